import type { Secret } from "../secret/secret";

/** A variable and the reference that is to give it its value. */
interface NamedReference {
  readonly name: string;
  readonly text: string;
}

/** A variable, and where a program talks to because of it. */
interface Destination {
  readonly name: string;
  readonly to: string | undefined;
}

/** A line of a `.env`, from 1, that is not sealed, and why, as a part of a sentence. */
export interface StayingLine {
  readonly line: number;
  readonly name?: string;
  readonly reason: string;
}

/** What sealing a `.env` did. */
export interface SealedDotenv {
  /** The `.env`, the sealed file and the file of references, as they are named to the person. */
  readonly file: string;
  readonly target: string;
  readonly refs: string;
  readonly names: readonly string[];
  /** Names whose values took a part from the environment of this machine, as it was. */
  readonly fromEnvironment: readonly string[];
  /** Whether git has the file, or had it at any time, so that its values must be replaced. */
  readonly seenByGit: boolean;
  readonly staying: readonly StayingLine[];
  /** Whether nothing is left of the file, so that it goes. */
  readonly whole: boolean;
  readonly notes: readonly string[];
}

/** What setting encryption up came to. */
export interface SetUpDone {
  readonly kind: "ready";
  /** As it is named to the person. */
  readonly file: string;
  /** To share with people who seal secrets for this user. */
  readonly publicKey: string;
  /** Where the secret key stands: a path, or the variable that gives it. A lost key is a lost file. */
  readonly keyPlace: string;
  readonly keyMade: boolean;
  /** The `.sops.yaml` that holds, as it is named to the person. */
  readonly config: string;
  /** `added`: an existing file got a rule; all its other lines stay. */
  readonly rule: "made" | "added" | "kept";
  /** Whether the rule seals to this user's key too; where it does not, someone who can open the files must add it. */
  readonly reads: boolean;
}

/** What a use case asks the user, as data; a face words it. Files are named as the person sees them, by `ProjectFiles.shown`. */
export type Question =
  /** Whether programs that are started here get what these references name. `before`: what was confirmed. */
  | {
      readonly kind: "references";
      readonly file: string;
      readonly added: readonly NamedReference[];
      readonly changed: readonly (NamedReference & { readonly before: string })[];
    }
  /** Whether programs that are started here get these variables of a `.env`. `shown`: those whose values outputs will show. */
  | {
      readonly kind: "variables";
      readonly file: string;
      readonly names: readonly string[];
      readonly shown?: readonly string[];
    }
  /**
   * Whether programs that are started talk to where the file's variables say. `to` are hosts, a switch, a file, or `undefined` for a
   * value that names none; `before`: what was confirmed. `tracked`: git has the file, so that others may have written it.
   */
  | {
      readonly kind: "destinations";
      readonly file: string;
      readonly tracked: boolean;
      readonly added: readonly Destination[];
      readonly changed: readonly (Destination & { readonly before: string | undefined })[];
    }
  /** Whether the file's secrets are sealed to others than were confirmed last; `opening`: whether sops is started to open it. */
  | {
      readonly kind: "recipients";
      readonly opening?: boolean;
      readonly file: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  /** Whether values stay in the clear; `given`: the very values that the user gave to be sealed. */
  | {
      readonly kind: "readable";
      readonly file: string;
      readonly places: readonly string[];
      readonly total: number;
      readonly given: boolean;
    }
  /** Whether values are sealed that were added to a sealed file by hand; `asked`: to seal the file is what the user asked for. */
  | { readonly kind: "exposed"; readonly file: string; readonly places: readonly string[]; readonly asked: boolean }
  /** Whether a key and a rule for the file are made. */
  | { readonly kind: "set-up"; readonly file: string }
  /** Whether the lines of a `.env` go whose values are sealed now, or the whole file. */
  | { readonly kind: "remove-sealed-dotenv"; readonly sealed: SealedDotenv }
  /** Whether git opens sealed files to compare them: its settings, and lines of its attributes. */
  | { readonly kind: "git-setup"; readonly settings: readonly string[]; readonly attributes: readonly string[] }
  /** Whether a program starts although these secrets could not be resolved. */
  | { readonly kind: "start-without"; readonly reasons: readonly string[] }
  /** Whether a secret goes for good; `variable` is what programs know it by. */
  | { readonly kind: "delete-secret"; readonly name: string; readonly variable: string | undefined }
  /** Whether a secret and all that refers to it gets another name. */
  | { readonly kind: "rename-secret"; readonly name: string; readonly files: readonly string[] };

/** `once`: for this time, without keeping it. `unasked`: there is no one to ask. */
export type Answer = "yes" | "once" | "no" | "unasked";

/** What a use case has to say while it goes on; a face words it. */
export type Report =
  | { readonly kind: "answer-not-kept" }
  /** A file that looks like configuration has no effect. */
  | { readonly kind: "passed-over"; readonly text: string }
  | { readonly kind: "readable"; readonly file: string; readonly text: string }
  /** A file has another data key than when it was last opened on this machine. */
  | { readonly kind: "data-key-changed"; readonly file: string }
  | { readonly kind: "set-up"; readonly done: SetUpDone }
  | { readonly kind: "recipients-changed"; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: "sealed-dotenv"; readonly sealed: SealedDotenv };

/** The user at a face: a terminal, VS Code's window, or a test's script. */
export interface Person {
  agree(question: Question): Promise<Answer>;
  /** A value that is typed or passed without being shown; `undefined` where the user does not want to. */
  secret(title: string): Promise<Secret | undefined>;
  /**
   * The passphrase of a key file (a path or a variable), typed without being shown; `undefined` where there is no one to ask, or the
   * user does not want to. `again`: the last one did not fit.
   */
  passphrase(source: string, again: boolean): Promise<Secret | undefined>;
  report(report: Report): void;
  /** Takes note of a token of a manager, which is masked where a program prints it. */
  learnt?(secret: Secret): void;
}

/** Whether an answer lets the use case go on. */
export function isYes(answer: Answer): boolean {
  return answer === "yes" || answer === "once";
}
