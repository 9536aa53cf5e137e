import type { Secret } from "./secret";

/** Values of fewer characters stand in ordinary output too often to be masked. */
export const SHORTEST_MASKED = 6;

/** Values that are words of every program's output; compared in lower case. */
const COMMON = new Set(
  (
    "access account active actual address admin administrator allow always anonymous application background bearer " +
    "binary boolean branch bucket cache channel changeme client cluster common complete config connection console " +
    "container content context critical custom database dataset debug default delete demo-app dev develop development " +
    "device disable disabled docker domain enable enabled engine error example failed failure false feature folder global guest " +
    "header hidden hostname ignore import info integration internal invalid latest length linear linux local localhost " +
    "logging master memory message method metric missing module monitor mysql network normal notset nothing number object " +
    "offline online option optional output package parameter password platform postgres postgresql private process prod " +
    "production profile program project public python random readonly region release remote request required response " +
    "result running sample sandbox schema script secret server service session setting single source sqlite staging " +
    "standard started status stderr stdout stopped storage stream string success system target tensor testing token " +
    "training trainer unknown update upload user username utf-8 validation value values verbose version warning windows " +
    "worker workspace writer us-east-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-west-2 eu-central-1 127.0.0.1 0.0.0.0"
  ).split(" "),
);

/** Why a value is not masked; `undefined` where it is. */
export function maskObstacle(value: string): "short" | "common" | undefined {
  if ([...value].length < SHORTEST_MASKED) return "short";
  return COMMON.has(value.toLowerCase()) ? "common" : undefined;
}

/**
 * The byte strings under which a value can stand in a program's output: itself, each line of several, base64 at the three
 * alignments, URL-encoded, JSON-escaped. None where `maskObstacle` says why. Each has `SHORTEST_MASKED` bytes or more.
 */
export function maskForms(secret: Secret): Uint8Array[] {
  const value = secret.reveal();
  if (maskObstacle(value) !== undefined) return [];
  const forms = new Set<string>(base64Forms(value));
  for (const part of [value, ...value.split(/\r\n|\r|\n/).map((line) => line.trim())]) {
    if (maskObstacle(part) !== undefined) continue;
    for (const form of [part, ...urlForms(part), ...jsonForms(part)]) forms.add(form);
  }
  return [...forms].map((form) => Buffer.from(form, "utf8"));
}

/** Only characters that the value decides alone: those at its edges also hold bits of their neighbours (RFC 4648). */
function base64Forms(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    return (["base64", "base64url"] as const).map((alphabet) => shifted.toString(alphabet).slice(from, to));
  });
}

/** As JavaScript, Python's `quote` and forms write it; percent signs with digits of either case. */
function urlForms(value: string): string[] {
  const strict = percentEncoded(value, /[A-Za-z0-9_.~-]/);
  const forms = [
    strict,
    percentEncoded(value, /[A-Za-z0-9_.~/-]/),
    percentEncoded(value, /[A-Za-z0-9_.~!'()*-]/),
    strict.replaceAll("%20", "+"),
  ];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

function percentEncoded(value: string, kept: RegExp): string {
  let text = "";
  for (const byte of Buffer.from(value, "utf8")) {
    const character = String.fromCharCode(byte);
    text += byte < 0x80 && kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}

/** As JavaScript and as Python's `json` writes it, which leaves ASCII only. */
function jsonForms(value: string): string[] {
  const plain = JSON.stringify(value).slice(1, -1);
  const ascii = plain.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [plain, ascii];
}
