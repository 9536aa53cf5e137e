import { inflateRawSync } from "node:zlib";
import { BrokenArchive } from "./byte-reader";

/** Bytes that are read at any place: a file, or a buffer. Fewer than `length` only at the end. */
export interface RandomAccess {
  readonly size: number;
  read(position: number, length: number): Buffer;
}

/** A file of a zip archive. */
interface ZipMember {
  readonly name: string;
  /** In bytes, as the archive says it. */
  readonly size: number;
  /** Unpacks it, `most` bytes at most. Throws `BrokenArchive`; `TooLong` where it is longer. */
  content(most: number): Buffer;
}

/** A member is longer than was asked for. */
export class TooLong extends Error {}

const END = 0x06054b50;
const END_LENGTH = 22;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** What the archive's own list of members may take, in bytes. */
const LARGEST_LIST = 1 << 26;
const LINK = 0o120000;

/** The files of a zip archive (APPNOTE 6.3.10, ZIP64 too), by its list of members; folders and links are passed over. Throws `BrokenArchive`. */
export function* zipMembers(source: RandomAccess): Generator<ZipMember> {
  const { list, shift } = listOf(source);
  for (let at = 0; at + 46 <= list.length; ) {
    if (list.readUInt32LE(at) !== CENTRAL) throw new BrokenArchive("its list of members is damaged");
    const [flags, method] = [list.readUInt16LE(at + 8), list.readUInt16LE(at + 10)];
    const name = list.subarray(at + 46, at + 46 + list.readUInt16LE(at + 28));
    const extra = list.subarray(at + 46 + name.length, at + 46 + name.length + list.readUInt16LE(at + 30));
    const narrow = [24, 20, 42].map((field) => list.readUInt32LE(at + field));
    const [size = 0, packed = 0, offset = 0] = widened(narrow, extra);
    const mode = list.readUInt32LE(at + 38) >>> 16;
    at += 46 + name.length + extra.length + list.readUInt16LE(at + 32);
    const shown = name.toString("utf8");
    if (shown.endsWith("/") || (mode & 0o170000) === LINK) continue;
    const content = (most: number): Buffer => {
      if ((flags & 1) !== 0) throw new BrokenArchive("it is encrypted");
      if (method !== 0 && method !== 8) throw new BrokenArchive(`it is packed by method ${method}, which is not read`);
      if (size > most || packed > most) throw new TooLong();
      return unpacked(contentOf(source, offset + shift, packed), method, most);
    };
    yield { name: shown, size, content };
  }
}

/** The list of members; `shift` is how far all of the archive stands behind where it says. */
function listOf(source: RandomAccess): { list: Buffer; shift: number } {
  const from = Math.max(0, source.size - END_LENGTH - 0xffff);
  const tail = source.read(from, source.size - from);
  let at = tail.length - END_LENGTH;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw new BrokenArchive("it is no zip archive, or not a whole one");
  let end = from + at;
  let [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const locator = end < 20 ? Buffer.alloc(0) : source.read(end - 20, 20);
  if (locator.length === 20 && locator.readUInt32LE(0) === LOCATOR64) {
    const wide = source.read(Number(locator.readBigUInt64LE(8)), 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== END64) throw new BrokenArchive("its list of members is damaged");
    end = Number(locator.readBigUInt64LE(8));
    [length, offset] = [Number(wide.readBigUInt64LE(40)), Number(wide.readBigUInt64LE(48))];
  }
  if (length > LARGEST_LIST) throw new BrokenArchive("its list of members is longer than 64 MB");
  const shift = end - length - offset;
  const list = shift < 0 ? Buffer.alloc(0) : source.read(offset + shift, length);
  if (shift < 0 || list.length < length) throw new BrokenArchive("its list of members is damaged");
  return { list, shift };
}

/** The fields of a member, those that need it taken from the extra field of ZIP64 (4.5.3). */
function widened(narrow: readonly number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return narrow.map((value) => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...narrow];
}

function contentOf(source: RandomAccess, position: number, packed: number): Buffer {
  const header = source.read(position, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw new BrokenArchive("its header is damaged");
  const content = source.read(position + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed);
  if (content.length < packed) throw new BrokenArchive("it ends too early");
  return content;
}

function unpacked(content: Buffer, method: number, most: number): Buffer {
  if (method === 0 || content.length === 0) return content;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw new TooLong();
    throw new BrokenArchive("its content is damaged");
  }
}
