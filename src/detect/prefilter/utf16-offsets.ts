import type { FirstLook } from "./word-kinds";

/** A look at UTF-8 bytes as one at the text that they encode: offsets in UTF-16 code units. */
export function inCodeUnits(look: FirstLook, bytes: Uint8Array, length: number): FirstLook {
  const [ends, surplus] = wideCharacters(bytes, length);
  const mover = () => {
    let next = 0;
    let sum = 0;
    return (offset: number) => {
      for (; next < ends.length && (ends[next] as number) <= offset; next++) sum += surplus[next] as number;
      return offset - sum;
    };
  };
  return {
    ...look,
    words: look.words.map(mover()),
    tokens: look.tokens.moved(mover()),
  };
}

/** Where the characters outside ASCII end, and how many more bytes than code units each has (RFC 3629). */
function wideCharacters(bytes: Uint8Array, length: number): [ends: number[], surplus: number[]] {
  const ends: number[] = [];
  const surplus: number[] = [];
  const aligned =
    bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2) : new Int32Array(0);
  for (let at = 0; at < length; ) {
    if (at % 4 === 0) {
      let word = at >> 2;
      while (word < aligned.length && ((aligned[word] as number) & 0x80808080) === 0) word++;
      at = word << 2;
      if (at >= length) break;
    }
    const byte = bytes[at] as number;
    if (byte < 0xc0) at++;
    else {
      const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      at += width;
      ends.push(at);
      surplus.push(width === 4 ? 2 : width - 1);
    }
  }
  return [ends, surplus];
}
