import { dotenvValues } from "../formats/dotenv/file";
import { Secret } from "../secret/secret";
import { refuse } from "../text/refused";
import { editDocument } from "./document";
import type { Plan, Refusal } from "./plan";
import type { EnvironmentRequest } from "./request";
import { Naming } from "./variable-naming";

const TITLES = { colab: "Colab secret", kaggle: "Kaggle secret" } as const;
const WHERE = { colab: "the key symbol in Colab's side bar", kaggle: "Add-ons, Secrets in Kaggle's editor" } as const;

/**
 * Reads a cell's value from the secrets of Colab or Kaggle (`userdata.get`, `UserSecretsClient`). No program can write
 * there, so that a step holds the value for the user to enter; it is to be offered to copy before the edit.
 */
export function planServiceSecret(request: EnvironmentRequest, service: "colab" | "kaggle"): Plan | Refusal {
  const { document, findings, project, name } = request;
  if (document.language !== "cell") return refuse("language", `A ${TITLES[service]} can be read in a notebook only.`);
  const [finding] = findings;
  if (finding === undefined) return refuse("not-a-literal", "There is nothing here that can be moved.");
  const settings = { ...request.settings, loadDotenv: "never" } as const;
  const naming = new Naming(settings, dotenvValues(project.dotenv.text ?? ""));
  const context = {
    settings,
    project,
    naming,
    service,
    ...(name === undefined ? {} : { chosen: { secret: finding.secret, name } }),
  };
  const edited = editDocument(document, [finding], context);
  if (edited.kind === "refused") return edited;
  const [first] = edited.values;
  if (first === undefined) {
    return edited.refused.get(finding) ?? refuse("magic", "This notebook command cannot read a secret.");
  }
  const [chosen, value] = first;
  return {
    kind: "plan",
    title: `Move to ${TITLES[service]} ${chosen}`,
    names: [chosen],
    steps: [
      { kind: "by-hand", service, name: chosen, secret: new Secret(value) },
      { kind: "edit-document", document: document.id, edits: edited.edits },
      ...(document.outputShowsValue === true ? [{ kind: "clear-outputs", document: document.id } as const] : []),
    ],
    notes: [`Add the secret ${chosen} under ${WHERE[service]}, and allow this notebook to read it.`],
  };
}
