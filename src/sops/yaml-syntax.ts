import type { CST, Document, DocumentOptions, ParseOptions, SchemaOptions } from "yaml";
import { Composer, Lexer, Parser } from "yaml";
import { lineNumber } from "./formats/punctuation";

// The one way into the `yaml` library for what a repository brings. The library descends by calls, and where the stack ends in the
// midst of one of its expressions, V8 ends the process: so depth is bounded while tokens are read, by a loop. It also goes on after
// a fault, at length where a long line has thousands: here the first one ends it.

type Options = Pick<ParseOptions & DocumentOptions & SchemaOptions, "schema" | "merge" | "resolveKnownTags">;
/** Makes the error for a text that cannot be read: `what` is to stand in a sentence about it. */
type Fail = (what: string) => Error;

/** So many maps and lists may stand within each other. */
export const MOST_NESTED = 400;

/** The error for a text in which more of them do. */
export function tooDeep(fail: Fail): Error {
  return fail(`it is nested too deeply, in more than ${MOST_NESTED} levels`);
}

/** The tokens of a YAML text, in whatever form it is. Throws what `fail` makes for one that is nested too deeply. */
export function yamlTokens(text: string, fail: Fail): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MOST_NESTED) throw tooDeep(fail);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The documents of a YAML text, none where it holds comments alone; keys may repeat. Throws what `fail` makes at the first fault, with its line. */
export function yamlDocuments(text: string, options: Options, fail: Fail): Document.Parsed[] {
  let first: Error | undefined;
  const end = (at: number, code: string): never => {
    first ??= fail(`line ${lineNumber(text, at)} breaks its form (${code})`);
    throw first;
  };
  const tokens = yamlTokens(text, fail);
  for (const token of tokens) if (token.type === "error") end(token.offset, "UNEXPECTED_TOKEN");
  const composer = new Composer({ ...options, keepSourceTokens: true, uniqueKeys: false, prettyErrors: false });
  // It keeps its list of faults to itself.
  Object.assign(composer, {
    onError(source: number | [number, number] | { offset: number }, code: string, _: string, warning?: boolean) {
      const at = typeof source === "number" ? source : Array.isArray(source) ? source[0] : source.offset;
      if (warning !== true) end(at, code);
    },
  });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(tokens)) documents.push(document as Document.Parsed);
  for (const { errors } of documents) if (errors[0] !== undefined) end(errors[0].pos[0], errors[0].code);
  return documents;
}
