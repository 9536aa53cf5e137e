import assert from "node:assert/strict";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import { creationRule, parseSopsConfig, SopsFile } from "../../src/sops";
import type { RuleName, SelectionRule } from "../../src/sops/metadata/selection";
import { addRecipients, ageRecipients, changed, decrypt, encrypt } from "../sealed-texts";
import { missing } from "./python";
import { inPairs, SopsFolder, sopsProgram } from "./sops";
import { Random } from "./sops-random";

const LAYOUTS = 60;

const PATTERNS = [
  "",
  "\\.yaml$",
  "^secrets/",
  "secrets/.*\\.ya?ml$",
  "^app/.*",
  "(?i)PROD",
  "\\Aapp",
  "prod\\.yaml\\z",
  "dev",
  "[^/]+\\.yaml$",
  "^(?:app|secrets)/prod",
  "x{2,3}",
  "\\bdb\\b",
  "^\\.",
  "deep/er",
  "(?P<env>prod|dev)\\.yaml",
  "\\p{Lu}",
  "^$",
];
const PATHS = [
  "prod.yaml",
  "secrets/dev.yaml",
  "app/prod.yaml",
  "app/deep/er/db.yaml",
  "Upper.yaml",
  "xxx.yaml",
  ".hidden.yaml",
  "secrets/PROD.yaml",
];
const SELECTIONS = [
  "",
  "",
  "unencrypted_suffix: _plain",
  "encrypted_suffix: _secret",
  "unencrypted_regex: ^public",
  'encrypted_regex: "^(password|key)$"',
  "unencrypted_comment_regex: plain",
  "encrypted_comment_regex: seal",
  "mac_only_encrypted: true",
  "encrypted_suffix: _a\n    unencrypted_suffix: _b",
];

function layout(random: Random, keys: readonly string[]): string {
  const rules = Array.from({ length: 1 + random.below(3) }, () => {
    const pattern = random.chance(30) ? "" : random.one(PATTERNS);
    const lines = [`path_regex: '${pattern}'`, random.one(SELECTIONS), recipients(random, keys)];
    return `  - ${lines.filter((line) => line !== "").join("\n    ")}`;
  });
  return `creation_rules:\n${rules.join("\n")}\nstores:\n  yaml:\n    indent: 4\n`;
}

function recipients(random: Random, keys: readonly string[]): string {
  const some = () => Array.from({ length: 1 + random.below(2) }, () => random.one(keys));
  switch (random.below(5)) {
    case 0:
      return `age: ${some().join(",")}`;
    case 1:
      return `age: >-\n      ${some().join(",\n      ")},`;
    case 2:
      return `age:\n${some()
        .map((key) => `      - ${key}`)
        .join("\n")}`;
    case 3:
      return `key_groups:\n      - age:\n          - ${keys[0]}\n          - ${keys[0]}\n      - age: ["${keys[1]}"]\n    shamir_threshold: 2`;
    default:
      return `key_groups:\n      - merge:\n          - age: ["${keys[0]}"]\n          - age: ["${keys[2]}", "${keys[0]}"]\n        age: ["${keys[1]}"]`;
  }
}

