import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Other clouds, hosting and networks. */
export const cloudPlatforms: readonly Vendor[] = [
  {
    vendor: "DigitalOcean",
    tokens: [
      {
        id: "digitalocean-personal-token",
        title: "DigitalOcean personal access token",
        source: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
        prefix: "dop_v1_",
        pattern: /dop_v1_[0-9a-f]{64}(?!\w)/y,
        environment: "DIGITALOCEAN_TOKEN",
        matches: [
          "dop_v1_" + "a01c06d8f49d9eaaedeab41453455500" + "32d3b6f80d545dff13336f59d41ae959",
          "dop_v1_" + "a496cbbb712470b37249bc43cef8ad34" + "8ce09beb13c02970741afcadc23227ef",
        ],
        near: ["dop_v1_" + "a01c06d8f49d9" + "eaaedeab4145", "dop_v1_" + "x".repeat(64)],
      },
      {
        id: "digitalocean-oauth-token",
        title: "DigitalOcean OAuth token",
        source: "https://docs.digitalocean.com/reference/api/oauth/",
        prefix: "doo_v1_",
        pattern: /doo_v1_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "doo_v1_" + "665355e6cfef1a87a098c2d5c7f41c98" + "19694cd9167c6c8cdf7710fb4be492d4",
          "doo_v1_" + "a53b4fa7ce46f10c07c764ff24f86b8c" + "819dbc4a014df302e180466103fbc260",
        ],
        near: ["doo_v1_" + "665355e6cfef1" + "a87a098c2d5c", "doo_v1_" + "x".repeat(64)],
      },
      {
        id: "digitalocean-refresh-token",
        title: "DigitalOcean refresh token",
        source: "https://docs.digitalocean.com/reference/api/oauth/",
        prefix: "dor_v1_",
        pattern: /dor_v1_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "dor_v1_" + "8b032d3e7adb1b8c6471378784a12368" + "f87dad65506b021216b5b3885e00e71e",
          "dor_v1_" + "cf1f1ec352d7d54ffd671478ae657b06" + "89c543ce70d2ab6d2e2f26b58ee5106f",
        ],
        near: ["dor_v1_" + "8b032d3e7adb1" + "b8c647137878", "dor_v1_" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Alibaba Cloud",
    source: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
    tokens: [
      {
        id: "alibaba-access-key-id",
        title: "Alibaba Cloud access key id",
        prefix: "LTAI",
        pattern: /LTAI[A-Za-z0-9]{17,21}(?!\w)/y,
        environment: "ALIBABA_CLOUD_ACCESS_KEY_ID",
        matches: ["LTAI" + "dsAuxxUPCFTWiWgGmSl", "LTAI" + "qY17JS8WfbAzS4rOrvQv"],
        near: ["LTAI" + "dsAuxxU", "LTAI" + "x".repeat(19)],
      },
    ],
    named: [
      {
        id: "alibaba-secret-key",
        title: "Alibaba Cloud access key secret",
        words: ["alibaba", "aliyun", "osssecret", "ossaccesskey", "alicloud"],
        value: /^[A-Za-z0-9]{30}$/,
        environment: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        matches: [
          'ALIBABA_CLOUD_ACCESS_KEY_SECRET = "' + "INuLBYaw9MeW3xF" + "2agDJdWTsTPGQGq" + '"',
          'alibaba_cloud_access_key_secret = "' + "YTD5CnHaZZ3q8Eq" + "ikcYJctsSvhboiA" + '"',
        ],
        near: [
          'etag = "' + "INuLBYaw9MeW3xF" + "2agDJdWTsTPGQGq" + '"',
          'ALIBABA_CLOUD_ACCESS_KEY_SECRET = "' + "INuLBY" + "aw9MeW" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Tencent Cloud",
    source: "https://www.tencentcloud.com/document/product/598/34228",
    tokens: [
      {
        id: "tencent-secret-id",
        title: "Tencent Cloud secret id",
        prefix: "AKID",
        pattern: /AKID[A-Za-z0-9]{32}(?!\w)/y,
        environment: "TENCENTCLOUD_SECRET_ID",
        matches: ["AKID" + "XxP7FeSnCOBPvRW3" + "Knscv2ByQo8w9asB", "AKID" + "47eJpFzHPxLYyEbf" + "zgY9YvHP3SbWR6Sw"],
        near: ["AKID" + "ENTIFIER", "AKID" + "XxP7FeSnCOBP", "AKID" + "x".repeat(32)],
      },
    ],
    named: [
      {
        id: "tencent-secret-key",
        title: "Tencent Cloud secret key",
        words: ["tencent", "qcloud", "cossecret"],
        value: /^[A-Za-z0-9]{32}$/,
        environment: "TENCENTCLOUD_SECRET_KEY",
        matches: [
          'TENCENTCLOUD_SECRET_KEY = "' + "0mxINwh2CpBruhmf" + "QHPdXD9AU7Rsa6BY" + '"',
          'tencentcloud_secret_key = "' + "zQN5NMsE9PB0aFwt" + "dO1rLTq6I4Xxkvga" + '"',
        ],
        near: [
          'layout = "' + "0mxINwh2CpBruhmf" + "QHPdXD9AU7Rsa6BY" + '"',
          'TENCENTCLOUD_SECRET_KEY = "' + "0mxINw" + "h2CpBr" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Yandex",
    tokens: [
      {
        id: "yandex-iam-token",
        title: "Yandex Cloud IAM token",
        source: "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token",
        prefix: "t1.",
        pattern: /t1\.[A-Za-z0-9_-]{1,600}={0,2}\.[A-Za-z0-9_-]{86}={0,2}/y,
        matches: [
          "t1." + "T=.8r4FVnQ1Fmyoa4724MKGzYIQyFBcFme5V1VekBBO8p3" + "iuHpxTEnZMoAtwUo5gC9WfhkRu86axbJYPrKwvQjL3C==",
          "t1." + "a.J8rY3Y7HmZFsFqHRm5uwx9fQjiyzA5Ln8kRg60pjAi" + "RrQJ9e9OhQOU0JrDBPMcEG8xEasXjOdAlgwDh2eE4M6F",
        ],
        near: [
          "t1." + "column.name",
          "t1." + "T=.8r4FVnQ1Fmyoa47" + "24MKGzYIQyFBcFme5V",
          "t1." + "x=.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==",
        ],
      },
      {
        id: "yandex-api-key",
        title: "Yandex Cloud API key",
        source: "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
        prefix: "AQVN",
        pattern: /AQVN[A-Za-z0-9_-]{35,38}(?![\w-])/y,
        environment: "YANDEX_API_KEY",
        matches: [
          "AQVN" + "RLMBs950N7rrnEe90s" + "CY9UFQAbO6wMIMw8D",
          "AQVN" + "R01BnpQV2pK1eXsYy6" + "qncinW0i5De6e6SQU3",
        ],
        near: ["AQVN" + "RLMBs950N7rrnE", "AQVN" + "x".repeat(35)],
      },
      {
        id: "yandex-storage-key",
        title: "Yandex Cloud static access secret",
        source: "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
        prefix: ["YCP", "YCM", "YCN", "YCO"],
        pattern: /YC[MNOP][A-Za-z0-9_-]{37}(?![\w-])/y,
        accept: mixed,
        matches: [
          "YCM" + "CaQ5G9CMG5SzMwSwNDI" + "N0kNgROeVWCyo2WnMZ",
          "YCM" + "oEGbPCMLzbYGMJq8tQD" + "ydlZ82KE80TSrleZIW",
        ],
        near: ["YCM" + "CaQ5G9CMG5SzMw", "YCM" + "x".repeat(37)],
      },
      {
        id: "yandex-oauth-token",
        title: "Yandex OAuth token",
        source: "https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token",
        prefix: ["y0_", "y1_", "y2_", "y3_"],
        pattern: /y[0-3]_[A-Za-z0-9_-]{55,62}(?![\w-])/y,
        accept: mixed,
        matches: [
          "y0_" + "blpE051tFglu3MrXWtonFDCAPrvj" + "BTHVJ6i5Hq4CMNfKy0nhJJoBAJPz",
          "y0_" + "olKGDtTxCFkvhNZIzOydjbanjZRVe" + "hd0tl5YI6YSvrJuEydhcROtfJBUh",
        ],
        near: ["y0_" + "blpE051tFglu3MrXWtonFD", "y0_" + "x".repeat(56)],
      },
    ],
  },
  {
    vendor: "Cloudflare",
    tokens: [
      {
        id: "cloudflare-api-token",
        title: "Cloudflare API token",
        source: "https://github.com/betterleaks/betterleaks",
        prefix: ["cfut_", "cfat_"],
        pattern: /cf[ua]t_[A-Za-z0-9]{40}[0-9a-f]{8}(?!\w)/y,
        environment: "CLOUDFLARE_API_TOKEN",
        matches: [
          "cfat_" + "WSVHwOTGZcNfkJbSE7lLYaha" + "Gw66JEOu4BtcBls9c5e3109e",
          "cfut_" + "fZsgPy3CfTDL1ba3zNVvlLVz" + "PQRjeoVpEOwb9Qp08648dabc",
        ],
        near: ["cfat_" + "WSVHwOTGZcNfkJbSE7l", "cfat_" + "x".repeat(48)],
      },
      {
        id: "cloudflare-origin-ca-key",
        title: "Cloudflare Origin CA key",
        source: "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
        prefix: "v1.0-",
        pattern: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![\w-])/y,
        matches: [
          "v1.0-" +
            "a0cc12e6d7f08c6fe734b17d-030a69bdf3c6e595bdf9b4e3c9734b1218029b21d2473941687b839922f11" +
            "94b724fcaa74b0dc412b0d0bda11ff007cb4ebe7c31c32c314a5f943182900d6453a6aca88e29ab8dd7bf",
          "v1.0-" +
            "93e40d48901c1b5a574f0348-4f436aa2ea3c7a0839ac21b3691d7190571fa0198c308599b8cd64e7f5ee8" +
            "2632104e60519bf44e580cdf2f8696380463ea2cb4b7ad810b3001a687979f76b1ec90911856e6c9bf22a",
        ],
        near: [
          "v1.0-rc1",
          "v1.0-" + "a0cc12e6d7f08c6fe734b17d-030a69bdf" + "3c6e595bdf9b4e3c9734b1218029b21d24",
          "v1.0-" +
            "xxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "cloudflare-legacy-token",
        title: "Cloudflare API token (first form)",
        source: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
        words: ["cloudflare", "cfapi", "cftoken"],
        value: /^[A-Za-z0-9_-]{40}$/,
        environment: "CLOUDFLARE_API_TOKEN",
        matches: [
          'CLOUDFLARE_API_TOKEN = "' + "ncPkSNuYrJlHquDZWSqG" + "G7EMppO06ejolm95Q1r7" + '"',
          'cloudflare_api_token = "' + "MiIeDztgI1S2NKnwq5cL" + "2MEt0bUzTUVpoq937MfZ" + '"',
        ],
        near: [
          'commit = "' + "ncPkSNuYrJlHquDZWSqG" + "G7EMppO06ejolm95Q1r7" + '"',
          'CLOUDFLARE_API_TOKEN = "' + "ncPkSNuY" + "rJlHquDZ" + '"',
        ],
      },
      {
        id: "cloudflare-global-key",
        title: "Cloudflare global API key",
        source: "https://developers.cloudflare.com/fundamentals/api/get-started/keys/",
        words: ["cloudflare", "cfapi"],
        value: /^[0-9a-f]{37}$/,
        environment: "CLOUDFLARE_API_KEY",
        matches: [
          'CLOUDFLARE_API_KEY = "' + "34de720afa2747f018e" + "0276571e6ea32ce41d" + '"',
          'cloudflare_api_key = "' + "04170057bcca3838e5c" + "dac1bc10419b5752e5" + '"',
        ],
        near: [
          'run_id = "' + "34de720afa2747f018e" + "0276571e6ea32ce41d" + '"',
          'CLOUDFLARE_API_KEY = "' + "34de720" + "afa2747" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Heroku",
    source: "https://devcenter.heroku.com/articles/authentication",
    environment: "HEROKU_API_KEY",
    tokens: [
      {
        id: "heroku-api-key",
        title: "Heroku API key",
        prefix: "HRKU-",
        pattern: /HRKU-(?:AA[\w-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/y,
        matches: [
          "HRKU-" + "AAnHSzXjG9KfKv2dRrpvyXvQAJHofn" + "YLwAhAHcQhGH5vEzbCnPwrzzbpRXu0",
          "HRKU-" + "AAkEJG3BrrE7vpfW6ovWQWxasWWBcX" + "WcHJ2MbZECmXqaTovQjD0LDs6gfRwn",
        ],
        near: ["HRKU-" + "AAnHSzXjG9KfKv2dRrpvyXvQ", "HRKU-" + "x".repeat(60)],
      },
    ],
    named: [
      {
        id: "heroku-legacy-key",
        title: "Heroku API key (first form)",
        words: ["heroku"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'HEROKU_API_KEY = "' + "59e58d4f-9966-461e" + "-5dd6-fca2bdbde013" + '"',
          'heroku_api_key = "' + "0dae2b29-7467-25fb" + "-ab74-a9010046451d" + '"',
        ],
        near: [
          'checksum = "' + "59e58d4f-9966-461e" + "-5dd6-fca2bdbde013" + '"',
          'HEROKU_API_KEY = "' + "59e58d4" + "f-9966-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Fly.io",
    source: "https://fly.io/docs/security/tokens/",
    environment: "FLY_API_TOKEN",
    tokens: [
      {
        id: "fly-access-token",
        title: "Fly.io access token",
        prefix: "fo1_",
        pattern: /fo1_[\w-]{43}(?![\w-])/y,
        matches: [
          "fo1_" + "smboFomnwsunmXVBQ3954P" + "GuUovSEmKsN5WfJXinE2C",
          "fo1_" + "Mt0Byew4H1Yn6KysFd1VXn" + "vGRiFSDBSsaB8pHUubehW",
        ],
        near: ["fo1_" + "smboFomnwsunmXVBQ", "fo1_" + "x".repeat(43)],
      },
      {
        id: "fly-macaroon",
        title: "Fly.io macaroon token",
        prefix: ["fm1a_", "fm1r_", "fm2_"],
        pattern: /fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,1000}={0,3}(?![\w+/=-])/y,
        matches: [
          "fm1r_" +
            "3vwMWdtMnkuON98hKNxF5WmHtvDSTwloYu4OecqYjyt72iruV0sZ" +
            "clQCcn2VVhjKvADBCPvOqZhRP3MCW6gW40S8pmBZyJ0zPpPRPX=",
          "fm1a_" +
            "Uw8iiboGKwK91mk5T2p6leQTGPZ68BsevFNIc8mmHQdKFOwEqsOm" +
            "C03P1aCfuDPP2NcccSUwnP3hiWkC6nylkUyWE13743BIaPPF===",
        ],
        near: [
          "fm1r_" + "3vwMWdtMnkuON98hKNxF5" + "WmHtvDSTwloYu4OecqYj",
          "fm1r_" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
    ],
  },
  {
    vendor: "Vercel",
    environment: "VERCEL_TOKEN",
    tokens: [
      {
        id: "vercel-token",
        title: "Vercel access token",
        source: "https://vercel.com/docs/rest-api/reference/welcome",
        prefix: ["vcp_", "vci_", "vca_", "vcr_"],
        pattern: /vc[piar]_[\w-]{56}(?![\w-])/y,
        matches: [
          "vci_" + "AV3ud9x6X4fKnhgsCFabwXdnB8C7" + "0PeM4H0Xpo3PHbBEMQPWNXGwreFo",
          "vci_" + "AiFizKpr3dSrs71gKeDUcASthFG1" + "98ShK99XsByvkZUZgqm4GE7iVRx1",
        ],
        near: ["vci_" + "AV3ud9x6X4fKnhgsCFabwX", "vci_" + "x".repeat(56)],
      },
      {
        id: "vercel-gateway-key",
        title: "Vercel AI Gateway key",
        source: "https://vercel.com/docs/ai-gateway",
        prefix: "vck_",
        pattern: /vck_[\w-]{56}(?![\w-])/y,
        environment: "AI_GATEWAY_API_KEY",
        matches: [
          "vck_" + "mnHx9uuoMg5gn4Gc9ghtsTeAdLJh" + "zEssYkVYxRKHzA93aqdPGW6Rxxk5",
          "vck_" + "8KHKbooXuAFHUoVx6tDdDTJ2GADK" + "gypmRFMHH6Q3ncCmqCnFoxb8FKSy",
        ],
        near: ["vck_" + "mnHx9uuoMg5gn4Gc9ghtsT", "vck_" + "x".repeat(56)],
      },
    ],
    named: [
      {
        id: "vercel-legacy-token",
        title: "Vercel access token (first form)",
        source: "https://vercel.com/docs/rest-api/reference/welcome",
        words: ["vercel"],
        value: /^[A-Za-z0-9]{24}$/,
        matches: [
          'VERCEL_TOKEN = "' + "uK1zUSS2gOeE" + "67IqTUqRQsv5" + '"',
          'vercel_token = "' + "4JVZAO7on1sd" + "YU50AhKvlqsM" + '"',
        ],
        near: ['etag = "' + "uK1zUSS2gOeE" + "67IqTUqRQsv5" + '"', 'VERCEL_TOKEN = "' + "uK1zU" + "SS2g" + '"'],
      },
    ],
  },
  {
    vendor: "Netlify",
    source: "https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/",
    environment: "NETLIFY_AUTH_TOKEN",
    tokens: [
      {
        id: "netlify-token",
        title: "Netlify access token",
        prefix: "nfp_",
        pattern: /nfp_[A-Za-z0-9]{36}(?!\w)/y,
        matches: [
          "nfp_" + "cxFwnFKwWK7uXi5cZu" + "g2ocW491JjgZfI1vOQ",
          "nfp_" + "UQHah9elcGfWHHfmIx" + "aZ2SP2PqUEHAPtWc8e",
        ],
        near: ["nfp_" + "cxFwnFKwWK7uXi", "nfp_" + "x".repeat(36)],
      },
    ],
    named: [
      {
        id: "netlify-legacy-token",
        title: "Netlify access token (first form)",
        words: ["netlify"],
        value: /^[A-Za-z0-9_-]{43,46}$/,
        matches: [
          'NETLIFY_AUTH_TOKEN = "' + "1Pu2bHfSmkRI3uQE8pH1yn" + "69GWOI0VbRm2P8tqPqJTYx" + '"',
          'netlify_auth_token = "' + "ra4JHyuJyGv41GHIadOhuL" + "yxpGTUXtYBvujJBFMmr8nr" + '"',
        ],
        near: [
          'commit = "' + "1Pu2bHfSmkRI3uQE8pH1yn" + "69GWOI0VbRm2P8tqPqJTYx" + '"',
          'NETLIFY_AUTH_TOKEN = "' + "1Pu2bHfSm" + "kRI3uQE8" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Render",
    source: "https://render.com/docs/api",
    environment: "RENDER_API_KEY",
    tokens: [
      {
        id: "render-api-key",
        title: "Render API key",
        prefix: "rnd_",
        pattern: /rnd_[A-Za-z0-9]{28,32}(?!\w)/y,
        matches: ["rnd_" + "8HtLfdm7aVFE7Wu" + "peANr7n7zl10CW9", "rnd_" + "SGkCPWdnscKm8LsX" + "iWfWX4OlLaiI5yE"],
        near: ["rnd_seed", "rnd_" + "8HtLfdm7aVFE", "rnd_" + "x".repeat(30)],
      },
    ],
  },
  {
    vendor: "Scalingo",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    tokens: [
      {
        id: "scalingo-api-token",
        title: "Scalingo API token",
        prefix: "tk-us-",
        pattern: /tk-us-[\w-]{48}(?![\w-])/y,
        matches: [
          "tk-us-" + "d6gSwR1fUNBktMndu3wkPKoQ" + "FJkcxZajSdKWpoW52fjUTsmm",
          "tk-us-" + "T5crNxLVN3vm1BoDr66BViEA" + "5z6YEkayQ9L3aRrU4SFo61pb",
        ],
        near: ["tk-us-" + "d6gSwR1fUNBktMndu3w", "tk-us-" + "x".repeat(48)],
      },
    ],
  },
  {
    vendor: "Exoscale",
    source: "https://community.exoscale.com/documentation/iam/quick-start/",
    environment: "EXOSCALE_API_KEY",
    tokens: [
      {
        id: "exoscale-api-key",
        title: "Exoscale API key",
        prefix: "EXO",
        pattern: /EXO[0-9a-f]{24,30}(?!\w)/y,
        matches: ["EXO" + "68d0fa57231ec" + "a6c39224e409", "EXO" + "9918b24a7d607" + "556adc4e61923"],
        near: ["EXO" + "PLANET", "EXO" + "68d0fa5723", "EXO" + "x".repeat(25)],
      },
    ],
  },
  {
    vendor: "Tailscale",
    source: "https://tailscale.com/kb/1085/auth-keys",
    environment: "TS_AUTHKEY",
    tokens: [
      {
        id: "tailscale-key",
        title: "Tailscale key",
        prefix: "tskey-",
        pattern: /tskey-(?:[a-z]{3,12}-)?[A-Za-z0-9]{10,30}-[A-Za-z0-9]{16,60}(?![\w-])/y,
        matches: [
          "tskey-" + "kki-3ZH7W7t3xeS-8" + "YaNaEvQZDZECRaDWv",
          "tskey-" + "ywo-YlsVcttIO5-y" + "XtPclaolHgO2A2e3",
        ],
        near: ["tskey-" + "kki-3ZH7W7t3x", "tskey-" + "xxx-xxxxxxxxxxx-x" + "xxxxxxxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Defined Networking",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    tokens: [
      {
        id: "defined-networking-token",
        title: "Defined Networking API token",
        prefix: "dnkey-",
        pattern: /dnkey-[\w=-]{26}-[\w=-]{52}(?![\w=-])/y,
        matches: [
          "dnkey-" + "dUtY4c88s6FtsCf1dNoo3UKyPB-Z3VXxGMBNMCza" + "MBee97yN7PqwvMH8WFmhDcT2NCsD4bWz9rpREQi",
          "dnkey-" + "e0XznVtZ2GFimD6bzVRAVc6sQ6-8YpJDj5mmAg7k" + "tP2ypiSgNBFjv7TW2Qbpr3QW335nMti0nkLYW35",
        ],
        near: [
          "dnkey-" + "dUtY4c88s6FtsCf1" + "dNoo3UKyPB-Z3VX",
          "dnkey-" + "xxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "OpenShift",
    source: "https://docs.openshift.com/container-platform/latest/authentication/index.html",
    tokens: [
      {
        id: "openshift-token",
        title: "OpenShift user token",
        prefix: "sha256~",
        pattern: /sha256~[\w-]{43}(?![\w-])/y,
        matches: [
          "sha256~" + "cnhEDLLfgYTUd79SLoRE3v" + "LHRD5ny2R5WuotEx82mho",
          "sha256~" + "nicmFRSc3zebX6bAZQLL8i" + "58eMTRnqBKi4RPg2ij9vz",
        ],
        near: ["sha256~" + "cnhEDLLfgYTUd79SL", "sha256~" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "ngrok",
    names: ["ngrok"],
    calls: { "*ngrok*.set_auth_token|set_authtoken": { 0: "auth_token" } },
    commands: [
      {
        command: ["ngrok authtoken", "ngrok config add-authtoken"],
        before: /\s{1,20}/,
        rule: "token",
        name: "NGROK_AUTHTOKEN",
        random: true,
        environment: "NGROK_AUTHTOKEN",
        matches: ["ngrok authtoken {value}", "ngrok config add-authtoken '{value}'"],
        near: ["ngrok authtoken $NGROK_AUTHTOKEN", "ngrok http 8080"],
      },
    ],
    tokens: [
      {
        id: "ngrok-token",
        title: "ngrok API key",
        source: "https://github.com/mongodb/kingfisher",
        prefix: ["ak_2", "cr_2"],
        pattern: /(?:ak|cr)_2[A-Za-z0-9]{24,29}(?!\w)/y,
        environment: "NGROK_API_KEY",
        matches: ["ak_2" + "NIms8JeDYAcAim" + "NpR1zM255v6gv", "cr_2" + "Z4hQzxNnGF7wU" + "EW9n5O0XFvK3P"],
        near: ["cr_2d_array", "ak_2" + "NIms8JeDYA", "ak_2" + "x".repeat(27)],
      },
    ],
    named: [
      {
        id: "ngrok-authtoken",
        title: "ngrok authtoken",
        source: "https://ngrok.com/docs/agent/",
        words: ["ngrok"],
        value: /^[A-Za-z0-9]{27}_[A-Za-z0-9]{20,24}$/,
        needsCredentialWord: false,
        environment: "NGROK_AUTHTOKEN",
        matches: [
          'NGROK_AUTHTOKEN = "' + "9N7Ihq1Rzqn7eZtctqVExFyCL" + "Jf_g70lZRqrTyRi9yCyEHnCyj" + '"',
          'ngrok_authtoken = "' + "C0rDcyNJm1kIHSyxpXFoeemm2" + "T7_F0hy3vopVh61ougd3x0l3Y" + '"',
        ],
        near: [
          'digest = "' + "9N7Ihq1Rzqn7eZtctqVExFyCL" + "Jf_g70lZRqrTyRi9yCyEHnCyj" + '"',
          'NGROK_AUTHTOKEN = "' + "9N7Ihq1Rzq" + "n7eZtctqVE" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Deno Deploy",
    source: "https://docs.deno.com/deploy/",
    environment: "DENO_DEPLOY_TOKEN",
    tokens: [
      {
        id: "deno-deploy-token",
        title: "Deno Deploy token",
        prefix: "ddp_",
        pattern: /ddp_[A-Za-z0-9]{36}(?!\w)/y,
        matches: [
          "ddp_" + "3rdvhdxDX9QPRu6RJs" + "I42PVqSzyX47PHqACo",
          "ddp_" + "JUx1ur2rwPP8szn7P0" + "1DmmCLUrAfmRdPJOaX",
        ],
        near: ["ddp_" + "3rdvhdxDX9QPRu", "ddp_" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "Huawei Cloud",
    source: "https://support.huaweicloud.com/intl/en-us/iam_faq/iam_01_0618.html",
    environment: "HUAWEICLOUD_SDK_SK",
    named: [
      {
        id: "huawei-secret-key",
        title: "Huawei Cloud secret access key",
        words: ["huawei", "hwcloud"],
        value: /^[A-Za-z0-9]{40}$/,
        matches: [
          'HUAWEICLOUD_SECRET_KEY = "' + "Y6FQx5qRt3pBNbyQjeJV" + "VjALIXefbkOjLETA6h5C" + '"',
          'huaweicloud_secret_key = "' + "vOnWir15C51wjnPPBFti" + "4ebkYisO4E8QbxluNPa3" + '"',
        ],
        near: [
          'commit = "' + "Y6FQx5qRt3pBNbyQjeJV" + "VjALIXefbkOjLETA6h5C" + '"',
          'HUAWEICLOUD_SECRET_KEY = "' + "Y6FQx5qR" + "t3pBNbyQ" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Baidu Cloud",
    source: "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb",
    named: [
      {
        id: "baidu-secret-key",
        title: "Baidu Cloud secret key",
        words: ["baidu", "qianfan", "wenxin", "ernie"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'BAIDU_SECRET_KEY = "' + "wJBSTTJz9MWFseHF" + "iCmIGbhjo4XBjGCe" + '"',
          'baidu_secret_key = "' + "ZyqXNduyrTIBZnfX" + "p2p4yxcsIkF3T4kC" + '"',
        ],
        near: [
          'checksum = "' + "wJBSTTJz9MWFseHF" + "iCmIGbhjo4XBjGCe" + '"',
          'BAIDU_SECRET_KEY = "' + "wJBSTT" + "Jz9MWF" + '"',
        ],
      },
    ],
  },
  {
    vendor: "IBM Cloud",
    source: "https://cloud.ibm.com/docs/account?topic=account-userapikey",
    environment: "IBMCLOUD_API_KEY",
    named: [
      {
        id: "ibm-cloud-api-key",
        title: "IBM Cloud API key",
        words: ["ibm", "watson", "bluemix", "wml"],
        value: /^[A-Za-z0-9_-]{44}$/,
        matches: [
          'IBMCLOUD_API_KEY = "' + "HWyKAUeP3dkK6iRd7BS7Ef" + "ugetCEZgoi0pEPlxBB0FpJ" + '"',
          'ibmcloud_api_key = "' + "l4Tuv94ohnCyhjOM0xyN4f" + "vZHBuPTPL5j9VVnGWcQjR6" + '"',
        ],
        near: [
          'layout = "' + "HWyKAUeP3dkK6iRd7BS7Ef" + "ugetCEZgoi0pEPlxBB0FpJ" + '"',
          'IBMCLOUD_API_KEY = "' + "HWyKAUeP3" + "dkK6iRd7" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Oracle Cloud",
    source: "https://docs.oracle.com/en-us/iaas/Content/Registry/Tasks/registrygettingauthtoken.htm",
    named: [
      {
        id: "oracle-cloud-token",
        title: "Oracle Cloud auth token",
        words: ["ociauth", "ocitoken", "oraclecloud"],
        value: /^[ -~]{20}$/,
        matches: [
          'OCI_AUTH_TOKEN = "' + "JTYcgoIXnc" + "8T4RkDRdXR" + '"',
          'oci_auth_token = "' + "xIO8cmjoT4" + "A8WUFpzfEY" + '"',
        ],
        near: ['etag = "' + "JTYcgoIXnc" + "8T4RkDRdXR" + '"', 'OCI_AUTH_TOKEN = "' + "JTYc" + "goIX" + '"'],
      },
    ],
  },
  {
    vendor: "Scaleway",
    source: "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
    environment: "SCW_SECRET_KEY",
    named: [
      {
        id: "scaleway-secret-key",
        title: "Scaleway secret key",
        words: ["scaleway", "scwsecret"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'SCW_SECRET_KEY = "' + "92ae8059-e805-9be8" + "-f524-5ed50269e1d0" + '"',
          'scw_secret_key = "' + "ad39066e-f74b-0267" + "-9631-19955d8d54b3" + '"',
        ],
        near: [
          'document = "' + "92ae8059-e805-9be8" + "-f524-5ed50269e1d0" + '"',
          'SCW_SECRET_KEY = "' + "92ae805" + "9-e805-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Vultr",
    source: "https://www.vultr.com/api/",
    environment: "VULTR_API_KEY",
    named: [
      {
        id: "vultr-api-key",
        title: "Vultr API key",
        words: ["vultr"],
        value: /^[A-Z0-9]{36}$/,
        matches: [
          'VULTR_API_KEY = "' + "2OCKU3H0KA9Y677GLR" + "IHKL5B6KBFWCQHKIWA" + '"',
          'vultr_api_key = "' + "QALLA9PW35EIBBEE9E" + "Z6RLSPJ0FNI66BWGYX" + '"',
        ],
        near: [
          'etag = "' + "2OCKU3H0KA9Y677GLR" + "IHKL5B6KBFWCQHKIWA" + '"',
          'VULTR_API_KEY = "' + "2OCKU3H" + "0KA9Y67" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Linode",
    source: "https://techdocs.akamai.com/linode-api/reference/get-started",
    environment: "LINODE_TOKEN",
    named: [
      {
        id: "linode-token",
        title: "Linode access token",
        words: ["linode"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'LINODE_TOKEN = "' + "0745cf7c7b25f4607013c0c28288f751" + "67a1794d9519cb55985ab18594b61aa3" + '"',
          'linode_token = "' + "cd0e601bdf92247dabd817e416c150b3" + "f3e08ff415b3dda58c4ff43f2aede568" + '"',
        ],
        near: [
          'run_id = "' + "0745cf7c7b25f4607013c0c28288f751" + "67a1794d9519cb55985ab18594b61aa3" + '"',
          'LINODE_TOKEN = "' + "0745cf7c7b25f" + "4607013c0c28" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Hetzner Cloud",
    source: "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/",
    environment: "HCLOUD_TOKEN",
    named: [
      {
        id: "hetzner-api-token",
        title: "Hetzner Cloud API token",
        words: ["hetzner", "hcloud"],
        value: /^[A-Za-z0-9]{64}$/,
        matches: [
          'HCLOUD_TOKEN = "' + "hs5uTdzKvFT2VADvU3cTP11RuGPz7IWn" + "uPqkSIh3qYg8eWJq7IAX7X3mSVJJT6S2" + '"',
          'hcloud_token = "' + "WsGpt3ryHqE3gJryhZKxjC28brf5SGSd" + "fdW5muq1SDmS25iS8yimY9mePrb7JpZI" + '"',
        ],
        near: [
          'digest = "' + "hs5uTdzKvFT2VADvU3cTP11RuGPz7IWn" + "uPqkSIh3qYg8eWJq7IAX7X3mSVJJT6S2" + '"',
          'HCLOUD_TOKEN = "' + "hs5uTdzKvFT2V" + "ADvU3cTP11Ru" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Fastly",
    source: "https://www.fastly.com/documentation/guides/account-info/account-management/using-api-tokens/",
    environment: "FASTLY_API_TOKEN",
    named: [
      {
        id: "fastly-api-token",
        title: "Fastly API token",
        words: ["fastly"],
        value: /^[A-Za-z0-9_-]{32}$/,
        matches: [
          'FASTLY_API_TOKEN = "' + "V1UY5wrav6W5MJsN" + "cphKyPckv5M3SawJ" + '"',
          'fastly_api_token = "' + "zV523Vh6EFWrIwVV" + "W8C6Cn6w5cUwoCFQ" + '"',
        ],
        near: [
          'digest = "' + "V1UY5wrav6W5MJsN" + "cphKyPckv5M3SawJ" + '"',
          'FASTLY_API_TOKEN = "' + "V1UY5w" + "rav6W5" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Meraki",
    source: "https://developer.cisco.com/meraki/api-v1/authorization/",
    environment: "MERAKI_DASHBOARD_API_KEY",
    named: [
      {
        id: "meraki-api-key",
        title: "Cisco Meraki API key",
        words: ["meraki"],
        value: /^[0-9a-f]{40}$/,
        needsCredentialWord: false,
        matches: [
          'MERAKI_DASHBOARD_API_KEY = "' + "f02eb04c38bc146455bb" + "9c97e69d9eca2d38b7dd" + '"',
          'meraki_dashboard_api_key = "' + "fbc57f1e329bd66311fd" + "e5e624d7bfd6b4817f00" + '"',
        ],
        near: [
          'layout = "' + "f02eb04c38bc146455bb" + "9c97e69d9eca2d38b7dd" + '"',
          'MERAKI_DASHBOARD_API_KEY = "' + "f02eb04c" + "38bc1464" + '"',
        ],
      },
    ],
  },
];
