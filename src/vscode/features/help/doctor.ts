import * as vscode from "vscode";
import { version } from "../../../../package.json";
import { examine } from "../../../work/doctor/examine";
import type { FeatureHost } from "../../feature";
import { projectFolders } from "../../folders";
import { settingsFor } from "../../settings";

const MARKS = { ok: "ok", missing: "--", wrong: "!!" } as const;

/**
 * What works here and what does not, as text to be copied into a report: names and places, no value and no key. Paths of the
 * user's folder are shortened.
 */
export async function doctorReport({ log, session }: Pick<FeatureHost, "log" | "session">): Promise<string> {
  const { appName, remoteName, uiKind } = vscode.env;
  const where = [remoteName ?? "local", uiKind === vscode.UIKind.Web ? "web" : "desktop"].join(", ");
  const lines = [
    `Sealwright ${version}, ${appName} ${vscode.version} (${where}), Node ${process.version}, ${process.platform}`,
  ];
  projectFolders().forEach((folder, at) => {
    const { enable, minimumConfidence, sopsForm } = settingsFor(folder.uri);
    lines.push(`Folder ${at + 1}: ${enable ? minimumConfidence : "off"}, ${sopsForm}`);
  });
  for (const folder of projectFolders()) {
    for (const { about, state, text } of await examine(session(folder)))
      lines.push(`  ${MARKS[state]} ${about}: ${text}`);
  }
  const home = process.env.HOME ?? process.env.USERPROFILE ?? "";
  const report = log.redacted(lines.join("\n"));
  return home.length > 1 ? report.replaceAll(home, "~") : report;
}

/** Shows the report, ready to be copied. */
export async function showDoctor(host: FeatureHost): Promise<void> {
  const look = () => doctorReport(host);
  const options = { location: vscode.ProgressLocation.Window, title: "Sealwright: Doctor" };
  const content = await vscode.window.withProgress(options, look);
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  await vscode.window.showTextDocument(document, { preview: true });
  await vscode.env.clipboard.writeText(content);
}
