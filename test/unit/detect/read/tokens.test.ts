import assert from "node:assert/strict";
import { findTokens } from "../../../../src/detect/read/tokens";

const HUGGING_FACE = "hf_" + "QmZkTwVbNsRdLpYxHcJgUaEfOiKrMtXeWq";
const GROQ = "gsk_" + "Zq7Lw2".repeat(8) + "Hx4T";

const found = (text: string): string[] => findTokens(text).map((hit) => text.slice(hit.start, hit.end));

describe("finding tokens in a text", () => {
  it("gives the token alone, without quotes or what follows", () => {
    assert.deepEqual(found(`login(token="${HUGGING_FACE}")`), [HUGGING_FACE]);
    assert.deepEqual(found(HUGGING_FACE), [HUGGING_FACE]);
    assert.deepEqual(found(`${HUGGING_FACE}.`), [HUGGING_FACE]);
  });

  it("passes over a token's beginning inside a word", () => {
    assert.deepEqual(found(`x${HUGGING_FACE}`), []);
    assert.deepEqual(found(`_${HUGGING_FACE}`), []);
    assert.deepEqual(found(`7${HUGGING_FACE}`), []);
  });

  it("takes no run inside a picture in base64 for a Facebook token", () => {
    const run = `EAA${"LntDIklJ2tjpDEXONxEY4Af1pLGY6KZa9cktx9yay3uyJYQ6oX".repeat(2)}`;
    assert.deepEqual(found(`access_token=${run}`), [run]);
    for (const picture of [`Qd+${run}`, `S5a/${run}`, `"${run}+Zk4`, `"${run}/Zk4`])
      assert.deepEqual(found(picture), []);
  });

  it("takes an escape before the token for a boundary", () => {
    for (const escape of ["\\n", "\\t", "\\x3d", "\\u003d", "%3D", "%20"]) {
      assert.deepEqual(found(`"a${escape}${HUGGING_FACE}"`), [HUGGING_FACE], escape);
    }
    assert.deepEqual(found(`"an${HUGGING_FACE}"`), []);
  });

  it("gives several tokens in the text's order", () => {
    assert.deepEqual(found(`${GROQ} ${HUGGING_FACE}\n${GROQ}`), [GROQ, HUGGING_FACE, GROQ]);
  });

  it("counts offsets in UTF-16 code units", () => {
    const text = `# 🤗 ключ\nkey = "${HUGGING_FACE}"`;
    assert.equal(findTokens(text)[0]?.start, text.indexOf(HUGGING_FACE));
  });

  it("gives only the key of a connection string", () => {
    const key = "Zb8".repeat(28) + "Qw" + "==";
    assert.deepEqual(
      found(`DefaultEndpointsProtocol=https;AccountName=models;AccountKey=${key};EndpointSuffix=core.windows.net`),
      [key],
    );
  });

  it("gives a token whose mark stands in its middle as a whole", () => {
    const token = "aB3dE5gH7jK9mN" + ".atlasv1." + "pQ2rS4tU6v".repeat(6) + "wX8yZ0";
    assert.deepEqual(found(`terraform = "${token}"`), [token]);
    assert.deepEqual(found(`terraform = "x${token}"`), []);
  });

  it("leaves placeholders alone, judged as whole values", () => {
    assert.deepEqual(found(`hf_${"x".repeat(34)} gsk_${"X".repeat(52)}`), []);
    assert.deepEqual(found("AKIA" + "IOSFODNN7EXAMPLE"), []);
  });

  it("is sure of a token with a right checksum and less sure of one with a wrong checksum", () => {
    const body = "aB7cD8eF9gH0jK1mN2pQ3rS4tU5vW6";
    assert.equal(findTokens(`ghp_${body}2M5jQM`)[0]?.judged.confidence, "high");
    assert.equal(findTokens(`ghp_${body}2M5jQN`)[0]?.judged.confidence, "medium");
  });

  it("finds nothing in empty and in short texts", () => {
    assert.deepEqual(found(""), []);
    assert.deepEqual(found("hf"), []);
    assert.deepEqual(found("hf_"), []);
  });
});
