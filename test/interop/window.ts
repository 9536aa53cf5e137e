// A window's part of a contended round: adds the secrets that standard input lists to the folder that is named.
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { Secret } from "../../src/secret/secret";
import { parseReference } from "../../src/stores/kinds";
import { addSecret } from "../../src/work/secrets/change";
import { Session } from "../../src/work/session";
import { ScriptedPerson } from "../unit/work/scripted-person";

async function main(): Promise<void> {
  const session = new Session({ root: process.argv[2] ?? "", person: new ScriptedPerson() });
  const wanted: { reference: string; value: string }[] = JSON.parse(await text(process.stdin));
  for (const { reference, value } of wanted) {
    const reading = parseReference(reference);
    assert(reading.kind === "reference");
    const result = await addSecret(session, reading.reference, async () => new Secret(value));
    assert.equal(result.kind, "written", JSON.stringify(result));
  }
}

void main();
