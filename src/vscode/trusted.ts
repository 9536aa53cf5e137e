import { Session } from "../work/session";
import type { FeatureBase, FeatureHost } from "./feature";
import { startRunning } from "./features/run/start";
import { startSealed } from "./features/sealed/start";
import { startSecrets } from "./features/secrets/start";
import { WindowManagers } from "./managers";
import { WindowPerson } from "./window-person";

/** Starts all that reads or writes secrets, in a trusted workspace; gives what ends it. */
export function startTrusted(base: FeatureBase): () => Promise<void> {
  const person = new WindowPerson(base.log);
  const managers = new WindowManagers(person);
  base.trusted.managers = managers;
  const host: FeatureHost = {
    ...base,
    managers,
    session: ({ root }, here = root) => {
      const { sealedMemory } = base;
      return new Session({ root, folder: here, person, managers: managers.current, sealedMemory });
    },
  };
  const secrets = startSecrets(host);
  const sealed = startSealed(host, secrets);
  base.context.subscriptions.push(
    ...secrets.disposables,
    ...sealed.disposables,
    managers,
    ...startRunning(host),
    host.command("doctor", async () => (await import("./features/help/doctor")).showDoctor(host)),
  );
  return async () => {
    await Promise.all([secrets.stop(), sealed.stop()]);
  };
}
