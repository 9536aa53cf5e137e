import type { Finding } from "../finding";
import { genericRules } from "./generic-rules";
import { catalogue } from "./lazy";

/** What is known of a rule, whichever kind it is. */
interface RuleFacts {
  readonly id: string;
  readonly title: string;
  /** What it looks for, as a sentence. */
  readonly explanation: string;
  /** Where the format is published. */
  readonly source?: string;
  /** The variable that the vendor's own client reads. */
  readonly environment?: string;
}

let facts: ReadonlyMap<string, RuleFacts> | undefined;

function allFacts(): ReadonlyMap<string, RuleFacts> {
  const known = new Map<string, RuleFacts>();
  for (const { id, title, explanation } of genericRules) known.set(id, { id, title, explanation });
  const published = [
    ...catalogue().tokenRules.map((rule) => ({
      rule,
      explanation: "A value has the published format of this credential.",
    })),
    ...catalogue().namedRules.map((rule) => ({
      rule,
      explanation: "A value has the form of this credential, and its name says that it is one.",
    })),
  ];
  for (const { rule, explanation } of published) {
    const { id, source, environment, entry } = rule;
    known.set(id, {
      id,
      title: entry.title,
      explanation,
      source,
      ...(environment === undefined ? {} : { environment }),
    });
  }
  return known;
}

/** Every rule, sorted by id. */
export function everyRule(): RuleFacts[] {
  facts ??= allFacts();
  return [...facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is known of the rule with this id; a rule of the user's own is not among them. */
export function ruleFacts(id: string): RuleFacts | undefined {
  facts ??= allFacts();
  return facts.get(id);
}

/** What was found, in words: the rule's title, its id where it has none. */
export function titleOf({ rule, title }: Pick<Finding, "rule" | "title">): string {
  return title ?? ruleFacts(rule)?.title ?? rule;
}
