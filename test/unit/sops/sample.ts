import { dotenvLines, iniSection, jsonText, Random, yamlDocument } from "../../interop/sops-random";

export const SAMPLES = {
  yaml: "# top\ndb:\n    user: ann # side\n    password: hunter2-long\nlist:\n    - 1\n    - two\nflag: true\nempty: ''\nnothing: null\n",
  json: '{\n  "db": {\n    "user": "ann",\n    "password": "hunter2-long"\n  },\n  "list": [1, 2.5, null, true]\n}\n',
  dotenv: "# top\nUSER=ann\n\nPASSWORD=hunter2-long\n",
  ini: "top = 1\n\n; note\n[db]\nuser = ann\npassword = hunter2-long ; side\n; last\n",
} as const;

export type TextFormat = keyof typeof SAMPLES;
export const FORMATS = Object.keys(SAMPLES) as TextFormat[];

export const PASSWORD = {
  yaml: "/db/password",
  json: "/db/password",
  dotenv: "/PASSWORD",
  ini: "/db/password",
} as const;

/** A random file in the clear, the same one for the same seed. */
export function randomPlain(seed: number, format: TextFormat): string {
  const random = new Random(seed);
  switch (format) {
    case "yaml": {
      const documents = Array.from({ length: 1 + random.below(2) }, () => {
        return yamlDocument(random, { comments: random.chance(50), anchors: random.chance(20) }).text;
      });
      return documents.join("---\n");
    }
    case "json":
      return `{"top": ${jsonText(random, 4)}, "map": {"a": ${jsonText(random, 3)}}}\n`;
    case "dotenv":
      return `${dotenvLines(random, "D_").join("\n")}\n`;
    case "ini":
      return `${[...iniSection(random, "one"), ...iniSection(random, "two")].join("\n")}\n`;
  }
}
