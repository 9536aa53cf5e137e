import assert from "node:assert/strict";
import fc from "fast-check";
import { Secret } from "../../../src/secret/secret";
import type { FormatName, OpenedFile, OpenedValue } from "../../../src/sops";
import { plainValues, SopsFile, sameValues } from "../../../src/sops";
import { changed, decrypt, encrypt, freshKey, openFile, readValue, setValue } from "../../sealed-texts";
import { FORMATS, PASSWORD, randomPlain, SAMPLES } from "./sample";

let key: Awaited<ReturnType<typeof freshKey>>;
before(async () => {
  key = await freshKey();
});

const seal = (plain: string, format: FormatName) => encrypt(plain, format, { groups: key.groups });
const open = (file: string, format: FormatName) => openFile(file, format, [key.identity]);
const text = async (file: string, format: FormatName) => (await decrypt(file, format, [key.identity])).text().reveal();
const shown = ({ document, pointer, secret }: OpenedValue) => `${document}#${pointer} ${secret?.reveal()}`;
const CODE = /^\W*(?:sops_)?(?:mac|lastmodified)\W/;

/** The lines that differ, without the code and the time. */
function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line) && !CODE.test(line));
}

describe("a change of a sealed file", () => {
  for (const format of FORMATS) {
    const place = { pointer: PASSWORD[format] };

    it(`keeps every other line when one value is set (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      const after = await setValue(file, format, place, new Secret("another: #1"), [key.identity]);
      assert.equal(changedLines(file, after).length, 1);
      assert.ok((await text(after, format)).includes("another: #1"));
      assert.equal(await readValue(after, format, place, [key.identity]), "another: #1");
      const same = await setValue(after, format, place, new Secret("another: #1"), [key.identity]);
      assert.deepEqual(changedLines(after, same), []);
    });

    it(`keeps every line when an entry is added, and loses one when it is removed (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      const pointer = format === "dotenv" ? "/FRESH" : "/fresh/inner";
      const added = await setValue(file, format, { pointer }, new Secret("v"), [key.identity]);
      const lost = changedLines(added, file).filter((line) => !line.startsWith("  }"));
      assert.deepEqual(lost, []);
      const removed = await changed(added, format, [key.identity], (opened) => opened.remove(place));
      assert.ok(!(await text(removed, format)).toLowerCase().includes("password"));
      assert.equal(await readValue(removed, format, place, [key.identity]), undefined);
    });

    it(`keeps what did not change when a changed plaintext is sealed (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      const plain = SAMPLES[format].replace("hunter2-long", "changed");
      const anew = await changed(file, format, [key.identity], (opened) => opened.reseal(plain));
      assert.equal(changedLines(file, anew).length, 1);
      assert.equal(await text(anew, format), plain);
    });

    it(`leaves the text alone where nothing is asked for, or what is asked for cannot be (${format})`, async () => {
      const file = await seal(SAMPLES[format], format);
      const opened = await open(file, format);
      opened.values();
      for (const pointer of ["/sops/a", `${place.pointer}/below`, ""]) {
        assert.throws(() => opened.set({ pointer }, new Secret("v")), pointer);
        assert.throws(() => opened.remove({ pointer }), pointer);
      }
      assert.throws(() => opened.set({ ...place, document: 1 }, new Secret("v")), { reason: "absent" });
      assert.equal(opened.toString(), file);
    });
  }

  it("is undone as a whole where the format has no spelling for the value", async () => {
    const opened = await open(await seal(`${SAMPLES.ini}[plain]\na_unencrypted = x\n`, "ini"), "ini");
    const unspelled = new Secret('`"""\n');
    opened.set({ pointer: "/db/user" }, new Secret("bob"));
    const before = opened.values().map(shown);
    for (const pointer of ["/plain/a_unencrypted", "/plain/b_unencrypted"]) {
      assert.throws(() => opened.set({ pointer }, unspelled), { reason: "unsupported-value" });
    }
    const after = await open(opened.toString(), "ini");
    assert.deepEqual(after.values().map(shown), before);
  });

  it("takes the place of an empty map or list, and of no other", async () => {
    for (const [format, plain] of [
      ["yaml", "a: {}\nb: [x, []]\nc: {d: {}}\n"],
      ["json", '{"a": {}, "b": ["x", []], "c": {"d": {}}}'],
    ] as const) {
      const opened = await open(await seal(plain, format), format);
      for (const pointer of ["/a", "/b/1", "/c/d"]) opened.set({ pointer }, new Secret(`at ${pointer}`));
      assert.throws(() => opened.set({ pointer: "/b" }, new Secret("v")), { reason: "absent" });
      const back = (await open(opened.toString(), format)).values().map(shown);
      assert.deepEqual(back, ["0#/a at /a", "0#/b/0 x", "0#/b/1 at /b/1", "0#/c/d at /c/d"]);
    }
    const ini = await open(await seal("[a]\n[b]\nx = 1\n", "ini"), "ini");
    assert.throws(() => ini.set({ pointer: "/a" }, new Secret("v")), { reason: "absent" });
  });

  it("adds an item to a list, whose comments are no items", async () => {
    const opened = await open(await seal("a: # one\n  - x\n  # two\n  - y\n", "yaml"), "yaml");
    for (const pointer of ["/a/-", "/a/3", "/a/-/k"]) opened.set({ pointer }, new Secret(`at ${pointer}`));
    assert.throws(() => opened.set({ pointer: "/a/6" }, new Secret("v")), { reason: "absent" });
    const back = (await open(opened.toString(), "yaml")).values().map(shown);
    assert.deepEqual(back, ["0#/a/0 x", "0#/a/1 y", "0#/a/2 at /a/-", "0#/a/3 at /a/3", "0#/a/4/k at /a/-/k"]);
  });

  it("keeps documents apart, and sets a value in the one that is asked for", async () => {
    const file = await seal("a: 1\n---\n# second\na: two\n", "yaml");
    assert.equal(file.match(/^sops:/gm)?.length, 2);
    const after = await setValue(file, "yaml", { pointer: "/a", document: 1 }, new Secret("x"), [key.identity]);
    assert.equal(await text(after, "yaml"), "a: 1\n---\n# second\na: x\n");
  });

  it("holds any text set as a value of a YAML file", async () => {
    const file = await seal(SAMPLES.yaml, "yaml");
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.stringMatching(/^[a-z ~/#:-]{1,8}$/),
        async (value, name) => {
          const pointer = `/db/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
          const after = await setValue(file, "yaml", { pointer }, new Secret(value), [key.identity]);
          assert.equal(await readValue(after, "yaml", { pointer }, [key.identity]), value);
          const again = await seal(await text(after, "yaml"), "yaml");
          assert.equal(await readValue(again, "yaml", { pointer }, [key.identity]), value);
        },
      ),
      { numRuns: 100 },
    );
  }).timeout(60_000);

  for (const format of FORMATS) {
    it(`has the same outcome in one go as step by step (${format})`, async () => {
      const fresh = { yaml: "/new", json: "/new", dotenv: "/NEW", ini: "/new/k" }[format];
      const steps = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.stringMatching(/^[ -~]{0,8}$/)), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.nat(), steps, async (seed, changes) => {
          const file = await seal(randomPlain(seed, format), format);
          const together = await open(file, format);
          let stepwise = file;
          for (const [at, kind, value] of changes) {
            const there = SopsFile.parse(stepwise, format).entries();
            const place = kind === 3 || there.length === 0 ? { pointer: fresh + at } : there[at % there.length]!;
            const change = (opened: OpenedFile) =>
              kind === 0 ? opened.remove(place) : opened.set(place, new Secret(value));
            if (kind === 0 && there.length === 0) continue;
            stepwise = await changed(stepwise, format, [key.identity], change);
            change(together);
          }
          const expected = (await open(stepwise, format)).values().map(shown);
          assert.deepEqual(together.values().map(shown), expected);
          assert.deepEqual((await open(together.toString(), format)).values().map(shown), expected);
        }),
        { numRuns: 30 },
      );
    }).timeout(120_000);
  }
});

describe("the values of a sealed file", () => {
  it("come with their places and types, as a file in the clear has them", async () => {
    const file = await open(await seal(SAMPLES.yaml, "yaml"), "yaml");
    assert.deepEqual(
      file.values().map(({ pointer, secret, type }) => `${pointer} ${secret?.reveal()} ${type}`),
      [
        "/db/user ann str",
        "/db/password hunter2-long str",
        "/list/0 1 int",
        "/list/1 two str",
        "/flag true bool",
        "/empty  str",
        "/nothing undefined null",
      ],
    );
  });

  for (const format of FORMATS) {
    it(`are the same by every way of reading them (${format})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const file = await seal(randomPlain(seed, format), format);
          const opened = await open(file, format);
          const values = opened.values();
          const entries = SopsFile.parse(file, format).entries();
          const places = ({ document, pointer, type }: Omit<OpenedValue, "secret" | "bytes">) =>
            `${document}#${pointer} ${type}`;
          assert.deepEqual(entries.map(places), values.map(places));
          for (const value of values) assert.equal(opened.get(value)?.reveal(), value.secret?.reveal());
          const plain = opened.plaintext().text().reveal();
          assert.deepEqual(plainValues(plain, format).map(shown), values.map(shown));
          await opened.rotate();
          assert.deepEqual(opened.values().map(shown), values.map(shown));
          assert.ok(sameValues(opened.plaintext().text().reveal(), plain, format));
        }),
        { numRuns: 60 },
      );
    }).timeout(120_000);
  }

  it("differ from those of another text by their types and places", () => {
    assert.ok(sameValues("a: 'x'\nb: 1\n", 'a: "x"\nb: 1 # one\n', "yaml"));
    assert.ok(!sameValues("a: 1\n", "a: '1'\n", "yaml"));
    assert.ok(!sameValues("a: 1\n", "b: 1\n", "yaml"));
    assert.ok(!sameValues("one", "two", "binary"));
  });
});
