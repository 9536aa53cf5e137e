import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { formatReference } from "../../../formats/refs/reference";
import { nearestFile } from "../../../machine/nearest";
import { readRefs } from "../../../work/secrets/refs";
import { fileOf } from "../../documents";
import { type SecretFolder, secretFolderOf } from "./folders";
import { folderOfDocument } from "./insert-reference";
import { type Mention, mentionsIn } from "./mentions";
import { placeOf, type SecretPlace } from "./place";
import { knownVariables } from "./refs-variables";

interface Target {
  /** What gives the value, in words. */
  readonly source: string;
  readonly place: SecretPlace | undefined;
}

/** Tells of a mentioned secret where it is kept, and leads there; never its value. */
export class SecretNavigation implements vscode.HoverProvider, vscode.DefinitionProvider {
  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const mention = mentionAt(document, position);
    const folder = secretFolderOf(fileOf(document));
    if (!mention || !folder) return undefined;
    const target = await targetOf(document, folder, mention);
    if (!target) return undefined;
    const text = new vscode.MarkdownString();
    text.appendText(target.source);
    if (target.place) text.appendText(`. Go to its definition to see where.`);
    else text.appendText(". There is no such file.");
    return new vscode.Hover(text, mention.range);
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const mention = mentionAt(document, position);
    const folder = secretFolderOf(fileOf(document));
    const target = mention && folder && (await targetOf(document, folder, mention));
    if (!mention || !target?.place) return undefined;
    const { uri, range = new vscode.Range(0, 0, 0, 0) } = target.place;
    return [{ originSelectionRange: mention.range, targetUri: uri, targetRange: range }];
  }
}

function mentionAt(document: vscode.TextDocument, position: vscode.Position): Mention | undefined {
  return mentionsIn(document).find(({ range }) => range.contains(position));
}

async function targetOf(
  document: vscode.TextDocument,
  folder: SecretFolder,
  mention: Mention,
): Promise<Target | undefined> {
  const { root } = folder;
  const here = folderOfDocument(document, folder);
  if (mention.kind === "broken") return undefined;
  if (mention.kind === "reference") {
    const { reference } = mention;
    return { source: formatReference(reference), place: await placeOf(root, here, reference) };
  }
  const refs = await readRefs(root, here);
  const entry = refs.entries.find(({ name }) => name === mention.name);
  if (entry) {
    const place = await placeOf(root, dirname(refs.path), entry.reference);
    return { source: `${mention.name} comes from ${entry.text} by .env.refs`, place };
  }
  const given = (await knownVariables(folder, here)).names.get(mention.name);
  if (given === undefined) return undefined;
  const path = nearestFile(here, root, given.split("/").at(-1) ?? given) ?? join(root, given);
  const place = await placeOf(root, dirname(path), { kind: "env", name: mention.name, file: path });
  return { source: `${mention.name} comes from ${given}`, place };
}
