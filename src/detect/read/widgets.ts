import { decodeString, JsonError, type JsonNode, readJson } from "../../text/json";
import type { Hit } from "../hit";
import { classify } from "../judge/name-class";
import { judge } from "../judge/value";
import { ruleOf } from "../vendors/generic-rules";

/** A hit with its value. */
interface WidgetHit {
  readonly hit: Hit;
  readonly value: string;
}

/** Of the members of a notebook's metadata the one that keeps its widgets as they were. */
const STATE = "application/vnd.jupyter.widget-state+json";

/**
 * What was typed into a notebook's widgets: into a password's field, or one whose description is a credential's name. `text` is a
 * member of its metadata, key included (https://ipywidgets.readthedocs.io/en/stable/embedding.html).
 */
export function findInWidgets(text: string, test: boolean): WidgetHit[] {
  if (!text.includes(STATE)) return [];
  try {
    const whole = `{${text}}`;
    const models = at(readJson(whole), "widgets", STATE, "state");
    return [...membersOf(models)].flatMap(({ value }) => typed(whole, value, test) ?? []);
  } catch (error) {
    if (error instanceof JsonError) return [];
    throw error;
  }
}

function typed(text: string, model: JsonNode, test: boolean): WidgetHit | undefined {
  const state = at(model, "state");
  const entry = at(state, "value");
  if (entry?.kind !== "string") return undefined;
  const textOf = (node: JsonNode | undefined) =>
    node?.kind === "string" ? decodeString(text, node.start, node.end) : "";
  const description = textOf(at(state, "description")).replace(/[\s:]+$/, "");
  const isPassword = textOf(at(model, "model_name")) === "PasswordModel";
  const named = isPassword ? "password" : classify(description);
  const value = textOf(entry);
  const judged = named === undefined ? undefined : judge(value, named, description, test);
  if (named === undefined || judged === undefined) return undefined;
  const name = description === "" ? undefined : description;
  // The text has a brace before the member.
  return { hit: { ...judged, rule: ruleOf(named), name, start: entry.start, end: entry.end - 2 }, value };
}

function membersOf(node: JsonNode | undefined) {
  return node?.kind === "object" ? node.members : [];
}

function at(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  let found = node;
  for (const key of path) found = membersOf(found).find((each) => each.key === key)?.value;
  return found;
}
