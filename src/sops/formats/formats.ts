import { dotenvFormat } from "./dotenv";
import type { FileFormat, FormatName } from "./format";
import { iniFormat } from "./ini";
import { jsonFormat } from "./json";
import { yamlFormat } from "./yaml";

/** The store of each format; binary files are sealed in an envelope of JSON. */
export const FORMATS: Record<FormatName, FileFormat> = {
  yaml: yamlFormat,
  json: jsonFormat,
  dotenv: dotenvFormat,
  ini: iniFormat,
  binary: jsonFormat,
};
