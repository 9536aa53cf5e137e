import { BrokenArchive, ByteRange, type ByteReader } from "./byte-reader";

const BLOCK = 512;
/** Of a header that gives a name or other facts of the next member, in bytes. */
const LONGEST_HEADER = 1 << 20;

/** A regular file of a tar archive; its content is to be read before the next one is asked for. */
interface TarMember {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Whether bytes begin as a tar archive does: with a header whose checksum is right; `named` so, also with its end, as one of no members. */
export function isTar(head: Buffer, named = false): boolean {
  return head.length >= BLOCK && (hasChecksum(head) || (named && isEmpty(head)));
}

/**
 * The regular files of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format", with GNU's long names and sizes); links, devices
 * and sparse files are passed over. Throws `BrokenArchive`.
 */
export async function* tarMembers(reader: ByteReader): AsyncGenerator<TarMember> {
  let pax = new Map<string, string>();
  let longName: string | undefined;
  for (;;) {
    const header = await reader.take(BLOCK);
    if (header.length === 0 || isEmpty(header)) return;
    if (header.length < BLOCK || !hasChecksum(header)) throw new BrokenArchive("a header in it is damaged");
    const type = String.fromCharCode(header[156] as number);
    const size = Number(pax.get("size") ?? sizeOf(header));
    if (!Number.isSafeInteger(size) || size < 0) throw new BrokenArchive("a header in it is damaged");
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (type === "L" || type === "x") {
      if (size > LONGEST_HEADER) throw new BrokenArchive("a header in it is longer than 1 MB");
      const text = (await reader.take(size + padding)).toString("utf8", 0, size);
      if (type === "L") longName = upToZero(text);
      else pax = paxRecords(text);
      continue;
    }
    // Further places of a sparse file follow its header in blocks of their own.
    for (let more = type === "S" && header[482] !== 0; more; ) more = (await reader.take(BLOCK))[504] === 1;
    // Links, devices and folders have no content, whatever size they say.
    const content = new ByteRange(reader, /[1-6]/.test(type) ? 0 : size + padding);
    if (/[07\0]/.test(type)) {
      const name = pax.get("path") ?? longName ?? nameOf(header);
      if (!name.endsWith("/") && !pax.has("GNU.sparse.major")) yield { name, size, content: first(content, size) };
    }
    await content.drain();
    if (type !== "K" && type !== "g") {
      pax = new Map();
      longName = undefined;
    }
  }
}

/** The content without its padding. */
async function* first(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let left = size;
  if (left === 0) return;
  for await (const chunk of content) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}

function nameOf(header: Buffer): string {
  const name = field(header, 0, 100);
  // GNU's own format has times where POSIX's has a prefix.
  const prefix = header.toString("latin1", 257, 263) === "ustar\0" ? field(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** Octal digits, or in GNU's way the number itself behind a set highest bit. */
function sizeOf(header: Buffer): number {
  if (((header[124] as number) & 0x80) === 0) return Number.parseInt(field(header, 124, 12).trim() || "0", 8);
  return Number(header.readBigUInt64BE(128));
}

/** `LENGTH KEY=VALUE\n`, the length in bytes of the whole record. */
function paxRecords(text: string): Map<string, string> {
  const bytes = Buffer.from(text);
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString("latin1", at, at + 12), 10);
    if (!(length > 0)) break;
    const [, key, value] = /^\d+ ([^=]*)=([^]*)\n$/.exec(bytes.toString("utf8", at, at + length)) ?? [];
    if (key !== undefined && value !== undefined) records.set(key, value);
    at += length;
  }
  return records;
}

function field(header: Buffer, start: number, length: number): string {
  return upToZero(header.toString("utf8", start, start + length));
}

function upToZero(text: string): string {
  const end = text.indexOf("\0");
  return end === -1 ? text : text.slice(0, end);
}

function isEmpty(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

/** The sum of the header's bytes, its own field read as blanks. */
function hasChecksum(header: Buffer): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (header[at] as number);
  return sum > 256 && sum === Number.parseInt(field(header, 148, 8).trim(), 8);
}
