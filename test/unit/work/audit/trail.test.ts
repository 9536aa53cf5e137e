import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditFile, readAudit, recordEvent } from "../../../../src/work/audit/trail";

describe("the record of what programs got", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-audit-"));
    env = { XDG_CONFIG_HOME: folder, APPDATA: folder };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const end = (code: number) => recordEvent(env, { event: "run-ended", run: "r", time: 1, code });
  const lines = () => readFileSync(auditFile(env), "utf8").trimEnd().split("\n");

  it("keeps every event of many at once, each behind the one before", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, code) => end(code)));
    const { events, broken } = readAudit(env);
    assert.equal(broken, undefined);
    const codes = events.map((event) => (event.event === "run-ended" ? event.code : -1));
    assert.deepEqual(
      codes.sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, code) => code),
    );
  });

  it("shows where a line was changed, taken out or cut off", async () => {
    for (const code of [0, 1, 2, 3]) await end(code);
    const all = lines();
    const changed = (rest: string[]) => {
      writeFileSync(auditFile(env), `${rest.join("\n")}\n`);
      return readAudit(env).broken;
    };
    assert.equal(changed(all), undefined);
    assert.equal(changed(all.map((line, index) => (index === 1 ? line.replace('"code":1', '"code":0') : line))), 3);
    assert.equal(changed(all.filter((_, index) => index !== 1)), 2);
    writeFileSync(auditFile(env), `${all.slice(0, 2).join("\n")}\n${all[2]?.slice(0, 20)}`);
    await end(9);
    const { events, broken } = readAudit(env);
    assert.deepEqual([events.length, broken], [3, 3]);
  });
});
