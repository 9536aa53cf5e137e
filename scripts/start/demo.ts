import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DemoCredentials, randomCredentials } from "./credentials";

function loadScript({ databasePassword }: DemoCredentials): string {
  return `"""Loads the features from the warehouse."""

import pandas as pd
from sqlalchemy import create_engine

DATABASE_URL = "postgresql://features:${databasePassword}@warehouse.internal:5432/features"

engine = create_engine(DATABASE_URL)


def load(table: str) -> pd.DataFrame:
    return pd.read_sql_table(table, engine)
`;
}

function trainScript({ awsKeyId, awsSecret, wandbKey }: DemoCredentials): string {
  return `"""Trains the model and keeps its checkpoints in object storage."""

import boto3
import torch
import wandb

from load import load

s3 = boto3.client(
    "s3",
    aws_access_key_id="${awsKeyId}",
    aws_secret_access_key="${awsSecret}",
    region_name="eu-central-1",
)
wandb.login(key="${wandbKey}")


def train(epochs: int = 3) -> None:
    model = torch.nn.Linear(16, 1)
    frame = load("churn")
    for epoch in range(epochs):
        wandb.log({"epoch": epoch, "rows": len(frame)})
    torch.save(model.state_dict(), "model.pt")
    s3.upload_file("model.pt", "checkpoints", "churn/model.pt")


if __name__ == "__main__":
    train()
`;
}

function reportScript({ reportToken }: DemoCredentials): string {
  return `"""Says whether the report of a training run could be sent. Needs nothing but Python, so it runs by F5."""

REPORT_API_TOKEN = "${reportToken}"


def main() -> None:
    print(f"The report's token has {len(REPORT_API_TOKEN)} characters.")


if __name__ == "__main__":
    main()
`;
}

/** What F5 starts: the open file, by the Python extension's debugger. */
const LAUNCH = {
  version: "0.2.0",
  configurations: [
    {
      name: "Python: the open file",
      type: "debugpy",
      request: "launch",
      program: "${file}",
      console: "internalConsole",
    },
  ],
};

const README = `# Churn model

A demo for Sealwright. Its credentials are random and open nothing.

1. Open report.py. The token is underlined: press Ctrl+. on it and choose "Move to sealed file secrets.enc.yaml".
   The first time Sealwright offers to set up encryption: a key for you, and a rule in .sops.yaml.
2. Find the token in the view Secrets of Sealwright's side bar: its name, never its value.
3. Open train.py, put the cursor somewhere, and choose "Insert Reference" at the secret.
4. Run report.py by F5 (needs the Python extension), or by "Run with Secrets" in the editor's title.
`;

function notebook({ huggingFaceToken, wandbKey }: DemoCredentials): string {
  const code = (source: string, printed?: string) => ({
    cell_type: "code",
    execution_count: printed === undefined ? null : 1,
    metadata: {},
    outputs: printed === undefined ? [] : [{ name: "stdout", output_type: "stream", text: [printed] }],
    source: source.split(/(?<=\n)/),
  });
  const cells = [
    {
      cell_type: "markdown",
      metadata: {},
      source: ["# Fine-tuning\n", "\n", "Downloads the base model and shows the settings."],
    },
    code(`%env WANDB_API_KEY=${wandbKey}\n%pip install -q transformers`),
    code(`from huggingface_hub import login\n\nHF_TOKEN = "${huggingFaceToken}"\nlogin(HF_TOKEN)`),
    code("print(f'HF_TOKEN={HF_TOKEN}')", `HF_TOKEN=${huggingFaceToken}\n`),
    code("!git lfs install"),
  ].map((cell, at) => ({ id: `cell-${at}`, ...cell }));
  const kernelspec = { display_name: "Python 3", language: "python", name: "python3" };
  const metadata = { kernelspec, language_info: { name: "python" } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** The files of the demo, and how many findings the editor shows in each. */
export const DEMO_FINDINGS = { "load.py": 1, "train.py": 3, "report.py": 1, "finetune.ipynb": 3 } as const;

/** Makes a small machine-learning project in a git repository of its own, and gives its folder. */
export function makeDemo(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "sealwright-demo-")), "churn-model");
  const credentials = randomCredentials();
  const files = {
    "load.py": loadScript(credentials),
    "train.py": trainScript(credentials),
    "report.py": reportScript(credentials),
    "finetune.ipynb": notebook(credentials),
    "requirements.txt": "boto3\nhuggingface-hub\npandas\nsqlalchemy\ntorch\nwandb\n",
    "README.md": README,
    ".vscode/launch.json": `${JSON.stringify(LAUNCH, null, 2)}\n`,
    ".gitignore": "__pycache__/\n*.pt\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const author = ["-c", "user.name=Demo", "-c", "user.email=demo@example.net", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q", "-b", "main"],
    ["add", "."],
    [...author, "commit", "-qm", "Begin the churn model"],
  ]) {
    spawnSync("git", args, { cwd: folder, stdio: "ignore" });
  }
  return folder;
}
