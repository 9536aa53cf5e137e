import type { Reference, ReferenceReading, SplitReference } from "../formats/refs/reference";
import type { Place, SecretStore, StoreContext } from "./store";

/** What a person types to name an entry: the text of an input box, and what it comes to. */
interface EntryNaming {
  /** What a new entry's name looks like, as an input box explains it. */
  readonly prompt: string;
  /** The reference of a new entry of that name at a place; a sentence where the text is no such name. */
  added(place: Place, text: string): Reference | string;
  /** What an input box asks for, and begins with, when an entry is renamed. */
  renaming(reference: Reference): { readonly title: string; readonly text: string };
  /** The reference of the renamed entry; a sentence where the text is no such name. */
  renamed(reference: Reference, text: string): Reference | string;
}

/**
 * What a kind of store says of itself; the faces know nothing else of it. Pure and small, so that references can be read
 * without loading what opens the store.
 */
export interface StoreKind {
  /** What its references begin with, before the colon. */
  readonly scheme: string;
  /** The heading of its level in the tree, such as ".env files". */
  readonly title: string;
  /** A codicon's id. */
  readonly icon: string;
  /** What the tree says where there is none of its files or folders. */
  readonly emptyText: string;
  /** Whether the tree leaves its level out where there is nothing in it. */
  readonly onlyWithEntries?: true;
  /** Reads what stands behind the scheme. */
  parse(split: SplitReference): ReferenceReading;
  /** The same secret, as a file in `to` writes it where one in `from` wrote it; both absolute. */
  rebase?(reference: Reference, from: string, to: string): Reference;
  /** The variable that is itself what the reference names, which needs no line in `.env.refs`. */
  ownVariable?(reference: Reference): string | undefined;
  /** The steps of the secret's name, the last two of which make a variable's name. */
  nameSteps(reference: Reference): readonly string[];
  /** What is reported of a reference that leads to nothing: a sentence. */
  absentText(reference: Reference): string;
  readonly naming?: EntryNaming;
  /** The manager's family whose instances keep these secrets; such a kind has no `open`. */
  readonly family?: string;
  /** Opens the store of a project's files, loading its code when it is first needed. */
  open?(context: StoreContext): Promise<SecretStore>;
}
