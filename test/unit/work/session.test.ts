import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sopsReference } from "../../../src/stores/sops/reference";
import { planUntilFree } from "../../../src/work/move/replan";
import { rebase } from "../../../src/work/secrets/refs";
import { isInProject, pathInProject, Session } from "../../../src/work/session";
import { ScriptedPerson } from "./scripted-person";

describe("a session", () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-links-")));
    mkdirSync(join(folder, "real/app"), { recursive: true });
    symlinkSync(join(folder, "real"), join(folder, "link"), "junction");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (here = "") =>
    new Session({
      root: join(folder, "link"),
      folder: join(folder, "link", here),
      from: join(folder, "link", here),
      person: new ScriptedPerson(),
    });

  it("in a folder that is opened through a link refers to its files as in the folder itself", () => {
    const session = open("app");
    assert.equal(session.root, join(folder, "real"));
    assert.equal(session.folder, join(folder, "real/app"));
    const reference = rebase(sopsReference("app/team.enc.yaml", "/db"), session.root, session.folder);
    assert.equal(reference.text, "sops://team.enc.yaml#/db");
    assert.equal(session.files.shown("app/team.enc.yaml"), "team.enc.yaml");
    assert.equal(session.files.shown(join(folder, "real/.sops.yaml")), "../.sops.yaml");
  });

  it("knows a file by the link that leads to it, also one that is not there yet", () => {
    const { root } = open();
    for (const name of ["app/new.yaml", "new.yaml", "app/later/new.yaml"]) {
      assert.equal(pathInProject(root, join(folder, "link", name)), name);
      assert.ok(isInProject(root, join(folder, "link", name)));
      assert.equal(open().pathInside(name, join(folder, "link")), name);
    }
    assert.ok(!isInProject(root, join(folder, "other.yaml")));
    assert.deepEqual(open().pathInside("../other.yaml", join(folder, "link")), {
      kind: "refused",
      code: "outside",
      reason: "../other.yaml is outside the project, where nothing is written.",
    });
  });

  it("asks once whether a file may be sealed to its recipients, whatever the answer", async () => {
    for (const answer of ["no", "once"] as const) {
      const person = new ScriptedPerson({ recipients: answer });
      const session = open().with({ person, env: { XDG_CONFIG_HOME: folder } });
      const answers = [
        await session.agreesTo("a.yaml", ["age1x"]),
        await session.with({ folder: session.root }).agreesTo("a.yaml", ["age1x"]),
      ];
      assert.deepEqual(answers, [answer === "once", answer === "once"]);
      assert.equal(person.asked.length, 1);
      await session.agreesTo("a.yaml", ["age1x", "age1y"]);
      await session.agreesTo("b.yaml", ["age1x"]);
      assert.equal(person.asked.length, 3);
    }
  });
});

describe("planning until the names are free", () => {
  const attempts = async (codes: readonly (string | undefined)[]) => {
    let count = 0;
    const last = await planUntilFree(
      async () => codes[Math.min(count++, codes.length - 1)],
      (code) => code,
    );
    return [last, count];
  };

  it("plans anew where another process was there first, and for no other reason", async () => {
    assert.deepEqual(await attempts(["taken", "taken", undefined]), [undefined, 3]);
    assert.deepEqual(await attempts(["taken", "declined", undefined]), ["declined", 2]);
  });

  it("gives up in the end", async () => {
    const [last, count] = await attempts(["taken"]);
    assert.equal(last, "taken");
    assert.ok(Number(count) > 1 && Number(count) < 100);
  });
});
