import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { posix } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { CompiledRule } from "../../detect/read/own-rules";
import { BrokenArchive, ByteReader } from "../../machine/archives/byte-reader";
import { isTar, tarMembers } from "../../machine/archives/tar";
import { type RandomAccess, TooLong, zipMembers } from "../../machine/archives/zip";
import { readFailure } from "../../machine/read-failure";
import { type FileScan, failedScan, LARGEST, scanBytes, TOO_LARGE } from "./file";

/** How much of one archive is read. A test sets less. */
export const ARCHIVE_LIMITS = {
  members: 200_000,
  /** In all, in bytes. */
  unpacked: 4_000_000_000,
  /** An archive's unpacked bytes for each of its own, once they are more than `ratioFrom`. */
  ratio: 200,
  ratioFrom: 100_000_000,
  /** Archives within archives. */
  depth: 4,
};

type ArchiveLimits = typeof ARCHIVE_LIMITS;
type MemberScan = readonly [path: string, scan: FileScan];

/** Whether a file is read as an archive, by its name. */
export function isArchive(path: string): boolean {
  return isZip(path) || /\.(?:tar|tgz|gz)$/i.test(path);
}

const TAR = /\.(?:tar|tgz|tar\.gz)$/i;

function isZip(path: string): boolean {
  return /\.(?:zip|whl)$/i.test(path);
}

/** How the layers of an image are called that is saved in OCI's layout; others are `layer.tar`. */
const BLOB = /(?:^|\/)blobs\/sha256\/[0-9a-f]{64}$/;
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const HEAD = 512;
const CHUNK = 1 << 18;

/**
 * Scans the members of an archive: each as `ARCHIVE!/member`, a skipped one with the reason, and the archive itself where it cannot be
 * read to its end. Nothing is written. Never throws for what an archive holds.
 */
