import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDotenv } from "../../src/formats/dotenv/interpolate";
import { missing, pythonWithDotenv } from "./python";

const TEXTS = [
  "A=1\nB=${A}2\nC='${A}'\n",
  'A=1\nB="${OUTER}-${NONE:-or}-${NONE}"\n',
  "OUTER=own\nB=${OUTER}\nOUTER=again\nC=${OUTER}\n",
  "A=${A}x\nA=${A}y\n",
  "A=$B ${B\nB=${}${:-d}\nC=${OUTER:-}${NONE:-a b}\n",
  "export A=x # c\nB\nC=\nD=${C:-d}\n",
  "A=${OUTER:-a:-b}\nB=${A:-${OUTER}}\n",
];

describe("a .env file given to a program", function () {
  this.timeout(60_000);

  it("is read as load_dotenv reads it, with other variables in its values", function () {
    const python = pythonWithDotenv();
    if (python === undefined) return missing(this, "Python 3 with venv and pip");
    const folder = mkdtempSync(join(tmpdir(), "sealwright-dotenv-"));
    const files = TEXTS.map((text, index) => {
      writeFileSync(join(folder, `${index}`), text);
      return join(folder, `${index}`);
    });
    const program =
      "import json, sys\nfrom dotenv.main import DotEnv\n" +
      "print(json.dumps([[{k: v for k, v in DotEnv(f, interpolate=True, override=o).dict().items() if v is not None}" +
      " for o in (False, True)] for f in sys.argv[1:]]))";
    const env = { OUTER: "outer" };
    const theirs = JSON.parse(execFileSync(python, ["-c", program, ...files], { encoding: "utf8", env })) as unknown;
    const ours = TEXTS.map((text) =>
      [false, true].map((override) => Object.fromEntries(loadDotenv(text, env, override))),
    );
    rmSync(folder, { recursive: true });
    assert.deepEqual(ours, theirs);
  });
});
