import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { Allowed } from "../../detect/config";
import { keyOf } from "../../detect/suppress/allow";
import { toPosix } from "../../machine/paths";

/** A value that a project starts with; `places` are its files, once for each time, relative to the baseline's folder. */
export interface Known extends Allowed {
  readonly places?: readonly string[];
}

/** The places of a baseline's values: a value that only moved stays known, one that stands in one place more does not. */
export class KnownPlaces {
  /** By entry: the files that hold the value, once for each time. */
  readonly #places = new Map<string, string[]>();

  /** `file` is the baseline's; its places are relative to its folder. */
  constructor(file: string, known: readonly Known[]) {
    for (const entry of known) {
      const files = (entry.places ?? []).map((place) => resolve(dirname(file), place));
      this.#places.set(keyOf(entry), [...(this.#places.get(keyOf(entry)) ?? []), ...files]);
    }
  }

  /** Of the files (absolute) where an entry's value was found: which findings, by index, stand in a place too many. */
  surplus(entry: string, found: readonly string[], scanned: (file: string) => boolean): number[] {
    const left = [...(this.#places.get(entry) ?? [])];
    const elsewhere: number[] = [];
    for (const [index, file] of found.entries()) {
      const at = left.indexOf(file);
      if (at < 0) elsewhere.push(index);
      else left.splice(at, 1);
    }
    // A place whose file was looked at, or is gone, may be where the value came from.
    const moved = left.filter((file) => scanned(file) || !existsSync(file)).length;
    return elsewhere.slice(moved);
  }
}

/** How a baseline writes the place of a value. */
export function placeIn(baseline: string, file: string): string {
  return toPosix(relative(dirname(baseline), file));
}
