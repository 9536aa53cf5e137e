import type { Hit } from "../hit";
import { judge } from "../judge/value";
import { ruleOf } from "../vendors/generic-rules";

/** A tool's own file of credentials in which no name and no format tells them. */
interface CredentialFile {
  /** The tool's documentation of the file. */
  readonly source: string;
  /** By the end of the file's path. */
  readonly path: RegExp;
  readonly names: "password" | "token";
  /** Global, with the group `value`; flags `dgm`. */
  readonly entry: RegExp;
}

const FILES: readonly CredentialFile[] = [
  {
    // `hostname:port:database:username:password`, where a backslash keeps a colon.
    source: "https://www.postgresql.org/docs/current/libpq-pgpass.html",
    path: /(?:^|[/\\])(?:\.pgpass|pgpass\.conf)$/i,
    names: "password",
    entry: /^(?!#)(?:(?:[^:\\\r\n]|\\.){1,255}:){4}(?<value>(?:[^:\\\r\n]|\\.){1,255})[ \t]*$/dgm,
  },
  {
    // Words in any order behind `machine` or `default`, on one line or several.
    source: "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
    path: /(?:^|[/\\])[._]netrc$/i,
    names: "password",
    entry: /(?:^|[ \t])password(?:[ \t]{1,20}|[ \t]{0,20}\r?\n[ \t]{0,20})"?(?<value>[^\s"]{1,255})/dgm,
  },
  {
    // `https://HOST/t/TOKEN/CHANNEL`.
    source: "https://www.anaconda.com/docs/tools/anaconda-org/maintainer-guide/private-packages",
    path: /(?:^|[/\\])\.(?:conda|mamba)rc$/i,
    names: "token",
    entry: /:\/\/[\w.:-]{1,120}\/(?:[\w.-]{1,60}\/){0,4}t\/(?<value>[\w-]{8,120})(?=\/)/dgm,
  },
];

function credentialFile(path: string): CredentialFile | undefined {
  return FILES.find((file) => file.path.test(path));
}

/** Whether a file of this path is read whatever a first look finds in it. */
export function isCredentialFile(path: string): boolean {
  return /(?:rc|pgpass|pgpass\.conf)$/i.test(path) && credentialFile(path) !== undefined;
}

/** The credentials in a tool's own file, by their place in it; none in other files. */
export function findInCredentialFile(text: string, path: string, test: boolean): Hit[] {
  const file = isCredentialFile(path) ? credentialFile(path) : undefined;
  if (file === undefined) return [];
  const { names } = file;
  return [...text.matchAll(file.entry)].flatMap((match) => {
    const value = match.groups?.value ?? "";
    const judged = judge(value, names, names, test);
    const [start, end] = match.indices?.groups?.value ?? [0, 0];
    return judged === undefined ? [] : [{ ...judged, rule: ruleOf(names), name: names, start, end }];
  });
}
