// npm run package: the .vsix and the npm tarball, from one package.json, and the list of what is bundled, in out/.
import { existsSync, mkdirSync } from "node:fs";
import { installPackages, root, run } from "./packages.mjs";

installPackages();
mkdirSync(`${root}out`, { recursive: true });
const node = process.execPath;
const npm = process.env.npm_execpath;
const steps = [
  [node, ["scripts/build.mjs", "--sbom=out/sealwright.cdx.json"]],
  [
    node,
    [
      "node_modules/@vscode/vsce/vsce",
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--no-rewrite-relative-links",
      "--skip-license",
      "--out",
      "out/sealwright.vsix",
    ],
  ],
  npm
    ? [node, [npm, "pack", "--ignore-scripts", "--pack-destination", "out"]]
    : ["npm", ["pack", "--ignore-scripts", "--pack-destination", "out"]],
];
for (const [command, args] of steps) {
  const code = run(command, args);
  if (code !== 0) process.exit(code);
}
if (!existsSync(`${root}out/sealwright.vsix`)) process.exit(1);
