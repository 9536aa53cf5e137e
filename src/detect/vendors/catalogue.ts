import { aws } from "./aws";
import { azure } from "./azure";
import { cloudPlatforms } from "./cloud-platforms";
import { commerce } from "./commerce";
import { continuousIntegration } from "./continuous-integration";
import { dataPlatforms } from "./data-platforms";
import { experimentTracking } from "./experiment-tracking";
import { finance } from "./finance";
import { google } from "./google";
import { identity } from "./identity";
import { inference } from "./inference";
import { languageModels } from "./language-models";
import { mapsAndWeather } from "./maps-and-weather";
import { messaging } from "./messaging";
import { observability } from "./observability";
import { packageRegistries } from "./package-registries";
import { payments } from "./payments";
import { privateKeys } from "./private-keys";
import { productivity } from "./productivity";
import { secretManagers } from "./secret-managers";
import { social } from "./social";
import { sourceHosting } from "./source-hosting";
import { speechAndMedia } from "./speech-and-media";
import { vectorDatabases } from "./vector-databases";
import type { CloudChain, NamedRule, NamedValue, PublishedRule, TokenFormat, TokenRule, Vendor } from "./vendor";
import { webhooks } from "./webhooks";

export const vendors: readonly Vendor[] = [
  aws,
  azure,
  cloudPlatforms,
  commerce,
  continuousIntegration,
  dataPlatforms,
  experimentTracking,
  finance,
  google,
  identity,
  inference,
  languageModels,
  mapsAndWeather,
  messaging,
  observability,
  packageRegistries,
  payments,
  privateKeys,
  productivity,
  secretManagers,
  social,
  sourceHosting,
  speechAndMedia,
  vectorDatabases,
  webhooks,
].flat();

/** Every published token format. Where two rules take the same text, the one that comes first here wins. */
export const tokenRules: readonly TokenRule[] = vendors.flatMap((vendor) => rulesOf(vendor, vendor.tokens));

/** Every vendor's credential that is recognised by its name alone. */
export const namedRules: readonly NamedRule[] = vendors.flatMap((vendor) => rulesOf(vendor, vendor.named));

/** The chain of this id. */
export function cloudChain(id: string): CloudChain | undefined {
  return vendors.find(({ chain }) => chain?.id === id)?.chain;
}

/** The entries stay as they are: copies of some hundred objects would cost more than all else here. */
function rulesOf<T extends TokenFormat | NamedValue>(
  { vendor, source = "", environment, chain }: Vendor,
  entries: readonly T[] = [],
): PublishedRule<T>[] {
  return entries.map((entry) => ({
    id: entry.id,
    vendor,
    source: entry.source ?? source,
    environment: (entry.environment ?? environment) || undefined,
    chain: chain?.id,
    entry,
  }));
}
