import { Session } from "../work/session";
import type { FeatureBase, FeatureHost } from "./feature";
import { startRunning } from "./features/run/start";
import { startSealed } from "./features/sealed/start";
import { startSecrets } from "./features/secrets/start";
import { WindowPerson } from "./window-person";

/** Starts all that reads or writes secrets, in a trusted workspace; gives what ends it. */
export function startTrusted(base: FeatureBase): () => Promise<void> {
  const person = new WindowPerson(base.log);
  const host: FeatureHost = {
    ...base,
    session: ({ root }, here = root) => new Session({ root, folder: here, person, sealedMemory: base.sealedMemory }),
  };
  const secrets = startSecrets(host);
  const sealed = startSealed(host, secrets);
  base.context.subscriptions.push(
    ...secrets.disposables,
    ...sealed.disposables,
    ...startRunning(host),
    host.command("doctor", async () => (await import("./features/help/doctor")).showDoctor(host)),
  );
  return async () => {
    await Promise.all([secrets.stop(), sealed.stop()]);
  };
}
