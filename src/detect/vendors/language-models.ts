import type { Vendor } from "./vendor";

/** Services that serve language models. */
export const languageModels: readonly Vendor[] = [
  {
    vendor: "OpenAI",
    environment: "OPENAI_API_KEY",
    names: ["openai"],
    placeholders: ["openai"],
    clients: ["OpenAI|AsyncOpenAI|ChatOpenAI|OpenAIEmbeddings"],
    calls: { "OpenAI|AsyncOpenAI|set_openai_key": { 0: "api_key" } },
    tokens: [
      {
        id: "openai-project-key",
        title: "OpenAI project API key",
        source: "https://platform.openai.com/docs/api-reference/authentication",
        prefix: "sk-proj-",
        pattern: /sk-proj-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}(?![\w-])/y,
        matches: [
          "sk-proj-" + "KdHFQHmaWtMcPd6QTB9vTT3Bl" + "bkFJiHHVwRww95HqGfaKRsxu",
          "sk-proj-" + "Qfw4xQJFsQT93mUzPYnHFT3Bl" + "bkFJ3cgf4yu7enA6SG10sH95",
        ],
        near: [
          "sk-proj-optional-settings-for-the-first-project",
          "sk-proj-" + "KdHFQHmaWtMcPd6QTB9",
          "sk-proj-" + "x".repeat(49),
        ],
      },
      {
        id: "openai-service-account-key",
        title: "OpenAI service account key",
        source: "https://platform.openai.com/docs/api-reference/project-service-accounts",
        prefix: "sk-svcacct-",
        pattern: /sk-svcacct-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}(?![\w-])/y,
        matches: [
          "sk-svcacct-" + "EB0gUKkbDLo9ofctinqGy3PT3Bl" + "bkFJvM2iFYrZ8rfUJxYQBjAH8d3",
          "sk-svcacct-" + "uM8me6VHKg16i6qyYgEzZF5T3B" + "lbkFJmPcceQfgmAFQVmQwxM3B",
        ],
        near: ["sk-svcacct-" + "EB0gUKkbDLo9ofctinqGy", "sk-svcacct-" + "x".repeat(54)],
      },
      {
        id: "openai-admin-key",
        title: "OpenAI admin API key",
        source: "https://platform.openai.com/docs/api-reference/admin-api-keys",
        prefix: "sk-admin-",
        pattern: /sk-admin-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}(?![\w-])/y,
        environment: "OPENAI_ADMIN_KEY",
        matches: [
          "sk-admin-" + "gMbu2J51qcgYRJs4rmATbT3Blb" + "kFJhNnpjYQquqVewLd2sNM42bj",
          "sk-admin-" + "ZFWBmBuh6bGNHcPsqaR0eT3Blb" + "kFJPHCQ4HKsHh349NA30UaJo02",
        ],
        near: ["sk-admin-" + "gMbu2J51qcgYRJs4rmAT", "sk-admin-" + "x".repeat(52)],
      },
      {
        id: "openai-user-key",
        title: "OpenAI user API key",
        source: "https://platform.openai.com/docs/api-reference/authentication",
        prefix: "sk-",
        pattern: /sk-(?:None-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![\w-])/y,
        matches: [
          "sk-" + "rDoKOhV6pWcmkGl4iKbgT3Bl" + "bkFJv7L4THq82Q8NdAlg9kcd",
          "sk-" + "None-49QiTCmbdWfBbUF80m0uT3" + "BlbkFJvUXSGIEjmzhvg4XKJ4vi",
        ],
        near: ["sk-learn-style-estimator", "sk-" + "rDoKOhV6pWcmkGl4iKb", "sk-" + "x".repeat(48)],
      },
      {
        id: "openai-compatible-key",
        title: "API key of a service with OpenAI's interface",
        source: "https://platform.stability.ai/docs/getting-started/authentication",
        prefix: "sk-",
        pattern: /sk-[A-Za-z0-9]{48}(?![\w-])/y,
        environment: false,
        matches: [
          "sk-" + "DQ6A25qg7SSpb5ZJBjRQvFxB" + "8SFIxMNk21AHOQ1rC0zFqVdO",
          "sk-" + "f81tXsyZRX1Ng2YYMAstRIgZ" + "uCjZ34OLLT1hPnCSQZBbD6x3",
        ],
        near: ["sk-" + "DQ6A25qg7SSpb5ZJBjR", "sk-" + "x".repeat(48)],
      },
    ],
  },
  {
    vendor: "DeepSeek",
    source: "https://api-docs.deepseek.com/",
    environment: "DEEPSEEK_API_KEY",
    names: ["deepseek"],
    tokens: [
      {
        id: "deepseek-api-key",
        title: "DeepSeek or DashScope API key",
        prefix: "sk-",
        pattern: /sk-[0-9a-f]{32}(?![\w-])/y,
        matches: ["sk-" + "400b30f6ae2e32f4" + "db69666026565bb1", "sk-" + "0e81762752e71010" + "f84f83fbe8a8bee1"],
        near: ["sk-" + "400b30f6ae2e", "sk-" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Anthropic",
    environment: "ANTHROPIC_API_KEY",
    names: ["anthropic"],
    placeholders: ["anthropic"],
    clients: ["Anthropic|AsyncAnthropic|ChatAnthropic"],
    calls: { "Anthropic|AsyncAnthropic": { 0: "api_key" } },
    tokens: [
      {
        id: "anthropic-api-key",
        title: "Anthropic API key",
        source: "https://docs.anthropic.com/en/api/overview",
        prefix: "sk-ant-api",
        pattern: /sk-ant-api\d{2}-[\w-]{93}AA(?![\w-])/y,
        matches: [
          "sk-ant-api" +
            "90-vwRJEq4JyQxfxWvg8czsQNghBqpdUEX1wFo2pMoJad0aJ0" +
            "JtFDuGMv2KFt9s9BYkqWTniGSYH1tTswNajiAHxo3m5MeSEAA",
          "sk-ant-api" +
            "11-4o4d4rr4myvjgQvfT7PxeLGcBKVs9B2VckWUwjFynnRfbe" +
            "JdMYaHa5eLXqtgDv0xPpy9QjScg5t5iBHAdwWwMtX6f1gh4AA",
        ],
        near: [
          "sk-ant-api" + "03-your-key-goes-here",
          "sk-ant-api" + "90-vwRJEq4JyQxfxWvg8" + "czsQNghBqpdUEX1wFo2",
          "sk-ant-api" +
            "xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "anthropic-admin-key",
        title: "Anthropic admin API key",
        source: "https://docs.anthropic.com/en/api/administration-api",
        prefix: "sk-ant-admin",
        pattern: /sk-ant-admin\d{2}-[\w-]{93}AA(?![\w-])/y,
        environment: "ANTHROPIC_ADMIN_KEY",
        matches: [
          "sk-ant-admin" +
            "20-0HvmGRRmYF7KCNMBQ80WzkaxSWA0QviKTHvHMV3HCxQ2X4" +
            "coTSL3Vz0tCPxx4JiP9g7wULELDMRA5fpGRrkgdZCkyWT4QAA",
          "sk-ant-admin" +
            "95-HSWaM0RxHjeHMR5KzZxgyWh4T1qzpvQM59wJDM381TTnP9" +
            "AhNWLMoExzyRrce0NA5nSyUMHX180HB4c7zRELGNKsybUpaAA",
        ],
        near: [
          "sk-ant-admin" + "20-0HvmGRRmYF7KCNMBQ" + "80WzkaxSWA0QviKTHvH",
          "sk-ant-admin" +
            "xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "anthropic-oauth-token",
        title: "Anthropic OAuth token",
        source: "https://docs.anthropic.com/en/docs/claude-code/iam",
        prefix: ["sk-ant-oat", "sk-ant-ort"],
        pattern: /sk-ant-o[ar]t\d{2}-[\w-]{80,110}(?![\w-])/y,
        environment: "CLAUDE_CODE_OAUTH_TOKEN",
        matches: [
          "sk-ant-ort" + "06-EtLKbFVrRqQJXC36X5dRAtfwmTjnRa0PnmEqqome" + "59t6F6GBBx2Xna7Ax2s5VEfk8DDWmKcAviSt9zqypUP",
          "sk-ant-oat" + "57-2oUvG08vLcWoZQGbhfWBmNjqzkxmJqpYEEE9U9Y" + "52PRgk65jUhCrmjwPw2Q6i3SPvcZyJQJd1RDLTebi",
        ],
        near: [
          "sk-ant-ort" + "06-EtLKbFVrRqQJXC" + "36X5dRAtfwmTjnRa0",
          "sk-ant-ort" + "xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "anthropic-session-key",
        title: "Anthropic session key",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "sk-ant-sid",
        pattern: /sk-ant-sid\d{2}-[\w-]{80,140}(?![\w-])/y,
        environment: false,
        matches: [
          "sk-ant-sid" + "49-4Nh5yvWUXLjdQHWhKN1rAdBTLhVysVF8QdNgVhd1" + "L8hm486RfPC1cbpRduUTbkkFUDBj7iF9BPLw2TTAgh",
          "sk-ant-sid" + "18-PjzXmLMioUuF67Cx94YN0pxnAmbJqG6mt3farHMg" + "vg97W3KJVKB5yJAsu0xz8Dk5iR0PU6Ze8MMiH8qN1WC",
        ],
        near: [
          "sk-ant-sid" + "49-4Nh5yvWUXLjdQH" + "WhKN1rAdBTLhVysVF",
          "sk-ant-sid" + "xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Groq",
    source: "https://console.groq.com/docs/quickstart",
    environment: "GROQ_API_KEY",
    names: ["groq"],
    clients: ["Groq|AsyncGroq|ChatGroq"],
    calls: { Groq: { 0: "api_key" } },
    tokens: [
      {
        id: "groq-api-key",
        title: "Groq API key",
        prefix: "gsk_",
        pattern: /gsk_[A-Za-z0-9]{52}(?!\w)/y,
        matches: [
          "gsk_" + "aXRxbGptgiaFUmi1ACg9VKVWiq" + "3z2lOlIHTCoYlex2Yhl1NEElFw",
          "gsk_" + "2dN0jIfV3ziC1JNGeGZ828wrSo" + "khmMuXgoOubWF9Qcj9zloKkVM1",
        ],
        near: ["gsk_config_default", "gsk_" + "aXRxbGptgiaFUmi1ACg9", "gsk_" + "x".repeat(52)],
      },
    ],
  },
  {
    vendor: "xAI",
    source: "https://docs.x.ai/docs/overview",
    environment: "XAI_API_KEY",
    tokens: [
      {
        id: "xai-api-key",
        title: "xAI API key",
        prefix: "xai-",
        pattern: /xai-[\w-]{70,120}(?![\w-])/y,
        matches: [
          "xai-" + "xYFgVsqbCLFP6T3vvVuNLn7fThNUsRkfEwg4" + "fPHssghTqG61oq2k5i8QJbEWg8pXc1jJyJRh",
          "xai-" + "QL5cewyB9F9CPSt61DnhvouHe0aSTqBEdK3w" + "AymqQgWsrv339hEEesYKSYZzqvkoVXpUKg2X",
        ],
        near: ["xai-explainability-toolbox", "xai-" + "xYFgVsqbCLFP6T" + "3vvVuNLn7fThNU", "xai-" + "x".repeat(72)],
      },
    ],
  },
  {
    vendor: "OpenRouter",
    source: "https://openrouter.ai/docs/api-reference/authentication",
    environment: "OPENROUTER_API_KEY",
    names: ["openrouter"],
    tokens: [
      {
        id: "openrouter-api-key",
        title: "OpenRouter API key",
        prefix: "sk-or-v",
        pattern: /sk-or-v\d-[0-9a-f]{64}(?!\w)/y,
        matches: [
          "sk-or-v" + "1-8ee75620929defa8f9d89085b9529f6" + "1dfe1b0575f0a8f47562867ee1cbf2c72",
          "sk-or-v" + "7-8b0930ffeab2d6b53f67c116a96b600" + "964e3329a3a5acc84658f0e4e3712c563",
        ],
        near: [
          "sk-or-v" + "1-8ee75620929" + "defa8f9d89085",
          "sk-or-v" + "x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Perplexity",
    source: "https://docs.perplexity.ai/getting-started/quickstart",
    environment: "PPLX_API_KEY",
    names: ["perplexity"],
    tokens: [
      {
        id: "perplexity-api-key",
        title: "Perplexity API key",
        prefix: "pplx-",
        pattern: /pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9])/y,
        matches: [
          "pplx-" + "hTV2Y5sq5l8sn7CJvsyEqAdi" + "tar8ht0d1So2eFGqHCFLYtcn",
          "pplx-" + "WLXvh53vSfnDc3g8s1Lctyvf" + "AZ2Mfyd1jBAq0xTWi0BUuB32",
        ],
        near: ["pplx-" + "70b-online", "pplx-" + "hTV2Y5sq5l8sn7CJvsy", "pplx-" + "x".repeat(48)],
      },
    ],
  },
  {
    vendor: "Cerebras",
    source: "https://inference-docs.cerebras.ai/quickstart",
    environment: "CEREBRAS_API_KEY",
    tokens: [
      {
        id: "cerebras-api-key",
        title: "Cerebras API key",
        prefix: "csk-",
        pattern: /csk-[a-z0-9]{48}(?![\w-])/y,
        matches: [
          "csk-" + "me2wr1r3sfp41uhiqqc0172f" + "wi1fsiny5kpvxh3gw68us7vp",
          "csk-" + "ef5cgs88mja8aeyy39c66kkp" + "w7auuztr71ijt86swzr5ag1w",
        ],
        near: ["csk-" + "me2wr1r3sfp41uhiqqc", "csk-" + "x".repeat(48)],
      },
    ],
  },
  {
    vendor: "Together AI",
    source: "https://docs.together.ai/docs/quickstart",
    environment: "TOGETHER_API_KEY",
    names: ["together"],
    clients: ["Together"],
    calls: { Together: { 0: "api_key" } },
    tokens: [
      {
        id: "together-api-key",
        title: "Together AI API key",
        prefix: "tgp_v1_",
        pattern: /tgp_v1_[\w-]{43}(?![\w-])/y,
        matches: [
          "tgp_v1_" + "VGkb65k3EeBNzMng0WUedW" + "XmgkT7hNEquh1Y3ECfZJr",
          "tgp_v1_" + "oiZhpe3EP5SV924ML5xVjA" + "segXHqh55FsTgpG6Pvstq",
        ],
        near: ["tgp_v1_" + "VGkb65k3EeBNzMng0", "tgp_v1_" + "x".repeat(43)],
      },
    ],
    named: [
      {
        id: "together-legacy-key",
        title: "Together AI API key (first form)",
        words: ["together"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'TOGETHER_API_KEY = "' + "b414ed54d79a2734724c921a51b400bc" + "8bcf214363c2bf2e9b7f7607cbab124a" + '"',
          'together_api_key = "' + "71898684679f595b7ec0cd17bdb57d01" + "dc2b4bb5e79af74c278c32172254f387" + '"',
        ],
        near: [
          'layout = "' + "b414ed54d79a2734724c921a51b400bc" + "8bcf214363c2bf2e9b7f7607cbab124a" + '"',
          'TOGETHER_API_KEY = "' + "b414ed54d79a2" + "734724c921a5" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Fireworks AI",
    source: "https://docs.fireworks.ai/api-reference/introduction",
    environment: "FIREWORKS_API_KEY",
    tokens: [
      {
        id: "fireworks-api-key",
        title: "Fireworks AI API key",
        prefix: "fw_",
        pattern: /fw_[A-Za-z0-9]{22,32}(?!\w)/y,
        matches: ["fw_" + "9AYzdY2W7dq2dGnv2TjnIKD", "fw_" + "o6yp4etrA0fL6gOFzp5RKc0T"],
        near: ["fw_version_string", "fw_" + "9AYzdY2W7", "fw_" + "x".repeat(23)],
      },
    ],
  },
  {
    vendor: "Amazon Bedrock",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
    environment: "AWS_BEARER_TOKEN_BEDROCK",
    tokens: [
      {
        id: "bedrock-api-key",
        title: "Amazon Bedrock API key",
        prefix: "ABSK",
        pattern: /ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![\w+/=-])/y,
        matches: [
          "ABSK" +
            "MDF4PkA33S5g9JYQVgH8yHGt31r4BCxZtNhYM32TUCwsdHP3vufJGatBz" +
            "39yjQsOMgWLz3p0MM5OtJBpYs0T4YQx0rpbP21y3rPWQa1puCvQIeVR=",
          "ABSK" +
            "H1v3dI3CABvy22KTVznCnEl4RjvFdodocKXiDndjDpN9WUahuvVVmDm" +
            "BUKnyP1UKB2D09pB6Ir5LyW4F0lgRJLW1ZLhOG1kbdlkuJcXXdy8BB=",
        ],
        near: [
          "ABSK" + "QmVkcm9jaw",
          "ABSK" + "MDF4PkA33S5g9JYQVgH8yHG" + "t31r4BCxZtNhYM32TUCwsd",
          "ABSK" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
      {
        id: "bedrock-short-term-key",
        title: "Amazon Bedrock short-term API key",
        prefix: "bedrock-api-key-",
        pattern: /bedrock-api-key-YmVkcm9jay5(?:hbWF6b25hd3MuY29t)[A-Za-z0-9+/]{40,4000}={0,2}(?![\w+/=-])/y,
        matches: [
          "bedrock-api-key-" + "YmVkcm9jay5hbWF6b25hd3MuY29tb5a1kLA" + "W69Nyze8loFaagDdYROYNKhj2fIGejiGUY=",
          "bedrock-api-key-" + "YmVkcm9jay5hbWF6b25hd3MuY29trEyXhr" + "cs6hISMmYqDsqb1bVA1Ph27BExOsbHmGIA",
        ],
        near: [
          "bedrock-api-key-" + "YmVkcm9jay5hbW" + "F6b25hd3MuY29t",
          "bedrock-api-key-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
    ],
  },
  {
    vendor: "MiniMax",
    source: "https://github.com/betterleaks/betterleaks",
    environment: "MINIMAX_API_KEY",
    tokens: [
      {
        id: "minimax-api-key",
        title: "MiniMax API key",
        prefix: "sk-api-",
        pattern: /sk-api-[\w-]{110,125}(?![\w-])/y,
        matches: [
          "sk-api-" +
            "z5xHMmAV0iMVHsDEuqy42gV3GcPN4i32Ks0mFrvG2y5E5tNUbPeTxtDs" +
            "VBQx4qHqjy0UBDdgqURR5u2QLeFpQM0CsdpFRszwLDRJnVA5ywQvbsmZ",
          "sk-api-" +
            "WQi7L4ykpdBuNKeSE1zzHb55X9xbb89ZteFgwHERPAymrE3zFBSuG67N" +
            "6WyL2hBANp26suY9gNHz3Dbc0LhR6fgfP4KSjRjV56MnpjWp4QEkPGbC",
        ],
        near: ["sk-api-" + "z5xHMmAV0iMVHsDEuqy42g" + "V3GcPN4i32Ks0mFrvG2y5E", "sk-api-" + "x".repeat(112)],
      },
    ],
  },
  {
    vendor: "Cursor",
    source: "https://github.com/betterleaks/betterleaks",
    tokens: [
      {
        id: "cursor-api-key",
        title: "Cursor API key",
        prefix: "key_",
        pattern: /key_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "key_" + "86d0e82a090a659385fc1c70e32017fa" + "e4040399a36c234b7f17ff85d0b05b1e",
          "key_" + "84f5bce1740f2fce6435413fc403e99f" + "f147a2fc87f976c1096dd4c07852546e",
        ],
        near: ["key_" + "86d0e82a090a6" + "59385fc1c70e", "key_" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Devin",
    source: "https://docs.devin.ai/api-reference/overview",
    tokens: [
      {
        id: "devin-api-key",
        title: "Devin API key",
        prefix: ["apk_user_", "apk_"],
        pattern: /apk_(?:user_)?[A-Za-z0-9+/]{80,180}={0,2}(?![\w+/=-])/y,
        matches: [
          "apk_" + "NcGHNERQU9CZB0NeHQOMAqIQzMt7yB5noygPxgtMI" + "wvENrYOhXZK03fGVKXCrBtBclauKzY8p1IgKqnIc",
          "apk_user_" + "K2uAMzpcevz5T8qMxF2pPRi8l0jyjjwRUZELgDEKo" + "NZjW1jY6otA1OWJ9ZXIFXPDIQrAIslD9BGRwjiql=",
        ],
        near: ["apk_signature_scheme", "apk_" + "NcGHNERQU9CZB0Ne" + "HQOMAqIQzMt7yB5n", "apk_" + "x".repeat(81)],
      },
    ],
  },
  {
    vendor: "Cohere",
    source: "https://docs.cohere.com/reference/about",
    environment: "CO_API_KEY",
    names: ["cohere"],
    clients: ["cohere.Client|ClientV2|AsyncClient|AsyncClientV2"],
    calls: { "Cohere|ClientV2": { 0: "api_key" }, "cohere*.Client|AsyncClient": { 0: "api_key", 1: "api_key" } },
    named: [
      {
        id: "cohere-api-key",
        title: "Cohere API key",
        words: ["cohere", "coapikey"],
        value: /^[A-Za-z0-9]{40}$/,
        matches: [
          'COHERE_API_KEY = "' + "9KDUIiQttLl6UPeYfwbk" + "jCmuLIrocrzdaVZvriKd" + '"',
          'cohere_api_key = "' + "ZTJMV8ninZhX4chcfnpI" + "moYvMkPi6EuNw3Qb9ofx" + '"',
        ],
        near: [
          'run_id = "' + "9KDUIiQttLl6UPeYfwbk" + "jCmuLIrocrzdaVZvriKd" + '"',
          'COHERE_API_KEY = "' + "9KDUIiQt" + "tLl6UPeY" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Mistral AI",
    source: "https://docs.mistral.ai/getting-started/quickstart/",
    environment: "MISTRAL_API_KEY",
    names: ["mistral"],
    calls: { "Mistral|MistralClient": { 0: "api_key" } },
    named: [
      {
        id: "mistral-api-key",
        title: "Mistral AI API key",
        words: ["mistral"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'MISTRAL_API_KEY = "' + "DbOCjT0hvR4gU697" + "ODYKSTYQhW8ZmGjH" + '"',
          'mistral_api_key = "' + "MULIC82AlAkigYxv" + "yyj0nkSEJ7tPqr1i" + '"',
        ],
        near: [
          'layout = "' + "DbOCjT0hvR4gU697" + "ODYKSTYQhW8ZmGjH" + '"',
          'MISTRAL_API_KEY = "' + "DbOCjT" + "0hvR4g" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure OpenAI",
    source: "https://learn.microsoft.com/en-us/azure/ai-services/openai/reference",
    environment: "AZURE_OPENAI_API_KEY",
    clients: ["AzureOpenAI|AsyncAzureOpenAI"],
    named: [
      {
        id: "azure-openai-key",
        title: "Azure OpenAI key",
        words: ["azureopenai", "openaiazure", "azureai"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'AZURE_OPENAI_API_KEY = "' + "cbbe419352bb5fc9" + "359672fc706e49b4" + '"',
          'azure_openai_api_key = "' + "5732d8a57a6b1125" + "0d89a156ff9cd968" + '"',
        ],
        near: [
          'revision = "' + "cbbe419352bb5fc9" + "359672fc706e49b4" + '"',
          'AZURE_OPENAI_API_KEY = "' + "cbbe41" + "9352bb" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Zhipu AI",
    source: "https://docs.z.ai/guides/overview/quick-start",
    environment: "ZAI_API_KEY",
    named: [
      {
        id: "zhipu-api-key",
        title: "Zhipu AI API key",
        words: ["zhipu", "zhipuai", "zaiapi", "bigmodel", "glmapi"],
        value: /^[0-9a-f]{32}\.[A-Za-z0-9]{16}$/,
        needsCredentialWord: false,
        matches: [
          'ZHIPUAI_API_KEY = "' + "c2bf646c57bc331633d0eb507" + "b55d720.JAB49LbuJJKyX9Wg" + '"',
          'zhipuai_api_key = "' + "15424824c43057f24a69131de" + "ac83db4.ZQg5luu20eR2DCJX" + '"',
        ],
        near: [
          'layout = "' + "c2bf646c57bc331633d0eb507" + "b55d720.JAB49LbuJJKyX9Wg" + '"',
          'ZHIPUAI_API_KEY = "' + "c2bf646c57" + "bc331633d" + '"',
        ],
      },
    ],
  },
  {
    vendor: "AI21 Labs",
    source: "https://docs.ai21.com/reference/authentication",
    environment: "AI21_API_KEY",
    named: [
      {
        id: "ai21-api-key",
        title: "AI21 Labs API key",
        words: ["ai21"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'AI21_API_KEY = "' + "Wrn3ZKZZNaMueJqq" + "LMDQOTgT8s4Oitvl" + '"',
          'ai21_api_key = "' + "sBiBAuNZ69wsydE7" + "xPGc4Vf6jZTsVNNo" + '"',
        ],
        near: [
          'document = "' + "Wrn3ZKZZNaMueJqq" + "LMDQOTgT8s4Oitvl" + '"',
          'AI21_API_KEY = "' + "Wrn3ZK" + "ZZNaMu" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Ollama",
    source: "https://docs.ollama.com/cloud",
    environment: "OLLAMA_API_KEY",
    named: [
      {
        id: "ollama-api-key",
        title: "Ollama API key",
        words: ["ollama"],
        value: /^[0-9a-f]{32}\.[\w-]{24}$/,
        matches: [
          'OLLAMA_API_KEY = "' + "96ddfd2c6e623b1718248817e68ff" + "c2e.vTsZ2Bp6xScAZmneDDt72QUU" + '"',
          'ollama_api_key = "' + "6292cf5212dd05893a880627b5d31" + "41b.1XEGUq84yrgqMr3PwXpLeoNz" + '"',
        ],
        near: [
          'document = "' + "96ddfd2c6e623b1718248817e68ff" + "c2e.vTsZ2Bp6xScAZmneDDt72QUU" + '"',
          'OLLAMA_API_KEY = "' + "96ddfd2c6e6" + "23b17182488" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SambaNova",
    source: "https://docs.sambanova.ai/",
    environment: "SAMBANOVA_API_KEY",
    named: [
      {
        id: "sambanova-api-key",
        title: "SambaNova API key",
        words: ["sambanova"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'SAMBANOVA_API_KEY = "' + "82a476ec-e7bd-7087" + "-f3e5-1db3d4fc757d" + '"',
          'sambanova_api_key = "' + "5ce9643d-9447-0952" + "-d856-7b17b014cd3d" + '"',
        ],
        near: [
          'layout = "' + "82a476ec-e7bd-7087" + "-f3e5-1db3d4fc757d" + '"',
          'SAMBANOVA_API_KEY = "' + "82a476e" + "c-e7bd-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "DeepInfra",
    source: "https://deepinfra.com/docs/getting-started",
    environment: "DEEPINFRA_API_KEY",
    named: [
      {
        id: "deepinfra-api-key",
        title: "DeepInfra API key",
        words: ["deepinfra"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'DEEPINFRA_API_KEY = "' + "zWcKO5k9DUs0ihuF" + "drs3xyFxb30cjcae" + '"',
          'deepinfra_api_key = "' + "6vJjmzPgsRpOOuL0" + "zNuhtGrKSD8h2cPD" + '"',
        ],
        near: [
          'layout = "' + "zWcKO5k9DUs0ihuF" + "drs3xyFxb30cjcae" + '"',
          'DEEPINFRA_API_KEY = "' + "zWcKO5" + "k9DUs0" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Aleph Alpha",
    source: "https://github.com/trufflesecurity/trufflehog",
    environment: "AA_TOKEN",
    named: [
      {
        id: "aleph-alpha-token",
        title: "Aleph Alpha token",
        words: ["alephalpha", "aatoken"],
        value: /^[A-Za-z0-9._-]{60,400}$/,
        matches: [
          'ALEPH_ALPHA_TOKEN = "' + "Ov1pEnAdW2RYlBzcGRn2OKEpRbm4SM" + "pghS3wyRSC55oxlgR3RaFqN3P84ssz" + '"',
          'aleph_alpha_token = "' + "fMbHyAcKFJhvdImCCzQAmHsWkgPKNT" + "4J38mFxBBV1kDUGtlyyCpMvvM7znRG" + '"',
        ],
        near: [
          'layout = "' + "Ov1pEnAdW2RYlBzcGRn2OKEpRbm4SM" + "pghS3wyRSC55oxlgR3RaFqN3P84ssz" + '"',
          'ALEPH_ALPHA_TOKEN = "' + "Ov1pEnAdW2RY" + "lBzcGRn2OKEp" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Upstage",
    source: "https://github.com/betterleaks/betterleaks",
    environment: "UPSTAGE_API_KEY",
    named: [
      {
        id: "upstage-api-key",
        title: "Upstage API key",
        words: ["upstage"],
        value: /^(?:up_)?[A-Za-z0-9]{27,50}$/,
        matches: [
          'UPSTAGE_API_KEY = "' + "AP11anAnTgsfLOk" + "7fSyM9STY8fRzT" + '"',
          'upstage_api_key = "' + "up_mdr8Uv724m18" + "3XrBdOIWWY63RIr" + '"',
        ],
        near: [
          'layout = "' + "AP11anAnTgsfLOk" + "7fSyM9STY8fRzT" + '"',
          'UPSTAGE_API_KEY = "' + "AP11an" + "AnTgs" + '"',
        ],
      },
    ],
  },
];
