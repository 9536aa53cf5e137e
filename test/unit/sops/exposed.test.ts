import assert from "node:assert/strict";
import fc from "fast-check";
import { SopsFile } from "../../../src/sops";
import { changed, encrypt, freshKey } from "../../sealed-texts";

describe("values that were added to a sealed file by hand", () => {
  let key: Awaited<ReturnType<typeof freshKey>>;

  before(async () => {
    key = await freshKey();
  });

  const plain = "db:\n    user: me\n    port: 5432\nlist:\n    - one\nname_unencrypted: clear\n";
  const make = () => encrypt(plain, "yaml", { groups: key.groups });
  const sealed = (text: string) => changed(text, "yaml", [key.identity], (file) => file.sealExposed());
  const opened = async (text: string) =>
    (await SopsFile.parse(text, "yaml").open([key.identity])).plaintext().text().reveal();

  it("are sealed at their places with their types, and every other line stays", async () => {
    const before = await make();
    const text = before
      .replace(/(\n {4}port: )/, "\n    password: Vt5\n    retries: 3$1")
      .replace("list:\n", "top: true\nlist:\n    - zero\n");
    const after = await sealed(text);
    assert.equal(
      await opened(after),
      "db:\n    user: me\n    password: Vt5\n    retries: 3\n    port: 5432\ntop: true\nlist:\n    - zero\n    - one\nname_unencrypted: clear\n",
    );
    const types = SopsFile.parse(after, "yaml")
      .entries()
      .map(({ pointer, type, exposed }) => [pointer, type, exposed]);
    assert.deepEqual(
      types.filter(([pointer]) => ["/db/retries", "/top", "/list/0"].includes(String(pointer))),
      [
        ["/db/retries", "int", false],
        ["/top", "bool", false],
        ["/list/0", "str", false],
      ],
    );
    const lines = (given: string) => given.split("\n").filter((line) => !/^ {4}(?:mac|lastmodified):/.test(line));
    for (const line of lines(before)) assert(lines(after).includes(line), line);
  });

  it("do not cover a change of what was sealed", async () => {
    const before = await make();
    const added = before.replace("list:\n", "new: 1\nlist:\n");
    const line = (name: string) => new RegExp(`^ *${name}: .*\\n`, "m");
    for (const [text, reason] of [
      [added.replace(line("user"), ""), "mac-mismatch"],
      [added.replace(line("user"), "    user: you\n"), "mac-mismatch"],
      [added.replace("name_unencrypted: clear", "name_unencrypted: other"), "mac-mismatch"],
      [
        added.replace(/(user: ENC\[AES256_GCM,data:)(.)/, (_, head, sign) => head + (sign === "A" ? "B" : "A")),
        "tampered",
      ],
    ] as const) {
      assert.notEqual(text, added);
      await assert.rejects(sealed(text), { reason });
    }
  });

  it("seal in every format to what the whole file would hold", async () => {
    for (const [format, source, at, line] of [
      ["json", '{\n\t"a": "one"\n}\n', '\t"a"', '\t"new": [1, {"x": null}],\n'],
      ["dotenv", "A=one\n", "A=", "NEW=two words\n"],
      ["ini", "[s]\na = one\n", "a ", "new = two\n"],
    ] as const) {
      const text = await encrypt(source, format, { groups: key.groups });
      const after = await changed(text.replace(at, line + at), format, [key.identity], (file) => file.sealExposed());
      assert(
        SopsFile.parse(after, format)
          .entries()
          .every(({ exposed }) => !exposed),
      );
      const names = (await SopsFile.parse(after, format).open([key.identity])).values().map(({ pointer }) => pointer);
      assert(
        names.some((name) => /new/i.test(name)),
        `${format}: ${names}`,
      );
    }
  });

  it("are read back as an independent reader reads them, whatever they are", async () => {
    const base = await make();
    const value = fc.oneof(
      fc.constantFrom(
        "yes",
        "0o17",
        "1e3",
        "2020-01-02",
        "~",
        "'a b'",
        '"x\\ty"',
        "a # c",
        "12345678901234567890",
        "[1, b]",
      ),
      fc.stringMatching(/^[\w .:'"#-]{1,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(value, async (written) => {
        const text = base.replace("list:\n", `new: ${written}\nlist:\n`);
        const outcome = await sealed(text).then(
          async (after) => ({ new: await opened(after) }),
          () => undefined,
        );
        if (outcome === undefined) return;
        const whole = await encrypt(`new: ${written}\n`, "yaml", { groups: key.groups }).catch(() => undefined);
        if (whole === undefined) return;
        const one = (await SopsFile.parse(whole, "yaml").open([key.identity])).values();
        const both = SopsFile.parse(await sealed(text), "yaml");
        const two = (await both.open([key.identity])).values().filter(({ pointer }) => pointer.startsWith("/new"));
        const shown = (values: typeof one) => values.map(({ type, secret }) => [type, secret?.reveal()]);
        assert.deepEqual(shown(two), shown(one), written);
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});
