import type { DeletedSecret, SecretProperties } from "@azure/keyvault-secrets";
import type { Metadata, Version } from "../store";

/** What a vault says of a secret, or of one of its versions. */
export function factsIn(properties: SecretProperties): Metadata {
  const { createdOn, updatedOn, expiresOn, notBefore, enabled, contentType, tags } = properties;
  return {
    ...(createdOn === undefined ? {} : { created: createdOn }),
    ...(updatedOn === undefined ? {} : { changed: updatedOn }),
    ...(expiresOn === undefined ? {} : { expires: expiresOn }),
    ...(notBefore === undefined ? {} : { starts: notBefore }),
    ...(contentType === undefined ? {} : { description: contentType }),
    ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { labels: new Map(Object.entries(tags)) }),
    state: enabled === false ? "disabled" : "enabled",
  };
}

/** The facts of the newest of versions, with all of them; none where there are none. */
export function factsOfVersions(all: readonly SecretProperties[]): Metadata | undefined {
  const sorted = byAge(all);
  const [newest] = sorted;
  if (newest === undefined) return undefined;
  const versions = sorted.map(({ version = "", createdOn, enabled }): Version => {
    const state = enabled === false ? "disabled" : "enabled";
    return { id: version, state, ...(createdOn === undefined ? {} : { created: createdOn }) };
  });
  const created = sorted.at(-1)?.createdOn;
  return { ...factsIn(newest), ...(created === undefined ? {} : { created }), versions };
}

/** The facts of a secret that was removed and can be recovered. */
export function factsOfDeleted({ properties }: DeletedSecret): Metadata {
  const { scheduledPurgeDate: until } = properties;
  return { ...factsIn(properties), state: "deleted", ...(until === undefined ? {} : { deletedUntil: until }) };
}

/** Newest first. */
export function byAge(all: readonly SecretProperties[]): SecretProperties[] {
  return [...all].sort((one, other) => millis(other.createdOn) - millis(one.createdOn));
}

function millis(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}
