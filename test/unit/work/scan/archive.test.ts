import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { ARCHIVE_LIMITS, scanArchive } from "../../../../src/work/scan/archive";
import type { FileScan } from "../../../../src/work/scan/file";
import { filled } from "../../detect/found";

const MAKER = fileURLToPath(new URL("../../../interop/make_archives.py", import.meta.url));
const ARCHIVES = ["deflated.zip", "wide.zip", "gnu.tar", "pax.tar", "packed.tar.gz", "oci.tar", "classic.tar"];

describe("an archive", function () {
  this.timeout(120_000);
  let folder: string;

  before(function () {
    folder = mkdtempSync(join(tmpdir(), "sealwright-archives-"));
    const made = spawnSync("python3", [MAKER, folder, "small"], { input: filled('password = "@PASSWORD@"\n') });
    if (made.status !== 0) this.skip();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const scans = async (name: string, limits = ARCHIVE_LIMITS) => {
    const all: [string, FileScan][] = [];
    for await (const [path, scan] of scanArchive(join(folder, name), name, [], limits)) all.push([path, scan]);
    return all;
  };
  const skipped = (all: readonly (readonly [string, FileScan])[]) =>
    all.flatMap(([path, scan]) => (scan.kind === "skipped" && scan.reason !== "binary" ? [[path, scan] as const] : []));

  it("is read up to its limits, and says where it was not read to its end", async () => {
    for (const name of ARCHIVES) assert.deepEqual(skipped(await scans(name)), [], name);
    const few = await scans("pax.tar", { ...ARCHIVE_LIMITS, members: 2 });
    assert.equal(few.length, 3);
    assert.match(JSON.stringify(few[2]), /"pax\.tar".*more than 2 members: the others were not read/);
    const small = skipped(await scans("packed.tar.gz", { ...ARCHIVE_LIMITS, unpacked: 1000 }));
    assert.match(JSON.stringify(small), /"packed\.tar\.gz".*unpacks to more than/);
    const tight = skipped(await scans("packed.tar.gz", { ...ARCHIVE_LIMITS, ratioFrom: 1000, ratio: 2 }));
    assert.match(JSON.stringify(tight), /unpacks to 2 times its size/);
    const flat = skipped(await scans("classic.tar", { ...ARCHIVE_LIMITS, depth: 1 }));
    assert.deepEqual(
      flat.map(([path]) => path),
      ["classic.tar!/0a1b/layer.tar"],
    );
  });

  it("that is damaged anywhere is said, ends nothing, and is no error of ours", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ARCHIVES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 4 }),
        async (name, kept, changes) => {
          const whole = readFileSync(join(folder, name));
          const bytes = whole.subarray(0, Math.ceil(whole.length * (changes.length > 0 ? 1 : kept)));
          for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
          writeFileSync(join(folder, `damaged-${name}`), bytes);
          for (const [path, scan] of skipped(await scans(`damaged-${name}`))) {
            assert.equal(
              scan.kind === "skipped" && scan.reason === "failed",
              false,
              `${path}: ${JSON.stringify(scan)}`,
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
