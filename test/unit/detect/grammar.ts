/** Where texts of a grammar come from: a number from 0 up to, and without, the bound. */
export type Draw = (bound: number) => number;

/** Draws from a seed, so that a failure can be had again. */
export function drawing(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * bound);
  };
}

const CLASS: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_",
  s: " ",
};
const ANY = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
/** How much more than its least a repeat without a tight bound is given. */
const MORE = 24;

/** What one expression can be: it draws a text of it, or says that it cannot be drawn. */
export function drawn(pattern: RegExp, draw: Draw): string {
  return new Drawing(pattern.source, draw, pattern.ignoreCase).whole();
}

/** Draws a text that an expression of the catalogue matches; look-around and boundaries are left to the caller to check. */
class Drawing {
  #at = 0;
  readonly #groups: string[] = [];

  constructor(
    private readonly source: string,
    private readonly draw: Draw,
    private readonly anyCase: boolean,
  ) {}

  whole(): string {
    const text = this.#alternatives();
    if (this.#at < this.source.length) throw new Error(`${this.source} ends at ${this.#at}`);
    return text;
  }

  #alternatives(): string {
    const all = [this.#sequence()];
    while (this.source[this.#at] === "|") {
      this.#at++;
      all.push(this.#sequence());
    }
    return all[this.draw(all.length)] as string;
  }

  #sequence(): string {
    let text = "";
    while (this.#at < this.source.length && !"|)".includes(this.source[this.#at] as string)) text += this.#repeated();
    return text;
  }

  /** The piece is read again for each time, so that it is drawn anew. */
  #repeated(): string {
    const from = this.#at;
    let text = this.#piece();
    const [least, most] = this.#bounds();
    const end = this.#at;
    const times = least + this.draw(Math.min(most - least, MORE) + 1);
    if (times === 0) text = "";
    for (let n = 1; n < times; n++) {
      this.#at = from;
      text += this.#piece();
    }
    this.#at = end;
    return text;
  }

  #bounds(): [number, number] {
    const found = /^(?:\{(\d+)(,?)(\d*)\}|([?*+]))\??/.exec(this.source.slice(this.#at));
    if (found === null) return [1, 1];
    this.#at += found[0].length;
    const [, least, comma, most, sign] = found;
    if (sign !== undefined) return sign === "?" ? [0, 1] : [sign === "+" ? 1 : 0, 6];
    return [Number(least), comma === "" ? Number(least) : most === "" ? Number(least) + MORE : Number(most)];
  }

  #piece(): string {
    const c = this.source[this.#at++] as string;
    if (c === "[") return this.#one(this.#class());
    if (c === "\\") return this.#escaped();
    if (c === ".") return this.#one(ANY);
    if (c === "^" || c === "$") return "";
    return c === "(" ? this.#group() : this.#cased(c);
  }

  #escaped(): string {
    const c = this.source[this.#at++] as string;
    if (c === "b" || c === "B") return "";
    if (/\d/.test(c)) return this.#groups[Number(c) - 1] ?? "";
    return c in CLASS ? this.#one(CLASS[c] as string) : ({ n: "\n", r: "\r", t: "\t" }[c] ?? c);
  }

  #group(): string {
    const head = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.source.slice(this.#at))?.[0] ?? "";
    this.#at += head.length;
    const text = this.#alternatives();
    this.#at++;
    if (/^\?<?[=!]/.test(head)) return "";
    if (head !== "?:") this.#groups.push(text);
    return text;
  }

  #class(): string {
    const negated = this.source[this.#at] === "^";
    if (negated) this.#at++;
    let characters = "";
    while (this.source[this.#at] !== "]") {
      let c = this.source[this.#at++] as string;
      if (c === "\\") {
        c = this.source[this.#at++] as string;
        characters += CLASS[c] ?? c;
      } else if (this.source[this.#at] === "-" && this.source[this.#at + 1] !== "]") {
        const to = (this.source[this.#at + 1] as string).charCodeAt(0);
        for (let code = c.charCodeAt(0); code <= to; code++) characters += String.fromCharCode(code);
        this.#at += 2;
      } else characters += c;
    }
    this.#at++;
    return negated ? [...ANY].filter((c) => !characters.includes(c)).join("") : characters;
  }

  #one(characters: string): string {
    return this.#cased(characters[this.draw(characters.length)] as string);
  }

  #cased(c: string): string {
    return this.anyCase && this.draw(2) === 0 ? c.toUpperCase() : c;
  }
}
