import assert from "node:assert/strict";
import { joinedName } from "../../../../src/detect/judge/name-class";
import { isPlaceholder } from "../../../../src/detect/judge/placeholder";
import { namedRule } from "../../../../src/detect/judge/vendor-by-name";
import { findTokens } from "../../../../src/detect/read/tokens";
import { namedRules, tokenRules, vendors } from "../../../../src/detect/vendors/catalogue";
import { genericCalls } from "../../../../src/detect/vendors/generic-calls";
import { genericCommands } from "../../../../src/detect/vendors/generic-commands";
import { filled, findingsIn, VALUES } from "../found";

/** The rule that the first line of a text, `NAME = "value"`, is reported under. */
function reported(line: string): string | undefined {
  const [, name, value] = /^(\w+) = "(.*?)"(?:\n|$)/s.exec(line) ?? [];
  assert.ok(name !== undefined && value !== undefined, 'an example of a named rule is a line NAME = "value"');
  return isPlaceholder(value) ? undefined : namedRule(joinedName(name), value, () => line)?.id;
}

/** Formats whose vendors chose no longer beginning. */
const TWO_CHARACTERS = new Set([
  "asana-personal-token",
  "bitwarden-access-token",
  "discord-bot-token",
  "pushbullet-token",
  "twilio-api-key",
]);

describe("the vendors' entries", () => {
  it("have each a name of its own, and say something", () => {
    const names = vendors.map(({ vendor }) => vendor);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    for (const { vendor, tokens, named, calls } of vendors) assert.ok(tokens ?? named ?? calls, vendor);
  });

  it("name the variable that their clients read", () => {
    for (const { vendor, clients, environment } of vendors)
      assert.ok(clients === undefined || environment !== undefined, vendor);
  });

  const keys = [
    ...vendors.flatMap(({ calls = {}, clients = [] }) => [...Object.keys(calls), ...clients]),
    ...Object.keys(genericCalls),
  ];
  for (const key of keys)
    it(`name a call in the form of a key: ${key}`, () => {
      assert.match(key, /^(?:(?:[\w*]+\|)*[\w*]*\.)*(?:\w+\|)*\w+$/);
    });

  for (const command of [...genericCommands, ...vendors.flatMap(({ commands = [] }) => commands)])
    it(`find the password of ${[command.command].flat().join(", ")} and leave its near misses alone`, () => {
      const reported = (text: string) =>
        findingsIn(filled(text.replace("{value}", "@DRAWN@")), "setup.sh", "text").map(({ rule, secret }) => [
          rule,
          secret.reveal() === VALUES.DRAWN,
        ]);
      for (const text of command.matches) assert.deepEqual(reported(text), [[command.rule, true]], text);
      for (const text of command.near) assert.deepEqual(reported(text), [], text);
    });
});

describe("the catalogue of token formats", () => {
  const rules = [...tokenRules, ...namedRules];

  it("holds well over 200 kinds of credentials", () => {
    assert.ok(rules.length >= 300);
  });

  it("gives every rule an id of its own, in lower case with hyphens", () => {
    assert.equal(new Set(rules.map((rule) => rule.id)).size, rules.length);
    for (const rule of rules) {
      assert.match(rule.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    }
  });

  it("says for every rule where its format is published, with two examples and two near misses or more", () => {
    for (const rule of rules) {
      assert.equal(new URL(rule.source).protocol, "https:", rule.id);
      assert.ok(rule.entry.matches.length >= 2 && rule.entry.near.length >= 2, rule.id);
      assert.equal(new Set(rule.entry.matches).size, rule.entry.matches.length, rule.id);
    }
  });

  for (const rule of tokenRules) {
    it(`finds ${rule.id} and leaves its near misses alone`, () => {
      const prefixes = typeof rule.entry.prefix === "string" ? [rule.entry.prefix] : rule.entry.prefix;
      assert.ok(prefixes.every((prefix) => /^[ -~]{3,}$/.test(prefix) || TWO_CHARACTERS.has(rule.id)));
      assert.ok(rule.entry.pattern.sticky && !rule.entry.pattern.global && !rule.entry.pattern.ignoreCase);
      rule.entry.matches.forEach((text, index) => {
        const found = findTokens(`value = "${text}"\n`).map((hit) => hit.rule.id);
        assert.deepEqual(found, [rule.id], `example ${index + 1}`);
      });
      rule.entry.near.forEach((text, index) => {
        const found = findTokens(`value = "${text}"\n`).map((hit) => hit.rule.id);
        assert.deepEqual(found, [], `near miss ${index + 1}`);
      });
    });
  }

  for (const rule of namedRules) {
    it(`knows ${rule.id} by its name and leaves its near misses alone`, () => {
      assert.ok(rule.entry.words.every((word) => /^[a-z0-9]{2,}$/.test(word)));
      assert.ok(
        rule.entry.value.source.startsWith("^") &&
          rule.entry.value.source.endsWith("$") &&
          rule.entry.value.flags === "",
      );
      rule.entry.matches.forEach((line, index) => {
        assert.equal(reported(line), rule.id, `example ${index + 1}`);
      });
      rule.entry.near.forEach((line, index) => {
        assert.equal(reported(line), undefined, `near miss ${index + 1}`);
      });
    });
  }
});
