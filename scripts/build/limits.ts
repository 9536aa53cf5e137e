/** A file as it is written. */
export interface Written {
  /** In bytes. */
  readonly size: number;
  /** What it requires that is not in it. */
  readonly requires: readonly string[];
  /** Whether it is in the npm package, which holds the command and nothing of the editor's. */
  readonly command: boolean;
}

export const MOST_FILES = 64;
/** Of all files, in bytes. */
const MOST = 3_400_000;

/** What is wrong with what would be shipped: sentences, none where all is well. By the files' names. */
export function complaints(files: ReadonlyMap<string, Written>): readonly string[] {
  const all = [...files.values()];
  const wrong: string[] = [];
  const most = (what: string, count: number, limit: number, unit: string): void => {
    if (count > limit) wrong.push(`${what}: ${count} ${unit}, where ${limit} are the most.`);
  };
  most("All files", all.length, MOST_FILES, "files");
  most("All files", total(all), MOST, "bytes");
  for (const [name, { command, requires }] of files) {
    if (command && requires.includes("vscode")) wrong.push(`${name} is the command's and asks for vscode.`);
  }
  return wrong;
}

function total(files: readonly Written[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
