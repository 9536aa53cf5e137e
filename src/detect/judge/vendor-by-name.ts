import { catalogue } from "../vendors/lazy";
import type { NamedRule } from "../vendors/rule";

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
      for (const word of rule.words) {
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
export function namedRule(normalizedName: string, value: string): NamedRule | undefined {
  const { words, rules } = index();
  words.lastIndex = 0;
  for (let match = words.exec(normalizedName); match !== null; match = words.exec(normalizedName)) {
    const word = match[0];
    const around = normalizedName.slice(0, match.index) + normalizedName.slice(match.index + word.length);
    const named = CREDENTIAL.test(word) || CREDENTIAL.test(around);
    for (const rule of rules.get(word) ?? []) {
      // Inside a longer word the vendor's is often an accident, as `meraki` is in `cameraKit`.
      if ((named || (rule.needsCredentialWord === false && match.index === 0)) && rule.value.test(value)) {
        return rule;
      }
    }
    // Words may overlap, as `openai` does in `azureopenai`.
    words.lastIndex = match.index + 1;
  }
  return undefined;
}
