import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file that grows, printed as it does. */
export interface Followed {
  readonly file: string;
  /** Whether the writer said that it came to its end. */
  ended(): boolean;
  end(): void;
}

/** Starts to print what another process appends to a new file. */
export function follow(): Followed {
  const directory = mkdtempSync(join(tmpdir(), "suite-output-"));
  const file = join(directory, "output");
  const descriptor = openSync(file, "a+");
  const buffer = Buffer.alloc(65_536);
  const drain = (): void => {
    for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer)) {
      process.stdout.write(Buffer.from(buffer.subarray(0, length)));
    }
  };
  const timer = setInterval(drain, 100);
  return {
    file,
    ended: () => existsSync(`${file}.ended`),
    end() {
      clearInterval(timer);
      drain();
      closeSync(descriptor);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
