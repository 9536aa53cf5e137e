import { CST } from "yaml";
import { SopsError } from "../errors";
import { lineNumber } from "../formats/punctuation";
import { excessiveAliases, MOST_REPEATED } from "../formats/yaml-alias";
import { yamlTokens } from "../yaml-syntax";
import { keyEvent, MERGE_EVENT, Meaning } from "./meaning";
import { signFault } from "./yaml-signs";
import { scalarEvent } from "./yaml-words";

type Token = CST.Token;
/** The anchor and the full tag before a node. */
interface Properties {
  anchor: string | undefined;
  tag: string;
}

const CORE = "tag:yaml.org,2002:";
const LONGEST_KEY = 1024;

function malformed(what: string): SopsError {
  return new SopsError("malformed", `The YAML file cannot be read: ${what}.`);
}

/** Reads any YAML text by its tokens, aliases written out. Throws `malformed` for what sops does not take. */
export function readTokens(text: string): Meaning {
  return new TokenReader(text).read();
}

class TokenReader {
  readonly #meaning = new Meaning();
  /** The events of each anchor's node; undefined while it is being read. */
  #anchors = new Map<string, readonly [from: number, to: number] | undefined>();
  #handles = new Map<string, string>();
  #repeated = 0;

  constructor(readonly text: string) {
    this.#meaning.fault = signFault(text);
  }

