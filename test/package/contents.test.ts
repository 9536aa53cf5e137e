import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { ROOT } from "../host/repository";

const BOTH = [
  "dist/THIRD-PARTY-NOTICES.txt",
  "dist/cli.js",
  "dist/lease-supervisor.js",
  "dist/scan-worker.js",
  "package.json",
  "schema/sealwright.schema.json",
];
const NPM = ["LICENSE", "README.md"];
const EXTENSION = [
  "[Content_Types].xml",
  "LICENSE.txt",
  "changelog.md",
  "dist/bin/sealwright",
  "dist/bin/sealwright.cmd",
  "dist/extension.js",
  "extension.vsixmanifest",
  "package.nls.json",
  "readme.md",
];
/** Files whose names the build makes. */
const CHUNK = /^dist\/(?:command|editor)-[a-z0-9-]+\.js$/;
const MEDIA = /^media\/(?:[a-z-]+\.(?:png|svg)|walkthrough\/[a-z]+\.md)$/;
/** What the programs import, for users of the product; development's packages are not among them. */
const BUNDLED = [
  "@aws-sdk/client-secrets-manager",
  "@aws-sdk/client-ssm",
  "@aws-sdk/client-sts",
  "@aws-sdk/credential-providers",
  "@azure/identity",
  "@azure/keyvault-secrets",
  "age-encryption",
  "commander",
  "diff",
  "google-auth-library",
  "hpagent",
  "ignore",
  "proxy-from-env",
  "re2js",
  "smol-toml",
  "yaml",
];

interface Bom {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly { readonly purl: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe("what is shipped", function () {
  this.timeout(180_000);

  before(() => {
    const packed = spawnSync(process.execPath, ["scripts/package.mjs"], { cwd: ROOT, encoding: "utf8" });
    assert.equal(packed.status, 0, packed.stderr);
  });

  it("has in the npm package the command alone", () => {
    const { version } = manifest();
    const listed = execFileSync("tar", ["-tzf", `out/sealwright-${version}.tgz`], { cwd: ROOT, encoding: "utf8" });
    const files = listed.trim().split("\n");
    const names = files.map((file) => file.replace("package/", "")).filter((file) => !CHUNK.test(file));
    assert.deepEqual(names.sort(), [...BOTH, ...NPM].sort());
    assert(!files.some((file) => file.includes("editor-")));
  });

  it("has in the extension both programs and the pictures", () => {
    const script = "import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))";
    const listed = execFileSync("python3", ["-c", script, "out/sealwright.vsix"], { cwd: ROOT, encoding: "utf8" });
    const names = listed
      .trim()
      .split("\n")
      .map((file) => file.replace("extension/", ""));
    assert.deepEqual(
      names.filter((file) => !CHUNK.test(file) && !MEDIA.test(file)).sort(),
      [...BOTH, ...EXTENSION].sort(),
    );
    assert(names.some((file) => file.startsWith("dist/editor-")) && names.some((file) => MEDIA.test(file)));
  });

  it("has the licence of each bundled package, word for word", () => {
    const notices = readFileSync(join(ROOT, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const name of BUNDLED) {
      const { version, license } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"));
      assert(notices.includes(`\n${name} ${version} (${license})\n`), name);
      const text = execFileSync("sh", ["-c", 'cat "$0"/LICENSE*', join(ROOT, "node_modules", name)], {
        encoding: "utf8",
      });
      assert(notices.includes(text.trim().replaceAll("\r\n", "\n")), `${name}'s licence`);
    }
    assert(!notices.includes("fast-check"), "what only the tests use is no part of the programs");
  });

  it("comes with a list of what is bundled, which CycloneDX's schema accepts", () => {
    const bom: Bom = JSON.parse(readFileSync(join(ROOT, "out/sealwright.cdx.json"), "utf8"));
    const require = createRequire(__filename);
    const schemas = join(dirname(require.resolve("@cyclonedx/cyclonedx-library/package.json")), "res/schema");
    const schema = (name: string) => JSON.parse(readFileSync(join(schemas, name), "utf8"));
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    // Of a draft that ajv-formats does not have.
    ajv.addFormat("iri-reference", true).addFormat("idn-email", true);
    for (const part of ["spdx.SNAPSHOT", "jsf-0.82.SNAPSHOT", "cryptography-defs.SNAPSHOT"])
      ajv.addSchema(schema(`${part}.schema.json`), `http://cyclonedx.org/schema/${part}.schema.json`);
    const valid = ajv.compile(schema("bom-1.6.SNAPSHOT.schema.json"));
    assert.equal(valid(bom), true, JSON.stringify(valid.errors));

    const own = bom.dependencies.find(({ ref }) => ref === bom.metadata.component["bom-ref"]);
    const direct = own?.dependsOn.map((purl) => decodeURIComponent(purl.replace(/^pkg:npm\/|@[^@]*$/g, "")));
    assert.deepEqual(direct, BUNDLED);
    const references = new Set(bom.components.map(({ purl }) => purl));
    for (const { dependsOn } of bom.dependencies) for (const one of dependsOn) assert(references.has(one), one);
  });

  it("is released by a workflow whose actions are named by commit, and that gives no job more than it uses", () => {
    const text = readFileSync(join(ROOT, ".github/workflows/release.yml"), "utf8");
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? "");
    assert(uses.length > 5);
    for (const action of uses) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/);
    const { permissions, jobs } = parse(text);
    assert.deepEqual(permissions, {});
    for (const job of Object.values<{ permissions?: object }>(jobs)) assert(job.permissions !== undefined);
  });
});

function manifest(): { version: string } {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
}
