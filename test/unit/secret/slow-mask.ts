import { MASK } from "../../../src/secret/mask";
import type { Pattern } from "../../../src/secret/mask-automaton";
import { maskForms } from "../../../src/secret/mask-forms";
import { LONGEST_GAP, PlainReader } from "../../../src/secret/mask-reader";
import type { Secret } from "../../../src/secret/secret";

interface Character {
  readonly byte: number;
  readonly at: number;
  readonly end: number;
  readonly counts: readonly number[];
  readonly changes: number;
  readonly shown: readonly [number, number] | undefined;
  readonly spaced: boolean;
}

/** Every character of the plain reading, from the first byte on. */
function read(text: Uint8Array): { characters: Character[]; whole: number; lineEnded: boolean } {
  const characters: Character[] = [];
  const reader = new PlainReader({
    character(byte, at, end) {
      const counts = [reader.spaces, reader.looseSpaces, reader.quotes, reader.looseQuotes];
      const shown = reader.broken ? ([reader.breakFrom, reader.breakTo] as const) : undefined;
      characters.push({ byte, at, end, counts, changes: reader.changes, shown, spaced: reader.spaced });
    },
  });
  text.forEach((byte, at) => {
    reader.push(byte, at);
  });
  const { lineEnded } = reader;
  const whole = characters.length;
  reader.end();
  return { characters, whole, lineEnded };
}

function difference(characters: readonly Character[], from: number, to: number): number[] {
  const first = (characters[from] as Character).counts;
  return (characters[to - 1] as Character).counts.map((count, index) => count - (first[index] as number));
}

/** What masking must give for a text, by its definition: no automaton, no table, no chunks. */
export function slowMask(text: Buffer, secrets: readonly Secret[]): Buffer {
  const forms = secrets.flatMap(maskForms);
  const masked = new Uint8Array(text.length);
  for (const form of forms) maskContiguous(text, form, masked);
  maskPlain(
    text,
    forms.filter(({ plain }) => plain),
    masked,
  );
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at++) {
    if (masked[at] === 0) parts.push(text.subarray(at, at + 1));
    else if (masked[at - 1] !== 1) parts.push(MASK);
  }
  return Buffer.concat(parts);
}

function maskContiguous(text: Buffer, { bytes, enough }: Pattern, masked: Uint8Array): void {
  for (let at = text.indexOf(bytes); at !== -1; at = text.indexOf(bytes, at + 1)) masked.fill(1, at, at + bytes.length);
  for (let length = bytes.length - 1; length >= enough; length--) {
    const from = text.length - length;
    if (from >= 0 && text.subarray(from).equals(bytes.subarray(0, length))) masked.fill(1, from);
  }
}

function maskPlain(text: Buffer, forms: readonly Pattern[], masked: Uint8Array): void {
  const patterns = forms
    .map(({ bytes, enough, enoughAtEnd }) => ({
      characters: read(bytes).characters,
      enough,
      end: bytes.length - enoughAtEnd,
    }))
    .filter(({ characters }) => characters.length >= 4);
  const key = (characters: readonly Character[]) => String.fromCharCode(...characters.map(({ byte }) => byte));
  const texts = patterns.map(({ characters }) => ({ characters, text: key(characters) }));
  const { characters, whole, lineEnded } = read(text);
  // What is left out in a beginning, or an end, that several forms share may be what any of them leaves out.
  const fits = (part: readonly Character[], from: number, atEnd = false) => {
    const to = from + part.length;
    const name = key(part);
    const known = texts
      .filter(({ text }) => (atEnd ? text.endsWith(name) : text.startsWith(name)))
      .map(({ characters: whole }) => (atEnd ? whole.slice(-part.length) : whole.slice(0, part.length)))
      .map((shared) => difference(shared, 0, shared.length));
    const [spaces, loose, quotes, looseQuotes] = difference(characters, from, to) as [number, number, number, number];
    const least = (index: number) => Math.min(...known.map((counts) => counts[index] as number));
    const most = (index: number) => Math.max(...known.map((counts) => counts[index] as number));
    return spaces >= least(0) && loose <= most(0) && quotes >= least(2) && looseQuotes <= 25 * most(2);
  };
  const matched = (pattern: readonly Character[], from: number) => {
    let length = 0;
    while (length < pattern.length && from + length < characters.length) {
      const character = characters[from + length] as Character;
      if (character.byte !== pattern[length]?.byte) break;
      if (length > 0 && character.at - (characters[from + length - 1] as Character).end > LONGEST_GAP) break;
      length++;
    }
    return length;
  };
  const mask = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const { at, end, shown } = characters[index] as Character;
      if (index > from) {
        masked.fill(1, (characters[index - 1] as Character).end, shown?.[0] ?? at);
        masked.fill(1, shown?.[1] ?? at, end);
      } else masked.fill(1, at, end);
    }
  };
  /** Whether an ellipsis begins at a character; of the last one, a part is enough. */
  const ellipsis = (from: number) =>
    ["...", "…"].some((mark) => {
      const following = characters.slice(from, whole).slice(0, Buffer.byteLength(mark));
      const ends = from + following.length === whole && !lineEnded;
      return (
        (following.length === Buffer.byteLength(mark) || ends) &&
        following.every(({ byte, at, spaced }, index) => {
          if (byte !== Buffer.from(mark)[index]) return false;
          return index === 0 ? !spaced : at <= (characters[from + index - 1] as Character).end;
        })
      );
    });
  /** Whether an ellipsis that stands as it is ends before a character. */
  const behindMark = (at: number) => {
    const mark = characters.slice(Math.max(0, at - 3), at);
    if (mark.some((one, index) => one.end - one.at !== 1 || (index > 0 && one.at !== mark[index - 1]?.end)))
      return false;
    return ["...", "…"].some((text) => Buffer.from(text).equals(Buffer.from(mark.map(({ byte }) => byte))));
  };
  const marked = [...characters.keys()].filter(
    (at) => behindMark(at) && !characters[at]?.spaced && gap(characters, at),
  );
  for (const { characters: pattern, end } of patterns) {
    const enough = Math.max(4, pattern.filter(({ at }) => at >= end).length);
    for (const from of marked) {
      const next = [...characters.keys()].find((at) => at > from && behindMark(at)) ?? characters.length;
      for (let length = enough; length <= Math.min(256, pattern.length, next - from); length++) {
        const tail = pattern.slice(-length);
        if (matched(tail, from) === length && fits(tail, from, true)) mask(from, from + length);
      }
    }
  }
  for (const { characters: pattern, enough } of patterns) {
    const shown = pattern.filter(({ end }) => end <= enough).length;
    for (let from = 0; from < characters.length; from++) {
      const length = matched(pattern, from);
      if (length === pattern.length && fits(pattern, from)) {
        const first = characters[from] as Character;
        const last = characters[from + length - 1] as Character;
        if (last.changes > first.changes || first.end - first.at > 1) mask(from, from + length);
      }
      for (let cut = Math.max(shown, 4); cut <= Math.min(length, pattern.length - 1); cut++) {
        const to = from + cut;
        if (to <= whole && gap(characters, to) && ellipsis(to) && fits(pattern.slice(0, cut), from)) mask(from, to);
      }
    }
  }
}

/** Whether no more than a gap is before a character. */
function gap(characters: readonly Character[], index: number): boolean {
  const character = characters[index];
  return character === undefined || character.at - (characters[index - 1] as Character).end <= LONGEST_GAP;
}
