/** The lines of a here-document; offsets are those of the text around it, end exclusive. */
export interface HereDocument {
  readonly start: number;
  readonly end: number;
  /** Whether the shell puts in the values of variables. */
  readonly expands: boolean;
}

/** `<<WORD`, `<<-WORD`, and the word in quotes or behind a backslash, by which the lines are taken as they stand. */
const OPERATOR = /(?<!<)<<(-?)[ \t]*(?:(['"])([A-Za-z_][\w.-]{0,60})\2|(\\?)([A-Za-z_][\w.-]{0,60}))/g;

/** The here-documents of a shell script (POSIX.1-2017, XCU 2.7.4) that have an end; `from` is where the script begins. */
export function hereDocuments(script: string, from: number): HereDocument[] {
  const documents: HereDocument[] = [];
  const waiting: { readonly word: string; readonly tabs: boolean; readonly expands: boolean }[] = [];
  let begun: number | undefined;
  let at = 0;
  for (const line of script.split(/(?<=\n)/)) {
    const next = waiting[0];
    if (next === undefined) {
      for (const [, tabs, quote, quoted, escape, bare = ""] of line.matchAll(OPERATOR))
        waiting.push({ word: quoted ?? bare, tabs: tabs === "-", expands: quote === undefined && escape === "" });
      begun = undefined;
    } else {
      begun ??= at;
      const text = line.replace(/\r?\n$/, "");
      if ((next.tabs ? text.replace(/^\t+/, "") : text) === next.word) {
        documents.push({ start: from + begun, end: from + at, expands: next.expands });
        waiting.shift();
        begun = undefined;
      }
    }
    at += line.length;
  }
  return documents;
}
