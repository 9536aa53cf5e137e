import { isMap, isSeq } from "yaml";
import { SopsError } from "./errors";
import { yamlDocuments } from "./yaml-syntax";

/** The text of a `.sops.yaml` with one more creation rule, as its last; every other line stays. Throws `malformed`. */
export function withCreationRule(text: string, pathRegex: string, recipient: string): string {
  const malformed = (what: string) => new SopsError("malformed", `The .sops.yaml file cannot be read: ${what}.`);
  const [document] = yamlDocuments(text, {}, malformed);
  if (document === undefined) return withCreationRule(`${text}\ncreation_rules:\n`, pathRegex, recipient);
  const rule = document.createNode({ path_regex: pathRegex, age: recipient });
  const rules = document.get("creation_rules");
  if (isSeq(rules)) rules.add(rule);
  else if (isMap(document.contents) || document.contents === null) document.set("creation_rules", [rule]);
  else throw malformed("it is no map of settings");
  return document.toString({ lineWidth: 0 });
}
