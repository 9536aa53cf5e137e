import { awsNames, awsTokens } from "./aws";
import { azureNames, azureTokens } from "./azure";
import { cloudPlatformsNames, cloudPlatformsTokens } from "./cloud-platforms";
import { commerceNames, commerceTokens } from "./commerce";
import { continuousIntegrationNames, continuousIntegrationTokens } from "./continuous-integration";
import { dataPlatformsNames, dataPlatformsTokens } from "./data-platforms";
import { experimentTrackingNames, experimentTrackingTokens } from "./experiment-tracking";
import { financeNames, financeTokens } from "./finance";
import { googleNames, googleTokens } from "./google";
import { identityNames, identityTokens } from "./identity";
import { inferenceNames, inferenceTokens } from "./inference";
import { languageModelsNames, languageModelsTokens } from "./language-models";
import { mapsAndWeatherNames, mapsAndWeatherTokens } from "./maps-and-weather";
import { messagingNames, messagingTokens } from "./messaging";
import { observabilityNames, observabilityTokens } from "./observability";
import { packageRegistriesNames, packageRegistriesTokens } from "./package-registries";
import { paymentsNames, paymentsTokens } from "./payments";
import { privateKeysTokens } from "./private-keys";
import { productivityNames, productivityTokens } from "./productivity";
import type { NamedRule, TokenRule } from "./rule";
import { secretManagersNames, secretManagersTokens } from "./secret-managers";
import { socialNames, socialTokens } from "./social";
import { sourceHostingNames, sourceHostingTokens } from "./source-hosting";
import { speechAndMediaNames, speechAndMediaTokens } from "./speech-and-media";
import { vectorDatabasesNames, vectorDatabasesTokens } from "./vector-databases";
import { webhooksTokens } from "./webhooks";

/** Every published token format, wherever it stands. */
export const tokenRules: readonly TokenRule[] = [
  ...awsTokens,
  ...azureTokens,
  ...cloudPlatformsTokens,
  ...commerceTokens,
  ...continuousIntegrationTokens,
  ...dataPlatformsTokens,
  ...experimentTrackingTokens,
  ...financeTokens,
  ...googleTokens,
  ...identityTokens,
  ...inferenceTokens,
  ...languageModelsTokens,
  ...mapsAndWeatherTokens,
  ...messagingTokens,
  ...observabilityTokens,
  ...packageRegistriesTokens,
  ...paymentsTokens,
  ...privateKeysTokens,
  ...productivityTokens,
  ...secretManagersTokens,
  ...socialTokens,
  ...sourceHostingTokens,
  ...speechAndMediaTokens,
  ...vectorDatabasesTokens,
  ...webhooksTokens,
];

/** Every vendor's credential that only its name tells. */
export const namedRules: readonly NamedRule[] = [
  ...awsNames,
  ...azureNames,
  ...cloudPlatformsNames,
  ...commerceNames,
  ...continuousIntegrationNames,
  ...dataPlatformsNames,
  ...experimentTrackingNames,
  ...financeNames,
  ...googleNames,
  ...identityNames,
  ...inferenceNames,
  ...languageModelsNames,
  ...mapsAndWeatherNames,
  ...messagingNames,
  ...observabilityNames,
  ...packageRegistriesNames,
  ...paymentsNames,
  ...productivityNames,
  ...secretManagersNames,
  ...socialNames,
  ...sourceHostingNames,
  ...speechAndMediaNames,
  ...vectorDatabasesNames,
];
