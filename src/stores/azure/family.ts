import { type FoundInstance, type ManagerFamily, managerKind } from "../managers/family";

const KIND = "azure";

/** Azure Key Vault. */
export const azureFamily: ManagerFamily = {
  kind: KIND,
  title: "Azure Key Vault",
  settings: {
    vaults: { kind: "list", title: "Names of the vaults", needed: true },
    cloud: { kind: "text", title: "Cloud: public, china or government (public by default)" },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
  },
  signIn: {
    default: { title: "As this machine is signed in: VS Code, az login, variables, managed identity", settings: {} },
    secret: {
      title: "A service principal's secret",
      settings: {
        tenant: { kind: "text", title: "Tenant", needed: true },
        client: { kind: "text", title: "Client id", needed: true },
        secretVariable: { kind: "text", title: "Variable with its secret", needed: true },
      },
    },
  },
  kinds: [
    managerKind(KIND, {
      scheme: "azure-kv",
      title: "Azure Key Vault",
      parts: [2, 2],
      field: "optional",
      example: "azure-kv://vault/name",
    }),
  ],
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
  find: (): FoundInstance[] => [],
  open: async () => {
    throw new Error("Azure is not supported yet.");
  },
};
