import type { ManagerClient } from "./client";
import type { ManagerContext } from "./context";
import type { Instance } from "./instance";
import type { ManagerReference } from "./reference";

/** What a setting of an instance holds. */
export type SettingKind = "text" | "address" | "file" | "list" | "names";

/** A setting, and how a person is asked for it. */
export interface Setting {
  readonly kind: SettingKind;
  readonly title: string;
  readonly needed?: boolean;
}

/** What an instance says of the machine that is there already, such as an address in the environment. */
export interface FoundInstance {
  /** Where it was found, as a part of a sentence: "VAULT_ADDR". */
  readonly from: string;
  readonly instance: Omit<Instance, "name">;
}

/** A manager that we know: its settings, its references, and what opens an instance. Small, so that it is read without loading a client. */
export interface ManagerFamily {
  /** As instances name it. */
  readonly kind: string;
  readonly title: string;
  /** Settings of an instance besides `name`, `kind` and `signIn`, by their names. */
  readonly settings: Readonly<Partial<Record<Exclude<keyof Instance, "name" | "kind" | "signIn">, Setting>>>;
  /** Ways to sign in, by name, the first by default, each with settings of its own. */
  readonly signIn: Readonly<
    Record<string, { readonly title: string; readonly settings: Readonly<Record<string, Setting>> }>
  >;
  /** Whether the instance's settings name the vault, project or account of a reference. */
  covers(instance: Instance, reference: ManagerReference): boolean;
  /**
   * Where a new secret of that name stands below a place, which is the path of a reference's beginning: as a field of the secret
   * there, or as one beside others, by the manager's own rules for names.
   */
  entry(place: readonly string[], name: string): { readonly path: readonly string[]; readonly field?: string };
  /** The place that is proposed for a project's secrets. */
  placeFor(instance: Instance, project: string): readonly string[];
  /** The manager's own command line that reads a secret: its words, without a value. */
  command(instance: Instance, reference: ManagerReference): readonly string[];
  /** What this machine has already. Reads variables and files of the user's alone. */
  find(env: NodeJS.ProcessEnv): readonly FoundInstance[];
  /** Opens an instance, loading its code when it is first needed. */
  open(instance: Instance, context: ManagerContext): Promise<ManagerClient>;
}
