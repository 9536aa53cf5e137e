import { compareRecipients, SopsFile } from "../../sops";
import { printable } from "../output/printable";
import { SealedFile, withSopsErrors } from "../sealed-file";
import { valueToSet } from "./secrets";

export interface SopsOptions {
  readonly inPlace?: boolean;
  readonly yes?: boolean;
}

/** `sealwright sops encrypt|decrypt|rotate`. */
export async function runSops(
  name: "encrypt" | "decrypt" | "rotate",
  title: string,
  { inPlace, yes }: SopsOptions,
): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  const act: (file: SealedFile) => Promise<string | Uint8Array> = { encrypt: sealed, decrypt: opened, rotate: rotated }[
    name
  ];
  const result = await withSopsErrors(file, () => act(file));
  if (inPlace === true) await file.write(result);
  else await new Promise<void>((resolve) => process.stdout.write(result, () => resolve()));
  return 0;
}

async function sealed(file: SealedFile): Promise<string> {
  const rule = await file.rule();
  await file.agree(rule.groups);
  return (await file.engine({ kind: "create", rule })).create(file.bytes, rule);
}

async function opened(file: SealedFile): Promise<Uint8Array> {
  const parsed = SopsFile.parse(file.text, file.format);
  const engine = await file.engine({ kind: "open", file: parsed });
  if (engine.kind === "program") await file.agree(parsed.metadata.groups);
  return (await engine.decrypt(file.text)).bytes();
}

async function rotated(file: SealedFile): Promise<string> {
  const parsed = SopsFile.parse(file.text, file.format);
  await file.agree(parsed.metadata.groups);
  return (await file.engine({ kind: "rotate", file: parsed })).rotate(file.text);
}

/** `sealwright sops set`: one value, from standard input or typed without being shown. */
export async function runSet(title: string, pointer: string, { yes }: SopsOptions): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  const secret = await valueToSet(`${title}#${pointer}`);
  return withSopsErrors(file, async () => {
    const parsed = SopsFile.parse(file.text, file.format);
    await file.agree(parsed.metadata.groups);
    const engine = await file.engine({ kind: "open", file: parsed });
    const after = await engine.set(file.text, [{ pointer, secret }]);
    if (after !== file.text) await file.write(after);
    return 0;
  });
}

/** `sealwright sops updatekeys`: shows who is added and who is removed. */
export async function runUpdateKeys(title: string, { yes }: SopsOptions): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  return withSopsErrors(file, async () => {
    const rule = await file.rule();
    const parsed = SopsFile.parse(file.text, file.format);
    const { added, removed } = compareRecipients(parsed.metadata.groups, rule.groups);
    const lines = [...added.map((id) => `  + ${id}`), ...removed.map((id) => `  - ${id}`)];
    process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(""));
    await file.agree(rule.groups);
    const engine = await file.engine({ kind: "update", file: parsed, rule });
    const after = await engine.updateKeys(file.text, rule);
    if (after !== file.text) await file.write(after);
    if (removed.length > 0) {
      process.stderr.write(
        `sealwright: Whoever was removed may have kept the data key: rotate it with sealwright sops rotate --in-place ${printable(title)}, and replace the secrets.\n`,
      );
    }
    return 0;
  });
}