export async function* scanArchive(
  file: string,
  path: string,
  rules: readonly CompiledRule[],
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<MemberScan> {
  let fd: number;
  try {
    fd = openSync(file, "r");
  } catch (error) {
    yield [path, skipped(readFailure(error))];
    return;
  }
  try {
    const { size } = fstatSync(fd);
    const archive = new ArchiveScan(size, rules, limits);
    if (isZip(path)) yield* archive.zip(fileAccess(fd, size), path, 1);
    else yield* archive.stream(chunksOf(fd), path, 1);
  } catch (error) {
    yield [path, skippedFor(error)];
  } finally {
    closeSync(fd);
  }
}

/** A limit of the whole archive is reached. */
class ArchiveLimit extends Error {}

/** One archive, with those in it. */
class ArchiveScan {
  #members = 0;
  #unpacked = 0;
  readonly #most: number;

  constructor(
    size: number,
    private readonly rules: readonly CompiledRule[],
    private readonly limits: ArchiveLimits,
  ) {
    this.#most = Math.min(limits.unpacked, Math.max(limits.ratioFrom, size * limits.ratio));
  }

  async *zip(source: RandomAccess, path: string, depth: number): AsyncGenerator<MemberScan> {
    for (const { name, content } of zipMembers(source)) {
      const inner = this.#member(path, name);
      let bytes: Buffer;
      try {
        bytes = content(LARGEST);
      } catch (error) {
        yield [inner, skippedFor(error)];
        continue;
      }
      this.#count(bytes.length);
      yield* this.#content(one(bytes), bytes.length, inner, depth);
      await new Promise(setImmediate); // lets a signal through
    }
  }

  /** A tar archive, packed by gzip or not, or one file that gzip packed. */
  async *stream(chunks: AsyncIterable<Buffer>, path: string, depth: number): AsyncGenerator<MemberScan> {
    const packed = new ByteReader(chunks);
    const head = await packed.peek(HEAD);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const reader = isGzip ? new ByteReader(this.#gunzipped(packed)) : packed;
    if (isTar(isGzip ? await reader.peek(HEAD) : head, TAR.test(path))) {
      for await (const { name, size, content } of tarMembers(reader))
        yield* this.#content(content, size, this.#member(path, name), depth);
    } else if (isGzip) {
      const name = posix.basename(path).replace(/\.(?:gz|tgz)$/i, "");
      yield* this.#content(reader, undefined, this.#member(path, name), depth);
    } else if (head.subarray(0, 4).equals(ZSTD)) throw new BrokenArchive("it is packed by zstd, which is not read");
    else throw new BrokenArchive("it is no tar or gzip archive, or a broken one");
  }

  /** What a member holds: a file, or an archive of its own, which ends no other member's scan. `size` is undefined where it is not known. */
  async *#content(
    chunks: AsyncIterable<Buffer>,
    size: number | undefined,
    path: string,
    depth: number,
  ): AsyncGenerator<MemberScan> {
    try {
      const reader = new ByteReader(chunks);
      if (!isArchive(path) && !(BLOB.test(path) && isPacked(await reader.peek(HEAD)))) {
        if (size !== undefined && size > LARGEST) throw new TooLong();
        yield [path, scanBytes(await whole(reader), path, this.rules)];
      } else if (depth >= this.limits.depth) {
        yield [path, skipped(`it is an archive in ${depth} others, and no deeper one is read`)];
      } else if (isZip(path)) {
        yield* this.zip(bufferAccess(await whole(reader)), path, depth + 1);
      } else yield* this.stream(reader, path, depth + 1);
    } catch (error) {
      if (error instanceof ArchiveLimit) throw error;
      yield [path, skippedFor(error)];
    }
  }

  async *#gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const gunzip = createGunzip();
    // An error of either side is thrown where the chunks are asked for.
    pipeline(Readable.from(packed), gunzip, () => undefined);
    for await (const chunk of gunzip) {
      this.#count(chunk.length);
      yield chunk;
    }
  }

  /** Counts a member, and gives the name under which it is reported. */
  #member(archive: string, name: string): string {
    if (++this.#members > this.limits.members)
      throw new ArchiveLimit(`it has more than ${this.limits.members} members: the others were not read`);
    return `${archive}!${posix.normalize(`/${name.replaceAll("\\", "/")}`)}`;
  }

  #count(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked <= this.#most) return;
    const limit =
      this.#most < this.limits.unpacked
        ? `${this.limits.ratio} times its size, as no archive of files does`
        : `more than ${this.limits.unpacked / 1e9} GB`;
    throw new ArchiveLimit(`it unpacks to ${limit}: the rest was not read`);
  }
}

function isPacked(head: Buffer): boolean {
  return (head[0] === 0x1f && head[1] === 0x8b) || isTar(head) || head.subarray(0, 4).equals(ZSTD);
}

/** Throws `TooLong` where a file of that length would not be scanned. */
async function whole(reader: ByteReader): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of reader) {
    parts.push(chunk);
    length += chunk.length;
    if (length > LARGEST) throw new TooLong();
  }
  return Buffer.concat(parts, length);
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* chunksOf(fd: number): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = readSync(fd, chunk, 0, CHUNK, null);
    if (read === 0) return;
    yield chunk.subarray(0, read);
    await new Promise(setImmediate); // lets a signal through
  }
}

function fileAccess(fd: number, size: number): RandomAccess {
  return {
    size,
    read: (position, length) => {
      const bytes = Buffer.allocUnsafe(Math.min(length, Math.max(0, size - position)));
      return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, position));
    },
  };
}

function bufferAccess(bytes: Buffer): RandomAccess {
  return { size: bytes.length, read: (position, length) => bytes.subarray(position, position + length) };
}

function skipped(detail: string): FileScan {
  return { kind: "skipped", reason: "unreadable", detail };
}

function skippedFor(error: unknown): FileScan {
  if (error instanceof TooLong) return { kind: "skipped", reason: "too-large", detail: TOO_LARGE };
  if (error instanceof BrokenArchive || error instanceof ArchiveLimit) return skipped(error.message);
  // Those of zlib, streams and bounds of buffers have a code; what has none is an error of ours.
  return error instanceof Error && "code" in error ? skipped("its content is damaged") : failedScan(error);
}
