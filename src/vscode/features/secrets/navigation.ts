import * as vscode from "vscode";
import { factsOfReference } from "../../../work/secrets/facts";
import { originOfReference, originOfVariable, type SecretOrigin } from "../../../work/secrets/variables";
import type { Session } from "../../../work/session";
import { fileOf } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, projectFolderOf } from "../../folders";
import { callOf } from "../managers/sign-in";
import { type Mention, mentionsIn } from "./mentions";
import { locationOf } from "./spans";

/** A mentioned secret: where the mention stands, and where the secret comes from. */
interface Mentioned {
  readonly mention: Mention;
  readonly root: string;
  readonly session: Session;
  readonly origin: SecretOrigin;
}

/** Says of a mentioned secret where it is kept, and leads there; never its value. */
export class SecretNavigation implements vscode.HoverProvider, vscode.DefinitionProvider {
  readonly #session: FeatureHost["session"];

  constructor({ session }: Pick<FeatureHost, "session">) {
    this.#session = session;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const mentioned = await this.#at(document, position);
    if (!mentioned) return undefined;
    const { origin, mention } = mentioned;
    const text = new vscode.MarkdownString();
    text.appendText(origin.source);
    if (origin.span) text.appendText(". Go to its definition to see where.");
    else text.appendText(origin.inFiles ? ". There is no such file." : ".");
    if (mention.kind === "reference") {
      const facts = await factsOfReference(mentioned.session, mention.reference, callOf(token, "browse"), Date.now());
      if (facts.length > 0) text.appendText(` ${facts.join(" · ")}`);
    }
    return new vscode.Hover(text, mention.range);
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const mentioned = await this.#at(document, position);
    if (!mentioned?.origin.span) return undefined;
    const { uri, range = new vscode.Range(0, 0, 0, 0) } = locationOf(mentioned.root, mentioned.origin.span);
    return [{ originSelectionRange: mentioned.mention.range, targetUri: uri, targetRange: range }];
  }

  async #at(document: vscode.TextDocument, position: vscode.Position): Promise<Mentioned | undefined> {
    const mention = mentionsIn(document).find(({ range }) => range.contains(position));
    const folder = projectFolderOf(fileOf(document));
    if (!mention || !folder || mention.kind === "broken") return undefined;
    const session = this.#session(folder, folderOfDocument(document, folder));
    const origin =
      mention.kind === "reference"
        ? await originOfReference(session, mention.reference)
        : await originOfVariable(session, mention.name);
    return origin && { mention, root: folder.root, session, origin };
  }
}
