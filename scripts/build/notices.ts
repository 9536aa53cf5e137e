import type { BundledPackage } from "./bundled";

const RULE = "-".repeat(80);

/** The text that the bundled packages' licences ask to be shipped with the programs. */
export function thirdPartyNotices(packages: readonly BundledPackage[]): string {
  const parts = packages.map(
    ({ name, version, license, notices }) => `${RULE}\n${name} ${version} (${license})\n\n${notices.join("\n\n")}\n`,
  );
  return `Sealwright's programs contain the following packages, under their own licences.\n\n${parts.join("\n")}`;
}
