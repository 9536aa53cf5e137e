import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { filled, VALUES } from "../detect/found";
import { type Ended, Project } from "./command";

const SCRIPT = '"""Trains."""\nimport sys\n\npassword = "@PASSWORD@"  # not @PASSWORD@\n';

describe("sealwright fix", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  /** Runs it and asserts that no value is shown. */
  function fix(...args: string[]): Ended {
    const ended = project.run(["fix", ...args]);
    for (const value of Object.values(VALUES)) {
      for (let at = 0; at + 6 <= value.length; at++)
        assert(!(ended.stdout + ended.stderr).includes(value.slice(at, at + 6)));
    }
    return ended;
  }

  it("adds an import as isort or ruff are set to want it", () => {
    project.write("app/a.py", 'from abc import ABC\nimport sys\n\n\npassword = "@PASSWORD@"\n');
    project.write("pyproject.toml", '[tool.isort]\nprofile = "google"\n');
    fix("--write", "app/a.py");
    assert.match(project.read("app/a.py"), /^from abc import ABC\nimport os\nimport sys\n/);
    project.write("app/pyproject.toml", "[tool.ruff.lint.isort]\nlines-after-imports = 2\n");
    project.write("app/b.py", 'smtp_password = "@PASSWORD@"\n');
    fix("--write", "app/b.py");
    assert.match(project.read("app/b.py"), /^import os\n\n\nsmtp_password/);
    project.write("app/pyproject.toml", "[tool.isort\n");
    project.write("app/c.py", 'ldap_password = "@PASSWORD@"\n');
    fix("--write", "app/c.py");
    assert.match(project.read("app/c.py"), /^import os\n\nldap_password/);
  });

  it("shows no value in the lines around a change: less sure, suppressed, allowed or in a comment", () => {
    const others = [VALUES.HUGGING_FACE, "Vb7xQ2mLr9Tz", "Kw4nPz8sYd3F", "Jq6tRv1hXc5B"];
    project.write(
      "a.py",
      [
        `x = "${others[0]}"  # sealwright: ignore`,
        'password = "@PASSWORD@"',
        `# db_password = "${others[1]}"`,
        `smtp_password = "${others[2]}"  # noqa: S105`,
        `ldap_password = "${others[3]}"`,
      ].join("\n"),
    );
    project.write(
      "b.ipynb",
      JSON.stringify({
        cells: [
          {
            cell_type: "code",
            execution_count: null,
            metadata: {},
            outputs: [],
            source: filled(`password = "@PASSWORD@"\nsmtp_password = "${others[2]}"  # nosec`),
          },
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    );
    const { stdout } = fix("a.py");
    assert.match(stdout, /-password = "\[secret\]"/);
    for (const value of [...others, VALUES.PASSWORD]) assert(!stdout.includes(value));
    const notebook = fix("b.ipynb");
    assert.match(notebook.stdout, /\[secret\]/);
    for (const value of [...others, VALUES.PASSWORD]) assert(!notebook.stdout.includes(value));
  });

  it("shows no name that holds its value", () => {
    project.write("a.py", 'settings = {"password_@PASSWORD@": "@PASSWORD@"}\n');
    for (const args of [["scan"], ["scan", "--format", "jsonl"], ["fix"], ["fix", "--write"]]) {
      const { stdout, stderr } = project.run(args);
      assert(!(stdout + stderr).includes(VALUES.PASSWORD), args.join(" "));
    }
  });

  it("shows the change as a diff without values, and changes nothing", () => {
    project.write("train.py", SCRIPT);
    const { code, stdout } = fix();
    assert.equal(code, 1);
    assert.match(stdout, /^--- train\.py\n\+\+\+ train\.py\n@@ /);
    assert.match(stdout, /^-password = "\[secret\]" {2}# not \[secret\]$/m);
    assert.match(stdout, /^\+password = os\.environ\["TRAIN_PASSWORD"\] {2}# not \[secret\]$/m);
    assert.match(stdout, /^\.env: would get TRAIN_PASSWORD$/m);
    assert.match(stdout, /^\.gitignore: would get \.env$/m);
    assert.equal(project.read("train.py"), filled(SCRIPT));
    assert(!project.has(".env") && !project.has(".gitignore"));
  });

  it("shows nothing in the diff that looks drawn at random, although no rule finds it", () => {
    const drawn = "Wq7-Kx93vTmL20bR";
    project.write("train.py", `x = "${drawn}"\nnames = {"${drawn}": model.fit_transform}\n${SCRIPT}# ${drawn}\n`);
    const { stdout } = fix();
    assert.match(stdout, /^ names = \{"\[secret\]": model\.fit_transform\}$/m);
    assert(!stdout.includes(drawn));
  });

  it("says once what holds for several files", () => {
    for (const name of ["a.py", "b.py", "c.py"]) project.write(name, SCRIPT);
    const { stdout } = fix("--write");
    assert.match(stdout, /^a\.py and 2 other files: Nothing here loads \.env: start/m);
    assert.equal(stdout.split("Nothing here loads").length, 2);
  });

  it("shows what --write does where the fix of one file makes the project load .env", () => {
    const cell = {
      cell_type: "code",
      metadata: {},
      outputs: [],
      execution_count: null,
      source: ["%env API_KEY=@DRAWN@"],
    };
    project.write("a.ipynb", JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1));
    project.write("train.py", SCRIPT);
    assert.match(fix().stdout, /^\+load_dotenv\(\)$/m);
    fix("--write");
    assert.match(project.read("train.py"), /^load_dotenv\(\)$/m);
  });

  it("does not wait for a pipe that is named like a module", function () {
    if (process.platform === "win32") return this.skip();
    project.write("train.py", SCRIPT);
    execFileSync("mkfifo", [join(project.path, "pipe.py")]);
    assert.equal(fix().code, 1);
  });

  it("exits with 0 when there is nothing to move, and 2 when it was called wrongly", () => {
    project.write("a.py", "x = 1\n");
    assert.equal(fix().code, 0);
    for (const args of [
      ["--wrong"],
      ["missing.py"],
      ["--access", "x"],
      ["--load-dotenv", "x"],
      ["--name", "a b"],
      ["--name", "PATH"],
    ])
      assert.equal(fix(...args).code, 2, args.join(" "));
  });

  it("carries it out: .env private and ignored, the source changed there alone", () => {
    project.write("train.py", SCRIPT);
    const { code, stdout } = fix("--write");
    // The comment holds the value too.
    assert.deepEqual([code, /^ {2}train\.py:5$/m.test(stdout)], [1, true], stdout);
    assert.equal(
      project.read("train.py"),
      filled('"""Trains."""\nimport os\nimport sys\n\npassword = os.environ["TRAIN_PASSWORD"]  # not @PASSWORD@\n'),
    );
    assert.equal(project.read(".env"), filled("TRAIN_PASSWORD=@PASSWORD@\n"));
    assert.equal(project.read(".gitignore"), ".env\n");
    assert.equal(project.read(".env.example"), "TRAIN_PASSWORD=\n");
    if (process.platform !== "win32") assert.equal(statSync(join(project.path, ".env")).mode & 0o777, 0o600);
  });

  it("exits with 0 once all has moved, and finds nothing the second time", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    assert.equal(fix("--write").code, 0);
    assert.match(fix("--write").stdout, /^Nothing to move\.$/m);
    assert.equal(project.run(["scan"]).code, 0);
  });

  it("says where a moved value still stands, and why a reported one stays", () => {
    project.write("a.py", 'api_key = "@DRAWN@"\n# as in @DRAWN@\n');
    project.write("b.py", 'match x:\n    case "@HUGGING_FACE@":\n        token = "@HUGGING_FACE@"\n');
    const note = /^a\.py: A moved value still stands in line 4: remove it by hand\.$/m;
    assert.match(fix().stdout, note);
    const { code, stdout } = fix("--write");
    assert.equal(code, 1);
    assert.doesNotMatch(stdout, note);
    assert.match(stdout, /still stands in 1 place:\n\s+a\.py:4\b/);
    assert.match(stdout, /^b\.py:4:11: Hugging Face access token stays: A case pattern/m);
  });

  it("gives one value one name and one entry in all files", () => {
    project.write("a.py", 'api_key = "@DRAWN@"\n');
    project.write("sub/b.py", 'client = Client(other_token="@DRAWN@")\n');
    assert.equal(fix("--write").code, 0);
    const entries = project.read(".env").trim().split("\n");
    assert.equal(entries.length, 1);
    const name = entries[0]?.split("=")[0] ?? "";
    for (const file of ["a.py", "sub/b.py"]) assert(project.read(file).includes(`os.environ["${name}"]`), file);
  });

  it("shows in advance the names that it then writes", () => {
    project.write("a.py", 'password = "@PASSWORD@"\nurl = "postgresql://svc:@PASSWORD@2@db.internal/app"\n');
    project.write("b.py", 'password = "@PASSWORD@3"\n');
    const shown = /^\.env: would get (.*)$/m.exec(fix().stdout)?.[1];
    const wrote = /^\.env: wrote (.*)$/m.exec(fix("--write").stdout)?.[1];
    assert.equal(wrote, shown);
  });

  it("takes the name that is asked for, for one value", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    assert.equal(fix("--write", "--name", "MY_PASSWORD").code, 0);
    assert.equal(project.read("a.py"), 'import os\n\npassword = os.environ["MY_PASSWORD"]\n');
    project.write("b.py", 'password = "@PASSWORD@"\napi_key = "@DRAWN@"\n');
    const { code, stderr } = fix("--name", "X", "b.py");
    assert.equal(code, 2);
    assert.match(stderr, /--name is for one value, and 2 were found/);
  });

  it("reads with os.getenv, and loads .env, when asked to", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.write("requirements.txt", "requests\n");
    assert.equal(fix("--write", "--access", "getenv", "--load-dotenv", "always").code, 0);
    assert.match(project.read("a.py"), /load_dotenv\(\)[^]*os\.getenv\("A_PASSWORD"\)/);
    assert.equal(project.read("requirements.txt"), "requests\npython-dotenv\n");
  });

  it("keeps CR LF and a byte-order mark", () => {
    project.write("a.py", '\ufeff# é\r\npassword = "@PASSWORD@"\r\n');
    assert.equal(fix("--write").code, 0);
    assert.equal(project.read("a.py"), '\ufeff# é\r\nimport os\r\n\r\npassword = os.environ["A_PASSWORD"]\r\n');
  });

  it("refuses files that are not UTF-8, and says what to do", () => {
    project.write("wide.py", Buffer.from(filled('\ufeffpassword = "@PASSWORD@"\n'), "utf16le"));
    project.write("latin.py", Buffer.from(filled('# é\npassword = "@PASSWORD@"\n'), "latin1"));
    const { code, stdout } = fix("--write");
    assert.equal(code, 1);
    assert.match(stdout, /latin\.py:2:13: .* stays: The file is not UTF-8: save it as UTF-8 first\./);
    assert.match(stdout, /wide\.py:1:13: .* stays: The file is UTF-16/);
    assert(!project.has(".env"));
  });

  it("leaves other files to be changed by hand", () => {
    project.write("config.yaml", "password: @PASSWORD@\n");
    const { code, stdout } = fix("--write");
    assert.equal(code, 1);
    assert.match(stdout, /config\.yaml:1:11: .* stays: Not moved: change it by hand\./);
    project.write(".env", "DB_PASSWORD=@PASSWORD@\n");
    assert.match(fix().stdout, /\.env:1:13: .* stays: It is in \.env already: keep that file out of git\./);
  });

  it("leaves what a baseline or .sealwright.toml allows, and what is less sure", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.run(["scan", "--write-baseline", "base.json"]);
    assert.equal(fix("--baseline", "base.json").code, 0);
    project.write(".sealwright.toml", 'disable = ["password"]\n');
    assert.equal(fix().code, 0);
    assert.equal(fix("--min-confidence", "high").code, 0);
  });

  it("writes nothing while git tracks .env, and says how to change that", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.write(".env", "X=1\n");
    project.git("add", ".env");
    const { code, stdout } = fix("--write");
    assert.equal(code, 1);
    assert.match(stdout, /stays: Git tracks \.env.*git rm --cached \.env/);
    assert.equal(project.read(".env"), "X=1\n");
    assert.equal(project.read("a.py"), filled('password = "@PASSWORD@"\n'));
  });

  it("fails with 2 and leaves the source where the store cannot be written", function () {
    if (process.platform === "win32") return this.skip();
    const plain = new Project(false);
    plain.write("a.py", 'password = "@PASSWORD@"\n');
    chmodSync(plain.path, 0o555);
    const { code, stdout } = plain.run(["fix", "--write"], { unprivileged: true });
    chmodSync(plain.path, 0o755);
    assert.equal(code, 2, stdout);
    assert.match(stdout, /could not be written.*The code was not changed/);
    assert.equal(plain.read("a.py"), filled('password = "@PASSWORD@"\n'));
    plain.remove();
  });

  it("changes nothing where git takes the repository for one without files", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.git("config", "core.bare", "true");
    const { code, stdout } = fix("--write");
    assert.equal(code, 1);
    assert.match(stdout, /stays: .*core\.bare false/);
    assert(!project.has(".env"));
  });

  it("keeps the mode of a .env that others can read, and says how to close it", function () {
    if (process.platform === "win32") return this.skip();
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.write(".env", "X=1\n");
    chmodSync(join(project.path, ".env"), 0o644);
    const { stdout } = fix("--write");
    assert.match(stdout, /^a\.py: Others on this machine can read \.env: chmod 600 \.env$/m);
    assert.equal(statSync(join(project.path, ".env")).mode & 0o777, 0o644);
    chmodSync(join(project.path, ".env"), 0o600);
    project.write("b.py", 'smtp_password = "@PASSWORD@x"\n');
    assert.doesNotMatch(fix("--write").stdout, /Others on this machine/);
  });

  it("changes nothing where git refuses the repository, and says how to go on", function () {
    if (process.platform === "win32" || process.getuid?.() !== 0) return this.skip();
    project.write("a.py", 'password = "@PASSWORD@"\n');
    project.write(".env", "X=1\n");
    project.git("add", ".env");
    const { code, stdout } = project.run(["fix", "--write"], { unprivileged: true });
    assert.equal(code, 1);
    assert.match(stdout, /stays: .*belongs to another user.*git config --global --add safe\.directory/);
    assert.equal(project.read("a.py"), filled('password = "@PASSWORD@"\n'));
    assert.equal(project.read(".env"), "X=1\n");
  });

  it("does not read a link out of the project unless it is named, and does not change what it leads to", () => {
    const other = new Project();
    other.write("real.py", 'password = "@PASSWORD@"\n');
    symlinkSync(join(other.path, "real.py"), join(project.path, "link.py"));
    assert.equal(fix("--write").code, 0);
    const { code, stdout } = fix("--write", "link.py");
    assert.equal(code, 1);
    assert.match(stdout, /link\.py:1:13: .* stays: link\.py is a link that leaves the project/);
    assert.equal(other.read("real.py"), filled('password = "@PASSWORD@"\n'));
    other.remove();
  });

  it("changes a file once that is reached by two paths", () => {
    project.write("a.py", 'password = "@PASSWORD@"\n');
    symlinkSync("a.py", join(project.path, "b.py"));
    assert.equal(fix("--write").code, 0);
    assert.equal(project.read("a.py"), 'import os\n\npassword = os.environ["A_PASSWORD"]\n');
  });

  it("works without git, and from a folder below", () => {
    const plain = new Project(false);
    plain.write("sub/a.py", 'password = "@PASSWORD@"\n');
    assert.equal(plain.run(["fix", "--write"]).code, 0);
    assert.equal(plain.read(".env"), filled("A_PASSWORD=@PASSWORD@\n"));
    assert.equal(plain.read(".gitignore"), ".env\n");
    plain.remove();
    project.write("sub/a.py", 'password = "@PASSWORD@"\n');
    assert.equal(project.run(["fix", "--write"], { cwd: "sub" }).code, 0);
    assert(project.has(".env") && !project.has("sub/.env"));
  });

  it("writes the .env that the script itself loads", () => {
    project.write("conf/.env", "REGION=eu\n");
    project.write(".env", "REGION=us\n");
    const loading =
      'from pathlib import Path\n\nfrom dotenv import load_dotenv\n\nBASE = Path(__file__).resolve().parents[1]\nload_dotenv(BASE / "conf" / ".env")\n';
    project.write("jobs/a.py", `${loading}db_password = "@PASSWORD@"\n`);
    assert.equal(fix("--write", "jobs/a.py").code, 0);
    assert.equal(project.read("conf/.env"), filled("REGION=eu\nDB_PASSWORD=@PASSWORD@\n"));
    assert.equal(project.read(".env"), "REGION=us\n");
    assert.equal(
      project.read("jobs/a.py"),
      `${loading.replace("from pathlib", "import os\nfrom pathlib")}db_password = os.environ["DB_PASSWORD"]\n`,
    );
  });

  it("adds nothing twice where it runs again", () => {
    project.write("a.py", 'import os\n\nhub_token = "@HUGGING_FACE@"\n');
    assert.equal(fix("--write", "a.py").code, 0);
    const once = project.read("a.py");
    for (const more of [
      'again = "@HUGGING_FACE@"\n',
      'os.environ.update({"HUB": "@HUGGING_FACE@"})\n',
      'os.environ["HUB_2"] = "@HUGGING_FACE@"\n',
    ]) {
      project.write("a.py", once + more);
      assert.equal(fix("--write", "a.py").code, 0);
      assert.equal(project.read("a.py"), once + more.replace('"@HUGGING_FACE@"', 'os.environ["HF_TOKEN"]'));
      assert.equal(project.read(".env"), filled("HF_TOKEN=@HUGGING_FACE@\n"));
      assert.equal(project.read(".env.example"), "HF_TOKEN=\n");
    }
  });

  describe("in a notebook", () => {
    const shown = { output_type: "stream", name: "stdout", text: [filled("@HUGGING_FACE@\n")] };
    const cell = (source: string | string[], outputs: unknown[] = []) => ({
      cell_type: "code",
      execution_count: 1,
      id: "c",
      metadata: { tags: ["é"] },
      outputs,
      source,
    });
    const notebook = (cells: unknown[]) =>
      `${JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;

    it("edits cell by cell, imports once, and leaves every other byte", () => {
      project.write(
        "a.ipynb",
        notebook([
          cell(["x = 'é'\n", 'password = "@PASSWORD@"']),
          cell('token = "@HUGGING_FACE@"\n', [{ output_type: "stream", name: "stdout", text: ["ok\n"] }]),
        ]),
      );
      assert.equal(fix("--write").code, 0);
      assert.equal(
        project.read("a.ipynb"),
        notebook([
          cell(["import os\n", "\n", "x = 'é'\n", 'password = os.environ["A_PASSWORD"]']),
          cell('token = os.environ["HF_TOKEN"]\n', [{ output_type: "stream", name: "stdout", text: ["ok\n"] }]),
        ]),
      );
    });

    it("clears the outputs that show a value when asked, and else says so", () => {
      const before = notebook([
        cell("print(t)", [shown]),
        cell("y = 1", [{ output_type: "stream", name: "stdout", text: ["kept\n"] }]),
      ]);
      project.write("a.ipynb", before);
      const { code, stdout } = fix("--write");
      assert.equal(code, 1);
      assert.match(stdout, /\[cell 1\]: .* stays: An output shows it: --clear-outputs/);
      assert.equal(project.read("a.ipynb"), before);
      assert.equal(fix("--write", "--clear-outputs").code, 0);
      assert.equal(
        project.read("a.ipynb"),
        notebook([cell("print(t)"), cell("y = 1", [{ output_type: "stream", name: "stdout", text: ["kept\n"] }])]),
      );
    });

    const sources = (name: string) =>
      (JSON.parse(project.read(name)) as { cells: { source: string }[] }).cells.map((each) => each.source);

    it("loads .env before the first cell that reads it, where a later command would do so", () => {
      for (const command of ["!hub login --token @HUGGING_FACE@\n", "%env HF_TOKEN=@HUGGING_FACE@\n"]) {
        project.write("a.ipynb", notebook([cell('t = "@HUGGING_FACE@"\n'), cell(command)]));
        const { code, stdout, stderr } = fix("--write", "a.ipynb");
        assert.equal(code, 0);
        assert.match(
          sources("a.ipynb")[0] ?? "",
          /^import os\n\nfrom dotenv[^]*\nload_dotenv\(\)\n\nt = os\.environ\["HF_TOKEN"\]\n$/,
        );
        assert.doesNotMatch(stdout + stderr, /Nothing here loads/);
      }
    });

    it("loads .env before a cell that reads it although a later cell, or an uncalled function, does", () => {
      for (const later of ["from dotenv import load_dotenv\nload_dotenv()\n", "%load_ext dotenv\n%dotenv\n"]) {
        project.write("a.ipynb", notebook([cell('token = "@HUGGING_FACE@"\n'), cell(later)]));
        assert.equal(fix("--write", "a.ipynb").code, 0);
        assert.match(sources("a.ipynb")[0] ?? "", /load_dotenv\(\)\n\ntoken = /);
      }
      const inFunction = "from dotenv import load_dotenv\n\ndef f():\n    load_dotenv()\n";
      project.write("b.ipynb", notebook([cell(inFunction), cell('token = "@HUGGING_FACE@"\n')]));
      assert.equal(fix("--write", "b.ipynb").code, 0);
      assert.match(sources("b.ipynb")[1] ?? "", /load_dotenv\(\)\n\ntoken = /);
    });

    it("loads .env in a cell above a shell cell, which cannot load it itself", () => {
      const shell = "%%bash\ncurl -H 'Authorization: Bearer @HUGGING_FACE@' https://hub\n";
      project.write("a.ipynb", notebook([cell("%%html\n<p>"), cell("x = 1\nx"), cell(shell)]));
      const { code, stdout, stderr } = fix("--write", "a.ipynb");
      assert.equal(code, 0);
      assert.equal(sources("a.ipynb")[1], "from dotenv import load_dotenv; load_dotenv();\nx = 1\nx");
      assert.match(sources("a.ipynb")[2] ?? "", /\$HF_TOKEN/);
      assert.doesNotMatch(stdout + stderr, /Nothing here loads|run load_dotenv/);
      assert.match(stdout + stderr, /Install python-dotenv/);
    });

    it("asks for python-dotenv only where it is neither installed nor listed", () => {
      const shell = "%%bash\ncurl -H 'Authorization: Bearer @HUGGING_FACE@' https://hub\n";
      const asks = (env: NodeJS.ProcessEnv = {}) => {
        project.write("app/a.ipynb", notebook([cell("x = 1"), cell(shell)]));
        const { code, stdout } = project.run(["fix", "app/a.ipynb"], { env });
        assert.match(stdout, /\+from dotenv import load_dotenv/);
        assert.equal(code, 1);
        return stdout.includes("Install python-dotenv");
      };
      assert.ok(asks());
      for (const file of [
        ".venv/lib/python3.12/site-packages/dotenv/__init__.py",
        "app/venv/Lib/site-packages/dotenv/__init__.py",
        "requirements/dev.txt",
        "uv.lock",
        "app/poetry.lock",
      ]) {
        project.write(file, file.endsWith(".py") ? "" : "python-dotenv==1.0\n");
        assert.ok(!asks(), file);
        rmSync(join(project.path, file.split(/(?<=venv)\//)[0] ?? file), { recursive: true });
        assert.ok(asks(), file);
      }
      project.write("../conda/lib/python3.13t/site-packages/dotenv/__init__.py", "");
      for (const name of ["VIRTUAL_ENV", "CONDA_PREFIX"])
        assert.ok(!asks({ [name]: join(project.path, "../conda") }), name);
    });

    it("gives one value one name, the one that the code gives it", () => {
      project.write(
        "a.ipynb",
        notebook([
          cell('key = "@DRAWN@"\napi_key = "@DRAWN@"\n'),
          cell('import os\nos.environ["HUB_KEY"] = "@DRAWN@"\n'),
        ]),
      );
      assert.equal(fix("--write", "a.ipynb").code, 0);
      assert.equal(project.read(".env"), filled("HUB_KEY=@DRAWN@\n"));
      const [first, second] = sources("a.ipynb");
      assert.match(first ?? "", /api_key = os\.environ\["HUB_KEY"\]/);
      assert.equal(
        second,
        'import os\n\nif "HUB_KEY" not in os.environ:\n    raise KeyError("HUB_KEY")\n'.replace("os\n\nif", "os\nif"),
      );
    });

    it("calls Kaggle's key as its client does", () => {
      const key = "4b1e9c07d2a85f36".replace(/./g, (digit) => digit + digit.replace("b", "7"));
      const pair = `{"username": "me", "key": "${key}"}`;
      for (const source of [`api = ${pair}\n`, `open("kaggle.json", "w").write('${pair}')\n`]) {
        project.write("train.ipynb", notebook([cell(source)]));
        assert.equal(fix("--write", "train.ipynb").code, 0);
        assert.match(sources("train.ipynb")[0] ?? "", /os\.environ\[["']KAGGLE_KEY["']\]/);
      }
    });

    it("turns %env into load_dotenv()", () => {
      project.write("a.ipynb", notebook([cell("%env DB_PASSWORD=@PASSWORD@\n")]));
      assert.equal(fix("--write").code, 0);
      assert.match(project.read("a.ipynb"), /"source": "from dotenv import load_dotenv; load_dotenv\(\);?\\n"/);
      assert.equal(project.read(".env"), filled("DB_PASSWORD=@PASSWORD@\n"));
    });

    it("leaves Markdown, broken and old notebooks to be changed by hand", () => {
      project.write("a.ipynb", notebook([{ cell_type: "markdown", metadata: {}, source: "use @HUGGING_FACE@" }]));
      project.write("b.ipynb", '{"cells": ["@HUGGING_FACE@"');
      project.write(
        "c.ipynb",
        JSON.stringify({
          nbformat: 3,
          worksheets: [{ cells: [{ cell_type: "code", input: filled('t = "@HUGGING_FACE@"'), outputs: [] }] }],
        }),
      );
      const { code, stdout } = fix("--write");
      assert.equal(code, 1);
      assert.match(stdout, /a\.ipynb.* stays: Only Python is changed/);
      assert.match(stdout, /b\.ipynb.* stays: The notebook is broken/);
      assert.match(stdout, /c\.ipynb.* stays: The notebook has an old format/);
    });
  });
});
