import { type Refused, refuse } from "../../text/refused";
import type { SecretStore } from "../store";
import type { ManagerContext } from "./context";
import type { Instance } from "./instance";
import { familyTitle } from "./kinds";
import { ManagerStore } from "./manager-store";
import type { ManagerReference } from "./reference";

/** The managers of the user's settings, each opened once, when a secret of it is first asked for. */
export class Managers {
  readonly #list: () => Promise<readonly Instance[]>;
  readonly #context: () => Promise<ManagerContext>;
  #instances: Promise<readonly Instance[]> | undefined;
  readonly #opened = new Map<Instance, Promise<SecretStore | Refused<"settings">>>();

  /** Both are asked for once, when they are first needed. */
  constructor(list: () => Promise<readonly Instance[]>, context: () => Promise<ManagerContext>) {
    this.#list = list;
    this.#context = context;
  }

  instances(): Promise<readonly Instance[]> {
    this.#instances ??= this.#list();
    return this.#instances;
  }

  /** The instance that keeps a reference's secret: the one it names, else the only one whose settings cover it. */
  async instanceOf(
    family: string,
    reference: ManagerReference,
  ): Promise<Instance | Refused<"no-instance" | "several-instances">> {
    const { findFamily } = await import("./families");
    const title = familyTitle(family);
    const all = (await this.instances()).filter(({ kind }) => kind === family);
    const named = reference.store === undefined ? all : all.filter(({ name }) => name === reference.store);
    const covering = named.filter((instance) => findFamily(family)?.covers(instance, reference) === true);
    const [only, ...more] = covering;
    if (only === undefined) {
      const add = `Add it once: sealwright stores add ${family}, or in VS Code: Add Secret Manager.`;
      if (named.length === 0)
        return refuse("no-instance", `No ${title} of your settings keeps ${reference.text}. ${add}`);
      const names = named.map(({ name }) => name).join(", ");
      return refuse("no-instance", `Your settings of ${names} do not name the place of ${reference.text}.`);
    }
    if (more.length === 0) return only;
    const names = covering.map(({ name }) => name).join(", ");
    return refuse(
      "several-instances",
      `Several managers may keep ${reference.text} (${names}): add ?store=NAME to it.`,
    );
  }

  /** The store of an instance; refused where its settings are not whole. */
  open(instance: Instance): Promise<SecretStore | Refused<"settings">> {
    const known = this.#opened.get(instance) ?? this.#open(instance);
    this.#opened.set(instance, known);
    return known;
  }

  async #open(instance: Instance): Promise<SecretStore | Refused<"settings">> {
    const { findFamily } = await import("./families");
    const family = findFamily(instance.kind);
    if (family === undefined)
      return refuse("settings", `${instance.name}: there is no manager of the kind ${instance.kind}.`);
    try {
      const several = (await this.instances()).filter(({ kind }) => kind === instance.kind).length > 1;
      const client = await family.open(instance, await this.#context());
      return new ManagerStore(client, several ? instance.name : undefined);
    } catch (error) {
      return refuse("settings", `${instance.name} cannot be used: ${(error as Error).message}`);
    }
  }
}
