import type { Finding } from "../../../detect/finding";
import { DOUBTS } from "../../../detect/judge/doubt";
import { titleOf } from "../../../detect/vendors/rule-facts";

/** Names may be any key of a dict: what is shown of one is short and on one line. */
const LONGEST_NAME = 60;

/** What was found, such as "AWS access key id". */
export function shownTitle(finding: Finding): string {
  const title = titleOf(finding);
  if (title !== finding.rule) return title;
  const words = title.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name that the code gives the value, as it may be shown; undefined where there is none. */
export function shownName({ name }: Finding): string | undefined {
  if (!name) return undefined;
  const line = name.replace(/\s+/g, " ");
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

/** What was found, in a few words, without its value: "Hugging Face access token in HF_TOKEN". */
export function label(finding: Finding): string {
  const name = shownName(finding);
  return name ? `${shownTitle(finding)} in ${name}` : shownTitle(finding);
}

/** The message of a finding's diagnostic. */
export function message(finding: Finding, where: "source" | "output"): string {
  return where === "output"
    ? `${label(finding)}, shown by this cell's output. Clear it before the notebook is shared.`
    : `${label(finding)}: move it to the environment.`;
}

/** How sure a finding is, as a sentence. */
export function certainty({ confidence, doubt }: Finding): string {
  switch (confidence) {
    case "high":
      return "The value has the published format of such a token.";
    case "medium":
      return "The name or the place is that of a credential, and the value looks like one.";
    case "low":
      return `The name or the shape alone is that of a credential${doubt === undefined ? "" : `: ${DOUBTS[doubt]}`}.`;
  }
}
