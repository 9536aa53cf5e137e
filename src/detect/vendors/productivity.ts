import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Work management, documents and design. */
export const productivity: readonly Vendor[] = [
  {
    vendor: "Linear",
    source: "https://linear.app/developers",
    tokens: [
      {
        id: "linear-api-key",
        title: "Linear API key",
        prefix: "lin_api_",
        pattern: /lin_api_[A-Za-z0-9]{40}(?!\w)/y,
        environment: "LINEAR_API_KEY",
        matches: [
          "lin_api_" + "JUJ7tzTimHQGCfIvykB3" + "q1BOAh7LoIDdlgOmiqwX",
          "lin_api_" + "BPBuDu3NRFuPvL3WxfSf" + "6I4Sx0y3SUD1bnzwW4W7",
        ],
        near: ["lin_api_" + "JUJ7tzTimHQGCfIv", "lin_api_" + "x".repeat(40)],
      },
      {
        id: "linear-oauth-token",
        title: "Linear OAuth token",
        prefix: "lin_oauth_",
        pattern: /lin_oauth_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "lin_oauth_" + "c397238b1cc70e4c055d3a1c385f1337" + "64df43419b10f2cea5429976ca383cad",
          "lin_oauth_" + "d70ea96c3f75176149d5227a0400dc80" + "37b9b039b04ab2df0d8ccef1e64b1bfd",
        ],
        near: ["lin_oauth_" + "c397238b1cc70" + "e4c055d3a1c3", "lin_oauth_" + "x".repeat(64)],
      },
    ],
    named: [
      {
        id: "linear-client-secret",
        title: "Linear client secret",
        words: ["linear"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'LINEAR_CLIENT_SECRET = "' + "ec5680716cf37202" + "90e2c547de3c41fc" + '"',
          'linear_client_secret = "' + "83ca06865db16e7c" + "c2d74a74f6f94aa2" + '"',
        ],
        near: [
          'run_id = "' + "ec5680716cf37202" + "90e2c547de3c41fc" + '"',
          'LINEAR_CLIENT_SECRET = "' + "ec5680" + "716cf3" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Notion",
    source: "https://developers.notion.com/docs/authorization",
    environment: "NOTION_TOKEN",
    tokens: [
      {
        id: "notion-token",
        title: "Notion integration token",
        prefix: "ntn_",
        pattern: /ntn_\d{11}[A-Za-z0-9]{35}(?!\w)/y,
        matches: [
          "ntn_" + "25731326666jeVIdVqR47Ue" + "pUHBoMvFVPC9zrNmhOwMqVI",
          "ntn_" + "0176594195679bAW7IcQElb" + "gXBvKoUNXXa2ZChK75Zw2bP",
        ],
        near: ["ntn_" + "25731326666jeVIdVq", "ntn_" + "x".repeat(46)],
      },
      {
        id: "notion-legacy-token",
        title: "Notion integration token (first form)",
        prefix: "secret_",
        pattern: /secret_[A-Za-z0-9]{43}(?!\w)/y,
        accept: mixed,
        matches: [
          "secret_" + "Sn7E6LFoYstmYVe0qZjMcZ" + "UA2Z85Y8dYNDqUlvQofzy",
          "secret_" + "oguZcJKW1IsrzWo3Kcls8a" + "OzVd27gd4BVVJdOhOFKmk",
        ],
        near: ["secret_" + "Sn7E6LFoYstmYVe0q", "secret_" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "Figma",
    source: "https://developers.figma.com/docs/rest-api/authentication/",
    environment: "FIGMA_TOKEN",
    tokens: [
      {
        id: "figma-token",
        title: "Figma personal access token",
        prefix: ["figd_", "figo_", "figu_"],
        pattern: /fig[dou]_[\w-]{38,64}(?![\w-])/y,
        matches: [
          "figo_" + "dB5EnxTYk99sb9YKMobZE" + "yT2dDcgbpfzvf5MRCYpU",
          "figd_" + "6TXRDpW5i8z3dZVo02sFd" + "Hk10kiykMtZSCwn3E1Wp",
        ],
        near: ["figo_" + "dB5EnxTYk99sb9YK", "figo_" + "x".repeat(41)],
      },
    ],
  },
  {
    vendor: "ClickUp",
    source: "https://developer.clickup.com/docs/authentication",
    environment: "CLICKUP_API_TOKEN",
    tokens: [
      {
        id: "clickup-token",
        title: "ClickUp personal API token",
        prefix: "pk_",
        pattern: /pk_\d{6,9}_[A-Z0-9]{32}(?!\w)/y,
        matches: [
          "pk_" + "160767_X5ZT28EG5R403" + "9JMVFLA40RUCM5QQS14",
          "pk_" + "71203789_LTVRZP2SM5TP" + "UCM1LYON9M84NFS093P5",
        ],
        near: ["pk_" + "160767_X5ZT28EG", "pk_" + "xxxxxx_xxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Postman",
    tokens: [
      {
        id: "postman-api-key",
        title: "Postman API key",
        source: "https://learning.postman.com/docs/developer/postman-api/authentication/",
        prefix: "PMAK-",
        pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![\w-])/y,
        environment: "POSTMAN_API_KEY",
        matches: [
          "PMAK-" + "867d72cc2c7a9bef325dafa9-eafe3" + "37827d0d3bbff279c01d13b5f9be3",
          "PMAK-" + "44ab7f8c290523327186fcff-89dd6" + "48439e6f3a2bec82062b1f59e1032",
        ],
        near: [
          "PMAK-" + "867d72cc2c7a9bef325dafa",
          "PMAK-" + "xxxxxxxxxxxxxxxxxxxxxxxx-xxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "postman-collection-key",
        title: "Postman collection access key",
        source: "https://github.com/betterleaks/betterleaks",
        prefix: "PMAT-",
        pattern: /PMAT-[A-Z0-9]{26}(?![\w-])/y,
        matches: ["PMAT-" + "VKWIC4QU9JIK4" + "HID7B9ZGWL8QU", "PMAT-" + "4P535JFA5UKYH" + "LK76M03HH8E9E"],
        near: ["PMAT-" + "VKWIC4QU9J", "PMAT-" + "x".repeat(26)],
      },
    ],
  },
  {
    vendor: "ReadMe",
    source: "https://docs.readme.com/main/reference/intro/authentication",
    tokens: [
      {
        id: "readme-api-key",
        title: "ReadMe API key",
        prefix: "rdme_",
        pattern: /rdme_[A-Za-z0-9]{70}(?!\w)/y,
        matches: [
          "rdme_" + "PIORtv3ylQDDiyl91XQuaMNcd1lB97k8riD" + "0fVYAR0zNDalmbfWeyikfx7ujJNHNZ0Y5US",
          "rdme_" + "7pk8OusXNIdXeLL1nzAh7f2sLPMVULz6NxD" + "sADoMXvUYiIpxB6pEncprRP8SSmdLhiDUlv",
        ],
        near: ["rdme_" + "PIORtv3ylQDDiy" + "l91XQuaMNcd1lB", "rdme_" + "x".repeat(70)],
      },
    ],
  },
  {
    vendor: "Contentful",
    source: "https://www.contentful.com/developers/docs/references/authentication/",
    tokens: [
      {
        id: "contentful-management-token",
        title: "Contentful personal access token",
        prefix: "CFPAT-",
        pattern: /CFPAT-[\w-]{43}(?![\w-])/y,
        matches: [
          "CFPAT-" + "ZWLtgaznPZQqNHeb3gfSV0" + "x3cc2HqoJgjbGEKeNnXxq",
          "CFPAT-" + "uGhzTtc5W460Spkjo55Fzw" + "m4PrNXxJ202W0G53XkWkU",
        ],
        near: ["CFPAT-" + "ZWLtgaznPZQqNHeb3", "CFPAT-" + "x".repeat(43)],
      },
    ],
    named: [
      {
        id: "contentful-delivery-token",
        title: "Contentful delivery token",
        words: ["contentful"],
        value: /^[A-Za-z0-9=_-]{43}$/,
        matches: [
          'CONTENTFUL_ACCESS_TOKEN = "' + "3gKpgtGcROgkVEmFSHzvsV" + "AZbGoJLcAg6KEoTNbqnCy" + '"',
          'contentful_access_token = "' + "vjaWmNGo2JiyjpOu37Qypl" + "FeudmZitlnq37uciRxaDq" + '"',
        ],
        near: [
          'revision = "' + "3gKpgtGcROgkVEmFSHzvsV" + "AZbGoJLcAg6KEoTNbqnCy" + '"',
          'CONTENTFUL_ACCESS_TOKEN = "' + "3gKpgtGcR" + "OgkVEmFS" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Typeform",
    source: "https://www.typeform.com/developers/get-started/personal-access-token/",
    tokens: [
      {
        id: "typeform-token",
        title: "Typeform personal access token",
        prefix: "tfp_",
        pattern: /tfp_[\w.=-]{40,60}(?![\w=-])/y,
        matches: [
          "tfp_" + "y1m1WGFj7Xdu3PLmtoV5a" + "xHb0smSdm8TgbMUHYMVt",
          "tfp_" + "6DpbehNP2MTAKbPYe4tn" + "zST5yzMjpLg7zRcivLAD",
        ],
        near: ["tfp_" + "y1m1WGFj7Xdu3PLm", "tfp_" + "x".repeat(41)],
      },
    ],
  },
  {
    vendor: "Dropbox",
    environment: "DROPBOX_ACCESS_TOKEN",
    tokens: [
      {
        id: "dropbox-access-token",
        title: "Dropbox short-lived access token",
        source: "https://www.dropbox.com/developers/documentation/http/documentation",
        prefix: "sl.",
        pattern: /sl\.(?:u\.)?[A-Za-z0-9_-]{130,1400}(?![\w-])/y,
        matches: [
          "sl." +
            "bnSgkDwL3hrk9JzdRDKWwQHEyj5T8pruQle6bt8LTSAV30Zvppst4G0ynqY1zbBZQg" +
            "xDLSYEmEYil01NcVAwphWIKTbLswx8zKsyx4hE2pHplKJuWK9DJuDpk8cEM4y2rqU",
          "sl." +
            "ThZBbTzxrt7vyr1HjrmzRXDWjxyzkVV5eUxnH2E4Szf6mTDhdXh6kwgc0ebfkE1Mbh" +
            "qmYxy02LMMM1qzsw1Jd7w8YVVl8egyOMBfKBdSXSbigmfT81mdtvEh0Cdz56GztaY",
        ],
        near: ["sl." + "bnSgkDwL3hrk9JzdRDKWwQHEyj" + "5T8pruQle6bt8LTSAV30Zvppst", "sl." + "x".repeat(131)],
      },
      {
        id: "dropbox-legacy-token",
        title: "Dropbox long-lived access token",
        source: "https://www.dropbox.com/developers/documentation/http/documentation",
        prefix: "AAAAAAAAAA",
        lead: /(?<=(?<!\w)([A-Za-z0-9_-]{11}))/y,
        pattern: /[A-Za-z0-9_-]{11}A{10}[A-Za-z0-9_=-]{43}(?![\w=+/-])/y,
        accept: mixed,
        matches: [
          "jW1Pv5TzUmgAAAAAAAAAAVpkOzTcQDpx" + "XvrU2U0aUEZalXd94IxKbr8Hj8d5LJc5",
          "KIwrxKwWEqXAAAAAAAAAAzX4TD6NEnwA" + "hxWU3unMjOUsXhYKdVRa27M62X8JdIEw",
        ],
        near: [
          "QDpxXvrU2U0aUEZalX" + "d94IxKbr8Hj8d5LJc5",
          "jW1Pv5TzUmgAAAAAAAAA0VpkOzTcQDpx" + "XvrU2U0aUEZalXd94IxKbr8Hj8d5LJc5",
        ],
      },
    ],
    named: [
      {
        id: "dropbox-app-secret",
        title: "Dropbox app secret",
        source: "https://www.dropbox.com/developers/reference/oauth-guide",
        words: ["dropbox"],
        value: /^[a-z0-9]{15}$/,
        environment: false,
        matches: [
          'DROPBOX_APP_SECRET = "' + "aw6bw79e" + "jqqekdc" + '"',
          'dropbox_app_secret = "' + "ayp8ncfa" + "myjqs1t" + '"',
        ],
        near: ['revision = "' + "aw6bw79e" + "jqqekdc" + '"', 'DROPBOX_APP_SECRET = "' + "aw6" + "bw7" + '"'],
      },
    ],
  },
  {
    vendor: "Adobe",
    tokens: [
      {
        id: "adobe-client-secret",
        title: "Adobe OAuth client secret",
        source: "https://developer.adobe.com/developer-console/docs/guides/authentication/",
        prefix: ["p8e-", "p8-"],
        pattern: /p8e?-[A-Za-z0-9_-]{32}(?![\w-])/y,
        accept: mixed,
        matches: ["p8-" + "vAGXzF0DR83X5TjA" + "G1iEJrnfGWkrKLnd", "p8-" + "aY1Jc19aMWxNDGys" + "NV9OzrhZPZIn6VBP"],
        near: ["p8-" + "vAGXzF0DR83X", "p8-" + "x".repeat(32)],
      },
    ],
    named: [
      {
        id: "adobe-client-id",
        title: "Adobe client id or key",
        source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        words: ["adobe"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'ADOBE_CLIENT_KEY = "' + "b0ef18f8009cabb2" + "91527896a7c545dc" + '"',
          'adobe_client_key = "' + "0f9c39c0c6d48e50" + "e690d153ca80267f" + '"',
        ],
        near: [
          'commit = "' + "b0ef18f8009cabb2" + "91527896a7c545dc" + '"',
          'ADOBE_CLIENT_KEY = "' + "b0ef18" + "f8009c" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Frame.io",
    source: "https://developer.frame.io/",
    tokens: [
      {
        id: "frameio-token",
        title: "Frame.io API token",
        prefix: "fio-u-",
        pattern: /fio-u-[\w=-]{64}(?![\w=-])/y,
        matches: [
          "fio-u-" + "R7unYuiMNvB2XmCabUxdeLk1xB2PcS7T" + "T2kHYW2YgeQEhGBGp2pkT0AVZnQFHaS1",
          "fio-u-" + "Qq8j0nMKuvam4prv4GmHrVsX2086hyzz" + "SFJWxVf4BzHJteZnfuhVcTuLxMUAEr5k",
        ],
        near: ["fio-u-" + "R7unYuiMNvB2X" + "mCabUxdeLk1x", "fio-u-" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Canva",
    source: "https://www.canva.dev/docs/connect/authentication/",
    tokens: [
      {
        id: "canva-client-secret",
        title: "Canva client secret",
        prefix: "cnvca",
        pattern: /cnvca[A-Za-z0-9_-]{51}(?![\w-])/y,
        matches: [
          "cnvca" + "NguDtKMjvB7bX86byOw29L73Js" + "qWFfW0VstfFuYREWELZoZ3G5M",
          "cnvca" + "TB6KtCn7Vb8NBptHYjtMEHRCp1" + "GjW3zCXuhuWjbDTXj7m156ip4",
        ],
        near: ["cnvca" + "NguDtKMjvB7bX86byOw2", "cnvca" + "x".repeat(51)],
      },
    ],
  },
  {
    vendor: "WakaTime",
    source: "https://wakatime.com/developers",
    environment: "WAKATIME_API_KEY",
    tokens: [
      {
        id: "wakatime-api-key",
        title: "WakaTime API key",
        prefix: "waka_",
        pattern: /waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        matches: [
          "waka_" + "6657e509-8baa-796c" + "-a369-c9be737bd302",
          "waka_" + "8d91888b-719a-5bb2" + "-6918-6b8ed57f6f84",
        ],
        near: ["waka_" + "6657e509-8baa-", "waka_" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Lichess",
    source: "https://github.com/betterleaks/betterleaks",
    tokens: [
      {
        id: "lichess-token",
        title: "Lichess API token",
        prefix: "lip_",
        pattern: /lip_[A-Za-z0-9]{20}(?!\w)/y,
        accept: mixed,
        matches: ["lip_" + "t2rY2bhzEqPu9CrnaeVy", "lip_" + "qRCvGR0L9lrEkQUdUEB1"],
        near: ["lip_landmark", "lip_" + "t2rY2bhz", "lip_" + "x".repeat(20)],
      },
    ],
  },
  {
    vendor: "Val Town",
    source: "https://docs.val.town/reference/api/authentication/",
    tokens: [
      {
        id: "val-town-token",
        title: "Val Town API token",
        prefix: "vtwn_",
        pattern: /vtwn_[A-Za-z0-9]{16,40}(?!\w)/y,
        matches: ["vtwn_" + "5WQGur1qUExCwB35J", "vtwn_" + "sLtUlS8cMjTIHKRkC"],
        near: ["vtwn_" + "5WQGur", "vtwn_" + "x".repeat(17)],
      },
    ],
  },
  {
    vendor: "Trigger.dev",
    source: "https://trigger.dev/docs/apikeys",
    environment: "TRIGGER_SECRET_KEY",
    tokens: [
      {
        id: "trigger-dev-key",
        title: "Trigger.dev secret key",
        prefix: ["tr_dev_", "tr_prod_", "tr_stg_", "tr_preview_"],
        pattern: /tr_(?:dev|prod|stg|preview)_[A-Za-z0-9]{20,24}(?!\w)/y,
        matches: ["tr_preview_" + "kGiwDvNqYTh3ees7V2Kis", "tr_preview_" + "CZajdsoBjowQKoYFMthPbGW"],
        near: ["tr_preview_" + "kGiwDvNq", "tr_preview_" + "x".repeat(21)],
      },
    ],
  },
  {
    vendor: "Inngest",
    source: "https://www.inngest.com/docs/platform/signing-keys",
    environment: "INNGEST_SIGNING_KEY",
    tokens: [
      {
        id: "inngest-signing-key",
        title: "Inngest signing key",
        prefix: ["signkey-prod-", "signkey-test-", "signkey-branch-"],
        pattern: /signkey-(?:prod|test|branch)-[0-9a-f]{32,64}(?![\w-])/y,
        matches: [
          "signkey-test-" + "75c899d1a716b34e87" + "7bf5215ccc134bb8a",
          "signkey-prod-" + "a980c7fcf6efbf4eb3" + "83833cae855ab6965",
        ],
        near: ["signkey-test-" + "75c899d1a716b3", "signkey-test-" + "x".repeat(35)],
      },
    ],
  },
  {
    vendor: "MaxMind",
    source: "https://dev.maxmind.com/license-key/validation-api/",
    tokens: [
      {
        id: "maxmind-license-key",
        title: "MaxMind license key",
        prefix: "_mmk",
        lead: /(?<=(?<!\w)([A-Za-z0-9]{6}_[A-Za-z0-9]{29}))/y,
        pattern: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?!\w)/y,
        matches: ["Noopzb_Y0XpjSnRyxH9s" + "nWLCwGnrZWdjuDhe_mmk", "Xkonux_xvR1fzSQxCKMb" + "OSHtRs2kE99SYnOY_mmk"],
        near: ["license_mmk", "9snWLCwGnrZWdjuDhe_mmk", "Noopzb_Y0XpjSnRyxH9s" + "nWLCwGnrZWdjuDhe_mm0"],
      },
    ],
  },
  {
    vendor: "Ionic",
    source: "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
    named: [
      {
        id: "ionic-token",
        title: "Ionic personal access token",
        words: ["ionic"],
        value: /^(?:ion_[A-Za-z0-9]{42})$/,
        matches: [
          `ionic_token = "${"ion_" + "2xvCCcyslsLNHGrS5WQPk" + "9IGRgXlGTaQk3x5MwTnVa"}"`,
          `ionic_token = "${"ion_" + "l3uC29BIlCYnKT2FSGyJM" + "4JmPGCy2V4OddvnNwM5m5"}"`,
        ],
        near: [`ionic_token = "${"ion_" + "2xvCCcyslsLNHGrS"}"`, `ionic_token = "${"ion_" + "x".repeat(42)}"`],
      },
    ],
  },
  {
    vendor: "Asana",
    named: [
      {
        id: "asana-personal-token",
        title: "Asana personal access token",
        source: "https://developers.asana.com/docs/personal-access-token",
        words: ["asana"],
        value: /^(?:[012]\/\d{14,18}(?:\/\d{14,18})?:[0-9a-f]{32})$/,
        environment: "ASANA_ACCESS_TOKEN",
        matches: [
          `asana_token = "${"2/" + "2936188366493984/67782535594061995" + ":acefbe0892a53f03a1d309b2b6c3bc60"}"`,
          `asana_token = "${"2/" + "432899043451852:032869e2" + "36b5ab87146c88106ba9785f"}"`,
        ],
        near: [
          `asana_token = "${"1/" + "1200000000000000"}"`,
          `asana_token = "${"2/" + "2936188366493" + "984/677825355"}"`,
          `asana_token = "${"2/" + "xxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxx" + ":xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"`,
        ],
      },
      {
        id: "asana-client-id",
        title: "Asana client id",
        source: "https://developers.asana.com/docs/oauth",
        words: ["asana"],
        value: /^\d{16}$/,
        matches: [
          'ASANA_CLIENT_ID_TOKEN = "' + "56676253" + "79431680" + '"',
          'asana_client_id_token = "' + "29943590" + "27454290" + '"',
        ],
        near: ['run_id = "' + "56676253" + "79431680" + '"', 'ASANA_CLIENT_ID_TOKEN = "' + "566" + "762" + '"'],
      },
      {
        id: "asana-client-secret",
        title: "Asana client secret",
        source: "https://developers.asana.com/docs/oauth",
        words: ["asana"],
        value: /^[a-z0-9]{32}$/,
        matches: [
          'ASANA_CLIENT_SECRET = "' + "nhvi5nbsu2n8anot" + "nmvgb6tuanryb56c" + '"',
          'asana_client_secret = "' + "hkq4rly3mxqqk0pv" + "5y66if72xowyck6n" + '"',
        ],
        near: [
          'document = "' + "nhvi5nbsu2n8anot" + "nmvgb6tuanryb56c" + '"',
          'ASANA_CLIENT_SECRET = "' + "nhvi5n" + "bsu2n8" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Trello",
    source: "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/",
    named: [
      {
        id: "trello-api-token",
        title: "Trello API token",
        words: ["trello"],
        value: /^(?:ATTA)?[0-9a-f]{64}(?:[0-9A-F]{8})?$/,
        matches: [
          'TRELLO_TOKEN = "' + "ATTAe990299ab7a83b09849fa48289bc62" + "289fc3bd478898e01ca76e24c8c285ad69" + '"',
          'trello_token = "' + "2ff9da5aa4cacf11244ef94b06e33e0d" + "fa679d33d8021b0f4096fae587f95a79" + '"',
        ],
        near: [
          'revision = "' + "ATTAe990299ab7a83b09849fa48289bc62" + "289fc3bd478898e01ca76e24c8c285ad69" + '"',
          'TRELLO_TOKEN = "' + "ATTAe990299ab7" + "a83b09849fa48" + '"',
        ],
      },
      {
        id: "trello-api-key",
        title: "Trello API key",
        words: ["trello"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'TRELLO_API_KEY = "' + "dbec7c0c723d1c82" + "9277f717f7f701b3" + '"',
          'trello_api_key = "' + "59dd78346689caf0" + "919a84ac7f2d593f" + '"',
        ],
        near: [
          'etag = "' + "dbec7c0c723d1c82" + "9277f717f7f701b3" + '"',
          'TRELLO_API_KEY = "' + "dbec7c" + "0c723d" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Todoist",
    source: "https://developer.todoist.com/api/v1/",
    named: [
      {
        id: "todoist-token",
        title: "Todoist API token",
        words: ["todoist"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'TODOIST_API_TOKEN = "' + "7060346f1dbf0ce1861b" + "1bba2884b307477d5f96" + '"',
          'todoist_api_token = "' + "e1cd05015fa67a1c7013" + "4817cf21a1dd31ae13d5" + '"',
        ],
        near: [
          'etag = "' + "7060346f1dbf0ce1861b" + "1bba2884b307477d5f96" + '"',
          'TODOIST_API_TOKEN = "' + "7060346f" + "1dbf0ce1" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Box",
    source: "https://developer.box.com/guides/authentication/",
    named: [
      {
        id: "box-client-secret",
        title: "Box client secret",
        words: ["boxclient", "boxapi", "boxdeveloper", "boxapp"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'BOX_CLIENT_SECRET = "' + "RIWUoYEePoJ1bYvU" + "dEmtvEqB3sBXc4Nj" + '"',
          'box_client_secret = "' + "JGu8ykZCzSbauo5i" + "ON9gzYDdegvKPjBl" + '"',
        ],
        near: [
          'etag = "' + "RIWUoYEePoJ1bYvU" + "dEmtvEqB3sBXc4Nj" + '"',
          'BOX_CLIENT_SECRET = "' + "RIWUoY" + "EePoJ1" + '"',
        ],
      },
    ],
  },
  {
    vendor: "monday.com",
    source: "https://developer.monday.com/api-reference/docs/authentication",
    named: [
      {
        id: "monday-api-token",
        title: "monday.com API token",
        words: ["monday"],
        value: /^eyJ[\w-]{15,100}\.eyJ[\w-]{60,600}\.[\w-]{25,120}$/,
        matches: [
          'MONDAY_API_TOKEN = "' +
            "eyJdUmJRdAn09pTdA0D.eyJ78RuZ2nPZ0N1frj4B8wF8DGVyMW1ZotUyun" +
            "sicRLiXgY2RLY2XGaqYyDy5hSVjj.NX00DoHbqBGuxQ2iSBPSMF4fAqac" +
            '"',
          'monday_api_token = "' +
            "eyJgLUdcA8c0jJFqUsh4.eyJ0Wqk0roUpJh37WdNNgQETqrZuyaWYc8yCo" +
            "kf9nStSQfGxUxYB3amoe8id5tfYFo.huGnNFVi8s0KNUSnQg0xM2Cgme1" +
            '"',
        ],
        near: [
          'document = "' +
            "eyJdUmJRdAn09pTdA0D.eyJ78RuZ2nPZ0N1frj4B8wF8DGVyMW1ZotUyun" +
            "sicRLiXgY2RLY2XGaqYyDy5hSVjj.NX00DoHbqBGuxQ2iSBPSMF4fAqac" +
            '"',
          'MONDAY_API_TOKEN = "' + "eyJdUmJRdAn09pTdA0D.eyJ" + "78RuZ2nPZ0N1frj4B8wF8DG" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Calendly",
    source: "https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens",
    named: [
      {
        id: "calendly-token",
        title: "Calendly token",
        words: ["calendly"],
        value: /^eyJ[\w-]{15,300}\.eyJ[\w-]{60,600}\.[\w-]{25,120}$/,
        matches: [
          'CALENDLY_TOKEN = "' +
            "eyJh5hTuN1JDSkyeLBf.eyJCZWpNFMMNwpXuDu1kewYjhyLcmMu0DJQf3" +
            "3PFZRAF6KEcMxedMyG3vVjRTGZMo.VRLXwDy2mmRkVCZHmjJzLJ8iUZV" +
            '"',
          'calendly_token = "' +
            "eyJwitq3yj3m7vTqdpP41.eyJU1p7MTp1CcVX22fGoEeRG7AMdLWjWev0" +
            "KDRiZ33pHDQ0J9Eo4EwmaZbFUrENt.t7XHaW2YD8pnC9H2bkG8jPXQnf" +
            '"',
        ],
        near: [
          'document = "' +
            "eyJh5hTuN1JDSkyeLBf.eyJCZWpNFMMNwpXuDu1kewYjhyLcmMu0DJQf3" +
            "3PFZRAF6KEcMxedMyG3vVjRTGZMo.VRLXwDy2mmRkVCZHmjJzLJ8iUZV" +
            '"',
          'CALENDLY_TOKEN = "' + "eyJh5hTuN1JDSkyeLBf.eyJ" + "CZWpNFMMNwpXuDu1kewYjh" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Private AI",
    source: "https://docs.private-ai.com/",
    environment: "PRIVATEAI_API_KEY",
    named: [
      {
        id: "privateai-api-key",
        title: "Private AI API key",
        words: ["privateai"],
        value: /^[a-z0-9]{32}$/,
        matches: [
          'PRIVATEAI_API_KEY = "' + "qlpjtl8zi8mp3av3" + "mr3rjkym9ua1t4vw" + '"',
          'privateai_api_key = "' + "qc7387jzlgdk96pi" + "9744b86bcskem2j9" + '"',
        ],
        near: [
          'commit = "' + "qlpjtl8zi8mp3av3" + "mr3rjkym9ua1t4vw" + '"',
          'PRIVATEAI_API_KEY = "' + "qlpjtl" + "8zi8mp" + '"',
        ],
      },
    ],
  },
];
