import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Social networks and news. */
export const social: readonly Vendor[] = [
  {
    vendor: "X (Twitter)",
    placeholders: ["twitter"],
    calls: { OAuthHandler: { 1: "consumer_secret" }, set_access_token: { 1: "access_token_secret" } },
    tokens: [
      {
        id: "twitter-bearer-token",
        title: "X (Twitter) bearer token",
        source: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
        prefix: "AAAAAAAAAAAAAAAAAAAA",
        pattern: /A{20,24}[A-Za-z0-9%]{60,120}(?![A-Za-z0-9%+/=_-])/y,
        accept: mixed,
        matches: [
          "AAAAAAAAAAAAAAAAAAAA" + "XgmujnKizZO00POmEPW8lxHnSWM6j8X" + "UGiaEbfb7UfuKs7pc4du86GQYA6RKK",
          "AAAAAAAAAAAAAAAAAAAA" + "tds3PF5p2m02tZk2C09hCReHe4Vka2" + "pylkyNMgvUl0fwuXpoEiFmacdiWzAj",
        ],
        near: [
          "AAAAAAAAAAAAAAAAAAAA" + "AAAAAAAAAAAAAAAAAAAA",
          "AAAAAAAAAAAAAAAAAAAA" + "XgmujnKizZO00POmEPW8lxHn",
          "AAAAAAAAAAAAAAAAAAAA" + "x".repeat(61),
        ],
      },
    ],
    named: [
      {
        id: "twitter-access-token",
        title: "X (Twitter) access token",
        source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
        words: ["twitter", "tweepy", "accesstoken"],
        value: /^\d{9,19}-[A-Za-z0-9]{20,45}$/,
        matches: [
          'TWITTER_ACCESS_TOKEN = "' + "5567569118-cMp8J" + "8SF4kiPo50OJ9Kv" + '"',
          'twitter_access_token = "' + "70389007054-ASqClA" + "5oeoe5ZaTaTOUPN0j" + '"',
        ],
        near: [
          'revision = "' + "5567569118-cMp8J" + "8SF4kiPo50OJ9Kv" + '"',
          'TWITTER_ACCESS_TOKEN = "' + "556756" + "9118-c" + '"',
        ],
      },
      {
        id: "twitter-access-secret",
        title: "X (Twitter) access token secret",
        source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
        words: ["twitter", "tweepy", "accesstokensecret"],
        value: /^[A-Za-z0-9]{45}$/,
        matches: [
          'TWITTER_ACCESS_TOKEN_SECRET = "' + "FUu9apLiSmC4wHizk8Sana3" + "GVRqzrorw520edT9OHfz65" + '"',
          'twitter_access_token_secret = "' + "11XooYRdCIYVQP2zATGyBjj" + "MDrB1rFc74qubwLLCKtPvX" + '"',
        ],
        near: [
          'layout = "' + "FUu9apLiSmC4wHizk8Sana3" + "GVRqzrorw520edT9OHfz65" + '"',
          'TWITTER_ACCESS_TOKEN_SECRET = "' + "FUu9apLiS" + "mC4wHizk8" + '"',
        ],
      },
      {
        id: "twitter-consumer-secret",
        title: "X (Twitter) consumer secret",
        source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
        words: ["twitter", "consumersecret"],
        value: /^[A-Za-z0-9]{50}$/,
        matches: [
          'TWITTER_CONSUMER_SECRET = "' + "XMwGdmFLPn9xmk3TICVLlC4m7" + "HtNVzuMRQQsP9ygh3MOkhtKAC" + '"',
          'twitter_consumer_secret = "' + "hCpQ4zJeFnPj1yNwlaETmrwFP" + "ooLX7omA5IDXQZWrqeibNzMR9" + '"',
        ],
        near: [
          'run_id = "' + "XMwGdmFLPn9xmk3TICVLlC4m7" + "HtNVzuMRQQsP9ygh3MOkhtKAC" + '"',
          'TWITTER_CONSUMER_SECRET = "' + "XMwGdmFLPn" + "9xmk3TICVL" + '"',
        ],
      },
      {
        id: "twitter-consumer-key",
        title: "X (Twitter) consumer key",
        source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
        words: ["twitter", "consumerkey"],
        value: /^[A-Za-z0-9]{25}$/,
        matches: [
          'TWITTER_CONSUMER_KEY = "' + "Yj7k118Y3FKFy" + "iQppqSR2zlw0" + '"',
          'twitter_consumer_key = "' + "a0Ka9VunT8bhi" + "l7zWMT9BycnL" + '"',
        ],
        near: [
          'revision = "' + "Yj7k118Y3FKFy" + "iQppqSR2zlw0" + '"',
          'TWITTER_CONSUMER_KEY = "' + "Yj7k1" + "18Y3F" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Facebook",
    placeholders: ["facebook"],
    tokens: [
      {
        id: "facebook-access-token",
        title: "Facebook access token",
        source: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
        prefix: "EAA",
        // A picture in base64 holds such runs too, between its `+` and `/`.
        pattern: /(?<![+]|\w\/)EAA[A-Za-z][A-Za-z0-9]{96,400}(?![\w+/])/y,
        matches: [
          "EAA" +
            "LntDIklJ2tjpDEXONxEY4Af1pLGY6KZa9cktx9yay3uyJYQ6oX" +
            "1OIyHgYXveTmIsqpPJCrAw2IK1arpTEYK6G5FCdVS0Ve9AUBK",
          "EAA" +
            "esRccOSmT9zdE5pAFQ8D8vieDzMxmOfOk0ueg8ac01LR2nkm3" +
            "rqGh0UiFFg6d3n8t0b38pIes24qSCnbYNID1KP9YOzGIDvBRr",
        ],
        near: ["EAA" + "Tensor", "EAA" + "LntDIklJ2tjpDEXONxEY" + "4Af1pLGY6KZa9cktx9y", "EAA" + "x".repeat(99)],
      },
    ],
    named: [
      {
        id: "facebook-secret",
        title: "Facebook app secret",
        source: "https://developers.facebook.com/docs/development/create-an-app/app-dashboard/basic-settings/",
        words: ["facebook", "fbapp", "fbsecret", "instagram"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'FACEBOOK_APP_SECRET = "' + "e6b5d0358a32da46" + "9bebe480e443bc94" + '"',
          'facebook_app_secret = "' + "be01d932f9622c05" + "88fffc5d6bc9eab9" + '"',
        ],
        near: [
          'layout = "' + "e6b5d0358a32da46" + "9bebe480e443bc94" + '"',
          'FACEBOOK_APP_SECRET = "' + "e6b5d0" + "358a32" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Instagram",
    source: "https://developers.facebook.com/docs/instagram-platform/",
    tokens: [
      {
        id: "instagram-access-token",
        title: "Instagram access token",
        prefix: ["IGQVJ", "IGQW"],
        pattern: /IGQ(?:VJ|W)[A-Za-z0-9_-]{100,250}(?![\w-])/y,
        matches: [
          "IGQVJ" +
            "j9UTVWKyQBI8LylHbfFZBlqKbtAqYDdYyo6xMlXu4Z2Jo3TzFMG" +
            "Qe2YLEjPbbfJonCVzUSUjEZuCH9y9WfXwKDb4tcgi627Eb8a0uh",
          "IGQW" +
            "f26dR1GVKvIjRbiikx8ygNkVnlWvrwrUvL7vDMSWjd3dAjZrOj" +
            "jfIAOiDKIRar7WI77Yf5FpW9HfSOVwQU1onmoRFXKXePejm60a",
        ],
        near: ["IGQVJ" + "j9UTVWKyQBI8LylHbfFZ" + "BlqKbtAqYDdYyo6xMlXu", "IGQVJ" + "x".repeat(102)],
      },
    ],
  },
  {
    vendor: "LinkedIn",
    tokens: [
      {
        id: "linkedin-primary-secret",
        title: "LinkedIn primary client secret",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "WPL_AP1.",
        pattern: /WPL_AP1\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}==(?![\w+/=])/y,
        matches: ["WPL_AP1." + "FSBthJkdaFHkG" + "Bpz.gvYJ1b==", "WPL_AP1." + "6RgUasJkefqZw" + "IKn.AoVvdH=="],
        near: ["WPL_AP1." + "FSBthJkdaF", "WPL_AP1." + "xxxxxxxxxxxxx" + "xxx.xxxxxx=="],
      },
    ],
    named: [
      {
        id: "linkedin-client-secret",
        title: "LinkedIn client secret",
        source: "https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication",
        words: ["linkedin"],
        value: /^(?:[A-Za-z0-9]{16}|WPL_AP1\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6}==)$/,
        matches: [
          'LINKEDIN_CLIENT_SECRET = "' + "WPL_AP1.YVDYXGFBe" + "VV1fJYq.vm1sTK==" + '"',
          'linkedin_client_secret = "' + "WPL_AP1.bHWH9wJOD" + "FnyIHaw.8R0FGd==" + '"',
        ],
        near: [
          'commit = "' + "WPL_AP1.YVDYXGFBe" + "VV1fJYq.vm1sTK==" + '"',
          'LINKEDIN_CLIENT_SECRET = "' + "WPL_AP1" + ".YVDYX" + '"',
        ],
      },
      {
        id: "linkedin-client-id",
        title: "LinkedIn client id",
        source: "https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication",
        words: ["linkedin"],
        value: /^[a-z0-9]{14}$/,
        matches: [
          'LINKEDIN_CLIENT_ID_KEY = "' + "u55cwpt" + "ck21d0b" + '"',
          'linkedin_client_id_key = "' + "ne8lt29" + "1cj67vy" + '"',
        ],
        near: ['layout = "' + "u55cwpt" + "ck21d0b" + '"', 'LINKEDIN_CLIENT_ID_KEY = "' + "u55" + "cw" + '"'],
      },
    ],
  },
  {
    vendor: "Pinterest",
    source: "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/",
    tokens: [
      {
        id: "pinterest-access-token",
        title: "Pinterest access token",
        prefix: ["pina_", "pinr_", "pinc_"],
        pattern: /pin[arc]_[A-Z0-9]{80,140}(?!\w)/y,
        matches: [
          "pinr_" + "SSNELN4RDKDUEAOPRGXYWPGQTJIVMR2QZYUHYO4YL" + "KAPUHMVI01OGSXJXG4FF5AJXC548JR0MOPJHSA2VX",
          "pinc_" + "Y3UNGVR6R3UQS7HBD7TPIPPIPYQ3HAZS90P101QIJ" + "VHRIGYE4CN0KAUAKS6V5CORC998KOC01L5DVI6UVZ",
        ],
        near: ["pinr_" + "SSNELN4RDKDUEAOP" + "RGXYWPGQTJIVMR2Q", "pinr_" + "x".repeat(82)],
      },
    ],
  },
  {
    vendor: "Reddit",
    source: "https://github.com/reddit-archive/reddit/wiki/OAuth2",
    named: [
      {
        id: "reddit-client-secret",
        title: "Reddit client secret",
        words: ["reddit", "praw"],
        value: /^[A-Za-z0-9_-]{27,30}$/,
        matches: [
          'REDDIT_CLIENT_SECRET = "' + "2RAcc7M2iIHvuh" + "UaGQzDy9Ew9jc" + '"',
          'reddit_client_secret = "' + "ATnVvE1stQPzmjd" + "rNoTVVU120jYng" + '"',
        ],
        near: [
          'commit = "' + "2RAcc7M2iIHvuh" + "UaGQzDy9Ew9jc" + '"',
          'REDDIT_CLIENT_SECRET = "' + "2RAcc" + "7M2iI" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Flickr",
    source: "https://www.flickr.com/services/api/",
    named: [
      {
        id: "flickr-api-key",
        title: "Flickr API key",
        words: ["flickr"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'FLICKR_API_KEY = "' + "2c8e1006dc590c6f" + "92fe1433e918c849" + '"',
          'flickr_api_key = "' + "a70acfdac864cae2" + "21ba9da152247584" + '"',
        ],
        near: [
          'digest = "' + "2c8e1006dc590c6f" + "92fe1433e918c849" + '"',
          'FLICKR_API_KEY = "' + "2c8e10" + "06dc59" + '"',
        ],
      },
    ],
  },
  {
    vendor: "NYTimes",
    source: "https://developer.nytimes.com/get-started",
    named: [
      {
        id: "nytimes-api-key",
        title: "NYTimes API key",
        words: ["nytimes", "newyorktimes"],
        value: /^[A-Za-z0-9=_-]{32}$/,
        matches: [
          'NYTIMES_API_KEY = "' + "6A2VBwPMYDBAR1MY" + "KWpnbIyLdVDZKwb7" + '"',
          'nytimes_api_key = "' + "Ui4fS43Nzl9tZTnL" + "1CWFap55R2tEn7rd" + '"',
        ],
        near: [
          'revision = "' + "6A2VBwPMYDBAR1MY" + "KWpnbIyLdVDZKwb7" + '"',
          'NYTIMES_API_KEY = "' + "6A2VBw" + "PMYDBA" + '"',
        ],
      },
    ],
  },
  {
    vendor: "News API",
    source: "https://newsapi.org/docs/authentication",
    named: [
      {
        id: "newsapi-key",
        title: "News API key",
        words: ["newsapi"],
        value: /^[0-9a-f]{32}$/,
        needsCredentialWord: false,
        matches: [
          'NEWSAPI_KEY = "' + "d0dc5992f0e2d470" + "d119ab0f42e1fd6d" + '"',
          'newsapi_key = "' + "f78a4e8bdf008b18" + "51b2f964c87e0ca4" + '"',
        ],
        near: [
          'layout = "' + "d0dc5992f0e2d470" + "d119ab0f42e1fd6d" + '"',
          'NEWSAPI_KEY = "' + "d0dc59" + "92f0e2" + '"',
        ],
      },
    ],
  },
  {
    vendor: "The Guardian",
    source: "https://open-platform.theguardian.com/documentation/",
    named: [
      {
        id: "guardian-api-key",
        title: "Guardian API key",
        words: ["guardian"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'GUARDIAN_API_KEY = "' + "898888cd-685f-713e" + "-a060-d35815743536" + '"',
          'guardian_api_key = "' + "8d669749-e121-df4c" + "-386b-aa54245fbe1d" + '"',
        ],
        near: [
          'checksum = "' + "898888cd-685f-713e" + "-a060-d35815743536" + '"',
          'GUARDIAN_API_KEY = "' + "898888c" + "d-685f-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Disqus",
    source: "https://disqus.com/api/docs/",
    named: [
      {
        id: "disqus-api-key",
        title: "Disqus API key",
        words: ["disqus"],
        value: /^[A-Za-z0-9]{64}$/,
        matches: [
          'DISQUS_API_SECRET = "' + "MTns5NNbEGnxjgKPvcSD0sTjMM7O9d1S" + "MC8OrPxfIhW3RCoa6NRm0ToKCwTndc74" + '"',
          'disqus_api_secret = "' + "5jL4556JCJvgHcXgRt0iIcyuXtVGMrYR" + "OmqTsLqyvODcgSr3S5z7IGvAN0J8oF1B" + '"',
        ],
        near: [
          'revision = "' + "MTns5NNbEGnxjgKPvcSD0sTjMM7O9d1S" + "MC8OrPxfIhW3RCoa6NRm0ToKCwTndc74" + '"',
          'DISQUS_API_SECRET = "' + "MTns5NNbEGnxj" + "gKPvcSD0sTjM" + '"',
        ],
      },
    ],
  },
];
