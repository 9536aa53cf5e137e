import assert from "node:assert/strict";
import { Secret } from "../../../../src/secret/secret";
import { childEnvironment, chooseSources, isRefusedName } from "../../../../src/work/run/environment";

describe("the environment of a program that is run", () => {
  const SOURCES = { inherited: { A: "1", C: "3" }, refs: ["A", "B", "D"], envFile: ["A", "B", "C", "E"] };
  const chosen = (override: boolean) =>
    Object.fromEntries(
      chooseSources({ ...SOURCES, override }).map(({ name, source, losers }) => [
        name,
        [source, ...losers].join(" > "),
      ]),
    );

  it("takes an inherited variable, then the reference, then the file", () => {
    assert.deepEqual(chosen(false), {
      A: "inherited > refs > env-file",
      B: "refs > env-file",
      C: "inherited > env-file",
      D: "refs",
      E: "env-file",
    });
  });

  it("takes an inherited variable last where that is asked for", () => {
    assert.deepEqual(chosen(true), {
      A: "refs > env-file > inherited",
      B: "refs > env-file",
      C: "env-file > inherited",
      D: "refs",
      E: "env-file",
    });
  });

  it("never takes what decides which program runs, what it loads or whom it trusts", () => {
    for (const name of (
      "PATH Path LD_PRELOAD DYLD_INSERT_LIBRARIES PYTHONPATH PYTHONSTARTUP NODE_OPTIONS BASH_ENV ENV IFS GIT_SSH_COMMAND " +
      "HTTPS_PROXY https_proxy no_proxy SOPS_AGE_KEY VAULT_ADDR " +
      "NODE_PATH JAVA_TOOL_OPTIONS PERL5LIB RUBYOPT PATHEXT REQUESTS_CA_BUNDLE SSL_CERT_FILE NODE_TLS_REJECT_UNAUTHORIZED"
    ).split(" ")) {
      assert.equal(isRefusedName(name), true, name);
    }
    for (const name of [
      "DATABASE_URL",
      "MY_PATH",
      "NODE_ENV",
      "JAVA_HOME",
      "ENVIRONMENT",
      "GITHUB_TOKEN",
      "HF_TOKEN",
      "PROXY_PASSWORD",
      "OLD_KEY",
    ]) {
      assert.equal(isRefusedName(name), false, name);
    }
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
