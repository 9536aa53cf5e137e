import type { FoundInstance, ManagerFamily, Setting } from "../managers/family";
import { familyTitle } from "../managers/kinds";

const KIND = "vault";

const ROLE: Setting = { kind: "text", title: "Role" };
const MOUNT: Setting = { kind: "text", title: "Path of the sign-in method, where it is not its name" };
const USER: Setting = { kind: "text", title: "User", needed: true };

/** A value that a file or a variable of the user's gives. */
function from(name: string, title: string): Readonly<Record<string, Setting>> {
  return {
    [`${name}File`]: { kind: "file", title: `File with ${title}` },
    [`${name}Variable`]: { kind: "text", title: `Variable with ${title}` },
  };
}

/** HashiCorp Vault, and OpenBao, which speaks the same. */
export const vaultFamily: ManagerFamily = {
  kind: KIND,
  title: familyTitle(KIND),
  settings: {
    address: { kind: "address", title: "Address, such as https://vault.example.org:8200", needed: true },
    namespace: { kind: "text", title: "Namespace, where the server has some" },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
    certificateFile: { kind: "file", title: "File with your certificate (PEM), where it asks for one" },
    keyFile: { kind: "file", title: "File with the key of that certificate (PEM)" },
  },
  signIn: {
    token: { title: "The token of vault login, or VAULT_TOKEN", settings: {} },
    oidc: {
      title: "In the browser (OIDC)",
      settings: {
        role: ROLE,
        mount: MOUNT,
        port: { kind: "text", title: "Port of this machine to come back to (8250)" },
      },
    },
    userpass: {
      title: "User and password",
      settings: { user: USER, mount: MOUNT, ...from("password", "the password") },
    },
    ldap: {
      title: "User and password of LDAP",
      settings: { user: USER, mount: MOUNT, ...from("password", "the password") },
    },
    approle: {
      title: "AppRole",
      settings: {
        roleId: { kind: "text", title: "Role id", needed: true },
        mount: MOUNT,
        ...from("secretId", "the secret id"),
        secretIdWrapped: { kind: "text", title: "true where the secret id comes wrapped" },
      },
    },
    jwt: { title: "A JSON web token", settings: { role: ROLE, mount: MOUNT, ...from("token", "the token") } },
    kubernetes: {
      title: "The token of a Kubernetes pod",
      settings: { role: { ...ROLE, needed: true }, mount: MOUNT, ...from("token", "the pod's token") },
    },
    cert: { title: "Your certificate", settings: { role: ROLE, mount: MOUNT } },
    wrapped: { title: "A wrapped token", settings: from("wrapped", "the wrapped token") },
  },
  covers: () => true,
  entry: (path, name) => ({ path, field: name }),
  placeFor: (_, project) => ["secret", "ml", project],
  command: ({ address = "", namespace }, { path, field = "", version }) => [
    "vault",
    ...(path.includes("creds") ? ["read"] : ["kv", "get"]),
    `-address=${address}`,
    ...(namespace === undefined ? [] : [`-namespace=${namespace}`]),
    ...(version === undefined ? [] : [`-version=${version}`]),
    `-field=${field}`,
    path.join("/"),
  ],
  find: (env): FoundInstance[] => {
    const name = ["VAULT_ADDR", "BAO_ADDR"].find((each) => (env[each] ?? "") !== "");
    if (name === undefined) return [];
    const namespace = env.VAULT_NAMESPACE ?? env.BAO_NAMESPACE;
    const caFile = env.VAULT_CACERT ?? env.BAO_CACERT;
    const given = {
      ...(namespace ? { namespace } : {}),
      ...(caFile ? { caFile } : {}),
    };
    return [
      { from: name, instance: { kind: KIND, address: env[name] as string, ...given, signIn: { method: "token" } } },
    ];
  },
  open: async (instance, context) => new (await import("./client")).VaultClient(instance, context),
};
