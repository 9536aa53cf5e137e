import assert from "node:assert/strict";
import { type Ended, Project } from "./command";

describe("the command in a subfolder", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("app/notes.txt", "");
  });
  afterEach(() => project.remove());

  const run = (args: string, input = ""): Ended => project.run(args.split(" "), { cwd: "app", input });
  /** Runs the command that a message ends with, as a person pastes it. */
  const paste = ({ stderr }: Ended): Ended => {
    const [, advised] = /sealwright ((?:sops|seal|secrets) [^\n]+)\n$/.exec(stderr) ?? [];
    assert.ok(advised !== undefined, stderr);
    return run(advised);
  };
  const succeeds = (ended: Ended): Ended => {
    assert.equal(ended.code, 0, ended.stderr);
    return ended;
  };

  it("says how to set up encryption for a file there, and that it is missing", () => {
    const absent = run("secrets set sops://team.enc.yaml#/db/password --yes", "Vq7nLp2xRt");
    assert.equal(absent.code, 2);
    assert.match(absent.stderr, /There is no such file: team\.enc\.yaml\. /);
    assert.doesNotMatch(absent.stderr, /no such entry|app\//);
    assert.match(succeeds(paste(absent)).stderr, /Made \.\.\/\.sops\.yaml with a rule for team\.enc\.yaml\./);
    // A file that a rule covers is made; `sops set`, which names no reference, makes none.
    assert.match(run("sops set other.enc.yaml /db --yes", "x").stderr, /other\.enc\.yaml: there is no such file/);
    succeeds(run("secrets set sops://team.enc.yaml#/db/password --yes", "Vq7nLp2xRt"));
    assert.ok(project.has("app/team.enc.yaml"));
    const other = run("secrets set sops://other.enc.yaml#/db --yes", "x");
    assert.match(succeeds(paste(other)).stderr, /\.\.\/\.sops\.yaml got a rule for other\.enc\.yaml\./);
  });

  it("says how to seal a file there that is in plain text", () => {
    succeeds(run("sops set-up team.enc.yaml"));
    project.write("app/team.enc.yaml", "db: Vq7nLp2xRt\n");
    const plain = run("secrets set sops://team.enc.yaml#/port --yes", "5432");
    assert.match(plain.stderr, /team\.enc\.yaml is in plain text\. Seal it first: /);
    const [, advised = ""] = /sealwright (sops encrypt [^\n]+)/.exec(plain.stderr) ?? [];
    succeeds(run(`${advised} --yes`));
    assert.match(project.read("app/team.enc.yaml"), /ENC\[/);
  });

  it("tells a missing file from a missing entry and from a reference without one", () => {
    succeeds(run("sops set-up team.enc.yaml"));
    succeeds(run("secrets set sops://team.enc.yaml#/db --yes", "Vq7nLp2xRt"));
    const refs = ["A=sops://taem.enc.yaml#/db", "B=sops://team.enc.yaml#/none", "C=sops://team.enc.yaml", "D=env:NONE"];
    project.write("app/.env.refs", `${refs.join("\n")}\n`);
    project.write("app/.env", "OTHER=1\n");
    const { code, stderr } = run("run --yes -- true");
    assert.equal(code, 125);
    for (const line of [
      "A (sops://taem.enc.yaml#/db): there is no such file: taem.enc.yaml.",
      "B (sops://team.enc.yaml#/none): team.enc.yaml has no entry /none.",
      "C (sops://team.enc.yaml): the reference names no entry of team.enc.yaml: it needs one, such as #/db/password.",
      "D (env:NONE): .env has no entry NONE.",
    ])
      assert.ok(stderr.includes(line), stderr);
    const get = (reference: string) => run(`secrets get ${reference} --unsafe-print`);
    assert.deepEqual([get("sops://taem.enc.yaml#/db").code, get("sops://team.enc.yaml#/none").code], [1, 1]);
    assert.match(get("sops://../x.yaml#/db").stderr, /there is no such file: \.\.\/x\.yaml\./);
    assert.match(run("secrets list sops://taem.enc.yaml").stderr, /there is no such file: taem\.enc\.yaml\./);
  });

  it("names the file of a wrong line as it is seen from there", () => {
    project.write(".env.refs", "A=plain\nPATH=env:B\n");
    const { stderr } = run("run --yes -- true");
    assert.match(stderr, /^sealwright: \.\.\/\.env\.refs:1: A: /);
    assert.match(stderr, /^\.\.\/\.env\.refs:2: PATH decides/m);
    assert.ok(!stderr.includes(project.path), stderr);
  });

  it("names what seal and fix write as it is seen from there", () => {
    succeeds(run("sops set-up team.enc.yaml"));
    project.write("app/.env", "SMTP_PASSWORD=Qm8wX3kTz6Lp9vRd\n");
    const sealed = succeeds(run("seal .env --to team.enc.yaml --yes"));
    assert.match(sealed.stderr, /Sealed SMTP_PASSWORD in team\.enc\.yaml; \.\.\/\.env\.refs refers to them\./);
    assert.match(sealed.stderr, /Removed \.env\./);
    project.write("app/train.py", 'db_password = "@DRAWN@"\n');
    const fixed = succeeds(run("fix --write --to sops --yes"));
    assert.match(fixed.stdout, /^train\.py: changed, /m);
    assert.match(fixed.stdout, /^team\.enc\.yaml: wrote \/db_password$/m);
    assert.match(fixed.stdout, /^\.\.\/\.env\.refs: wrote DB_PASSWORD$/m);
    project.write("app/other.py", 'api_password = "@DRAWN@"\n');
    assert.match(run("fix").stdout, /^\.\.\/\.env: would get API_PASSWORD$/m);
  });

  it("fixes the projects that can be fixed, and says of the other why not", () => {
    project.git("init", "-q", "app/able");
    project.git("init", "-q", "app/bare");
    const text = 'db_password = "@DRAWN@"\n';
    for (const file of ["app/bare/a.py", "app/bare/b.py", "app/able/a.py"]) project.write(file, text);
    succeeds(project.run(["sops", "set-up"], { cwd: "app/able" }));
    const { code, stdout, stderr } = run("fix --write --to sops:able/secrets.enc.yaml able bare");
    assert.equal(code, 2);
    assert.match(stdout, /^able\/a\.py: changed, reads DB_PASSWORD$/m);
    for (const file of ["a", "b"]) assert.match(stdout, new RegExp(`^bare/${file}\\.py:1:\\d+: .* stays: `, "m"));
    assert.match(stdout, /^Moved 1 credential; 2 credentials stay\./m);
    assert.equal(stderr.match(/outside the project/g)?.length, 1, stderr);
    assert.ok(project.has("app/able/secrets.enc.yaml"));
  });
});
