import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { FileError } from "../../../src/machine/files";
import { withLock } from "../../../src/machine/lock";

describe("changing a file while others do", () => {
  const fresh = () => `/project/${randomBytes(6).toString("hex")}`;

  it("happens one after another", async () => {
    const path = fresh();
    let value = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(path, async () => {
          const before = value;
          await new Promise((resolve) => setImmediate(resolve));
          value = before + 1;
        }),
      ),
    );
    assert.equal(value, 20);
  });

  it("goes on after a failure", async () => {
    const path = fresh();
    await assert.rejects(
      withLock(path, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await withLock(path, async () => 1), 1);
  });

  it("does not wait for a process that died", async () => {
    const path = fresh();
    const module = JSON.stringify(fileURLToPath(new URL("../../../src/machine/lock.ts", import.meta.url)));
    const program = `void require(${module}).withLock(${JSON.stringify(path)}, async () => process.exit(0))`;
    execFileSync(process.execPath, ["--import", "tsx", "-e", program]);
    assert.equal(await withLock(path, async () => 1, 0), 1);
  });

  it("gives up where another one keeps the file", async () => {
    const path = fresh();
    await withLock(path, async () => {
      await assert.rejects(
        withLock(path, async () => undefined, 0),
        (error: unknown) => error instanceof FileError && error.reason === "changed",
      );
    });
  });
});
