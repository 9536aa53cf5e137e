import assert from "node:assert/strict";
import fc from "fast-check";
import { holdsPath, shownDestination } from "../../../../src/formats/refs/destination";

describe("where a value leads to", () => {
  it("is shown by host, with scheme and port, and nothing else of the value", () => {
    for (const [value, shown] of [
      ["https://me:hunter22@api.example.org:8443/v1?key=abc#x", "https://api.example.org:8443"],
      ["HTTP://Proxy.Example.org", "http://proxy.example.org"],
      ["http://[::1]:3128/", "http://[::1]:3128"],
      ["me:hunter22@proxy.example.org:3128", "proxy.example.org:3128"],
      ["https://a.example.org/simple https://b.example.org/simple", "https://a.example.org, https://b.example.org"],
      ["localhost,127.0.0.1,.example.org", "localhost, 127.0.0.1, .example.org"],
      ["registry:5000", "registry:5000"],
      ["0", '"0"'],
      ["", '""'],
    ] as const) {
      assert.equal(shownDestination("ALL_PROXY", value, false), shown, value);
    }
  });

  it("is not shown where it names no host, since it may be anything", () => {
    for (const value of [
      "Zk4vQ9pLx2Rt7nBq",
      "./ca.pem",
      "unix:///run/x.sock",
      "eyJhbGciOi.eyJzdWIiOi.SflKxwRJ",
      "a b",
      "https://u:p@h x",
    ]) {
      assert.equal(shownDestination("ALL_PROXY", value, false), undefined, value);
    }
  });

  it("is not shown where what looks like a host may be the beginning of a password", () => {
    for (const value of [
      "http://ada:1815,engine@cache.example:3128",
      "https://ada:77#mill@h.example",
      "http://ada:40321/Punched@cache:81",
      "http://ada:12?x@cache:81",
      "https://ada:99 9@h.example",
      "http://evil.example\\@good.example",
      "ada:1815;engine@cache.example:3128",
      "first.part|second@cache.example",
    ]) {
      assert.equal(shownDestination("HTTPS_PROXY", value, false), undefined, value);
    }
  });

  it("is shown without a scheme for names alone that hold a host, and never where it was sealed", () => {
    for (const value of ["ada:18151", "pk.test.qwvzkrtn", "otter.lantern", "cache.example:3128"]) {
      for (const name of ["X_ENDPOINT", "OPENAI_BASE_URL", "PIP_INDEX_URL", "AWS_CA_BUNDLE"])
        assert.equal(shownDestination(name, value, false), undefined, `${name} ${value}`);
      for (const name of ["HTTPS_PROXY", "OLLAMA_HOST", "VAULT_ADDR"]) {
        assert.equal(shownDestination(name, value, false), value, `${name} ${value}`);
        assert.equal(shownDestination(name, value, true), undefined, `${name} ${value}`);
      }
    }
    assert.equal(shownDestination("HTTPS_PROXY", "https://u:p@cache.example", true), "https://cache.example");
  });

  it("never holds a piece of a user's name or a password, whatever characters they have", () => {
    const unit = fc.oneof(
      fc.constantFrom(..."ab19:/?#@,;|\\ .-[]%\n\t\"'"),
      fc.constantFrom(..."abcdef0123456789."),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    const word = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.stringMatching(/^[0-9]{1,5}[,;|/?#\s][a-z]{1,9}$/));
    const scheme = fc.constantFrom("", "http://", "socks5h://");
    const host = fc.constantFrom("zk.example", "zk.example:8443", "zk:8443", "[::7]:8443");
    const name = fc.constantFrom("HTTPS_PROXY", "OLLAMA_HOST", "HF_ENDPOINT", "UV_INDEX");
    let shownAtAll = 0;
    fc.assert(
      fc.property(name, scheme, word, word, host, fc.boolean(), (variable, before, user, password, at, sealed) => {
        // Such a name is a scheme to every reader.
        fc.pre(before !== "" || !user.includes("://"));
        const shown = shownDestination(variable, `${before}${user}:${password}@${at}`, sealed);
        if (shown === undefined) return;
        shownAtAll++;
        for (const text of [user.toLowerCase(), password.toLowerCase()])
          for (let start = 0; start + 4 <= text.length; start++) {
            const piece = text.slice(start, start + 4);
            assert.ok(!shown.includes(piece) || `${before}${at}`.includes(piece), JSON.stringify(piece));
          }
      }),
      { numRuns: 5000 },
    );
    assert.ok(shownAtAll > 50);
  });
});

describe("names whose values are paths", () => {
  it("are those of settings, certificates and sockets, not of addresses", () => {
    for (const name of "KUBECONFIG AWS_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE VAULT_CACERT NODE_EXTRA_CA_CERTS PGSSLROOTCERT PIP_FIND_LINKS SSH_AUTH_SOCK".split(
      " ",
    ))
      assert.equal(holdsPath(name), true, name);
    for (const name of "HTTPS_PROXY X_ENDPOINT OPENAI_API_BASE PIP_INDEX_URL VAULT_ADDR PGSSLMODE UV_INDEX".split(" "))
      assert.equal(holdsPath(name), false, name);
  });
});
