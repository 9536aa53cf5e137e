import { SopsError } from "../errors";
import { floatEvent, intEvent, keyEvent, Meaning, textEvent } from "./meaning";

const TOKEN = /[ \t\r\n]{1,100000}|[{}[\],:]|"|-?\d[\d.eE+-]{0,5000}|true|false|null/y;
const WORDS: Record<string, string> = { true: "b:true", false: "b:false", null: "n:" };

/** Reads JSON: JSON.parse says whether it is any, its tokens what it means, in their order. Throws `malformed`. */
export function readJsonTokens(given: string): Meaning {
  const text = given.startsWith("\uFEFF") ? ` ${given.slice(1)}` : given;
  try {
    JSON.parse(text);
  } catch {
    throw new SopsError("malformed", "The file is not JSON.");
  }
  const meaning = new Meaning();
  // Whether a string is a name depends on what is around it, and on whether a colon came.
  const around: string[] = [];
  let named = false;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)![0];
    const sign = token[0]!;
    if (sign === "{" || sign === "[") around.push(sign);
    if ("{}[]".includes(sign)) meaning.add(sign, at);
    if (sign === "}" || sign === "]") around.pop();
    if (sign === ":") named = true;
    else if (sign === "," || "{[}]".includes(sign)) named = false;
    else if (sign === '"') {
      const end = stringEnd(text, TOKEN.lastIndex);
      TOKEN.lastIndex = end;
      const value = JSON.parse(text.slice(at, end)) as string;
      meaning.add(around.at(-1) === "{" && !named ? keyEvent(value) : textEvent(value), at);
    } else if (sign === "-" || (sign >= "0" && sign <= "9")) meaning.add(numberEvent(token), at);
    else if (WORDS[token] !== undefined) meaning.add(WORDS[token], at);
  }
  return meaning;
}

/** Where a string ends that is open at an offset. */
function stringEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
}

function numberEvent(text: string): string {
  if (!/[.eE]/.test(text) && text.length <= 20) {
    const value = BigInt(text);
    if (BigInt.asIntN(64, value) === value) return intEvent(value);
  }
  return floatEvent(Number(text));
}
