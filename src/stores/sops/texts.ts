import { shellWord } from "../../text/shell-words";

// What is said of sealed files in more than one place; `file` is what messages call it.

/** That nothing says to whom a file is sealed. */
export function noRuleText(file: string): string {
  return `No rule of .sops.yaml says to whom ${file} is sealed.`;
}

/** The same, with the command that helps. */
export function setUpFirstText(file: string): string {
  return `${noRuleText(file)} Set up encryption first: sealwright sops set-up ${shellWord(file)}`;
}

/** Why a file whose form is that of one value takes no entries. */
export function noSeveralValuesText(file: string): string {
  return `${file} has no form that holds several values: name it *.yaml, *.json, *.env or *.ini.`;
}

/** Why a file in plain text takes no secret, and what helps. */
export function notSealedText(file: string): string {
  return `${file} is in plain text. Seal it first: sealwright sops encrypt --in-place ${shellWord(file)}`;
}

/** That values of a sealed file are in the clear; without the full stop. */
export function exposedText({ file, places }: { readonly file: string; readonly places: readonly string[] }): string {
  const more = places.length > 20 ? ` and ${places.length - 20} more` : "";
  return `${file} has values in the clear, added by hand: ${places.slice(0, 20).join(", ")}${more}`;
}

/** The same where nobody agreed that they are sealed, with what helps. */
export function sealExposedText(file: string, places: readonly string[]): string {
  return `${exposedText({ file, places })}. Nothing was changed. Seal them with sealwright sops encrypt --in-place ${shellWord(file)} in a terminal, or take their lines out.`;
}
