import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, Failure } from "../store";
import { cloudOf, scopeOf } from "./clouds";
import { type AzureLogin, loginBy, secretOf } from "./login";
import { machineSignIns } from "./machine";
import { type Principal, signInAsPrincipal } from "./principal";

/** Signs in to vaults; `tenant`: the one that a vault wants, where that is known. Asks the user only where the call is for use. */
export async function signInToAzure(
  instance: Instance,
  context: ManagerContext,
  call: Call,
  tenant = instance.signIn.tenant,
): Promise<AzureLogin | Failure> {
  const { signIn, name } = instance;
  const at = `You are not signed in to ${name}.`;
  switch (signIn.method) {
    case "default":
      return (await signInByDefault(instance, context, call, tenant)) ?? signedOut(`${at} Run: az login`);
    case "secret": {
      const { tenant: own = "", client = "", secretVariable = "" } = signIn;
      const secret = secretOf(context.env[secretVariable]);
      if (secret === undefined)
        return signedOut(`${at} Set the variable ${secretVariable} to the secret of ${client}.`);
      return asPrincipal({ tenant: own, client, proof: { secret } }, instance, context, call);
    }
    case "machine":
      return (
        (await byIdentity("machine", instance, context, call, tenant)) ??
        signedOut(`${at} This machine has no managed identity, or none of that client id.`)
      );
    default:
      return signedOut(`There is no such way to sign in: ${signIn.method}.`);
  }
}

/** VS Code's own session first, then what variables and files say; the user is asked last. */
async function signInByDefault(
  instance: Instance,
  context: ManagerContext,
  call: Call,
  tenant: string | undefined,
): Promise<AzureLogin | Failure | undefined> {
  const scopes = [scopeOf(cloudOf(instance)), ...(tenant === undefined ? [] : [`VSCODE_TENANT:${tenant}`])];
  const session = await context.microsoft?.(scopes, false);
  if (session !== undefined) return loginBy(session, context, "your Microsoft account");
  const { principal, others } = machineSignIns(context.env);
  if (principal !== undefined) return asPrincipal(principal, instance, context, call);
  for (const way of others) {
    const login = await byIdentity(way, instance, context, call, tenant);
    if (login !== undefined) return login;
  }
  const asked = call.purpose === "use" ? await context.microsoft?.(scopes, true) : undefined;
  return asked === undefined ? undefined : loginBy(asked, context, "your Microsoft account");
}

function asPrincipal(principal: Principal, instance: Instance, context: ManagerContext, call: Call) {
  const cloud = cloudOf(instance);
  return signInAsPrincipal(
    principal,
    { instance, authority: authorityOf(instance), scope: scopeOf(cloud) },
    context,
    call,
  );
}

async function byIdentity(
  way: "certificate" | "az" | "azd" | "powershell" | "machine",
  instance: Instance,
  context: ManagerContext,
  { signal }: Call,
  tenant: string | undefined,
): Promise<AzureLogin | undefined> {
  const { identityToken } = await import("./identity");
  const cloud = cloudOf(instance);
  const given = await identityToken({
    way,
    scope: scopeOf(cloud),
    authority: authorityOf(instance),
    tenant,
    client: instance.signIn.client,
    env: context.env,
    http: context.http(instance),
    signal,
  });
  const token = secretOf(given?.token);
  return token === undefined ? undefined : loginBy(token, context, way, given?.until);
}

function authorityOf(instance: Instance): string {
  return instance.signIn.authority ?? cloudOf(instance).authority;
}

function signedOut(how: string): Failure {
  return { kind: "signed-out", how };
}
