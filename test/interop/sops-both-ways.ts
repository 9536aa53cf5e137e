import { SopsError } from "../../src/sops";
import { ageRecipients, decrypt, encrypt } from "../sealed-texts";
import { inPairs, type SopsFolder } from "./sops";
import { anyDotenv, anyIni, anyJson } from "./sops-documents";
import { Random } from "./sops-random";
import { anyYaml } from "./sops-yaml-documents";

export const FORMS = {
  yaml: { suffix: ".yaml", text: anyYaml },
  json: { suffix: ".json", text: anyJson },
  dotenv: { suffix: ".env", text: anyDotenv },
  ini: { suffix: ".ini", text: anyIni },
} as const;

export type TextFormat = keyof typeof FORMS;

/** A document on which we and sops do not agree, with what to repeat it by. */
export interface Disagreement {
  readonly kind: "sops-cannot-open" | "other-meaning" | "opened-otherwise" | "cannot-open" | "internal";
  readonly seed: number;
  readonly text: string;
  readonly detail: string;
}

/** What came of sealing and opening random documents both ways. */
export interface BothWays {
  readonly sealed: number;
  /** Sealed by sops alone. */
  readonly refused: number;
  /** The values are the same, and a comment stands elsewhere, or does not open for the other. */
  readonly comments: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Seals random documents with our code and with sops, has each open what the other sealed, and compares what sops prints of
 * them: it writes a tree anew, so that equal texts are equal values, types, order and comments.
 */
export async function bothWays(
  folder: SopsFolder,
  format: TextFormat,
  rounds: number,
  seed: number,
): Promise<BothWays> {
  const counts = { sealed: 0, refused: 0, comments: 0, neither: 0 };
  const disagreements: Disagreement[] = [];
  await inPairs(
    Array.from({ length: rounds }, (_, index) => seed + index),
    async (own) => {
      const text = FORMS[format].text(new Random(own));
      const came = await oneDocument(folder, format, text, `${format}-${own}`);
      if (typeof came === "string") counts[came]++;
      else disagreements.push({ ...came, seed: own, text });
    },
  );
  return { ...counts, disagreements };
}

type Outcome = "sealed" | "refused" | "comments" | "neither" | Pick<Disagreement, "kind" | "detail">;

/** Seals and opens one document both ways; `label` begins the names of its files. */
export async function oneDocument(
  folder: SopsFolder,
  format: TextFormat,
  text: string,
  label: string,
): Promise<Outcome> {
  const { suffix } = FORMS[format];
  const file = (what: string, content: string | Uint8Array) => folder.write(`${label}-${what}${suffix}`, content);
  const shown = (what: string, content: string) => folder.sops(["decrypt", file(what, content)]);
  const theirs = await folder.sops(["encrypt", "--age", folder.recipient, file("plain", text)]);
  let ours: string;
  try {
    ours = await encrypt(text, format, { groups: ageRecipients([folder.recipient]) });
  } catch (error) {
    if (!(error instanceof SopsError)) return { kind: "internal", detail: String(error) };
    return theirs.ok ? "refused" : "neither";
  }
  const opened = await shown("ours", ours);
  const wanted = theirs.ok ? await shown("theirs", theirs.stdout) : theirs;
  // What sops does not open again of its own is not for us to open.
  if (theirs.ok && (!wanted.ok || wanted.stdout.includes("ENC["))) return "neither";
  if (!opened.ok) return { kind: "sops-cannot-open", detail: `${opened.stderr}\n${theirs.ok}` };
  if (!theirs.ok) return "neither";
  const aliases = /[*&]a\d/.test(text);
  const same = (shown: string) => sameText(shown, wanted.stdout, aliases);
  if (!same(opened.stdout)) {
    if (bare(opened.stdout) === bare(wanted.stdout)) return "comments";
    return { kind: "other-meaning", detail: `${wanted.stdout}\n-- ours:\n${opened.stdout}` };
  }
  for (const [whose, content] of [
    ["ours", ours],
    ["theirs", theirs.stdout],
  ] as const) {
    let plain: Uint8Array;
    try {
      plain = (await decrypt(content, format, [folder.identity])).bytes();
    } catch (error) {
      return { kind: "cannot-open", detail: `${whose}: ${String(error)}` };
    }
    const again = await folder.sops(["encrypt", "--age", folder.recipient, file(`${whose}-plain`, plain)]);
    if (!again.ok) return { kind: "opened-otherwise", detail: `${whose}: ${again.stderr}\n${Buffer.from(plain)}` };
    const back = await shown(`${whose}-again`, again.stdout);
    if (!(whose === "ours" ? same(back.stdout) : bare(back.stdout) === bare(wanted.stdout))) {
      if (bare(back.stdout) === bare(wanted.stdout)) return "comments";
      const detail = `${whose}:\n${back.stdout}\n-- wanted:\n${wanted.stdout}\n-- plain:\n${Buffer.from(plain)}`;
      return { kind: "opened-otherwise", detail };
    }
  }
  return "sealed";
}

/**
 * Whether two texts that sops wrote are the same, comments included: one that it loses of its own, as behind `{}`, may be
 * there. It repeats the comments of what an alias repeats; then they do not count.
 */
function sameText(shown: string, wanted: string, aliases: boolean): boolean {
  if (shown === wanted || bare(shown) !== bare(wanted)) return shown === wanted;
  const kept = comments(shown);
  return aliases || (comments(wanted).length < kept.length && comments(wanted).every((one) => kept.includes(one)));
}

function comments(text: string): string[] {
  return text.match(/(?<=^|\s)[#;].*$/gm) ?? [];
}

/** A text of sops without its comments, which it may move when it reads its own text again. */
function bare(text: string): string {
  return text
    .replace(/^\s*[#;].*\n/gm, "")
    .replace(/\s+#.*$/gm, "")
    .replace(/\{\s+\}/g, "{}")
    .replace(/^\n/gm, "");
}
