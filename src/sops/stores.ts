import { dotenvStore } from "./dotenv";
import type { FormatName } from "./format";
import { iniStore } from "./ini";
import { jsonStore } from "./json";
import type { FormatStore } from "./store";
import { yamlStore } from "./yaml";

/** The store of each format; binary files are sealed in an envelope of JSON. */
export const STORES: Record<FormatName, FormatStore> = {
  yaml: yamlStore,
  json: jsonStore,
  dotenv: dotenvStore,
  ini: iniStore,
  binary: jsonStore,
};
