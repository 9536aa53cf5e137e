import assert from "node:assert/strict";
import { awsFamily } from "../../../src/stores/aws/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { keepsTheContract } from "../../unit/stores/contract";
import { AwsServer, REGION, ROOT } from "../servers/aws";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";
import { keepsTheManagersContract } from "./contract";

for (const [title, start] of [
  ["MiniStack", AwsServer.miniStack],
  ["moto", AwsServer.moto],
] as const) {
  describe(`AWS's secrets, on ${title}`, () => {
    let aws: AwsServer;
    let relay: Relay;
    let denied: Record<string, string> | undefined;
    let count = 0;

    before(async function () {
      this.timeout(300_000);
      const started = await start();
      assert.ok(started, `${title} cannot be had: it comes from PyPI by pip`);
      aws = started;
      relay = await Relay.before(aws.address);
      if (title === "moto") return;
      const listing = { Effect: "Allow", Action: "secretsmanager:ListSecrets", Resource: "*" };
      denied = await aws.userWith(JSON.stringify({ Version: "2012-10-17", Statement: [listing] }));
    });
    after(() => {
      relay?.stop();
      aws?.stop();
    });
    beforeEach(() => {
      count += 1;
    });

    const instance = (): Instance => {
      return { name: "team", kind: "aws", region: REGION, address: relay.address, signIn: { method: "chain" } };
    };
    const open = async () => new ManagerStore(await awsFamily.open(instance(), new TestContext(ROOT)));

    for (const [scheme, top] of [
      ["aws-sm", []],
      ["aws-ssm", ["Parameter Store"]],
    ] as const) {
      describe(`of the scheme ${scheme}`, () => {
        keepsTheContract(scheme, async () => {
          const path = ["ml", `t${count}`];
          return {
            store: await open(),
            reference: (name) => managerReference(scheme, { path, field: name }),
            place: [...top, ...path, "/"],
            nowhere: managerReference(scheme, { path: ["nowhere", "at-all"], field: "a" }),
          };
        });
      });
    }

    describe("as those of every manager", () => {
      keepsTheManagersContract(() => ({
        family: awsFamily,
        relay,
        instance: instance(),
        env: ROOT,
        item: (name, field = "value") => managerReference("aws-sm", { path: ["ml", `t${count}`, name], field }),
        ...(denied === undefined ? {} : { denied }),
        signedOut: {
          AWS_REGION: REGION,
          AWS_CONFIG_FILE: "/nowhere/config",
          AWS_SHARED_CREDENTIALS_FILE: "/nowhere/credentials",
        },
        grant:
          /"Action": "secretsmanager:GetSecretValue",\s+"Resource": "arn:aws:secretsmanager:eu-central-1:\*:secret:ml/,
        most: 2,
      }));
    });
  });
}
