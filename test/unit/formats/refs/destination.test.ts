import assert from "node:assert/strict";
import { shownDestination } from "../../../../src/formats/refs/destination";

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
      assert.equal(shownDestination(value), shown, value);
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
      assert.equal(shownDestination(value), undefined, value);
    }
  });
});
