import { Secret } from "../../secret/secret";
import type { Item } from "../managers/client";
import { broken } from "../page";
import type { Call, Failure } from "../store";
import { type ConjurAnswer, type ConjurRequest, jsonIn } from "./api";
import { absentVariable, refusedBy } from "./failure";
import { deniedBy, VARIABLE } from "./policy";

/** A variable, and which of its versions is meant. */
export interface WantedValue {
  readonly id: string;
  readonly version?: string | undefined;
}

/** Sends a request signed in; `as`: who is. */
export interface Sender {
  readonly account: string;
  readonly as: string;
  send(request: ConjurRequest, call: Call): Promise<ConjurAnswer | Failure>;
}

/** Of one request: more ids may be more than a proxy takes as an address. */
const MOST_IDS = 100;
const LONGEST_QUERY = 6000;
/** What a batch says where one of its variables is denied, not there, or no text in UTF-8. */
const NOT_ALL: ReadonlySet<number> = new Set([403, 404, 406, 422]);

/** A result for each, in their order: the newest values in as few requests as may be, and one by one where a batch is not given. */
export async function readValues(
  sender: () => Sender,
  wanted: readonly WantedValue[],
  call: Call,
): Promise<(Item | Failure)[]> {
  const newest = wanted.filter(({ id, version }) => version === undefined && !id.includes(","));
  const batches = batchesOf([...new Set(newest.map(({ id }) => id))], sender().account);
  const results = await Promise.all(batches.map((ids) => readBatch(sender, ids, call)));
  const known = new Map(results.flatMap((result) => [...result]));
  return Promise.all(
    wanted.map(
      ({ id, version }) =>
        (version === undefined ? known.get(id) : undefined) ?? readOne(sender, { id, version }, call),
    ),
  );
}

/** Ids in groups that one request takes; one alone needs no batch. */
function batchesOf(ids: readonly string[], account: string): string[][] {
  const batches: string[][] = [];
  let length = 0;
  for (const id of ids) {
    const size = encodeURIComponent(`${account}:${VARIABLE}:${id}`).length + 1;
    const last = batches.at(-1);
    if (last === undefined || last.length === MOST_IDS || length + size > LONGEST_QUERY) {
      batches.push([id]);
      length = size;
    } else {
      last.push(id);
      length += size;
    }
  }
  return batches.filter((batch) => batch.length > 1);
}

/** What a batch gives, by id; nothing where its variables are to be read one by one. */
async function readBatch(
  sender: () => Sender,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, Item | Failure>> {
  const { account } = sender();
  const full = (id: string) => `${account}:${VARIABLE}:${id}`;
  const query = `variable_ids=${ids.map((id) => encodeURIComponent(full(id))).join(",")}`;
  const headers = { "accept-encoding": "base64" };
  const answer = await sender().send({ method: "GET", path: "secrets", query, headers }, call);
  if (answer.kind !== "answer") return new Map(ids.map((id) => [id, answer]));
  if (NOT_ALL.has(answer.status)) return new Map();
  const values = jsonIn(answer) as Readonly<Record<string, unknown>> | undefined;
  if (answer.status !== 200 || values === undefined) return new Map(ids.map((id) => [id, refusedBy(answer, id)]));
  const encoding = answer.headers["content-encoding"] === "base64" ? "base64" : "utf8";
  return new Map(
    ids.flatMap((id) => {
      const value = values[full(id)];
      return typeof value === "string" ? [[id, itemOf(Buffer.from(value, encoding), id)] as const] : [];
    }),
  );
}

async function readOne(sender: () => Sender, { id, version }: WantedValue, call: Call): Promise<Item | Failure> {
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) return absentVariable(id);
  const path = valuePath(sender().account, id);
  const query = version === undefined ? {} : { query: `version=${version}` };
  const answer = await sender().send({ method: "GET", path, ...query }, call);
  if (answer.kind !== "answer") return answer;
  if (answer.status === 403) return deniedBy(id, sender().as, "execute");
  if (answer.status !== 200) return refusedBy(answer, id);
  return itemOf(answer.body, id, version);
}

export function valuePath(account: string, id: string): string {
  return `secrets/${encodeURIComponent(account)}/${VARIABLE}/${encodeURIComponent(id)}`;
}

function itemOf(bytes: Buffer, id: string, version?: string): Item | Failure {
  try {
    const whole = new Secret(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return { kind: "item", whole, ...(version === undefined ? {} : { version }) };
  } catch {
    return broken(`The value of ${id} is not UTF-8 text, so that no variable can hold it as it is.`);
  }
}
