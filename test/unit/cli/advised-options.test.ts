import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { encrypt, freshKey } from "../../sealed-texts";
import { Project } from "./command";

const PGP = "85D77543B3D624B63CEA9E6DBC17301B491B3F21";
const SEALED = "shared.enc.yaml";

/** Commands that fail without a word of the user, each with the command whose options they have. */
const COMMANDS: readonly (readonly [own: string, args: string])[] = [
  ["sops decrypt", SEALED],
  ["sops rotate", SEALED],
  ["sops encrypt", "plain.yaml"],
  ["sops set", `${SEALED} /a`],
  ["sops updatekeys", SEALED],
  ["sops git-setup", ""],
  ["sops diff", SEALED],
  ["secrets get", `--unsafe-print sops://${SEALED}#/a`],
  ["secrets set", `sops://${SEALED}#/a`],
  ["secrets remove", `sops://${SEALED}#/a`],
  ["run", "-- true"],
  ["run", "--refs declined.refs -- true"],
  ["run", "--refs loading.refs -- true"],
  ["run", "--refs none.refs -e leading.env -- true"],
  ["env", "--names TOKEN"],
  ["env", "--refs loading.refs --names TOKEN"],
  ["env", "--refs none.refs -e leading.env --names HF_ENDPOINT"],
  ["mask", ""],
  ["mask", "--refs loading.refs"],
  ["run", "--env-file leading.env -- true"],
  ["mask", "--env-file leading.env"],
  ["seal", ".env"],
  ["fix", "--to sops:other/secrets.enc.yaml --write train.py"],
  ["secrets get", `sops://${SEALED}#/a`],
  ["env", "--names 7"],
];

describe("what the command advises", () => {
  let project: Project;
  let PATH = "";
  const started = () => project.has("../started");

  before(async function () {
    if (process.platform === "win32") return this.skip();
    project = new Project();
    const text = await encrypt("a: Zk4vQ9pLx2Rt7nBq\n", "yaml", { groups: (await freshKey()).groups });
    const age = /^ {4}age:\n(?: {8}.*\n)*/m;
    assert.match(text, age);
    const armor = '          created_at: "2026-01-02T03:04:05Z"\n          enc: x\n';
    project.write(SEALED, text.replace(age, `    pgp:\n        - fp: ${PGP}\n${armor}`));
    project.write("plain.yaml", "a: b\n");
    project.write(".sops.yaml", `creation_rules:\n  - path_regex: ^(plain|shared)\n    pgp: ${PGP}\n`);
    project.write(".env.refs", `TOKEN=sops://${SEALED}#/a\n`);
    project.write("declined.refs", `TOKEN=sops://${SEALED}#/a\n`);
    project.write("loading.refs", "PYTHONPATH=env:HOME\n");
    project.write("none.refs", "");
    project.write("leading.env", "HF_ENDPOINT=https://hub.example.org\n");
    project.write(".env", "SMTP_PASSWORD=Qm8wX3kTz6Lp9vRd\n");
    project.write("train.py", 'smtp_password = "Qm8wX3kTz6Lp9vRd"\n');
    const bin = join(project.path, "..", "bin");
    mkdirSync(bin);
    // It is found, so that the user must agree to its start, which a file shows.
    writeFileSync(join(bin, "sops"), `#!/bin/sh\necho started >> '${join(project.path, "..", "started")}'\nexit 1\n`);
    chmodSync(join(bin, "sops"), 0o755);
    PATH = [bin, process.env.PATH].join(delimiter);
  });

  after(() => project?.remove());

  const run = (words: string) =>
    project.run(
      words.split(" ").filter((word) => word !== ""),
      { env: { PATH }, input: "Qm8wX3kTz6Lp9vRd" },
    );

  it("is what the command that it is advised for has as an option", () => {
    const helps = new Map<string, string>();
    const help = (own: string) => helps.get(own) ?? helps.set(own, run(`${own} --help`).stdout).get(own) ?? "";
    const advised = new Map<string, Set<string>>();
    for (const [own, args] of COMMANDS) {
      const { stderr, code } = run(`${own} ${args}`);
      if (own !== "sops diff") assert.notEqual(code, 0, `${own} ${args}`);
      assert.doesNotMatch(stderr, /internal error/);
      for (const sentence of stderr.split(/[.:;]\s|\n/)) {
        const other = /sealwright ((?:sops |secrets )?[a-z-]+)/.exec(sentence)?.[1];
        for (const [option] of sentence.matchAll(/(?<=\s)-(?:-[a-z][a-z-]+|[a-z]\b)/g)) {
          assert.match(help(other ?? own), new RegExp(`(?:^|\\s)${option}\\b`), `${own} ${args}: ${stderr}`);
          advised.set(option, (advised.get(option) ?? new Set()).add(own));
        }
      }
    }
    assert.deepEqual(
      ["sops decrypt", "sops set", "secrets get", "secrets set", "run", "env", "mask"].filter(
        (own) => advised.get("--yes")?.has(own) !== true,
      ),
      [],
      "commands that do not advise --yes",
    );
    assert.deepEqual([...(advised.get("--without") ?? [])], ["run", "env", "mask"]);
    assert.ok(advised.get("--dotenv")?.has("run"));
    assert.ok(!started(), "sops was started without the user's word");
  });

  it("does what it says: with --yes, sops is started to open a file", () => {
    for (const words of [
      `sops decrypt --yes ${SEALED}`,
      `secrets get --yes --unsafe-print sops://${SEALED}#/a`,
      "run --yes -- true",
      "mask --yes",
      "env --yes --names TOKEN",
    ]) {
      const { stderr } = run(words);
      assert.ok(started(), `${words}: ${stderr}`);
      rmSync(join(project.path, "..", "started"));
    }
  });
});
