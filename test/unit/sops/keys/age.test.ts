import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Secret } from "../../../../src/secret/secret";
import { identityFault } from "../../../../src/sops";
import { freshKey } from "../../../sealed-texts";

const SOPS = fileURLToPath(new URL("../../../../src/sops", import.meta.url));
const LOADS = /^(?:import|export)(?! type).* from "(?:age-encryption|[./a-z]*\/age)";/gm;

describe("the age library", () => {
  it("is loaded when a key is first used, not with the format", () => {
    const files = readdirSync(SOPS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const loading = files.filter((name) => readFileSync(join(SOPS, name), "utf8").match(LOADS) !== null);
    assert.deepEqual(
      loading.map((name) => basename(name)),
      ["age.ts"],
    );
  });

  it("says which line of a key file is no key, and not a word of it", async () => {
    const { identity } = await freshKey();
    assert.equal(
      await identityFault(new Secret(`# mine\n\n${identity.reveal()}\r\nAGE-PLUGIN-YUBIKEY-1QQ\n`)),
      undefined,
    );
    const fault = await identityFault(new Secret(`${identity.reveal()}\nAGE-SECRET-KEY-1QQQQ\n`));
    assert.equal(fault, "Line 2 is no age secret key: it was cut off or changed.");
  });
});
