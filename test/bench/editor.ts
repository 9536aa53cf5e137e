import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { scanNotebook } from "../../src/detect/read/notebook";
import { scan } from "../../src/detect/scan";
import { median, p95 } from "./process";

const BLOCK = `
class Trainer(nn.Module):
    """Trains a model; the token limit comes from the tokenizer."""

    def __init__(self, hidden_size: int = 768, pad_token: str = "<pad>", key: str | None = None):
        super().__init__()
        self.layers = nn.ModuleList([Block(hidden_size) for _ in range(12)])
        self.api_key = os.environ["OPENAI_API_KEY"]
        self.config = {"learning_rate": 3e-4, "tokens": 2048, "name": "bert-base-uncased"}

    def forward(self, input_ids, attention_mask=None):
        for layer in self.layers:
            input_ids = layer(input_ids, mask=attention_mask)
        return self.head(input_ids)  # logits
`;

/** A script of 1,000 lines as people write it, with a few credentials that are random for each run. */
function script(): string {
  const body = Array.from({ length: 70 }, () => BLOCK)
    .join("\n")
    .split("\n")
    .slice(0, 995)
    .join("\n");
  return `${body}\nclient = connect("db", password="${randomText(14)}")\nTOKEN = "${randomText(32)}"\n`;
}

function randomText(length: number): string {
  return Array.from(
    { length },
    (_, i) => "abcdefghkmnpqrstuvwxyz23456789"[(i * 7 + length * 3 + (i % 5) * 11) % 30],
  ).join("");
}

/** A notebook of 10 MB: cells of code, an image's base64 and a long output in each. */
function notebook(): string {
  const cells = Array.from({ length: 100 }, (_, index) => ({
    cell_type: "code",
    execution_count: index,
    id: `cell-${index}`,
    metadata: {},
    source: BLOCK.split("\n").map((line) => `${line}\n`),
    outputs: [
      {
        output_type: "stream",
        name: "stdout",
        text: Array.from({ length: 200 }, (_, step) => `step ${step} loss 0.${step} token 12${step}\n`),
      },
      {
        output_type: "display_data",
        metadata: {},
        data: { "image/png": "iVBORw0KGgo".repeat(7800), "text/plain": ["<Figure size 640x480 with 1 Axes>"] },
      },
    ],
  }));
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

/** Milliseconds of detection alone: of a 1,000-line script, of a 10 MB notebook. */
export function measureEditor(): { script: number; notebook: number; megabytes: number } {
  const text = script();
  const times = Array.from({ length: 200 }, () => timed(() => scan({ text, path: "train.py", language: "python" })));
  const file = notebook();
  const notebooks = Array.from({ length: 8 }, () => timed(() => scanNotebook(file, "train.ipynb")));
  return { script: p95(times.slice(50)), notebook: p95(notebooks.slice(1)), megabytes: file.length / 1e6 };
}

function timed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** To load and to activate the extension, in a process of its own, with a stand-in for VS Code's interface. */
export function activation(root: string): { milliseconds: number; kilobytes: number } {
  const runs = Array.from({ length: 9 }, () =>
    execFileSync(process.execPath, [join(root, "test", "bench", "activation.cjs")], { encoding: "utf8" })
      .split(" ")
      .map(Number),
  );
  return { milliseconds: median(runs.map(([took = 0]) => took)), kilobytes: (runs[0]?.[1] ?? 0) / 1000 };
}
