import { holdsJson } from "./token-checks";
import type { Vendor } from "./vendor";

/** Experiment tracking, labelling and orchestration of training. */
export const experimentTracking: readonly Vendor[] = [
  {
    vendor: "Weights & Biases",
    environment: "WANDB_API_KEY",
    names: ["wandb"],
    placeholders: ["wandb"],
    clients: ["wandb.login"],
    calls: { "wandb*.login|notebook_login": { 0: "api_key", 1: "api_key" } },
    commands: [
      {
        command: "wandb login",
        before: /\s{1,20}(?:--\w{1,30}\s{1,20}){0,3}/,
        rule: "token",
        name: "WANDB_API_KEY",
        random: true,
        matches: ["wandb login {value}", "wandb login --relogin '{value}'"],
        near: ["wandb login --help", "wandb login the-team"],
      },
    ],
    tokens: [
      {
        id: "wandb-api-key",
        title: "Weights & Biases API key",
        source: "https://docs.wandb.ai/support/find_api_key/",
        prefix: "wandb_v1_",
        pattern: /wandb_v1_[A-Za-z0-9_]{77}(?!\w)/y,
        matches: [
          "wandb_v1_" + "IuPjatlHQXqIR5LtXwZBFQj4wJLEC8GCSx3nUk6" + "DLUsQUaRJNFWoOUzCBYSGJ6TquuIuOWRd217ET",
          "wandb_v1_" + "0VqWMZ69otedzZiLzEibZI3ugjbeIIb2f3A0pBF" + "EI3FfF70T9z2nKOeklxS3EP6nE7U2EqKq1odIj",
        ],
        near: ["wandb_v1_run_name", "wandb_v1_" + "IuPjatlHQXqIR5L" + "tXwZBFQj4wJLEC8", "wandb_v1_" + "x".repeat(77)],
      },
      {
        id: "wandb-local-key",
        title: "Weights & Biases server API key",
        source: "https://docs.wandb.ai/platform/hosting/",
        prefix: "local-",
        pattern: /local-[0-9a-f]{40}(?![\w-])/y,
        matches: [
          "local-" + "7af5abeacb8180d139eb" + "4f32457c99f07907a760",
          "local-" + "7c9e3d7948c8e49ac606" + "96548c78eedaaf49c0a4",
        ],
        near: ["local-deadbeef", "local-" + "7af5abeacb8180d1", "local-" + "x".repeat(40)],
      },
    ],
    named: [
      {
        id: "wandb-legacy-key",
        title: "Weights & Biases API key (first form)",
        source: "https://docs.wandb.ai/support/find_api_key/",
        words: ["wandb", "weightsandbiases"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'WANDB_API_KEY = "' + "0c13a5264d07133bbbef" + "0d6902888a4acecb9fce" + '"',
          'wandb_api_key = "' + "8ed324167fc6a7861314" + "bc45ec9f0f452d5007ff" + '"',
        ],
        near: [
          'document = "' + "0c13a5264d07133bbbef" + "0d6902888a4acecb9fce" + '"',
          'WANDB_API_KEY = "' + "0c13a526" + "4d07133b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Neptune",
    source: "https://docs.neptune.ai/setup/setting_api_token/",
    environment: "NEPTUNE_API_TOKEN",
    names: ["neptune"],
    calls: { "neptune*.login|notebook_login": { 0: "api_key", 1: "api_key" } },
    tokens: [
      {
        id: "neptune-api-token",
        title: "Neptune API token",
        prefix: "eyJhcGlfYWRkcmVzcyI6",
        pattern: /eyJhcGlfYWRkcmVzcyI6[A-Za-z0-9+/]{60,400}={0,2}(?![\w+/=-])/y,
        checksum: holdsJson,
        matches: [
          "eyJhcGlfYWRkcmVzcyI6" +
            "Imh0dHBzOi8vYXBwLm5lcHR1bmUuYWkiLCJhcGlfdXJsIjoiaHR0cHM6Ly9hcHAubmVwdHVuZS" +
            "5haSIsImFwaV9rZXkiOiIzZGNkY2Y4ZS03ZjE0LTQ0YTItYWZhMS03M2RlNzBmMTI2YWMifQ==",
          "eyJhcGlfYWRkcmVzcyI6" +
            "Imh0dHBzOi8vYXBwLm5lcHR1bmUuYWkiLCJhcGlfdXJsIjoiaHR0cHM6Ly9hcHAubmVwdHVuZS" +
            "5haSIsImFwaV9rZXkiOiI2NmIxYjE0NS05ZTVmLTQyNzEtYTNiMi0zZDEwYzAxNzBkNmEifQ==",
        ],
        near: [
          "eyJhcGlfYWRkcmVzcyI6" + "Imh0dHBz",
          "eyJhcGlfYWRkcmVzcyI6" + "Imh0dHBzOi8vYXBwLm5lcHR1bmUuYW" + "kiLCJhcGlfdXJsIjoiaHR0cHM6Ly9",
        ],
      },
    ],
  },
  {
    vendor: "Kaggle",
    source: "https://www.kaggle.com/docs/api",
    names: ["kaggle"],
    calls: { "kaggle*.login|notebook_login": { 0: "api_key", 1: "api_key" } },
    commands: [
      {
        command: "kaggle config set",
        before: /\s{1,20}-n\s{1,20}key\s{1,20}-v\s{1,20}/,
        rule: "api-key",
        name: "key",
        random: true,
        environment: "KAGGLE_KEY",
        matches: ["kaggle config set -n key -v {value}"],
        near: ["kaggle config set -n competition -v {value}"],
      },
    ],
    tokens: [
      {
        id: "kaggle-api-token",
        title: "Kaggle API token",
        prefix: "KGAT_",
        pattern: /KGAT_[0-9a-f]{32}(?!\w)/y,
        environment: "KAGGLE_API_TOKEN",
        matches: ["KGAT_" + "33dbf379c34ee19b" + "8c87eb26152cd47b", "KGAT_" + "f14539a05ced4766" + "93a94ad0a549dcf4"],
        near: ["KGAT_" + "33dbf379c34e", "KGAT_" + "x".repeat(32)],
      },
    ],
    named: [
      {
        id: "kaggle-legacy-key",
        title: "Kaggle API key",
        words: ["kaggle"],
        value: /^[0-9a-f]{32}$/,
        environment: "KAGGLE_KEY",
        matches: [
          'KAGGLE_KEY = "' + "364748587bf37216" + "df950d4f5c3363d4" + '"',
          'kaggle_key = "' + "f2c0a7849efe24fa" + "73bc441305a9a354" + '"',
        ],
        near: [
          'document = "' + "364748587bf37216" + "df950d4f5c3363d4" + '"',
          'KAGGLE_KEY = "' + "364748" + "587bf3" + '"',
        ],
      },
    ],
  },
  {
    vendor: "LangSmith",
    environment: "LANGSMITH_API_KEY",
    names: ["langsmith"],
    calls: { "langsmith*.Client|AsyncClient": { 0: "api_key", 1: "api_key" } },
    tokens: [
      {
        id: "langsmith-personal-token",
        title: "LangSmith personal access token",
        source:
          "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
        prefix: "lsv2_pt_",
        pattern: /lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}(?!\w)/y,
        matches: [
          "lsv2_pt_" + "dd261d516d85482c165510" + "9d79d6fffb_96bb69e88a",
          "lsv2_pt_" + "ddc93ad4eeaeb373d05252" + "99b7e1d8d2_8139ff9672",
        ],
        near: ["lsv2_pt_" + "dd261d516d85482c1", "lsv2_pt_" + "xxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxx_xxxxxxxxxx"],
      },
      {
        id: "langsmith-service-key",
        title: "LangSmith service key",
        source:
          "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
        prefix: "lsv2_sk_",
        pattern: /lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}(?!\w)/y,
        matches: [
          "lsv2_sk_" + "2f8d9e9fdf142896b7077f" + "c245c0bab5_d0299d83a0",
          "lsv2_sk_" + "a52c7638439c08ac67df2c" + "42b03c453d_48d186a003",
        ],
        near: ["lsv2_sk_" + "2f8d9e9fdf142896b", "lsv2_sk_" + "xxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxx_xxxxxxxxxx"],
      },
      {
        id: "langsmith-legacy-key",
        title: "LangSmith API key (first form)",
        source: "https://github.com/trufflesecurity/trufflehog",
        prefix: "ls__",
        pattern: /ls__[0-9a-f]{32}(?!\w)/y,
        environment: "LANGCHAIN_API_KEY",
        matches: ["ls__" + "66de02624d02614d" + "2bcc4f645ff6f417", "ls__" + "6ca1a297b4d79080" + "7144660a06bc323a"],
        near: ["ls__long_listing", "ls__" + "66de02624d02", "ls__" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Langfuse",
    source: "https://langfuse.com/docs/api-and-data-platform/features/public-api",
    tokens: [
      {
        id: "langfuse-secret-key",
        title: "Langfuse secret key",
        prefix: "sk-lf-",
        pattern: /sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        environment: "LANGFUSE_SECRET_KEY",
        matches: [
          "sk-lf-" + "48db043d-4137-ca27" + "-cd51-745cc6e13ec3",
          "sk-lf-" + "52f905ee-31a9-4474" + "-6423-27674924fe45",
        ],
        near: ["sk-lf-" + "48db043d-4137-", "sk-lf-" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
      {
        id: "langfuse-public-key",
        title: "Langfuse public key",
        prefix: "pk-lf-",
        pattern: /pk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        confidence: "medium",
        environment: "LANGFUSE_PUBLIC_KEY",
        matches: [
          "pk-lf-" + "6723f91d-3a59-bc0a" + "-326b-d8e9f8d3a943",
          "pk-lf-" + "01c06265-7373-8778" + "-a0b6-b24c7cfe1196",
        ],
        near: ["pk-lf-" + "6723f91d-3a59-", "pk-lf-" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Helicone",
    source: "https://docs.helicone.ai/helicone-headers/helicone-auth",
    environment: "HELICONE_API_KEY",
    tokens: [
      {
        id: "helicone-api-key",
        title: "Helicone API key",
        prefix: "sk-helicone-",
        pattern: /sk-helicone-(?:[a-z]{2}-)?[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}(?![\w-])/y,
        matches: [
          "sk-helicone-" + "jf-pzqpxxp-m57m3i" + "p-221t2q2-c9a6ijz",
          "sk-helicone-" + "ex-zjnqpfl-lb8qhq" + "2-xzkh9gn-aj0uc35",
        ],
        near: ["sk-helicone-" + "jf-pzqpxxp-m5", "sk-helicone-" + "xx-xxxxxxx-xxxxxx" + "x-xxxxxxx-xxxxxxx"],
      },
    ],
  },
  {
    vendor: "LangWatch",
    source: "https://docs.langwatch.ai/",
    environment: "LANGWATCH_API_KEY",
    tokens: [
      {
        id: "langwatch-api-key",
        title: "LangWatch API key",
        prefix: "sk-lw-",
        pattern: /sk-lw-[A-Za-z0-9]{40,64}(?![\w-])/y,
        matches: [
          "sk-lw-" + "X5Ulvlrz3KndYdAV4dkz" + "JVxDktIyL7dZBXcHdtpW",
          "sk-lw-" + "T0DbXz46egq5NCsRRFAXBK" + "ReW6KIhMDUnsCLhyIjJJl",
        ],
        near: ["sk-lw-" + "X5Ulvlrz3KndYdAV", "sk-lw-" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "PromptLayer",
    source: "https://docs.promptlayer.com/quickstart",
    environment: "PROMPTLAYER_API_KEY",
    tokens: [
      {
        id: "promptlayer-api-key",
        title: "PromptLayer API key",
        prefix: "pl_",
        pattern: /pl_[0-9a-f]{32}(?!\w)/y,
        matches: ["pl_" + "7bd2f1212512ef6c" + "e1ea65ba4c6924cf", "pl_" + "7be426e53be87a11" + "251dbc086cc1fed8"],
        near: ["pl_module_state_dict", "pl_" + "7bd2f1212512", "pl_" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Edge Impulse",
    source: "https://docs.edgeimpulse.com/apis/studio",
    environment: "EI_API_KEY",
    tokens: [
      {
        id: "edge-impulse-key",
        title: "Edge Impulse API key",
        prefix: "ei_",
        pattern: /ei_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "ei_" + "7fa3aa96c7e272ea705a86ca145e82d9" + "ef8bbec814770afc8ecd96de0e1d5bb0",
          "ei_" + "3cdb1a9004dfabb9284950c8b7e0b0bc" + "99d913757f72b434dbb272e3957bd5b4",
        ],
        near: ["ei_classifier_inferencing", "ei_" + "7fa3aa96c7e27" + "2ea705a86ca1", "ei_" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Prefect",
    environment: "PREFECT_API_KEY",
    tokens: [
      {
        id: "prefect-user-key",
        title: "Prefect API key",
        source: "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
        prefix: "pnu_",
        pattern: /pnu_[A-Za-z0-9]{36}(?!\w)/y,
        matches: [
          "pnu_" + "ICrMeIE1Ksg9EPPDfg" + "uqn5B1OPTM6d0DEKbP",
          "pnu_" + "Mhfw8FRMkZTokGuw8O" + "gSmg54dUFBd1GhmbMe",
        ],
        near: ["pnu_" + "ICrMeIE1Ksg9EP", "pnu_" + "x".repeat(36)],
      },
      {
        id: "prefect-service-key",
        title: "Prefect service account key",
        source: "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/service-accounts",
        prefix: "pnb_",
        pattern: /pnb_[A-Za-z0-9]{36}(?!\w)/y,
        matches: [
          "pnb_" + "IHuuG1khATYOuHo1bI" + "rTvM7nU7LlQh8Z2fGp",
          "pnb_" + "yqN0hMaE5nNH8JtlSR" + "ZZ3rEvqqSNmVYbWrxo",
        ],
        near: ["pnb_" + "IHuuG1khATYOuH", "pnb_" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "ZenML",
    source: "https://docs.zenml.io/how-to/manage-zenml-server/connecting-to-zenml/connect-with-a-service-account",
    environment: "ZENML_STORE_API_KEY",
    tokens: [
      {
        id: "zenml-api-key",
        title: "ZenML service account key",
        prefix: "ZENKEY_",
        pattern: /ZENKEY_[A-Za-z0-9+/_-]{60,400}={0,2}(?![\w+/=-])/y,
        matches: [
          "ZENKEY_" + "608I7FFKBr23v9gOoSGh9Oq8pAdznvN" + "LaIBpUpBy9F3j4PGWunutWjuoBXdcVp",
          "ZENKEY_" + "k68iQyy5iljU2ajXDI93kUCBq3h3zm9" + "NQc3SZI6oDh2SbgisZy0cNkNiqnjgM=",
        ],
        near: ["ZENKEY_" + "PREFIX", "ZENKEY_" + "608I7FFKBr23v9gOoSGh9Oq8", "ZENKEY_" + "x".repeat(62)],
      },
    ],
  },
  {
    vendor: "Arize",
    source: "https://docs.arize.com/arize/",
    environment: "ARIZE_API_KEY",
    tokens: [
      {
        id: "arize-api-key",
        title: "Arize API key",
        prefix: "ak-",
        pattern: /ak-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[A-Za-z0-9_-]{32}(?![\w-])/y,
        matches: [
          "ak-" + "396b4e52-16c7-fdde-32bd-c0ebadaae2d" + "7-GBWRykzRFeU9rEJ45Rf4GklWynlWI1wu",
          "ak-" + "5f827445-f54b-1261-dc4b-29ca3573129" + "9-nOlw0JT6kxrIbMmZlsbghL2GfU6PLInn",
        ],
        near: [
          "ak-" + "396b4e52-16c7-" + "fdde-32bd-c0e",
          "ak-" + "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxx" + "x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Comet",
    source: "https://www.comet.com/docs/v2/guides/quickstart/",
    environment: "COMET_API_KEY",
    names: ["comet"],
    calls: {
      "Experiment|OfflineExperiment|Optimizer": { 0: "api_key" },
      "comet*.login|notebook_login": { 0: "api_key", 1: "api_key" },
    },
    named: [
      {
        id: "comet-api-key",
        title: "Comet API key",
        words: ["comet"],
        value: /^[A-Za-z0-9]{25}$/,
        matches: [
          'COMET_API_KEY = "' + "JComrhrgQ0ISG" + "ZaibFX6bRfIB" + '"',
          'comet_api_key = "' + "3pZexzPAPDiNe" + "sD1iUQAzQkGj" + '"',
        ],
        near: ['commit = "' + "JComrhrgQ0ISG" + "ZaibFX6bRfIB" + '"', 'COMET_API_KEY = "' + "JComr" + "hrgQ0" + '"'],
      },
    ],
  },
  {
    vendor: "ClearML",
    source: "https://clear.ml/docs/latest/docs/configs/clearml_conf",
    names: ["clearml"],
    calls: {
      set_credentials: { 3: "key", 4: "secret" },
      "clearml*.login|notebook_login": { 0: "api_key", 1: "api_key" },
      "clearml*.Client|AsyncClient": { 0: "api_key", 1: "api_key" },
    },
    named: [
      {
        id: "clearml-secret-key",
        title: "ClearML secret key",
        words: ["clearml", "trainsapi"],
        value: /^[A-Za-z0-9_-]{50,86}$/,
        environment: "CLEARML_API_SECRET_KEY",
        matches: [
          'CLEARML_API_SECRET_KEY = "' + "D1fWJogMTtvvEYnXunJpqzbKS8" + "OweKstY1pVpqF7oZYT6GhQy4V" + '"',
          'clearml_api_secret_key = "' + "gUZzrGA4gyW4fpvaeCXzxTUJPz" + "2dWwH1FUUSz6L9aawFr3Rco0lb" + '"',
        ],
        near: [
          'digest = "' + "D1fWJogMTtvvEYnXunJpqzbKS8" + "OweKstY1pVpqF7oZYT6GhQy4V" + '"',
          'CLEARML_API_SECRET_KEY = "' + "D1fWJogMTt" + "vvEYnXunJp" + '"',
        ],
      },
      {
        id: "clearml-access-key",
        title: "ClearML access key",
        words: ["clearml", "trainsapi"],
        value: /^[A-Z0-9]{20,30}$/,
        environment: "CLEARML_API_ACCESS_KEY",
        matches: [
          'CLEARML_API_ACCESS_KEY = "' + "I7AH5DXRUHCD" + "5CGR0HVYWPD" + '"',
          'clearml_api_access_key = "' + "CEIE4EK560TB" + "N01P6QJTU1Q" + '"',
        ],
        near: [
          'digest = "' + "I7AH5DXRUHCD" + "5CGR0HVYWPD" + '"',
          'CLEARML_API_ACCESS_KEY = "' + "I7AH5" + "DXRU" + '"',
        ],
      },
    ],
  },
  {
    vendor: "AgentOps",
    source: "https://docs.agentops.ai/v2/quickstart",
    environment: "AGENTOPS_API_KEY",
    named: [
      {
        id: "agentops-api-key",
        title: "AgentOps API key",
        words: ["agentops"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'AGENTOPS_API_KEY = "' + "2ae8d697-637f-123d" + "-90c6-969f90df45b4" + '"',
          'agentops_api_key = "' + "430f90b4-6de0-253a" + "-6cf3-88e498db02fb" + '"',
        ],
        near: [
          'revision = "' + "2ae8d697-637f-123d" + "-90c6-969f90df45b4" + '"',
          'AGENTOPS_API_KEY = "' + "2ae8d69" + "7-637f-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Label Studio",
    source: "https://labelstud.io/guide/access_tokens",
    environment: "LABEL_STUDIO_API_KEY",
    clients: ["LabelStudio"],
    calls: { LabelStudio: { 1: "api_key" }, "label_studio_sdk*|labelstudio*.Client": { 1: "api_key" } },
    named: [
      {
        id: "label-studio-token",
        title: "Label Studio access token",
        words: ["labelstudio"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'LABEL_STUDIO_API_KEY = "' + "bb1fa9bf900284995cdd" + "2433730d370c397702fc" + '"',
          'label_studio_api_key = "' + "7646c9dd7a2a0b26ff88" + "f7b13853d4caeb51ccab" + '"',
        ],
        near: [
          'commit = "' + "bb1fa9bf900284995cdd" + "2433730d370c397702fc" + '"',
          'LABEL_STUDIO_API_KEY = "' + "bb1fa9bf" + "90028499" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Roboflow",
    source: "https://docs.roboflow.com/api-reference/authentication",
    environment: "ROBOFLOW_API_KEY",
    names: ["roboflow"],
    calls: { Roboflow: { 0: "api_key" } },
    named: [
      {
        id: "roboflow-api-key",
        title: "Roboflow API key",
        words: ["roboflow"],
        value: /^(?:rf_)?[A-Za-z0-9]{20,28}$/,
        matches: [
          'ROBOFLOW_API_KEY = "' + "rf_IVyx91dPp" + "4rknDoswdPH" + '"',
          'roboflow_api_key = "' + "v3iA00xJVia" + "sKt9EsPSlFY" + '"',
        ],
        near: ['run_id = "' + "rf_IVyx91dPp" + "4rknDoswdPH" + '"', 'ROBOFLOW_API_KEY = "' + "rf_IV" + "yx91" + '"'],
      },
    ],
  },
  {
    vendor: "Ultralytics",
    source: "https://docs.ultralytics.com/hub/",
    named: [
      {
        id: "ultralytics-api-key",
        title: "Ultralytics HUB API key",
        words: ["ultralytics"],
        value: /^[0-9a-f]{42}$/,
        matches: [
          'ULTRALYTICS_API_KEY = "' + "5ec9100d7f37cc4c15e3e" + "78e1eb78ddbc52683155c" + '"',
          'ultralytics_api_key = "' + "a84c0b8d8518aa7acafcb" + "3683b8b310c7bc1364548" + '"',
        ],
        near: [
          'checksum = "' + "5ec9100d7f37cc4c15e3e" + "78e1eb78ddbc52683155c" + '"',
          'ULTRALYTICS_API_KEY = "' + "5ec9100d" + "7f37cc4c" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Dagster",
    source: "https://docs.dagster.io/deployment/dagster-plus/management/tokens",
    environment: "DAGSTER_CLOUD_API_TOKEN",
    named: [
      {
        id: "dagster-cloud-token",
        title: "Dagster+ token",
        words: ["dagster"],
        value: /^(?:(?:agent|user):[a-z0-9-]{1,40}:)?[0-9a-f]{32,64}$/,
        matches: [
          'DAGSTER_CLOUD_API_TOKEN = "' + "user:f:87b7b0089f4367" + "3a48c1964facdf0ae4d1" + '"',
          'dagster_cloud_api_token = "' + "84ae3c52a670567e" + "256f7cc79ae3578a" + '"',
        ],
        near: [
          'layout = "' + "user:f:87b7b0089f4367" + "3a48c1964facdf0ae4d1" + '"',
          'DAGSTER_CLOUD_API_TOKEN = "' + "user:f:8" + "7b7b0089" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SigOpt",
    source: "https://github.com/mongodb/kingfisher",
    environment: "SIGOPT_API_TOKEN",
    named: [
      {
        id: "sigopt-api-token",
        title: "SigOpt API token",
        words: ["sigopt"],
        value: /^[A-Z0-9]{48}$/,
        matches: [
          'SIGOPT_API_TOKEN = "' + "H7FTM5K3BN6IXMEBAAI7MEIC" + "U4MRVGRZQ3G1MIWJX7DM2D6G" + '"',
          'sigopt_api_token = "' + "V4F9NOPNZTKQNHX5WJISUWOZ" + "70YCKEC9CBIRU1IQBUOR1TDH" + '"',
        ],
        near: [
          'etag = "' + "H7FTM5K3BN6IXMEBAAI7MEIC" + "U4MRVGRZQ3G1MIWJX7DM2D6G" + '"',
          'SIGOPT_API_TOKEN = "' + "H7FTM5K3BN" + "6IXMEBAAI" + '"',
        ],
      },
    ],
  },
  { vendor: "MLflow", calls: { "mlflow.set_tracking_token": { 0: "token" } } },
];