describe("rules and the sops program", function () {
  this.timeout(120_000);
  let folder: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    folder = await SopsFolder.create(program);
  });

  after(() => folder?.remove());

  it(`chooses the rule and the recipients that sops chooses, on ${LAYOUTS} layouts`, async () => {
    const keys = await Promise.all([0, 1, 2].map(async () => identityToRecipient(await generateX25519Identity())));
    const random = new Random(3);
    const layouts = Array.from({ length: LAYOUTS }, () => ({ config: layout(random, keys), path: random.one(PATHS) }));
    let refused = 0;
    await inPairs(layouts, async ({ config, path }, index) => {
      folder.write(`layout${index}/.sops.yaml`, config);
      folder.write(`layout${index}/${path}`, "password: one\nother: two\n");
      // sops looks for the configuration from the current folder upwards.
      const inner = path.includes("/") && index % 2 === 0 ? path.slice(0, path.indexOf("/")) : "";
      const shown = path.slice(inner === "" ? 0 : inner.length + 1);
      const theirs = await folder.sops(["encrypt", shown], `${folder.path}/layout${index}/${inner}`);
      let ours: ReturnType<typeof creationRule>;
      try {
        ours = creationRule(parseSopsConfig(config), path);
      } catch {
        refused++;
        assert.ok(!theirs.ok, `sops takes what we refuse: ${path}\n${config}`);
        return;
      }
      assert.ok(theirs.ok, `sops refuses what we take: ${path}\n${config}\n${theirs.stderr}`);
      const metadata = SopsFile.parse(theirs.stdout, "yaml").metadata;
      if (metadata.groups.length > 1) assert.equal(ours!.threshold || ours!.groups.length, metadata.threshold);
      const ids = (groups: readonly (readonly { id: string }[])[]) =>
        groups.map((group) => [...new Set(group.map((key) => key.id))]);
      assert.deepEqual(ids(ours!.groups), ids(metadata.groups), config);
      const expected: SelectionRule = ours!.selection ?? { name: "unencrypted_suffix", text: "_unencrypted" };
      assert.deepEqual(metadata.rule, expected);
      assert.equal(metadata.macOnlyEncrypted, ours!.macOnlyEncrypted);
    });
    assert.ok(refused > 0 && refused < LAYOUTS * 0.7, "the layouts hold both kinds");
  });

  const RULES: [RuleName, string][] = [
    ["unencrypted_suffix", "_plain"],
    ["encrypted_suffix", "_secret"],
    ["unencrypted_regex", "(?i)^PUBLIC"],
    ["encrypted_regex", "\\A(password|keys)\\z"],
    ["unencrypted_comment_regex", "plain"],
    ["encrypted_comment_regex", "seal"],
  ];
  const SAMPLE = [
    "# plain start",
    "name_plain: a",
    "name_secret: b",
    "public: {x: 1, y: [2, 3]}",
    "password: c",
    "# seal this",
    "# and this",
    "sealed: d",
    "keys:",
    "  - e",
    "  # plain item",
    "  - f",
    "  # seal item",
    "  - g",
    "  - h # seal",
    "nested:",
    "  # seal nested",
    "  deep:",
    "    a: 1",
    "    # plain deep",
    "    b: 0777",
    "  other: true",
    "tail: 2024-01-02 # plain side",
    "",
  ].join("\n");

  for (const [name, text] of RULES) {
    for (const macOnlyEncrypted of [false, true]) {
      it(`seals what ${name} says${macOnlyEncrypted ? ", and nothing else in the code" : ""}`, async () => {
        const own = `rules-${name}-${macOnlyEncrypted}`;
        const rule = `    ${name}: '${text}'\n    mac_only_encrypted: ${macOnlyEncrypted}\n`;
        folder.write(`${own}/.sops.yaml`, `creation_rules:\n  - age: ${folder.recipient}\n${rule}`);
        const plain = folder.write(`${own}/plain.yaml`, SAMPLE);
        const theirs = await folder.sops(["encrypt", plain], `${folder.path}/${own}`);
        assert.ok(theirs.ok, theirs.stderr);
        const opened = (await decrypt(theirs.stdout, "yaml", [folder.identity])).text().reveal();
        const options = { groups: ageRecipients([folder.recipient]), rule: { name, text }, macOnlyEncrypted };
        const ours = await encrypt(SAMPLE, "yaml", options);
        const sealedKeys = (sealed: string) =>
          sealed
            .split("\nsops:")[0]!
            .split("\n")
            .filter((line) => line.includes(": ENC["))
            .map((line) => line.split(":")[0]!.trim());
        assert.deepEqual(
          sealedKeys(ours),
          sealedKeys(theirs.stdout).filter((key) => key !== "x"),
        );
        const back = await folder.sops(["decrypt", folder.write(`${own}/ours.yaml`, ours)]);
        assert.ok(back.ok, back.stderr);
        assert.ok(!opened.includes("ENC["), "nothing stays sealed");
        assert.ok(!back.stdout.includes("ENC["), back.stdout);
        assert.equal((await decrypt(ours, "yaml", [folder.identity])).text().reveal().includes("ENC["), false);
      });
    }
  }

  it("shares the data key among groups, opens theirs with enough of them, and keeps groups when it changes the file", async () => {
    const keys = await Promise.all([0, 1, 2].map(async () => generateX25519Identity()));
    const ids = await Promise.all(keys.map((key) => identityToRecipient(key)));
    const groups = ids.map((id) => `      - age: ["${id}"]`).join("\n");
    folder.write("shamir/.sops.yaml", `creation_rules:\n  - shamir_threshold: 2\n    key_groups:\n${groups}\n`);
    const plain = folder.write("shamir/plain.yaml", "a: one\nb: 2\n");
    const theirs = await folder.sops(["encrypt", plain], `${folder.path}/shamir`);
    assert.ok(theirs.ok, theirs.stderr);
    const two = [new Secret(keys[0]!), new Secret(keys[2]!)];
    assert.equal((await decrypt(theirs.stdout, "yaml", two)).text().reveal(), "a: one\nb: 2\n");
    await assert.rejects(decrypt(theirs.stdout, "yaml", two.slice(1)), { reason: "no-identity" });

    const added = await addRecipients(theirs.stdout, "yaml", [folder.recipient], two);
    const wanted = ids.map((id) => [{ type: "age" as const, id }]);
    const ours = await encrypt("a: one\nb: 2\n", "yaml", { groups: wanted, threshold: 2 });
    const turned = await changed(ours, "yaml", two, (file) => {
      file.set({ pointer: "/a" }, new Secret("uno"));
      return file.rotate();
    });
    folder.write("keys.txt", `${keys[0]}\n${keys[1]}\n`);
    for (const [name, sealed, value] of [
      ["theirs", theirs.stdout, "one"],
      ["added", added, "one"],
      ["ours", ours, "one"],
      ["turned", turned, "uno"],
    ] as const) {
      const shown = await folder.sops(["decrypt", "--extract", '["a"]', folder.write(`shamir/${name}.yaml`, sealed)]);
      assert.equal(shown.stdout.trim(), value, `${name}: ${shown.stderr}`);
    }
    folder.write("keys.txt", folder.identity.reveal());
  });
});
