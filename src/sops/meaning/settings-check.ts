import type { OpenedLeaf } from "../contents";
import type { Collection, Mapping, TreeNode } from "../tree/tree";
import { readSettingsTo, type SettingsListener } from "./yaml-lines";

/**
 * Whether a YAML text of settings means what the opened values mean: read and compared in one pass, line by line. False where it
 * does not, or is more than settings; the whole comparison then says which, and why.
 */
export function settingsMean(text: string, documents: readonly Mapping[], leaves: readonly OpenedLeaf[]): boolean {
  const [root, ...more] = documents;
  if (root === undefined || more.length > 0) return false;
  const cursor = new Cursor(root, leaves);
  return readSettingsTo(text, cursor) && cursor.ended();
}

/** A place in a tree of opened values that moves as a reader says what it reads. */
class Cursor implements SettingsListener {
  #same = true;
  /** The maps around the place, with the number of entries that were read of each. */
  readonly #around: Collection[] = [];
  readonly #read: number[] = [];
  /** What the next value has to be. */
  #value: TreeNode | undefined;
  #leaf = 0;

  constructor(
    root: Mapping,
    private readonly leaves: readonly OpenedLeaf[],
  ) {
    this.#value = root;
  }

  open(): void {
    const map = this.#take();
    if (map?.kind !== "mapping") this.#same = false;
    else {
      this.#around.push(map);
      this.#read.push(0);
    }
  }

  close(): void {
    const map = this.#around.pop();
    this.#same &&= this.#read.pop() === map?.entries.length && this.#value === undefined;
  }

  key(key: string): void {
    const depth = this.#around.length - 1;
    const entry = this.#around[depth]?.entries[this.#read[depth]!++];
    this.#same &&= entry?.key === key && this.#value === undefined;
    this.#value = entry?.value;
  }

  word(word: string): void {
    this.#scalar(word);
  }

  nothing(): void {
    this.#scalar(null);
  }

  comment(): void {}

  /** Whether all was read, and all was the same. */
  ended(): boolean {
    return this.#same && this.#around.length === 0 && this.#leaf === this.leaves.length;
  }

  #scalar(value: string | null): void {
    const leaf = this.leaves[this.#leaf++];
    this.#same &&=
      leaf !== undefined && leaf.scalar === this.#take() && leaf.type !== "comment" && leaf.value === value;
  }

  #take(): TreeNode | undefined {
    const value = this.#value;
    this.#value = undefined;
    return value;
  }
}
