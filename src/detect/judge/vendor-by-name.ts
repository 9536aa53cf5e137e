import { catalogue } from "../vendors/lazy";
import type { NamedRule, NamedValue } from "../vendors/vendor";

const CREDENTIAL =
  /key|token|secret|passw|pwd|auth|cred|bearer|webhook|license|signature|accessid|(?:pat|sas|pass|pw)$/;

interface Index {
  readonly words: RegExp;
  readonly rules: ReadonlyMap<string, readonly NamedRule[]>;
}

let built: Index | undefined;

function index(): Index {
  if (built === undefined) {
    const rules = new Map<string, NamedRule[]>();
    for (const rule of catalogue().namedRules) {
      for (const word of rule.entry.words) {
        rules.set(word, [...(rules.get(word) ?? []), rule]);
      }
    }
    const words = [...rules.keys()].sort((left, right) => right.length - left.length);
    built = { words: new RegExp(words.join("|"), "g"), rules };
  }
  return built;
}

/**
 * The vendor's rule for a value, known by the name that the value is given; undefined where no vendor's word is in the name or the
 * value has another form. The name is as `joinedName` gives it. Placeholders are the caller's to judge.
 */
export function namedRule(
  normalizedName: string,
  value: string,
  around: () => string = () => "",
): NamedRule | undefined {
  const { words, rules } = index();
  words.lastIndex = 0;
  for (let match = words.exec(normalizedName); match !== null; match = words.exec(normalizedName)) {
    const { 0: word, index: at } = match;
    const rule = rules
      .get(word)
      ?.find(
        ({ entry }) =>
          identifies(normalizedName, at, word, entry) &&
          entry.value.test(value) &&
          (entry.beside === undefined || entry.beside.test(around())),
      );
    if (rule !== undefined) return rule;
    // Words may overlap, as `openai` does in `azureopenai`.
    words.lastIndex = at + 1;
  }
  return undefined;
}

type NameRequirement = Pick<NamedValue, "words" | "needsCredentialWord">;

/** Whether a name as `joinedName` gives it says that its value is a credential of this rule. */
export function namesRule(normalizedName: string, rule: NameRequirement): boolean {
  return rule.words.some((word) => {
    const at = normalizedName.indexOf(word);
    return at >= 0 && identifies(normalizedName, at, word, rule);
  });
}

/** By the rule's word at `at`. Inside a longer word the vendor's is often an accident, as `meraki` is in `cameraKit`. */
function identifies(name: string, at: number, word: string, { needsCredentialWord }: NameRequirement): boolean {
  const around = name.slice(0, at) + name.slice(at + word.length);
  return CREDENTIAL.test(word) || CREDENTIAL.test(around) || (needsCredentialWord === false && at === 0);
}
