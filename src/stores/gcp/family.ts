import type { FoundInstance, ManagerFamily } from "../managers/family";
import { familyTitle } from "../managers/kinds";

const KIND = "gcp";

/** Google Secret Manager. */
export const gcpFamily: ManagerFamily = {
  kind: KIND,
  title: familyTitle(KIND),
  settings: {
    projects: { kind: "list", title: "Ids of the projects", needed: true },
    locations: { kind: "list", title: "Locations with secrets of their own, such as europe-west3" },
    address: { kind: "address", title: "Address of the service, where it is not Google's own" },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
  },
  signIn: {
    default: {
      title:
        "The application default credentials: GOOGLE_APPLICATION_CREDENTIALS, gcloud auth application-default login",
      settings: {},
    },
    impersonation: {
      title: "A service account whose place the application default credentials take",
      settings: {
        account: { kind: "text", title: "The service account's address", needed: true },
        address: { kind: "address", title: "Address of IAM's credentials, where it is not Google's own" },
      },
    },
    machine: { title: "The service account of this machine, which is asked for at its own address", settings: {} },
  },
  covers: ({ projects = [] }, { path: [project = ""] }) => projects.includes(project),
  entry: ([project = "", ...words], name) => {
    return {
      path: [
        project,
        [...words, name]
          .join("-")
          .replace(/[^0-9A-Za-z_-]+/g, "-")
          .slice(0, 255),
      ],
    };
  },
  placeFor: ({ projects: [first = ""] = [] }, project) => [first, project],
  command: (_, { path, version = "latest" }) => [
    ...["gcloud", "secrets", "versions", "access", version, `--secret=${path.at(-1)}`, `--project=${path[0]}`],
    ...(path.length > 2 ? [`--location=${path[1]}`] : []),
  ],
  find: (env): FoundInstance[] => {
    const from = ["GOOGLE_CLOUD_PROJECT", "CLOUDSDK_CORE_PROJECT"].find((name) => env[name]);
    const project = from === undefined ? undefined : env[from];
    if (from === undefined || !project) return [];
    return [{ from, instance: { kind: KIND, projects: [project], signIn: { method: "default" } } }];
  },
  open: async (instance, context) => new (await import("./client")).GoogleClient(instance, context),
};
