import assert from "node:assert/strict";
import { inspect } from "node:util";
import { awsFamily } from "../../../src/stores/aws/family";
import { parseReference } from "../../../src/stores/kinds";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne, type StoreEntry } from "../../../src/stores/store";
import { BROWSE, USE } from "../../calls";
import { everything } from "../../unit/stores/contract";
import { AwsServer, REGION, ROOT } from "../servers/aws";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";

describe("AWS's secrets in the tree", () => {
  let aws: AwsServer;
  let moto: AwsServer;
  let relay: Relay;

  before(async function () {
    this.timeout(300_000);
    const started = await Promise.all([AwsServer.miniStack(), AwsServer.moto()]);
    assert.ok(started[0] && started[1], "MiniStack and moto cannot be had: they come from PyPI by pip");
    [aws, moto] = started;
    relay = await Relay.before(aws.address);
  });
  after(() => {
    relay?.stop();
    aws?.stop();
    moto?.stop();
  });
  beforeEach(() => {
    relay.instead = () => undefined;
    relay.seen.length = 0;
  });

  const open = async (env: NodeJS.ProcessEnv = ROOT, address = relay.address) => {
    const instance: Instance = { name: "team", kind: "aws", region: REGION, address, signIn: { method: "chain" } };
    return new ManagerStore(await awsFamily.open(instance, new TestContext(env)));
  };
  const at = (text: string, field?: string, version?: string) =>
    managerReference("aws-sm", { path: text.split("/"), field, version });
  const names = (entries: readonly StoreEntry[]) => entries.map(({ name }) => name);

  it("stand in levels, a level by its beginning, groups once however many pages", async () => {
    const all = [
      ...Array.from({ length: 250 }, (_, index) => `lev/deep/x${index}`),
      "lev/db",
      "lev/db/inner",
      "lev/z",
      "levels",
    ];
    for (const Name of all) await aws.call("secretsmanager.CreateSecret", { Name, SecretString: "v" });
    const store = await open();
    assert.deepEqual(names(await everything(store, ["lev"])).sort(), ["db", "db/", "deep/", "z"]);
    assert.equal((await everything(store, ["lev", "deep"])).length, 250);
    const top = names(await everything(store, []));
    assert.equal(new Set(top).size, top.length);
    assert.ok(top.includes("lev/") && top.includes("levels") && top[0] === "Parameter Store");
    const page = await store.list(["lev", "deep"], BROWSE);
    assert.ok(page.kind === "page" && page.entries.length === 100 && page.next !== undefined);
  });

  it("of odd names are read by the references that the list gives", async () => {
    for (const Name of ["/odd/leading", "odd//double", "odd/trailing/"])
      await aws.call("secretsmanager.CreateSecret", { Name, SecretString: Name });
    const store = await open();
    const found: StoreEntry[] = [];
    for (let page: string | undefined, first = true; first || page !== undefined; first = false) {
      const result = await store.search?.("odd", BROWSE, page);
      assert.ok(result?.kind === "page");
      found.push(...result.entries);
      page = result.next;
    }
    const secrets = found.flatMap((entry) => (entry.kind === "secret" ? [entry] : []));
    assert.deepEqual(names(secrets).sort(), ["/odd/leading", "odd//double", "odd/trailing/"]);
    for (const { name, reference } of secrets) {
      const parsed = parseReference(reference.text);
      assert.ok(parsed?.kind === "reference");
      const read = await readOne(store, parsed.reference, USE);
      assert.ok(read.kind === "found" && read.secret.reveal() === name, inspect(read));
    }
  });

  it("are found by words of their name, description or tags, at AWS", async () => {
    for (const [Name, Description, team] of [
      ["found/alpha", "for training", "red"],
      ["found/beta", "other", "blue"],
    ])
      await moto.call("secretsmanager.CreateSecret", {
        Name,
        Description,
        SecretString: "v",
        Tags: [{ Key: "team", Value: team }],
      });
    const store = await open(ROOT, moto.address);
    for (const text of ["alpha", "training", "red"]) {
      const found = await store.search?.(text, BROWSE);
      assert.ok(found?.kind === "page" && names(found.entries).join() === "found/alpha", `${text}: ${inspect(found)}`);
    }
  });

  it("come with what AWS says of them in the list", async () => {
    const Tags = [{ Key: "owner", Value: "mia" }];
    const made = { Name: "facts/a", SecretString: "v", Description: "of the trainer", Tags };
    await moto.call("secretsmanager.CreateSecret", { ...made, AddReplicaRegions: [{ Region: "eu-west-1" }] });
    await moto.call("secretsmanager.RotateSecret", {
      SecretId: "facts/a",
      RotationRules: { AutomaticallyAfterDays: 30 },
    });
    const store = await open(ROOT, moto.address);
    const [entry] = await everything(store, ["facts"]);
    assert.ok(entry?.kind === "secret" && entry.facts !== undefined);
    const { description, labels, rotation, changed } = entry.facts;
    assert.deepEqual([description, labels?.get("owner"), rotation?.every], ["of the trainer", "mia", 30]);
    assert.ok(changed instanceof Date);
    const known = await store.metadata(at("facts/a"), USE);
    assert.ok(known.kind === "metadata");
    assert.match(known.metadata.labels?.get("aws:replicas") ?? "", /eu-west-1/);
  });
});
