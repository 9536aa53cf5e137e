import type { FoundInstance, ManagerFamily, Setting } from "../managers/family";
import { familyTitle } from "../managers/kinds";

const KIND = "azure";

const TENANT: Setting = { kind: "text", title: "Tenant" };
const AUTHORITY: Setting = { kind: "address", title: "Address that gives tokens, where it is not the cloud's own" };
const VAULT_URL = /^https:\/\/([0-9A-Za-z-]{3,24})\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)\/?$/;

/** Azure Key Vault. */
export const azureFamily: ManagerFamily = {
  kind: KIND,
  title: familyTitle(KIND),
  settings: {
    vaults: { kind: "list", title: "Names of the vaults", needed: true },
    cloud: { kind: "text", title: "Cloud: public, china or government (public by default)" },
    address: { kind: "address", title: "Address of the vault, where it is not the cloud's own" },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
  },
  signIn: {
    default: {
      title: "As this machine is signed in: VS Code, variables, az login, azd, PowerShell",
      settings: { tenant: { ...TENANT, title: "Tenant, where it is not your own" }, authority: AUTHORITY },
    },
    secret: {
      title: "A service principal's secret",
      settings: {
        tenant: { ...TENANT, needed: true },
        client: { kind: "text", title: "Client id", needed: true },
        secretVariable: { kind: "text", title: "Variable with its secret", needed: true },
        authority: AUTHORITY,
      },
    },
    machine: {
      title: "The managed identity of this machine, which is asked for at its own address",
      settings: { client: { kind: "text", title: "Client id of the identity, where there are several" } },
    },
  },
  covers: ({ vaults = [] }, { path: [vault = ""] }) => vaults.includes(vault),
  entry: ([vault = "", ...words], name) => {
    const dashed = [...words, name]
      .join("-")
      .replace(/[^0-9A-Za-z]+/g, "-")
      .replace(/^-|-$/g, "");
    return { path: [vault, dashed.slice(0, 127)] };
  },
  placeFor: ({ vaults: [vault = ""] = [] }, project) => [vault, project],
  command: (_, { path: [vault = "", name = ""], version }) => [
    ...["az", "keyvault", "secret", "show", "--vault-name", vault, "--name", name],
    ...(version === undefined ? [] : ["--version", version]),
    ...["--query", "value", "--output", "tsv"],
  ],
  find: (env): FoundInstance[] => {
    for (const from of ["AZURE_KEYVAULT_URL", "AZURE_KEY_VAULT_URL", "KEY_VAULT_NAME"]) {
      const text = env[from];
      const vault = from === "KEY_VAULT_NAME" ? text : VAULT_URL.exec(text ?? "")?.[1];
      if (!vault) continue;
      const cloud = /\.(?:azure\.cn|(usgov)cloudapi\.net)\/?$/.exec(text ?? "");
      const given = cloud === null ? {} : { cloud: cloud[1] === undefined ? "china" : "government" };
      return [{ from, instance: { kind: KIND, vaults: [vault], ...given, signIn: { method: "default" } } }];
    }
    return [];
  },
  open: async (instance, context) => new (await import("./client")).AzureClient(instance, context),
};
