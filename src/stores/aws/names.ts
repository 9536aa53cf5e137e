/**
 * The parts of a name between its slashes. An empty part is kept with its neighbour, since a reference has none: `/a//b` is
 * `/a` and `/b`, which joined by slashes are the name again.
 */
export function splitName(name: string): readonly string[] {
  const parts: string[] = [];
  let slashes = "";
  for (const part of name.split("/")) {
    if (part === "") slashes += "/";
    else {
      parts.push(slashes + part);
      slashes = "";
    }
  }
  if (slashes !== "") parts.push(`${parts.pop() ?? ""}${slashes}`);
  return parts;
}

/** The name of a parameter (Systems Manager): one of several levels begins with a slash. */
export function parameterName(path: readonly string[]): string {
  const name = path.join("/");
  return path.length > 1 && !/^(?:\/|arn:)/.test(name) ? `/${name}` : name;
}

/** The opposite. */
export function parameterPath(name: string): readonly string[] {
  return splitName(name.lastIndexOf("/") > 0 ? name.replace(/^\//, "") : name);
}

const SECRET = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
const PARAMETER = /^[A-Za-z0-9/_.-]{1,1011}$/;

/** What is wrong with the name of a new secret, or parameter (CreateSecret, PutParameter). */
export function wrongName(scheme: string, path: readonly string[]): string | undefined {
  if (scheme === "aws-sts") return "A session of a role is made when it is asked for, and cannot be written.";
  if (scheme === "aws-sm") {
    return SECRET.test(path.join("/"))
      ? undefined
      : "A name in AWS Secrets Manager has letters, digits and /_+=.@- alone, 512 at most.";
  }
  if (!PARAMETER.test(parameterName(path)))
    return "A name in Parameter Store has letters, digits and _.- alone, in at most 15 levels.";
  return /^(?:aws|ssm)/i.test(path[0] ?? "")
    ? "No name in Parameter Store begins with aws or ssm: these are AWS's own."
    : undefined;
}

/** A version's id has 32 characters or more (GetSecretValue); all else is a stage, such as AWSPREVIOUS. */
export function versionAsked(version: string | undefined): { VersionId?: string; VersionStage?: string } {
  if (version === undefined) return {};
  return /^[A-Za-z0-9-]{32,64}$/.test(version) ? { VersionId: version } : { VersionStage: version };
}
