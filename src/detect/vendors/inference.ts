import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Model hubs and platforms that run models. */
export const inference: readonly Vendor[] = [
  {
    vendor: "Hugging Face",
    environment: "HF_TOKEN",
    names: ["huggingface", "hf"],
    placeholders: ["huggingface", "hf"],
    clients: ["InferenceClient|HfApi", "huggingface_hub.login"],
    calls: {
      "HfApi|InferenceApi": { 1: "token" },
      "HfFolder|save_token": { 0: "token" },
      "huggingface_hub*|hf*|notebook*.login|notebook_login": { 0: "api_key", 1: "api_key" },
    },
    tokens: [
      {
        id: "hugging-face-token",
        title: "Hugging Face access token",
        source: "https://huggingface.co/docs/hub/security-tokens",
        prefix: "hf_",
        pattern: /hf_[A-Za-z]{34}(?![A-Za-z0-9])/y,
        matches: ["hf_" + "mpOijLCuCHQovHVmW" + "HjPljDuKWnanjHvWV", "hf_" + "bWVLRxYoVjEtwTyZM" + "XqCWWhNVObnATsMfR"],
        near: [
          "hf_hub_download",
          "hf_transfer_progress_bar_disabled_by_default",
          "hf_" + "mpOijLCuCHQov",
          "hf_" + "x".repeat(34),
        ],
      },
      {
        id: "hugging-face-organization-token",
        title: "Hugging Face organization token",
        source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        prefix: "api_org_",
        pattern: /api_org_[A-Za-z]{34}(?![A-Za-z0-9])/y,
        matches: [
          "api_org_" + "QQMWlgewGdkTzldlT" + "ztyStoVQcvrIZsnPB",
          "api_org_" + "OkMSkPMHKRtjGkWOq" + "pMckaZyNygpEpJDqs",
        ],
        near: ["api_org_" + "QQMWlgewGdkTz", "api_org_" + "x".repeat(34)],
      },
      {
        id: "hugging-face-oauth-token",
        title: "Hugging Face OAuth token",
        source: "https://huggingface.co/docs/hub/oauth",
        prefix: "hf_oauth_",
        pattern: /hf_oauth_eyJ[\w-]{20,2000}\.[\w-]{20,4000}\.[\w-]{20,1000}(?![\w-])/y,
        environment: false,
        matches: [
          "hf_oauth_" + "eyJpmhW6jdAHj9x7RA5pW9WeRa.zfcNbWXMT" + "vp8dtjL0Dddm5.oxkm0FrjHVeCppHLC9Cdfu",
          "hf_oauth_" + "eyJSwgvD5nkFXwF8BdNdPmo1.zhwEFxWXj" + "n16ojJj8nNjC.PaC9sxs3nKe3mG7ysCJY",
        ],
        near: [
          "hf_oauth_" + "eyJpmhW6jdAHj9" + "x7RA5pW9WeRa.z",
          "hf_oauth_" + "xxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxx" + "xxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "hugging-face-jwt",
        title: "Hugging Face gateway token",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "hf_jwt_",
        pattern: /hf_jwt_eyJ[\w-]{20,2000}\.[\w-]{20,4000}\.[\w-]{20,1000}(?![\w-])/y,
        environment: false,
        matches: [
          "hf_jwt_" + "eyJRbsLFSo841BHTJsu661wjk.fUg3SkBbv" + "YrE0SNHWsXsPT.iG06P3US8k0RxwMaR2duN",
          "hf_jwt_" + "eyJcVq8cpPonFE9cBqmD2igSF6.RmWSru8P" + "W6amZfLP22oV.jhZdJnkVdszcLFNH4Z4Gg",
        ],
        near: [
          "hf_jwt_" + "eyJRbsLFSo841B" + "HTJsu661wjk.fU",
          "hf_jwt_" + "xxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxx" + "xxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Replicate",
    source: "https://replicate.com/docs/topics/security/api-tokens",
    environment: "REPLICATE_API_TOKEN",
    names: ["replicate"],
    clients: ["replicate.Client"],
    calls: { Replicate: { 0: "token" }, "replicate*.Client|AsyncClient": { 0: "api_key", 1: "api_key" } },
    tokens: [
      {
        id: "replicate-api-token",
        title: "Replicate API token",
        prefix: "r8_",
        pattern: /r8_[A-Za-z0-9]{37}(?!\w)/y,
        matches: [
          "r8_" + "m0wvXqlwtRq1QNQQDBS" + "2OuEWlqSZTgGyf2rVg",
          "r8_" + "7v4n4IPBtvNUTDJgq9D" + "vQtm2NL6QwI0es7FEs",
        ],
        near: ["r8_gamma_curve", "r8_" + "m0wvXqlwtRq1QN", "r8_" + "x".repeat(37)],
      },
    ],
  },
  {
    vendor: "NVIDIA",
    source: "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html",
    names: ["nvidia", "ngc"],
    tokens: [
      {
        id: "nvidia-api-key",
        title: "NVIDIA API key",
        prefix: "nvapi-",
        pattern: /nvapi-[\w-]{60,70}(?![\w-])/y,
        environment: "NVIDIA_API_KEY",
        matches: [
          "nvapi-" + "YRH2kosgrhQtvzEhJXbBowwk2oDv4bRc" + "NBzrBrPzS6E4LNHF2L0eAHqoA3t4Y7Q",
          "nvapi-" + "3akcw1Yi5b39Q6NMJb89PZXqL5uH85" + "UTCPoKGf2UgGj15FZA4jV5Wu4XbyLi",
        ],
        near: ["nvapi-" + "YRH2kosgrhQtv" + "zEhJXbBowwk2", "nvapi-" + "x".repeat(63)],
      },
    ],
    named: [
      {
        id: "nvidia-ngc-legacy-key",
        title: "NVIDIA NGC API key (first form)",
        words: ["ngc", "nvidia"],
        value: /^[A-Za-z0-9]{84}$/,
        environment: "NGC_API_KEY",
        matches: [
          'NGC_API_KEY = "' +
            "bnbWMW6PPgFSFxGBGHPmo5ty25hJLK5QokaNgIzeNI" +
            "TQZ61QARKchDdvUAsqmPgRUgCuAKqntjcxWSRqsRFG" +
            '"',
          'ngc_api_key = "' +
            "0nwsoJJT8Om2fpk75f0R3ySDY3KGjwODZyoFhYdu6K" +
            "DfWOtH00QkKPoJzAPsAeokyvJQ3H5Wg1BZwkv5fLcb" +
            '"',
        ],
        near: [
          'layout = "' +
            "bnbWMW6PPgFSFxGBGHPmo5ty25hJLK5QokaNgIzeNI" +
            "TQZ61QARKchDdvUAsqmPgRUgCuAKqntjcxWSRqsRFG" +
            '"',
          'NGC_API_KEY = "' + "bnbWMW6PPgFSFxGBG" + "HPmo5ty25hJLK5Qo" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Modal",
    calls: { "modal*.Client|AsyncClient": { 0: "api_key", 1: "api_key" } },
    tokens: [
      {
        id: "modal-token-id",
        title: "Modal token id",
        source: "https://modal.com/docs/reference/modal.config",
        prefix: "ak-",
        pattern: /ak-[A-Za-z0-9]{22}(?![\w-])/y,
        environment: "MODAL_TOKEN_ID",
        matches: ["ak-" + "MDfdC5bNetu0n9T26uMyRc", "ak-" + "7EIEuTFwrjwXdXG1i2GNVF"],
        near: ["ak-" + "MDfdC5bN", "ak-" + "x".repeat(22)],
      },
      {
        id: "modal-token-secret",
        title: "Modal token secret",
        source: "https://modal.com/docs/reference/modal.config",
        prefix: "as-",
        pattern: /as-[A-Za-z0-9]{22}(?![\w-])/y,
        environment: "MODAL_TOKEN_SECRET",
        matches: ["as-" + "w8oiHP9H1boOgzTKAHuRh3", "as-" + "yY5iwGfACcjqoEq8ogTatC"],
        near: ["as-is", "as-written-in-the-paper", "as-" + "w8oiHP9H", "as-" + "x".repeat(22)],
      },
      {
        id: "modal-proxy-token",
        title: "Modal proxy auth token",
        source: "https://modal.com/docs/guide/webhook-proxy-auth",
        prefix: ["wk-", "ws-"],
        pattern: /w[ks]-[A-Za-z0-9]{22}(?![\w-])/y,
        matches: ["wk-" + "3eLac84WeHKnAWbhelnt0z", "ws-" + "xt9ZGwRtdOJc1UJr2FDPzC"],
        near: ["wk-" + "3eLac84W", "wk-" + "x".repeat(22)],
      },
    ],
  },
  {
    vendor: "RunPod",
    source: "https://docs.runpod.io/get-started/api-keys",
    environment: "RUNPOD_API_KEY",
    names: ["runpod"],
    calls: { "runpod*.Client|AsyncClient": { 0: "api_key", 1: "api_key" } },
    tokens: [
      {
        id: "runpod-api-key",
        title: "RunPod API key",
        prefix: "rpa_",
        pattern: /rpa_[A-Z0-9]{40}[A-Za-z0-9]{2,6}(?!\w)/y,
        matches: [
          "rpa_" + "813RJEWMS4ONYUQ2MVFSHY" + "Z2TNHIJ92514J1LNESHRv",
          "rpa_" + "TDN4F53ZXS8LI22OC0QTH2" + "3Q83S89YNQYG6B5MWCYGVl",
        ],
        near: ["rpa_" + "813RJEWMS4ONYUQ2M", "rpa_" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "E2B",
    tokens: [
      {
        id: "e2b-api-key",
        title: "E2B API key",
        source: "https://e2b.dev/docs/api-key",
        prefix: "e2b_",
        pattern: /e2b_[0-9a-f]{40}(?!\w)/y,
        environment: "E2B_API_KEY",
        matches: [
          "e2b_" + "e4f2497f93c6c0c7c744" + "fd1c0decc74905f920d6",
          "e2b_" + "8407744b87c28d7c845e" + "de69d98e1da059aa708c",
        ],
        near: ["e2b_" + "e4f2497f93c6c0c7", "e2b_" + "x".repeat(40)],
      },
      {
        id: "e2b-access-token",
        title: "E2B access token",
        source: "https://e2b.dev/docs/cli",
        prefix: "sk_e2b_",
        pattern: /sk_e2b_[0-9a-f]{40}(?!\w)/y,
        environment: "E2B_ACCESS_TOKEN",
        matches: [
          "sk_e2b_" + "759599fef4413678cbfc" + "9b8f1107fb91a43fe2ba",
          "sk_e2b_" + "5a2c443ada7e3f3a146c" + "05fa0921927ed045981f",
        ],
        near: ["sk_e2b_" + "759599fef4413678", "sk_e2b_" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "Anyscale",
    source: "https://docs.anyscale.com/reference/cli/auth",
    tokens: [
      {
        id: "anyscale-secret",
        title: "Anyscale API key",
        prefix: "esecret_",
        pattern: /esecret_[a-z0-9]{20,40}(?!\w)/y,
        environment: "ANYSCALE_API_KEY",
        matches: ["esecret_" + "bj785e1xtlo8kd0knz1j", "esecret_" + "n9szr9p4q904el5uqt1g1lt"],
        near: ["esecret_" + "bj785e1x", "esecret_" + "x".repeat(20)],
      },
      {
        id: "anyscale-cli-token",
        title: "Anyscale command line token",
        prefix: "aph0_",
        pattern: /aph0_[A-Za-z0-9_-]{40,64}(?![\w-])/y,
        environment: "ANYSCALE_CLI_TOKEN",
        matches: [
          "aph0_" + "dXUfovjDeMQbd70Dqc2ii" + "kJ60h3ABpFYinRgdHo1i",
          "aph0_" + "iJposGpVdN4uevvZ4FEiL" + "PAMiAT8PcbdfN8KMt14MM",
        ],
        near: ["aph0_" + "dXUfovjDeMQbd70D", "aph0_" + "x".repeat(41)],
      },
    ],
  },
  {
    vendor: "Lambda Cloud",
    source: "https://docs.lambda.ai/public-cloud/cloud-api/",
    tokens: [
      {
        id: "lambda-cloud-key",
        title: "Lambda Cloud API key",
        prefix: "secret_",
        pattern: /secret_[A-Za-z0-9-]{1,40}_[0-9a-f]{32}\.[A-Za-z0-9]{32}(?!\w)/y,
        matches: [
          "secret_" + "FX9v_7d57ceb1e3a0aafef6c55a7bad280e" + "a7.I7pbZVM0xE5AJWH2K0B01DbyG93XDUGy",
          "secret_" + "TO_6d3269cbccde151666b1de47acbd1a0" + "c.ojkImd3TfIb8hVSGVHT6rN8LYLdOCmSY",
        ],
        near: [
          "secret_manager_client_factory",
          "secret_" + "FX9v_7d57ceb1e" + "3a0aafef6c55a7",
          "secret_" + "xxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Predibase",
    source: "https://docs.predibase.com/sdk-guide/getting-started",
    environment: "PREDIBASE_API_TOKEN",
    tokens: [
      {
        id: "predibase-api-token",
        title: "Predibase API token",
        prefix: "pb_",
        pattern: /pb_[A-Za-z0-9_-]{22}(?![\w-])/y,
        accept: mixed,
        matches: ["pb_" + "L8nPQj6116G1BtAkNU2hzQ", "pb_" + "FBF5egBvgyWJ9IjhNGow5n"],
        near: ["pb_progress_bar_refresh_r", "pb_" + "L8nPQj61", "pb_" + "x".repeat(22)],
      },
    ],
  },
  {
    vendor: "Luma AI",
    source: "https://docs.lumalabs.ai/docs/api",
    environment: "LUMAAI_API_KEY",
    tokens: [
      {
        id: "luma-api-key",
        title: "Luma AI API key",
        prefix: "luma-",
        pattern:
          /luma-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        matches: [
          "luma-" + "7e79684a-5b6a-43c9-7606-9a19bfe53471-" + "a4a1e4e5-1a8f-b4af-48b2-dc96161f6089",
          "luma-" + "ff15b787-bc0b-d1b8-dfc6-8cb4e2827647-" + "95b23b61-9393-dc88-770a-9f378ef8d8ed",
        ],
        near: [
          "luma-adjusted-contrast",
          "luma-" + "7e79684a-5b6a-4" + "3c9-7606-9a19b",
          "luma-" + "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-" + "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Runway",
    source: "https://docs.dev.runwayml.com/guides/setup/",
    environment: "RUNWAYML_API_SECRET",
    tokens: [
      {
        id: "runway-api-key",
        title: "Runway API key",
        prefix: "key_",
        pattern: /key_[0-9a-f]{128}(?!\w)/y,
        matches: [
          "key_" +
            "8b37ffc7c9b1a605512c20cfa45cc944d79e1da1185dc949fd76d8150bf22a40" +
            "0ac946ef2d5e331d110bdad8f346ccb60ec1641786521ea5660ddfe91d1d37f9",
          "key_" +
            "f3afe0010782fbccc3d84f4a773fa087d49437021b32d5260216f1b0bb15057c" +
            "25f483aa254a2fd8ebb48b5b91b734a04478fa3e61a64ca62acf520125313b66",
        ],
        near: ["key_" + "8b37ffc7c9b1a605512c20cfa4" + "5cc944d79e1da1185dc949fd7", "key_" + "x".repeat(128)],
      },
    ],
  },
  {
    vendor: "Retell AI",
    source: "https://github.com/betterleaks/betterleaks",
    environment: "RETELL_API_KEY",
    tokens: [
      {
        id: "retell-api-key",
        title: "Retell AI API key",
        prefix: "key_",
        pattern: /key_[0-9a-f]{28}(?!\w)/y,
        matches: ["key_" + "721aaf245b9938" + "c0bb662d07f8d4", "key_" + "20fae4c568ef73" + "03a85ae3c0312a"],
        near: ["key_deadbeef", "key_" + "721aaf245b9", "key_" + "x".repeat(28)],
      },
    ],
  },
  {
    vendor: "Scale AI",
    source: "https://scale.com/docs/authentication",
    named: [
      {
        id: "scale-api-key",
        title: "Scale AI API key",
        words: ["scale"],
        value: /^(?:(?:live|test)_[0-9a-f]{32})$/,
        matches: [
          `scale_token = "${"test_" + "bbb39503149c3d18" + "bf5b9b25b04451eb"}"`,
          `scale_token = "${"live_" + "ed6d38af8cb8502f" + "bdb5a36313c40e51"}"`,
        ],
        near: [
          `scale_token = "${"test_" + "0cafe_regression"}"`,
          `scale_token = "${"test_" + "bbb39503149c"}"`,
          `scale_token = "${"test_" + "x".repeat(32)}"`,
        ],
      },
    ],
  },
  {
    vendor: "Baseten",
    source: "https://docs.baseten.co/organization/api-keys",
    environment: "BASETEN_API_KEY",
    named: [
      {
        id: "baseten-api-key",
        title: "Baseten API key",
        words: ["baseten"],
        value: /^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/,
        matches: [
          'BASETEN_API_KEY = "' + "UYMUW8VO.jNq7SmyQQWIx" + "0oyYRJO614nDlI1knjlR" + '"',
          'baseten_api_key = "' + "jnrZMiDZ.JBiujKIVyZcl" + "nXE2ZxeudgfxUOl5d9qW" + '"',
        ],
        near: [
          'layout = "' + "UYMUW8VO.jNq7SmyQQWIx" + "0oyYRJO614nDlI1knjlR" + '"',
          'BASETEN_API_KEY = "' + "UYMUW8VO" + ".jNq7Smy" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Vast.ai",
    source: "https://docs.vast.ai/api-reference/introduction",
    environment: "VAST_API_KEY",
    named: [
      {
        id: "vast-api-key",
        title: "Vast.ai API key",
        words: ["vastai", "vastapi"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'VAST_API_KEY = "' + "f79fa1fe47ac240c7c254bed5e43fa46" + "7050eb084422cfbe1c081d4b9723af4c" + '"',
          'vast_api_key = "' + "86bb13dd40c1bdcc0567cbb9ef24fc7f" + "2c2a16fe4269e467987c0582d4b9e8e2" + '"',
        ],
        near: [
          'etag = "' + "f79fa1fe47ac240c7c254bed5e43fa46" + "7050eb084422cfbe1c081d4b9723af4c" + '"',
          'VAST_API_KEY = "' + "f79fa1fe47ac2" + "40c7c254bed5" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Civitai",
    source: "https://developer.civitai.com/docs/api/public-rest",
    named: [
      {
        id: "civitai-api-key",
        title: "Civitai API key",
        words: ["civitai"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'CIVITAI_API_TOKEN = "' + "87022faf159faff4" + "c5d73d77f425d101" + '"',
          'civitai_api_token = "' + "37f5f4e41cc0466d" + "bd2ee63ea434195e" + '"',
        ],
        near: [
          'etag = "' + "87022faf159faff4" + "c5d73d77f425d101" + '"',
          'CIVITAI_API_TOKEN = "' + "87022f" + "af159f" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Lightning AI",
    source: "https://lightning.ai/docs/overview/sdk",
    environment: "LIGHTNING_API_KEY",
    named: [
      {
        id: "lightning-api-key",
        title: "Lightning AI API key",
        words: ["lightningapi", "lightningai", "lightningcloud"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'LIGHTNING_API_KEY = "' + "cca87393-ac18-3bdc" + "-e99c-0896649183df" + '"',
          'lightning_api_key = "' + "d4de7a62-aae8-7968" + "-77fe-fae7320987e0" + '"',
        ],
        near: [
          'document = "' + "cca87393-ac18-3bdc" + "-e99c-0896649183df" + '"',
          'LIGHTNING_API_KEY = "' + "cca8739" + "3-ac18-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "fal",
    source: "https://docs.fal.ai/authentication/key-based",
    environment: "FAL_KEY",
    named: [
      {
        id: "fal-api-key",
        title: "fal API key",
        words: ["falkey", "falai", "falapi"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}$/,
        needsCredentialWord: false,
        matches: [
          'FAL_KEY = "' + "f0469385-ba16-8672-eb4a-02b15b116a8" + "6:b74b351e189c1c0530ef823ddcff9ab2" + '"',
          'fal_key = "' + "9d1b8e05-9bc4-293d-4f4b-3c201ed9ee0" + "1:917e7fe7817ea3b66cac626333cfcb6b" + '"',
        ],
        near: [
          'checksum = "' + "f0469385-ba16-8672-eb4a-02b15b116a8" + "6:b74b351e189c1c0530ef823ddcff9ab2" + '"',
          'FAL_KEY = "' + "f0469385-ba16-" + "8672-eb4a-02b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Banana",
    source: "https://github.com/trufflesecurity/trufflehog",
    named: [
      {
        id: "banana-api-key",
        title: "Banana API key",
        words: ["bananadev", "bananaapi"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'BANANA_API_KEY = "' + "66e76e74-67a7-4860" + "-31b2-ef895c103378" + '"',
          'banana_api_key = "' + "2a8e64a9-b6a5-f426" + "-1944-69e97b674ea2" + '"',
        ],
        near: [
          'commit = "' + "66e76e74-67a7-4860" + "-31b2-ef895c103378" + '"',
          'BANANA_API_KEY = "' + "66e76e7" + "4-67a7-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Paperspace",
    source: "https://docs.digitalocean.com/reference/paperspace/",
    environment: "PAPERSPACE_API_KEY",
    named: [
      {
        id: "paperspace-api-key",
        title: "Paperspace API key",
        words: ["paperspace"],
        value: /^[0-9a-f]{30}$/,
        matches: [
          'PAPERSPACE_API_KEY = "' + "4dba91f1e59bd4d" + "5b4a72fa9267212" + '"',
          'paperspace_api_key = "' + "873ecaaf1dd9bf4" + "9a7a4728776b45a" + '"',
        ],
        near: [
          'document = "' + "4dba91f1e59bd4d" + "5b4a72fa9267212" + '"',
          'PAPERSPACE_API_KEY = "' + "4dba91" + "f1e59b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "DeepAI",
    source: "https://github.com/mongodb/kingfisher",
    named: [
      {
        id: "deepai-api-key",
        title: "DeepAI API key",
        words: ["deepai"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'DEEPAI_API_KEY = "' + "5a2bed93-277e-ab68" + "-07fd-9f862d6fd4f6" + '"',
          'deepai_api_key = "' + "d6c7368d-b1e0-1a2a" + "-c4c6-5dcf921155fc" + '"',
        ],
        near: [
          'etag = "' + "5a2bed93-277e-ab68" + "-07fd-9f862d6fd4f6" + '"',
          'DEEPAI_API_KEY = "' + "5a2bed9" + "3-277e-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Clarifai",
    source: "https://docs.clarifai.com/control/authentication/pat",
    environment: "CLARIFAI_PAT",
    named: [
      {
        id: "clarifai-token",
        title: "Clarifai access token",
        words: ["clarifai"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'CLARIFAI_PAT = "' + "d57a2a3c5f19182d" + "bef7be9c90489849" + '"',
          'clarifai_pat = "' + "d5f6e7619b1ab1ca" + "2eccb89fdd336882" + '"',
        ],
        near: [
          'digest = "' + "d57a2a3c5f19182d" + "bef7be9c90489849" + '"',
          'CLARIFAI_PAT = "' + "d57a2a" + "3c5f19" + '"',
        ],
      },
    ],
  },
];
