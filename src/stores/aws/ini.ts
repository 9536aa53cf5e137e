import { splitAt } from "../../formats/refs/reference";

/** The settings under a heading, by their names in lower case. */
export type Section = ReadonlyMap<string, string>;

const HEADING = /^\[([^\]]{1,200})\]/;

/** The sections of a file of the AWS command line's (`~/.aws/config`), by their headings. */
export function sectionsOf(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.split("\n")) {
    const heading = HEADING.exec(line)?.[1];
    const [name, value] = splitAt(line, "=");
    if (heading !== undefined) {
      const title = heading.replaceAll('"', "").split(/\s/).filter(Boolean).join(" ");
      current = sections.get(title) ?? new Map();
      sections.set(title, current);
      // What is indented belongs to the setting before it.
    } else if (value !== undefined && !/^[\s#;]/.test(line)) current?.set(name.trim().toLowerCase(), value.trim());
  }
  return sections;
}
