// npm start [-- PATH] [-- --check]: builds, and opens VS Code with the extension on a demo project or on PATH.
import { installPackages, root, run } from "./packages.mjs";

installPackages();
const built = run(process.execPath, ["scripts/build.mjs", "--development"]);
const args = ["--import", "tsx", `${root}scripts/start/main.ts`, ...process.argv.slice(2)];
process.exitCode = built === 0 ? run(process.execPath, args) : built;
