// npm run build [-- --development] [-- --out=FOLDER] [-- --sbom=FILE]: bundles the programs into dist/, or into a folder
// of its own, and lists what is bundled.
import { installPackages, root, run } from "./packages.mjs";

installPackages();
const args = ["--import", "tsx", `${root}scripts/build/main.ts`, ...process.argv.slice(2)];
process.exitCode = run(process.execPath, args);
