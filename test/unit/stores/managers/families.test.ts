import assert from "node:assert/strict";
import { parseReference } from "../../../../src/stores/kinds";
import { MANAGER_FAMILIES } from "../../../../src/stores/managers/families";
import type { ManagerFamily } from "../../../../src/stores/managers/family";
import type { Instance } from "../../../../src/stores/managers/instance";
import { managerKinds } from "../../../../src/stores/managers/kinds";
import { type ManagerReference, managerReference } from "../../../../src/stores/managers/reference";
import { shellCommand } from "../../../../src/text/shell-words";
import { readInstance } from "../../../../src/work/managers/read-instance";

/** A whole instance of each family. */
const INSTANCES: Readonly<Record<string, object>> = {
  vault: { address: "https://vault.example.org:8200", namespace: "ml" },
  aws: { region: "eu-central-1", roles: { train: "arn:aws:iam::123456789012:role/train" } },
  azure: { vaults: ["team", "shared"] },
  gcp: { projects: ["ml-prod"] },
  conjur: { address: "https://conjur.example.org", account: "acme", signIn: { method: "apiKey", login: "host/app" } },
};
const COMMANDS: Readonly<Record<string, string>> = {
  "vault://secret/ml/db?version=2#password":
    "vault kv get -address=https://vault.example.org:8200 -namespace=ml -version=2 -field=password secret/ml/db",
  "vault://database/creds/train#username":
    "vault read -address=https://vault.example.org:8200 -namespace=ml -field=username database/creds/train",
  "aws-sm://ml/db":
    "aws secretsmanager get-secret-value --secret-id ml/db --query SecretString --output text --region eu-central-1",
  "aws-ssm://ml/db":
    "aws ssm get-parameter --name /ml/db --with-decryption --query Parameter.Value --output text --region eu-central-1",
  "azure-kv://team/db": "az keyvault secret show --vault-name team --name db --query value --output tsv",
  "gcp-sm://ml-prod/europe-west3/db":
    "gcloud secrets versions access latest --secret=db --project=ml-prod --location=europe-west3",
  "conjur://acme/variable/ml/db": "conjur variable get -i ml/db",
};

const kindsOf = ({ kind }: ManagerFamily) => managerKinds.filter(({ family }) => family === kind);

function instanceOf(kind: string): Instance {
  const instance = readInstance({ name: "one", kind, ...INSTANCES[kind] });
  assert.ok(!("code" in instance), JSON.stringify(instance));
  return instance;
}

describe("the managers that we know", () => {
  for (const family of MANAGER_FAMILIES) {
    describe(family.title, () => {
      it("takes a whole instance, and names what is missing or wrong in another", () => {
        const whole = instanceOf(family.kind);
        assert.equal(whole.kind, family.kind);
        const needed = Object.entries(family.settings).filter(([, setting]) => setting?.needed === true);
        for (const [name] of needed) {
          const refused = readInstance({ ...whole, [name]: undefined });
          assert.ok("code" in refused && refused.reason.includes(name), name);
        }
        for (const wrong of [
          { password: "x" },
          { signIn: { method: "none" } },
          { signIn: { method: whole.signIn.method, password: "x" } },
        ]) {
          assert.ok("code" in readInstance({ ...whole, ...wrong }), JSON.stringify(wrong));
        }
      });

      it("proposes places whose references are read back", () => {
        const instance = instanceOf(family.kind);
        const [kind] = kindsOf(family);
        const entry = family.entry(family.placeFor(instance, "my-project"), "DB_PASSWORD");
        const reference = managerReference(kind?.scheme ?? "", entry);
        const reading = parseReference(reference.text);
        assert.ok(reading.kind === "reference");
        assert.deepEqual(reading.reference, reference);
        assert.ok(family.covers(instance, reference));
      });

      it("says how its own command reads a secret", () => {
        const own = Object.entries(COMMANDS).filter(([text]) =>
          kindsOf(family).some(({ scheme }) => text.startsWith(`${scheme}:`)),
        );
        assert.ok(own.length > 0);
        for (const [text, command] of own) {
          const reading = parseReference(text);
          assert.ok(reading.kind === "reference", text);
          const words = family.command(instanceOf(family.kind), reading.reference as ManagerReference);
          assert.equal(shellCommand(words), command);
        }
      });
    });
  }
});
