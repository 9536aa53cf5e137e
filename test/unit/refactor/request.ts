import type { Finding } from "../../../src/detect/finding";
import type { DotenvFacts, EnvironmentRequest, ProjectFacts, SourceDocument } from "../../../src/refactor/request";
import { DEFAULT_SETTINGS } from "../../../src/refactor/request";
import { Secret } from "../../../src/secret/secret";

/** A finding of `value` where `written` (the same by default) stands in the text; `occurrence` counts from 0. */
export function findingAt(
  text: string,
  value: string,
  more: Partial<Finding> & { written?: string; occurrence?: number } = {},
): Finding {
  const { written = value, occurrence = 0, ...rest } = more;
  let start = -1;
  for (let count = 0; count <= occurrence; count += 1) start = text.indexOf(written, start + 1);
  if (start === -1) throw new Error("The fixture does not hold the value.");
  const end = start + written.length;
  return { rule: "password", confidence: "medium", name: undefined, start, end, secret: new Secret(value), ...rest };
}

export const NO_DOTENV: DotenvFacts = {
  file: ".env",
  text: undefined,
  ignored: false,
  gitignore: { file: ".gitignore", text: undefined },
  example: { file: ".env.example", text: undefined },
};

export const PROJECT: ProjectFacts = {
  dotenv: NO_DOTENV,
  refs: { file: ".env.refs", text: undefined },
  loader: "none",
};

export interface RequestParts {
  readonly path?: string;
  readonly language?: "python" | "cell";
  readonly env?: string;
  readonly findings?: readonly Finding[];
  readonly settings?: Partial<EnvironmentRequest["settings"]>;
  readonly loader?: ProjectFacts["loader"];
  readonly name?: string;
  readonly earlierCells?: readonly string[];
}

/** A request that moves the first of the findings (or those in `move`) of one text. */
export function requestFor(text: string, move: readonly Finding[], parts: RequestParts = {}): EnvironmentRequest {
  const document: SourceDocument = {
    id: "doc",
    path: parts.path ?? "train.py",
    text,
    language: parts.language ?? "python",
    findings: parts.findings ?? move,
    ...(parts.earlierCells === undefined ? {} : { earlierCells: parts.earlierCells }),
  };
  return {
    document,
    findings: move,
    settings: { ...DEFAULT_SETTINGS, ...parts.settings },
    project: { ...PROJECT, loader: parts.loader ?? "none", dotenv: { ...NO_DOTENV, text: parts.env } },
    ...(parts.name === undefined ? {} : { name: parts.name }),
  };
}
