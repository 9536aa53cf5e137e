import fc from "fast-check";
import { maskForms } from "../../../src/secret/mask-forms";
import { Secret } from "../../../src/secret/secret";

const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  (text) => text.replace(/./gu, (character) => `&#${character.codePointAt(0)};`),
  (text) => text.replace(/[&<>"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  (text) => text.replace(/[^\w]/g, "\\$&"),
  (text) => text.replace(/['"]/g, "$&$&"),
  (text) => text.replace(/.{3}/gsu, "$&\n  "),
  (text) => text.replace(/.{4}/gsu, "$& │\r\n│ "),
  (text) => text.replace(/./gsu, "$&\x1b[1m"),
  (text) => `${text.slice(0, 9)}...`,
  (text) => `${text.slice(0, 10)}…`,
  (text) => `...${text.slice(-9)}`,
  (text) => `ab…${text.slice(-11)}`,
  (text) => [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, "0")).join(":\n"),
];
const NOISE = [
  "a",
  "b",
  "%",
  "\\",
  "&",
  "\n",
  "\r",
  " ",
  "'",
  '"',
  "|",
  "│",
  "\x1b[0m",
  "\x1b",
  "...",
  ".",
  "…",
  "\\n",
  "%5c",
];
const NEAR = fc.string({ unit: fc.constantFrom("a", "b", "\\", "n", "%", "4", "1", '"', " ", "&", "."), minLength: 6 });

const letters = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 14 });
const values = fc.array(fc.oneof(letters, NEAR, fc.string({ unit: "grapheme", minLength: 6, maxLength: 40 })), {
  minLength: 1,
  maxLength: 4,
});

/** Random bytes with forms in all spellings, their beginnings and their ends between. */
export const output = values.chain((chosen) => {
  const secrets = chosen.map((value) => new Secret(value));
  const forms = secrets.flatMap(maskForms).map(({ bytes }) => Buffer.from(bytes));
  const spelled = fc
    .tuple(fc.constantFrom(...chosen), fc.constantFrom(...SPELLINGS), fc.constantFrom(...SPELLINGS), fc.boolean())
    .map(([value, first, second, twice]) => Buffer.from(twice ? second(first(value)) : first(value)));
  const part = (whole: fc.Arbitrary<Buffer>) =>
    fc
      .tuple(whole, fc.nat(), fc.nat())
      .map(([bytes, from, length]) => bytes.subarray(from % bytes.length).subarray(0, length % bytes.length));
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    fc.array(fc.constantFrom(...NOISE), { maxLength: 6 }).map((texts) => Buffer.from(texts.join(""))),
    spelled,
    part(spelled),
    ...(forms.length === 0 ? [] : [fc.constantFrom(...forms), part(fc.constantFrom(...forms))]),
  );
  return fc.tuple(fc.constant(secrets), fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }));
});
