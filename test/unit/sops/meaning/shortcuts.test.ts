import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { Secret } from "../../../../src/secret/secret";
import { openContents } from "../../../../src/sops/contents";
import { MacHash } from "../../../../src/sops/crypto/mac";
import { openDataKey } from "../../../../src/sops/keys/data-key";
import { settingsMean } from "../../../../src/sops/meaning/settings-check";
import { readSettings } from "../../../../src/sops/meaning/yaml-lines";
import type { OpenedFile } from "../../../../src/sops/opened-file";
import { parseFile } from "../../../../src/sops/parsed-file";
import { encrypt, freshKey, openFile } from "../../../sealed-texts";
import { randomPlain } from "../sample";

/** A line of settings by its depth, key, and what stands behind the colon. */
const LINE = fc.tuple(
  fc.nat(2),
  fc.constantFrom("a", "b", "c", "host", "x9"),
  fc.constantFrom("", "v", "w", "a/b", "Qm3"),
);

const settings = (lines: readonly (readonly [number, string, string])[]) =>
  lines.map(([depth, key, word]) => `${"  ".repeat(depth)}${key}:${word === "" ? "" : ` ${word}`}\n`).join("");

describe("what makes sealing quick", () => {
  let key: Awaited<ReturnType<typeof freshKey>>;

  before(async () => {
    key = await freshKey();
  });

  const sealed = async (plain: string) => {
    const file = parseFile(await encrypt(plain, "yaml", { groups: key.groups }), "yaml");
    const dataKey = await openDataKey(file.metadata, [key.identity]);
    return { file, dataKey, contents: openContents(file, dataKey) };
  };

  it("finds settings the same where the whole comparison does, and only there", async () => {
    let [alike, other] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(LINE, { minLength: 1, maxLength: 8 }), fc.nat(), LINE, async (lines, at, line) => {
        const source = settings(lines);
        const wanted = readSettings(source);
        if (wanted === undefined) return;
        const opened = await sealed(source).catch(() => undefined);
        if (opened === undefined) return;
        const { file, contents } = opened;
        const index = at % lines.length;
        const texts = [
          source,
          settings(lines.map((old, i) => (i === index ? line : old))),
          settings(lines.filter((_, i) => i !== index)),
          settings([...lines.slice(0, index), line, ...lines.slice(index)]),
        ];
        for (const text of texts) {
          const same: boolean = JSON.stringify(readSettings(text)?.events) === JSON.stringify(wanted.events);
          assert.equal(settingsMean(text, file.layout.documents, contents.leaves), same, text);
          if (same) alike++;
          else other++;
        }
      }),
      { numRuns: 400 },
    );
    assert(alike > 20 && other > 20, `${alike} alike, ${other} not`);
  }).timeout(120_000);

  it("takes over values that are known, and opens the same without them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(3), fc.func(fc.nat(4)), async (seed, step, choice) => {
        const { file, dataKey, contents } = await sealed(randomPlain(seed, "yaml"));
        const known = contents.leaves
          .filter(({ site, raw }) => site.sealed && raw !== "" && raw !== null)
          .filter((_, index) => choice(index) > 0)
          .map(({ raw, site, type, value }) => ({ raw, additional: site.additional, type, value }));
        if (choice("order") === 1) known.reverse();
        const again = openContents(file, dataKey, { known, step });
        const shown = ({ leaves }: typeof contents) =>
          leaves.map(({ site, type, value }) => [site.pointer, type, value]);
        assert.deepEqual(shown(again), shown(contents));
      }),
      { numRuns: 60 },
    );
  }).timeout(120_000);

  it("opens each of so many values although it is known", async () => {
    const { file, dataKey, contents } = await sealed("a: one\nb: two\nc: three\nd: four\n");
    const known = contents.leaves.map(({ raw, site, type }) => ({
      raw,
      additional: site.additional,
      type,
      value: "taken over",
    }));
    const values = openContents(file, dataKey, { known, step: 2 }).leaves.map(({ value }) => value);
    assert.deepEqual(values, ["one", "taken over", "three", "taken over"]);
  });

  it("takes over what a change left as it was, and opens what it set", async () => {
    const plain = "a: one\nb: two\nc:\n  d: three\n";
    const text = await encrypt(plain, "yaml", { groups: key.groups });
    const open = (given: string) => openFile(given, "yaml", [key.identity]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("/a", "/b", "/c/d", "/e", "/c/f"), fc.string())),
        async (steps) => {
          const before = await open(text);
          for (const [pointer, value] of steps) {
            if (value === "") before.set({ pointer }, new Secret("x"));
            else before.set({ pointer }, new Secret(value));
          }
          if (steps.length > 2 && before.get({ pointer: "/b" }) !== undefined) before.remove({ pointer: "/b" });
          const after = await open(`${before}`);
          after.takeOver(before);
          const shown = (file: OpenedFile) =>
            file.values().map(({ pointer, type, secret }) => [pointer, type, secret?.reveal()]);
          assert.deepEqual(shown(after), shown(await open(`${before}`)));
        },
      ),
      { numRuns: 60 },
    );
    const other = await open(await encrypt(plain.replace("one", "six"), "yaml", { groups: key.groups }));
    const mine = await open(text);
    mine.takeOver(other);
    assert.equal(mine.get({ pointer: "/a" })?.reveal(), "one");
  }).timeout(120_000);

  it("hashes values together as one by one, halves of surrogate pairs and bytes among them", () => {
    const half = fc.constantFrom("\ud83d", "\ude00", "\ud83d\ude00", "é", "");
    const value = fc.oneof(
      half,
      fc.string(),
      fc.uint8Array({ maxLength: 5 }),
      fc.string({ minLength: 9000, maxLength: 9000 }),
    );
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const [one, together] = [createHash("sha512"), new MacHash(false)];
        for (const each of values) {
          one.update(each);
          together.add(each, true);
        }
        assert.equal(together.digest(), one.digest("hex").toUpperCase());
      }),
    );
  });
});
