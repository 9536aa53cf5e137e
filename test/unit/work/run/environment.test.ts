import assert from "node:assert/strict";
import { Secret } from "../../../../src/secret/secret";
import { childEnvironment, chooseSources } from "../../../../src/work/run/environment";

describe("the environment of a program that is run", () => {
  const SOURCES = { inherited: { A: "1", C: "3" }, refs: ["A", "B", "D"], dotenv: ["A", "B", "C", "E"] };
  const chosen = (override: boolean) =>
    Object.fromEntries(
      chooseSources({ ...SOURCES, override }).map(({ name, source, losers }) => [
        name,
        [source, ...losers].join(" > "),
      ]),
    );

  it("takes an inherited variable, then the reference, then the file", () => {
    assert.deepEqual(chosen(false), {
      A: "inherited > refs > dotenv",
      B: "refs > dotenv",
      C: "inherited > dotenv",
      D: "refs",
      E: "dotenv",
    });
  });

  it("takes an inherited variable last where that is asked for", () => {
    assert.deepEqual(chosen(true), {
      A: "refs > dotenv > inherited",
      B: "refs > dotenv",
      C: "dotenv > inherited",
      D: "refs",
      E: "dotenv",
    });
  });

  it("does not hand on by what the editor's program ran this command", () => {
    assert.deepEqual(childEnvironment({ ELECTRON_RUN_AS_NODE: "1", A: "1" }, new Map(), false), { A: "1" });
  });

  it("keeps colours and unbuffered output on a terminal, unless the environment says otherwise", () => {
    const values = new Map([["KEY", new Secret("zq9-Xk2")]]);
    assert.deepEqual(childEnvironment({ A: "1" }, values, false), { A: "1", KEY: "zq9-Xk2" });
    assert.deepEqual(childEnvironment({}, new Map(), true), { PYTHONUNBUFFERED: "1", FORCE_COLOR: "1" });
    assert.deepEqual(childEnvironment({ NO_COLOR: "", PYTHONUNBUFFERED: "" }, new Map(), true), {
      NO_COLOR: "",
      PYTHONUNBUFFERED: "",
    });
  });
});
