import type { DescribeSecretResponse, SecretListEntry, SecretVersionsListEntry } from "@aws-sdk/client-secrets-manager";
import type { Metadata, Version } from "../store";

const CURRENT = "AWSCURRENT";
const PREVIOUS = "AWSPREVIOUS";

/** What AWS says of a secret besides its value; replicas and the last reading stand beside the tags, under names that no tag may have. */
export function factsOf(secret: SecretListEntry | DescribeSecretResponse, now: number): Metadata {
  const { CreatedDate, LastChangedDate, LastAccessedDate, DeletedDate, Description, RotationRules } = secret;
  const replicas = "ReplicationStatus" in secret ? (secret.ReplicationStatus ?? []) : [];
  const labels = new Map<string, string>();
  for (const { Key, Value } of secret.Tags ?? []) if (Key !== undefined) labels.set(Key, Value ?? "");
  if (secret.PrimaryRegion !== undefined) labels.set("aws:primary-region", secret.PrimaryRegion);
  if (replicas.length > 0)
    labels.set("aws:replicas", replicas.map(({ Region, Status }) => `${Region} (${Status})`).join(", "));
  if (LastAccessedDate !== undefined) labels.set("aws:last-read", LastAccessedDate.toISOString().slice(0, 10));
  const every = RotationRules?.AutomaticallyAfterDays;
  const rotation = {
    ...(every === undefined ? {} : { every }),
    ...(secret.LastRotatedDate === undefined ? {} : { last: secret.LastRotatedDate }),
    ...(secret.NextRotationDate === undefined ? {} : { next: secret.NextRotationDate }),
  };
  return {
    ...(CreatedDate === undefined ? {} : { created: CreatedDate }),
    ...(LastChangedDate === undefined ? {} : { changed: LastChangedDate }),
    state: DeletedDate === undefined ? "enabled" : "deleted",
    ...(DeletedDate !== undefined && DeletedDate.getTime() > now ? { deletedUntil: DeletedDate } : {}),
    ...(Description ? { description: Description } : {}),
    ...(labels.size > 0 ? { labels } : {}),
    ...(secret.RotationEnabled === true || Object.keys(rotation).length > 0 ? { rotation } : {}),
  };
}

/** Versions with their stages; the current one first, then the one before it, then by age. */
export function versionsOf(
  dated: readonly SecretVersionsListEntry[] | undefined,
  stages: Readonly<Record<string, string[]>>,
): readonly Version[] {
  const listed = dated ?? Object.entries(stages).map(([VersionId, VersionStages]) => ({ VersionId, VersionStages }));
  const rank = ({ labels = [] }: Version) => (labels.includes(CURRENT) ? 2 : labels.includes(PREVIOUS) ? 1 : 0);
  return listed
    .flatMap((entry: SecretVersionsListEntry): Version[] => {
      const { VersionId: id, VersionStages: labels = [], CreatedDate: created } = entry;
      if (id === undefined) return [];
      return [{ id, state: "enabled", labels, ...(created === undefined ? {} : { created }) }];
    })
    .sort((a, b) => rank(b) - rank(a) || (b.created?.getTime() ?? 0) - (a.created?.getTime() ?? 0));
}

/** The version that a plain read gives. */
export function currentOf(stages: Readonly<Record<string, string[]>> | undefined): string | undefined {
  return Object.entries(stages ?? {}).find(([, labels]) => labels.includes(CURRENT))?.[0];
}
