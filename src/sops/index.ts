// The face of the SOPS format: what the rest of the product may know of it.

export type { CreationRule, SopsConfig } from "./config";
export { creationRule, parseSopsConfig } from "./config";
export { withCreationRule } from "./config-rule";
export type { SopsErrorReason } from "./errors";
export { SopsError } from "./errors";
export type { FormatName } from "./formats/format";
export { formatOf } from "./formats/format";
export { openAgeFile, readAgeHeader, sealAgeFile } from "./keys/age-file";
export { identityFault, isAgeFile, openKeyFile } from "./keys/data-key";
export type { Recipient, RecipientChange, RecipientGroups } from "./keys/recipients";
export { compareRecipients, foreignRecipients, recipientIds } from "./keys/recipients";
export { assertOpensAs, commentsOf } from "./meaning/verify";
export type { MasterKey } from "./metadata/metadata";
export type { OpenedFile } from "./opened-file";
export type { OpenedValue } from "./plain-values";
export { plainValues, sameValues } from "./plain-values";
export { Plaintext } from "./plaintext";
export type { CreateOptions, SealedEntry } from "./sops-file";
export { SopsFile } from "./sops-file";
export type { ValuePlace } from "./tree/pointer";
export { appendToken, parsePointer } from "./tree/pointer";