  /** Notes what sops does not read, though the text has a meaning. */
  #refuse(offset: number, what: string): void {
    this.#meaning.fault ??= this.#fault(offset, what);
  }

  read(): Meaning {
    let documents = 0;
    for (const token of yamlTokens(this.text, malformed)) {
      if (token.type === "directive") this.#directive(token.source, token.offset);
      else if (token.type === "comment") this.#comment(token.source);
      else if (token.type === "document") {
        if (documents++ > 0) this.#meaning.add("---", token.offset);
        this.#document(token);
      } else if (token.type === "doc-end") {
        for (const end of token.end ?? []) if (end.type === "comment") this.#comment(end.source);
      }
    }
    if (documents === 0) throw this.#fault(0, "holds no document");
    return this.#meaning;
  }

  #fault(offset: number, what: string): SopsError {
    return new SopsError("malformed", `Line ${lineNumber(this.text, offset)} of the YAML file ${what}.`);
  }

  #directive(source: string, offset: number): void {
    const [, name, first = "", second = ""] = /^%(\S{1,50})\s{0,50}(\S{0,500})\s{0,50}(\S{0,500})/.exec(source) ?? [];
    if (name === "TAG") this.#handles.set(first, second);
    else if (name === "YAML" && first !== "1.1") {
      this.#refuse(
        offset,
        `asks for YAML ${first.replace(/[^\d.]/g, "")}, and sops reads YAML 1.1 alone: take the line out`,
      );
    } else if (name !== "YAML") this.#refuse(offset, "is a directive that sops does not know: take it out");
  }

  #comment(source: string): void {
    this.#meaning.comments.push(source.slice(1).replace(/\r$/, ""));
  }

  #document({ start, value, end, offset }: CST.Document): void {
    this.#anchors = new Map();
    const properties = this.#properties(start);
    const empty = value === undefined || isBare(value);
    if (empty) {
      this.#meaning.add("{", offset);
      this.#meaning.add("}", offset);
    } else this.#node(value, properties, offset);
    for (const token of end ?? []) if (token.type === "comment") this.#comment(token.source);
    if (empty && value !== undefined && "end" in value) this.#properties(value.end as CST.SourceToken[] | undefined);
    this.#handles = new Map();
  }

  /** Reads what stands before or behind nodes: anchor, tag, comments. */
  #properties(tokens: readonly CST.SourceToken[] = [], block = false): Properties {
    const found: Properties = { anchor: undefined, tag: "" };
    let indents = block;
    for (const { type, source, offset } of tokens) {
      if (type === "comment") this.#comment(source);
      else if (type === "anchor") found.anchor = source.slice(1);
      else if (type === "tag") found.tag = this.#fullTag(source);
      else if (type === "space" && indents && source.includes("\t")) {
        this.#refuse(offset, "is indented with a tab: use blanks");
      }
      if (type === "newline") indents = block;
      else if (type !== "space") indents = block && (type === "seq-item-ind" || type === "explicit-key-ind");
    }
    return found;
  }

  #fullTag(source: string): string {
    if (source.startsWith("!<")) return source.slice(2, -1);
    const [, handle = "!", name = ""] = /^(![\w-]{0,100}!|!)(.*)$/s.exec(source) ?? [];
    const own = this.#handles.get(handle);
    if (own !== undefined) return own + name;
    return handle === "!!" ? CORE + name : source;
  }

  #node(token: Token | null | undefined, { anchor, tag }: Properties, offset: number, key = false): void {
    const meaning = this.#meaning;
    const from = meaning.events.length;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    if (token === null || token === undefined)
      meaning.add(
        scalarEvent("", tag, true, () => lineNumber(this.text, offset)),
        offset,
      );
    else if (token.type === "alias") this.#alias(token);
    else if (token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{"))
      this.#map(token);
    else if (token.type === "block-seq" || token.type === "flow-collection") this.#list(token);
    else meaning.add(this.#scalar(token, tag, key), token.offset);
    if (anchor !== undefined) this.#anchors.set(anchor, [from, meaning.events.length]);
    if (token !== null && token !== undefined && "end" in token)
      this.#properties(token.end as CST.SourceToken[] | undefined);
  }

  #scalar(token: Token, tag: string, key: boolean): string {
    if (token.type === "block-scalar")
      for (const prop of token.props) if (prop.type === "comment") this.#comment(prop.source);
    if (token.type === "block-scalar" && hasLongBlanks(token, this.text)) {
      throw this.#fault(token.offset, "begins a block of text in which a line of blanks alone is too long: shorten it");
    }
    if (token.type === "double-quoted-scalar" && /(?<!\\)(?:\\\\){0,1000}\\(?:\/|u[dD][89a-fA-F])/.test(token.source)) {
      this.#refuse(
        token.offset,
        "has an escape that sops does not read, of a slash or of half a sign: write the sign itself",
      );
    }
    const fail = (offset: number) => {
      throw this.#fault(offset, "breaks the form of its value");
    };
    const scalar = CST.resolveAsScalar(token as CST.FlowScalar | CST.BlockScalar, true, fail);
    if (scalar === null) throw this.#fault(token.offset, "breaks the form");
    let text = scalar.value;
    if (
      token.type === "block-scalar" &&
      scalar.range[1] === this.text.length &&
      !this.text.endsWith("\n") &&
      text.endsWith("\n")
    ) {
      text = text.slice(0, -1);
    }
    if (key && text.length > LONGEST_KEY)
      this.#refuse(token.offset, `has a key of more than ${LONGEST_KEY} characters`);
    const plain = token.type === "scalar";
    if (key && plain && text === "<<" && (tag === "" || tag === `${CORE}merge`)) return MERGE_EVENT;
    return scalarEvent(text, tag, plain, () => lineNumber(this.text, token.offset));
  }

  #alias({ source, offset }: CST.FlowScalar): void {
    const { events } = this.#meaning;
    const slice = this.#anchors.get(source.slice(1));
    if (slice === undefined) throw this.#fault(offset, "has an alias without an anchor before it, or inside it");
    this.#repeated += slice[1] - slice[0];
    if (this.#repeated > MOST_REPEATED) throw excessiveAliases();
    for (const event of events.slice(...slice)) this.#meaning.add(event, offset);
  }

  #map(token: CST.BlockMap | CST.FlowCollection): void {
    const block = token.type === "block-map";
    this.#meaning.add("{", token.offset);
    for (const { start, key, sep, value } of token.items) {
      const before = this.#properties(start, block);
      if (key === undefined && sep === undefined && value === undefined) continue;
      if (key === undefined && sep === undefined) this.#pair(value, before, undefined, value as Token, block);
      else this.#pair(key, before, sep, value, block);
    }
    this.#finish(token, "}");
  }

  #pair(
    key: Token | null | undefined,
    before: Properties,
    sep: readonly CST.SourceToken[] | undefined,
    value: Token | undefined,
    block: boolean,
  ): void {
    const meaning = this.#meaning;
    const offset = key?.offset ?? value?.offset ?? sep?.[0]?.offset ?? 0;
    const at = meaning.events.length;
    this.#node(key, before, offset, true);
    // As a key, a text is a name; whatever else it is, sops refuses.
    const name = meaning.events[at]!;
    if (name.startsWith("s:")) meaning.events[at] = keyEvent(name.slice(2));
    const properties = this.#properties(sep, block);
    this.#node(value === key ? undefined : value, properties, offset);
  }

  #list(token: CST.BlockSequence | CST.FlowCollection): void {
    const block = token.type === "block-seq";
    this.#meaning.add("[", token.offset);
    for (const { start, key, sep, value } of token.items) {
      const before = this.#properties(start, block);
      if (key === undefined && sep === undefined && value === undefined && !block) continue;
      if (block && !start.some(({ type }) => type === "seq-item-ind") && value === undefined) continue;
      if (sep === undefined) this.#node(value ?? key, before, token.offset);
      else {
        this.#meaning.add("{", token.offset);
        this.#pair(key, before, sep, value, false);
        this.#meaning.add("}", token.offset);
      }
    }
    this.#finish(token, "]");
  }

  #finish(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, sign: string): void {
    this.#meaning.add(sign, token.offset);
  }
}

/** Whether a document's only node is a word for nothing. */
function isBare(token: Token): boolean {
  return token.type === "scalar" && /^(?:~|null|Null|NULL|)$/.test(token.source);
}

/**
 * Whether a line of blanks alone is longer than the indentation, so that the blanks are a part of the value for some readers. Those
 * at the end are no part of the token, whose reader leaves them out.
 */
function hasLongBlanks({ source, props, offset }: CST.BlockScalar, text: string): boolean {
  const end = props.reduce((at, prop) => at + ("source" in prop ? prop.source.length : 0), offset) + source.length;
  const behind = /^[ \r\n]*(?=\n)/.exec(text.slice(end))?.[0] ?? "";
  const lines = `${source}\n${behind}`.split("\n").map((line) => line.replace(/\r$/, ""));
  // Where the indentation is written out, the text may be indented further than that.
  const written = props.some((prop) => prop.type === "block-scalar-header" && /\d/.test(prop.source));
  const filled = lines.filter((line) => line.trim() !== "");
  const indent = written ? 0 : Math.min(...filled.map((line) => line.search(/[^ ]/)));
  return lines.some((line) => line.trim() === "" && line.length > indent);
}
