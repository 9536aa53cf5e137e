import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { Masker } from "../../../../src/secret/mask";
import { Secret } from "../../../../src/secret/secret";
import { PatternMask } from "../../../../src/work/run/mask-patterns";
import { chain, pump } from "../../../../src/work/run/output";

const TOKEN = ["hf", "QmZkTwVbNsRdLpYxHcJgUaEfOiKrMtXeWq"].join("_");
const SECRET = new Secret("zq9-Xk2-77");

async function shown(stream: PassThrough): Promise<string> {
  stream.end();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe("output that passes through", () => {
  it("is shown without waiting for more, also where it begins like a secret", async () => {
    const [from, to] = [new PassThrough(), new PassThrough()];
    const done = pump(from, to, new Masker([SECRET]).stream());
    from.write("password? zq9");
    let seen = "";
    while (!seen.endsWith("zq9")) seen += String(await new Promise<Buffer>((resolve) => to.once("data", resolve)));
    assert.equal(seen, "password? zq9");
    from.end("\n");
    await done;
  });

  it("comes out whole, however slowly it is read", async () => {
    const [from, to] = [new PassThrough(), new PassThrough({ highWaterMark: 64 })];
    const done = pump(from, to, new Masker([SECRET]).stream());
    const line = `step 1 ${SECRET.reveal()}\n`;
    from.end(line.repeat(5000));
    const all = done.then(() => to.end());
    let text = "";
    for await (const chunk of to) text += String(chunk);
    await all;
    assert.equal(text, "step 1 [secret]\n".repeat(5000));
  });

  it("ends where it is not read any more", async () => {
    const [from, to] = [new PassThrough(), new PassThrough()];
    const done = pump(from, to, new Masker([SECRET]).stream());
    to.destroy(Object.assign(new Error("closed"), { code: "EPIPE" }));
    await done;
    assert.equal(from.destroyed, true);
  });

  it("loses known token formats line by line, and nothing else", async () => {
    const [from, to] = [new PassThrough(), new PassThrough()];
    const done = pump(from, to, chain(new Masker([SECRET]).stream(), new PatternMask()));
    const text = Buffer.from(`é token ${TOKEN} and ${SECRET.reveal()}\r\nhash 0123456789abcdef\n`);
    for (const byte of text) from.write(Buffer.of(byte));
    from.write(Buffer.of(0xff, 0xfe, 10));
    from.end("last");
    await done;
    assert.equal(await shown(to), "é token [secret] and [secret]\r\nhash 0123456789abcdef\n\ufffd\ufffd\nlast");
  });

  it("loses private keys of several lines", () => {
    const mask = new PatternMask();
    const key = ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIEabc\nDEFghi=\n-----END RSA PRIVATE", " KEY----- end\n"].join(
      "",
    );
    const out = Buffer.concat([...key].flatMap((character) => mask.write(Buffer.from(character))));
    assert.equal(out.toString(), "[secret]\n[secret]\n[secret]\n[secret] end\n");
    assert.equal(String(mask.write(Buffer.from("MIIEabc\n"))), "MIIEabc\n");
  });
});
