/** The bytes of standard input, to its end, or until there are more than `most`. */
export async function standardInput(most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  // `node:stream/consumers` would load all of Blob.
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
