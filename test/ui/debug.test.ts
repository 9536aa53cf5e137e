import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { eventually } from "../eventually";
import { ageRecipients, encrypt } from "../sealed-texts";
import { openWindow, type Session } from "./window";
import { openFile } from "./workbench";

/** Stands in for the Python extension's debugger, which is not on the registry: runs the program as configured. */
const ADAPTER = `
const { spawn } = require("node:child_process");
let rest = "", seq = 1;
const send = (message) => {
  const text = JSON.stringify({ seq: seq++, ...message });
  process.stdout.write("Content-Length: " + Buffer.byteLength(text) + "\\r\\n\\r\\n" + text);
};
const handle = (request) => {
  const { command, arguments: args } = request;
  send({ type: "response", request_seq: request.seq, success: true, command, body: {} });
  if (command === "initialize") send({ type: "event", event: "initialized" });
  if (command !== "launch") return;
  const child = spawn("python3", [args.program], { env: { ...process.env, ...args.env } });
  child.on("exit", () => send({ type: "event", event: "terminated" }));
};
process.stdin.on("data", (data) => {
  rest += data;
  for (;;) {
    const head = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(rest);
    if (!head || rest.length < head[0].length + Number(head[1])) return;
    const text = rest.slice(head[0].length, head[0].length + Number(head[1]));
    rest = rest.slice(head[0].length + text.length);
    handle(JSON.parse(text));
  }
});
`;

const EXTENSION = {
  name: "debugger",
  publisher: "sealwright-tests",
  version: "0.0.0",
  engines: { vscode: "^1.96.0" },
  contributes: {
    breakpoints: [{ language: "python" }],
    debuggers: [{ type: "debugpy", label: "Python", languages: ["python"], program: "./adapter.js", runtime: "node" }],
  },
};

const LAUNCH = {
  version: "0.2.0",
  configurations: [{ name: "F5", type: "debugpy", request: "launch", program: "${file}" }],
};

const SCRIPT = `import hashlib
import os

with open(os.path.join(os.path.dirname(__file__), "seen.txt"), "w") as file:
    file.write(hashlib.sha256(os.environ["DB_PASSWORD"].encode()).hexdigest())
`;

describe("a person who presses F5", () => {
  let session: Session;
  let home: string;
  const value = `value-${Math.random().toString(36).slice(2)}`;
  const inherited = { ...process.env };

  before(async function () {
    home = mkdtempSync(join(tmpdir(), "sealwright-home-"));
    mkdirSync(join(home, "debugger"));
    writeFileSync(join(home, "debugger", "package.json"), JSON.stringify(EXTENSION));
    writeFileSync(join(home, "debugger", "adapter.js"), ADAPTER);
    const key = await generateIdentity();
    process.env.SOPS_AGE_KEY = key;
    process.env.XDG_CONFIG_HOME = home;
    const groups = ageRecipients([await identityToRecipient(key)]);
    const files = {
      "secrets.enc.yaml": await encrypt(`db:\n  password: ${value}\n`, "yaml", { groups }),
      ".env.refs": "DB_PASSWORD=sops://secrets.enc.yaml#/db/password\n",
      ".vscode/launch.json": JSON.stringify(LAUNCH),
      "train.py": SCRIPT,
    };
    session = await openWindow(this, files, { extensions: [join(home, "debugger")] });
  });
  after(async () => {
    await session?.close();
    for (const name of ["SOPS_AGE_KEY", "XDG_CONFIG_HOME"]) {
      if (inherited[name] === undefined) delete process.env[name];
      else process.env[name] = inherited[name];
    }
    rmSync(home, { recursive: true, force: true });
  });

  it("confirms the folder's references once, and the program reads the value", async () => {
    const { page, folder } = session;
    const seen = join(folder, "seen.txt");
    const hash = createHash("sha256").update(value).digest("hex");
    const right = (): true | undefined => (existsSync(seen) && readFileSync(seen, "utf8") === hash) || undefined;
    await openFile(page, "train.py");
    await page.keyboard.press("F5");
    const allow = page.locator(".monaco-dialog-box").getByRole("button", { name: "Allow", exact: true });
    await allow.waitFor();
    assert(!(await page.locator(".monaco-dialog-box").innerText()).includes(value));
    await session.screenshot("debug-allow");
    await allow.click();
    await eventually("the value in the program", right);
    rmSync(seen);
    await page.locator(".debug-toolbar").waitFor({ state: "hidden" });
    await openFile(page, "train.py");
    await page.keyboard.press("F5");
    await eventually("the value without another question", right);
  });
});
