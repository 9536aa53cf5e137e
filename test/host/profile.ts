import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.startupPrompt": "never",
};

/** Makes a user data folder whose settings keep VS Code quiet and offline. */
export function makeProfile(directory: string, settings: Readonly<Record<string, unknown>> = {}): string {
  mkdirSync(join(directory, "User"), { recursive: true });
  writeFileSync(join(directory, "User", "settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
  return directory;
}
