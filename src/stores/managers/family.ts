import { invalid, readAs } from "../../formats/refs/reference";
import type { StoreKind } from "../kind";
import type { ManagerClient } from "./client";
import type { ManagerContext } from "./context";
import type { Instance } from "./instance";
import { type ManagerReference, type ReferenceShape, readManagerReference } from "./reference";

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
  /** The kinds of its references. */
  readonly kinds: readonly StoreKind[];
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

/** A kind of reference that managers keep. */
export function managerKind(
  family: string,
  { scheme, title, ...shape }: ReferenceShape & { readonly scheme: string; readonly title: string },
): StoreKind {
  return {
    scheme,
    title,
    icon: "server",
    emptyText: "No secret.",
    family,
    parse: ({ slashes, rest }) => {
      const reference = slashes ? readManagerReference(scheme, rest, shape) : undefined;
      return reference === undefined
        ? invalid(`It is not of the form ${shape.example}, with ?version=… where one is meant.`)
        : readAs(reference);
    },
    nameSteps: (reference) => {
      const { path, field } = reference as ManagerReference;
      return field === undefined ? path : [...path, field];
    },
    absentText: ({ text }) => `${text} leads to nothing.`,
  };
}
