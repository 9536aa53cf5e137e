// What went wrong in the `sops` program, by the kind of its complaint and its exit code, so that none of its text is quoted.

const COMPLAINTS: readonly (readonly [sign: RegExp, kind: string])[] = [
  [/message authentication failed|MAC mismatch/i, "found that the file was changed after it was sealed"],
  [
    /pinentry|Inappropriate ioctl|No secret key|no such identity|gpg-agent/i,
    "got no secret key from gpg: it is missing or locked",
  ],
  [
    /AccessDenied|not authorized|PermissionDenied|permission denied|Forbidden|status code: 403/i,
    "was refused access by the key service",
  ],
  [
    /credential|ExpiredToken|not logged in|Unauthenticated|status code: 401/i,
    "has no valid sign-in for the key service",
  ],
  [
    /no such host|connection refused|i\/o timeout|deadline exceeded|network is unreachable/i,
    "could not reach the key service",
  ],
  [/no identity matched|incorrect passphrase|failed to read passphrase/i, "found no age key that opens the file"],
  [/age-plugin-/i, "could not use an age plugin: it is missing or failed"],
  [/error loading config|no matching creation rules|creation_rules/i, "could not use .sops.yaml"],
];

const CODES: Readonly<Record<number, string>> = {
  2: "could not read its input",
  3: "could not write its output",
  4: "could not write the file in its format",
  5: "could not use .sops.yaml",
  21: "could not seal the file's code",
  23: "could not seal a value",
  24: "could not open the file's code",
  25: "could not open a value",
  51: "found that the file was changed after it was sealed",
  52: "found no code in the file",
  91: "could not follow the place in the file",
  92: "found no document in the file",
  111: "found no recipient",
  128: "got the data key from none of the file's recipients",
  203: "found the file sealed already",
};

/** What the program did instead of its work, as the rest of a sentence. */
export function failureKind(code: number | null, complaint: string): string {
  const kind = COMPLAINTS.find(([sign]) => sign.test(complaint))?.[1];
  return kind ?? (code === null ? "was stopped" : CODES[code]) ?? "failed";
}
