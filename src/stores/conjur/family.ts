import type { FoundInstance, ManagerFamily, Setting } from "../managers/family";
import { familyTitle } from "../managers/kinds";

const KIND = "conjur";

const SERVICE: Setting = { kind: "text", title: "Service of the authenticator", needed: true };
const HOST: Setting = { kind: "text", title: "Host, such as host/team/app, where the token does not say it" };

/** CyberArk Conjur, Enterprise and Cloud. */
export const conjurFamily: ManagerFamily = {
  kind: KIND,
  title: familyTitle(KIND),
  settings: {
    address: { kind: "address", title: "Address, such as https://conjur.example.org", needed: true },
    account: { kind: "text", title: "Account", needed: true },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
  },
  signIn: {
    apiKey: {
      title: "Login and API key",
      settings: {
        login: { kind: "text", title: "Login, such as host/team/app", needed: true },
        keyVariable: { kind: "text", title: "Variable with the API key" },
        keyFile: { kind: "file", title: "File with the API key" },
      },
    },
    jwt: {
      title: "A JSON web token",
      settings: {
        service: SERVICE,
        tokenFile: { kind: "file", title: "File with the token" },
        tokenVariable: { kind: "text", title: "Variable with the token" },
        login: HOST,
      },
    },
    kubernetes: {
      title: "The token of a Kubernetes pod (authn-jwt)",
      settings: {
        service: SERVICE,
        tokenFile: { kind: "file", title: "File with the pod's token" },
        login: HOST,
      },
    },
    oidc: {
      title: "In the browser (OIDC)",
      settings: { service: SERVICE },
    },
  },
  covers: ({ account }, { path: [named = ""] }) => account === named,
  entry: (place, name) => ({ path: [...place, name] }),
  placeFor: ({ account = "" }, project) => [account, "variable", "ml", project],
  command: (_, { path: [, , ...id], version }) => [
    ...["conjur", "variable", "get", "-i", id.join("/")],
    ...(version === undefined ? [] : ["-v", version]),
  ],
  find: (env): FoundInstance[] => {
    const { CONJUR_APPLIANCE_URL: address, CONJUR_ACCOUNT: account, CONJUR_AUTHN_LOGIN: login } = env;
    if (!address || !account || !login) return [];
    const signIn = { method: "apiKey", login, keyVariable: "CONJUR_AUTHN_API_KEY" };
    return [{ from: "CONJUR_APPLIANCE_URL", instance: { kind: KIND, address, account, signIn } }];
  },
  open: async (instance, context) => new (await import("./client")).ConjurClient(instance, context),
};
