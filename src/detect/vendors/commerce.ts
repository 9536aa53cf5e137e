import type { Vendor } from "./vendor";

/** Shops, customer service and marketing. */
export const commerce: readonly Vendor[] = [
  {
    vendor: "Shopify",
    tokens: [
      {
        id: "shopify-access-token",
        title: "Shopify access token",
        source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
        prefix: "shpat_",
        pattern: /shpat_[0-9a-fA-F]{32}(?!\w)/y,
        environment: "SHOPIFY_ACCESS_TOKEN",
        matches: [
          "shpat_" + "22d3DdCDFcB426FF" + "2EcD4985ffBe8Eb0",
          "shpat_" + "bc6Cad6FCfeEdCd3" + "a894ACA3C94bE6Df",
        ],
        near: ["shpat_" + "22d3DdCDFcB4", "shpat_" + "x".repeat(32)],
      },
      {
        id: "shopify-custom-app-token",
        title: "Shopify custom app access token",
        source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
        prefix: "shpca_",
        pattern: /shpca_[0-9a-fA-F]{32}(?!\w)/y,
        matches: [
          "shpca_" + "1FA05278C53fCcFC" + "ad1f97F7dB7ccEC3",
          "shpca_" + "1Aa4DBc9a7c17FDe" + "efD89D0a563c8d54",
        ],
        near: ["shpca_" + "1FA05278C53f", "shpca_" + "x".repeat(32)],
      },
      {
        id: "shopify-private-app-token",
        title: "Shopify private app password",
        source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
        prefix: "shppa_",
        pattern: /shppa_[0-9a-fA-F]{32}(?!\w)/y,
        matches: [
          "shppa_" + "2a2D9B2d49CE0F5e" + "0Fa1816Cd18b62EA",
          "shppa_" + "F597cF7021cc4aDf" + "F65E2ec8a2Bc6fd2",
        ],
        near: ["shppa_" + "2a2D9B2d49CE", "shppa_" + "x".repeat(32)],
      },
      {
        id: "shopify-shared-secret",
        title: "Shopify shared secret",
        source: "https://shopify.dev/docs/apps/build/authentication-authorization",
        prefix: "shpss_",
        pattern: /shpss_[0-9a-fA-F]{32}(?!\w)/y,
        environment: "SHOPIFY_API_SECRET",
        matches: [
          "shpss_" + "daAB902ddeddABBA" + "a88fA1F134E55adf",
          "shpss_" + "857eBeb6387C8cf8" + "3CDeEC3eAd31f3db",
        ],
        near: ["shpss_" + "daAB902ddedd", "shpss_" + "x".repeat(32)],
      },
      {
        id: "shopify-partner-token",
        title: "Shopify partner API token",
        source: "https://shopify.dev/docs/api/partner",
        prefix: ["prtapi_", "shptka_", "shpuka_"],
        pattern: /(?:prtapi|shptka|shpuka)_[0-9a-fA-F]{32}(?!\w)/y,
        matches: [
          "shptka_" + "e0AEee0ec7B408c8" + "2f53B3dcec37dBd1",
          "shptka_" + "0b03bB206e1c7B43" + "6026BbCDDabAdd52",
        ],
        near: ["shptka_" + "e0AEee0ec7B4", "shptka_" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "eBay",
    source: "https://developer.ebay.com/api-docs/static/creating-edp-account.html",
    tokens: [
      {
        id: "ebay-client-secret",
        title: "eBay client secret",
        prefix: ["PRD-", "SBX-"],
        pattern: /(?:PRD|SBX)-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}(?![\w-])/y,
        matches: ["PRD-" + "2633af25a8a3-996" + "3-39fb-b9e4-1703", "SBX-" + "03c1ceb04972-699" + "f-d1de-22e7-0d95"],
        near: ["PRD-" + "2633af25a8a3", "PRD-" + "xxxxxxxxxxxx-xxx" + "x-xxxx-xxxx-xxxx"],
      },
    ],
  },
  {
    vendor: "HubSpot",
    tokens: [
      {
        id: "hubspot-private-app-token",
        title: "HubSpot private app token",
        source: "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
        prefix: ["pat-na", "pat-eu", "pat-ap"],
        pattern: /pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        environment: "HUBSPOT_ACCESS_TOKEN",
        matches: [
          "pat-ap" + "3-aa47db7f-10f0-164" + "7-4bc2-e4a21aec33f8",
          "pat-eu" + "3-3407633f-ee3d-e9a" + "f-1a77-60e6e95c45bd",
        ],
        near: ["pat-ap" + "3-aa47db7f-10f0", "pat-ap" + "x-xxxxxxxx-xxxx-xxx" + "x-xxxx-xxxxxxxxxxxx"],
      },
    ],
    named: [
      {
        id: "hubspot-api-key",
        title: "HubSpot API key",
        source: "https://developers.hubspot.com/docs/guides/apps/authentication/intro-to-auth",
        words: ["hubspot", "hapikey"],
        value: /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/,
        matches: [
          'HUBSPOT_API_KEY = "' + "d0c2b828-B644-3D93" + "-4722-60AaeEE94e9f" + '"',
          'hubspot_api_key = "' + "41c9d8cE-eC57-daFA" + "-D19B-90fDFEE4C2EB" + '"',
        ],
        near: [
          'digest = "' + "d0c2b828-B644-3D93" + "-4722-60AaeEE94e9f" + '"',
          'HUBSPOT_API_KEY = "' + "d0c2b82" + "8-B644-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Salesforce",
    source: "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm",
    tokens: [
      {
        id: "salesforce-access-token",
        title: "Salesforce access token",
        prefix: "00D",
        pattern: /00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,130}(?!\w)/y,
        matches: [
          "00D" + "Nf8bnmsJX6eT!lbPsGzDPtAyAWtYxPJNOM652SFreJJy1Qh" + "qN2pcnj9n1e3rKdLlaLeQREaOwD7ONx9b4KZEHdbTFbLcg",
          "00D" +
            "Mg9LA7NIXGFNCx!4UYwJHrfWF3ivdYqtXsB5UIagkpLGG5yrW" +
            "SCmubfuIzyiwyLzUGs3LQl0XJVcYPvlBGAKxyf7I2zbiCHLA",
        ],
        near: [
          "00D" + "Nf8bnmsJX6eT!lbPsGz" + "DPtAyAWtYxPJNOM652",
          "00D" + "xxxxxxxxxxxx!xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Klaviyo",
    source: "https://developers.klaviyo.com/en/docs/retrieve_api_credentials",
    environment: "KLAVIYO_API_KEY",
    tokens: [
      {
        id: "klaviyo-api-key",
        title: "Klaviyo private API key",
        prefix: "pk_",
        pattern: /pk_(?:[0-9a-f]{34}|[A-Za-z0-9]{6}_[0-9a-f]{34})(?!\w)/y,
        matches: [
          "pk_" + "3rm9t8_4589b3aad0230f" + "1a85f41cbf4e19f77f52",
          "pk_" + "JvmjxS_2b20740001af62" + "243d2e563e04ecf7ab55",
        ],
        near: [
          "pk_constraint_name",
          "pk_" + "3rm9t8_4589b3aad",
          "pk_" + "xxxxxx_xxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Zoho",
    source: "https://www.zoho.com/accounts/protocol/oauth.html",
    tokens: [
      {
        id: "zoho-access-token",
        title: "Zoho access or refresh token",
        prefix: "1000.",
        pattern: /1000\.[0-9a-f]{32}\.[0-9a-f]{32}(?!\w)/y,
        matches: [
          "1000." + "26a05aa057e1191135e8e0df07c5bd0f." + "310e44618cc58588d28b5b30ebc9538c",
          "1000." + "73b56cd16ca4244f78dcc40c1e4cdca4." + "2cbed018cdb373b2952a885d924cf8f3",
        ],
        near: [
          "1000." + "26a05aa057e11" + "91135e8e0df07",
          "1000." + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx." + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "zoho-client-secret",
        title: "Zoho client secret",
        words: ["zoho"],
        value: /^[0-9a-f]{42}$/,
        matches: [
          'ZOHO_CLIENT_SECRET = "' + "0d83cf5b0c2343a346736" + "88b8d51c70496d59174ce" + '"',
          'zoho_client_secret = "' + "a7eec166e73ef4f943e10" + "1fd29c027c2786b5e4f4f" + '"',
        ],
        near: [
          'document = "' + "0d83cf5b0c2343a346736" + "88b8d51c70496d59174ce" + '"',
          'ZOHO_CLIENT_SECRET = "' + "0d83cf5b" + "0c2343a3" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Segment",
    tokens: [
      {
        id: "segment-public-api-token",
        title: "Segment public API token",
        source: "https://segment.com/docs/api/public-api/",
        prefix: "sgp_",
        pattern: /sgp_[A-Za-z0-9]{64}(?!\w)/y,
        matches: [
          "sgp_" + "zGS2mtdnz3ECd6hAfRAZqOTYrue9H7KW" + "VNBq8fD0HvtyIcsh0qIi8hXb7Sa62vC0",
          "sgp_" + "TI9HvwoRYEHnMPNgICS6mLrbiPp2hZbm" + "aA1THtiQRwcfBoynwqWnFLknWNxzz9lb",
        ],
        near: ["sgp_" + "zGS2mtdnz3ECd" + "6hAfRAZqOTYr", "sgp_" + "x".repeat(64)],
      },
    ],
    named: [
      {
        id: "segment-write-key",
        title: "Segment write key",
        source: "https://segment.com/docs/connections/find-writekey/",
        words: ["segment"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'SEGMENT_WRITE_KEY = "' + "lGoevxCZBKVM1GEZ" + "kH1P8OYcqn4GF7x8" + '"',
          'segment_write_key = "' + "KXHL1Qp2KMorGAzC" + "EATwYxlnXY70xFsw" + '"',
        ],
        near: [
          'document = "' + "lGoevxCZBKVM1GEZ" + "kH1P8OYcqn4GF7x8" + '"',
          'SEGMENT_WRITE_KEY = "' + "lGoevx" + "CZBKVM" + '"',
        ],
      },
    ],
  },
  {
    vendor: "WooCommerce",
    source: "https://woocommerce.github.io/woocommerce-rest-api-docs/",
    named: [
      {
        id: "woocommerce-secret",
        title: "WooCommerce consumer secret",
        words: ["woocommerce"],
        value: /^(?:c[sk]_[0-9a-f]{40})$/,
        matches: [
          `woocommerce_secret = "${"cs_" + "a55558df022a909fdc6f" + "3b502a0ffe5782b1942d"}"`,
          `woocommerce_secret = "${"cs_" + "16dd70a00c4052042434" + "0f90f9171ce5ce29c3d2"}"`,
        ],
        near: [
          `woocommerce_secret = "${"cs_matrix"}"`,
          `woocommerce_secret = "${"cs_" + "a55558df022a909f"}"`,
          `woocommerce_secret = "${"cs_" + "x".repeat(40)}"`,
        ],
      },
    ],
  },
  {
    vendor: "Etsy",
    source: "https://developers.etsy.com/documentation/essentials/authentication",
    named: [
      {
        id: "etsy-api-key",
        title: "Etsy API key",
        words: ["etsy"],
        value: /^[a-z0-9]{24}$/,
        matches: [
          'ETSY_API_KEY = "' + "3xbmyuvfi5qw" + "t5g6wc7xg8ma" + '"',
          'etsy_api_key = "' + "5vo93zhmw06q" + "hpsp9udqj10i" + '"',
        ],
        near: ['etag = "' + "3xbmyuvfi5qw" + "t5g6wc7xg8ma" + '"', 'ETSY_API_KEY = "' + "3xbmy" + "uvfi" + '"'],
      },
    ],
  },
  {
    vendor: "Squarespace",
    source: "https://developers.squarespace.com/commerce-apis/authentication-and-permissions",
    named: [
      {
        id: "squarespace-api-key",
        title: "Squarespace API key",
        words: ["squarespace"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'SQUARESPACE_API_KEY = "' + "a7620566-6d97-8f64" + "-aea7-525f8e92b4f7" + '"',
          'squarespace_api_key = "' + "bd498e2a-063d-46b8" + "-d8bd-3297be521b92" + '"',
        ],
        near: [
          'run_id = "' + "a7620566-6d97-8f64" + "-aea7-525f8e92b4f7" + '"',
          'SQUARESPACE_API_KEY = "' + "a762056" + "6-6d97-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Zendesk",
    source: "https://support.zendesk.com/hc/en-us/articles/4408889192858",
    named: [
      {
        id: "zendesk-secret-key",
        title: "Zendesk API token",
        words: ["zendesk"],
        value: /^[A-Za-z0-9]{40}$/,
        matches: [
          'ZENDESK_API_TOKEN = "' + "x4Q8lRSL1gONGiEUOHjw" + "vw1JmdOQ7wYLRx1aqIKr" + '"',
          'zendesk_api_token = "' + "ZQlTjCXCfqcXQnIU7v6Z" + "5B3QYoxkjIv5SecdNrs3" + '"',
        ],
        near: [
          'layout = "' + "x4Q8lRSL1gONGiEUOHjw" + "vw1JmdOQ7wYLRx1aqIKr" + '"',
          'ZENDESK_API_TOKEN = "' + "x4Q8lRSL" + "1gONGiEU" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Freshdesk",
    source: "https://developers.freshdesk.com/api/",
    named: [
      {
        id: "freshdesk-api-key",
        title: "Freshdesk API key",
        words: ["freshdesk"],
        value: /^[A-Za-z0-9]{20}$/,
        matches: [
          'FRESHDESK_API_KEY = "' + "AQWzqkpsCD" + "tpgyumm4ww" + '"',
          'freshdesk_api_key = "' + "lTfek5nSkh" + "DStufuR9NH" + '"',
        ],
        near: ['layout = "' + "AQWzqkpsCD" + "tpgyumm4ww" + '"', 'FRESHDESK_API_KEY = "' + "AQWz" + "qkps" + '"'],
      },
    ],
  },
  {
    vendor: "FreshBooks",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    named: [
      {
        id: "freshbooks-access-token",
        title: "FreshBooks access token",
        words: ["freshbooks"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'FRESHBOOKS_ACCESS_TOKEN = "' + "a013ce793c473377d64c3df76895bc1a" + "eeee10cb1af4b0ed686685d117eb2e14" + '"',
          'freshbooks_access_token = "' + "ea55d632d5a6d67b6dd2c75e76ee7d99" + "7f013f1ea6ce6016472041eed173df92" + '"',
        ],
        near: [
          'document = "' + "a013ce793c473377d64c3df76895bc1a" + "eeee10cb1af4b0ed686685d117eb2e14" + '"',
          'FRESHBOOKS_ACCESS_TOKEN = "' + "a013ce793c473" + "377d64c3df76" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Intercom",
    source: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    named: [
      {
        id: "intercom-api-key",
        title: "Intercom access token",
        words: ["intercom"],
        value: /^[A-Za-z0-9=_+/-]{60}$/,
        matches: [
          'INTERCOM_ACCESS_TOKEN = "' + "rxV9IiJiqoi7xaNzPGG6WThyIhRiPl" + "pxzgAZSa7eax4rDWgTd6Uy88HpxNPB" + '"',
          'intercom_access_token = "' + "UtS4F0g7pSVhhMj6lBu9XJSS2xQHKk" + "gPsvnToxxtAterv5hRUdDDjk6I5aq9" + '"',
        ],
        near: [
          'layout = "' + "rxV9IiJiqoi7xaNzPGG6WThyIhRiPl" + "pxzgAZSa7eax4rDWgTd6Uy88HpxNPB" + '"',
          'INTERCOM_ACCESS_TOKEN = "' + "rxV9IiJiqoi7" + "xaNzPGG6WThy" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Pipedrive",
    source: "https://pipedrive.readme.io/docs/core-api-concepts-authentication",
    named: [
      {
        id: "pipedrive-api-token",
        title: "Pipedrive API token",
        words: ["pipedrive"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'PIPEDRIVE_API_TOKEN = "' + "834436e7baa828a67267" + "545dcb1d0c639ddc3d27" + '"',
          'pipedrive_api_token = "' + "f8c4e3accc25e17e5b3e" + "03e9ae7bfc495d3ddc18" + '"',
        ],
        near: [
          'revision = "' + "834436e7baa828a67267" + "545dcb1d0c639ddc3d27" + '"',
          'PIPEDRIVE_API_TOKEN = "' + "834436e7" + "baa828a6" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Sendbird",
    source: "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api",
    named: [
      {
        id: "sendbird-access-token",
        title: "Sendbird API token",
        words: ["sendbird"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'SENDBIRD_API_TOKEN = "' + "fcff48b2a16c4843bdab" + "d565edc3c0cf588358fb" + '"',
          'sendbird_api_token = "' + "dea20f7b5d18891d2cf5" + "30abd48eb8cf8b772772" + '"',
        ],
        near: [
          'checksum = "' + "fcff48b2a16c4843bdab" + "d565edc3c0cf588358fb" + '"',
          'SENDBIRD_API_TOKEN = "' + "fcff48b2" + "a16c4843" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Beamer",
    source: "https://www.getbeamer.com/api",
    named: [
      {
        id: "beamer-api-key",
        title: "Beamer API key",
        words: ["beamer"],
        value: /^b_[A-Za-z0-9=_+/-]{44}$/,
        matches: [
          'BEAMER_API_KEY = "' + "b_hLqHi3p1S2rcqrWtRPknf" + "j7ugtJKatCOoEqeZsSi8kVk" + '"',
          'beamer_api_key = "' + "b_9i0FvBHbqQE5qmtKS9XRS" + "h5PBPG1AeUvjrC2sZfjbDuP" + '"',
        ],
        near: [
          'digest = "' + "b_hLqHi3p1S2rcqrWtRPknf" + "j7ugtJKatCOoEqeZsSi8kVk" + '"',
          'BEAMER_API_KEY = "' + "b_hLqHi3p" + "1S2rcqrWt" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Amplitude",
    source: "https://amplitude.com/docs/apis/authentication",
    named: [
      {
        id: "amplitude-secret-key",
        title: "Amplitude secret key",
        words: ["amplitude"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'AMPLITUDE_SECRET_KEY = "' + "c1913b83b7f5c489" + "f542b41151d3b321" + '"',
          'amplitude_secret_key = "' + "8e96ae2ef1de4be2" + "9e4ced8c46c148d9" + '"',
        ],
        near: [
          'layout = "' + "c1913b83b7f5c489" + "f542b41151d3b321" + '"',
          'AMPLITUDE_SECRET_KEY = "' + "c1913b" + "83b7f5" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Mixpanel",
    source: "https://docs.mixpanel.com/docs/orgs-and-projects/managing-projects",
    named: [
      {
        id: "mixpanel-secret",
        title: "Mixpanel API secret",
        words: ["mixpanel"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'MIXPANEL_API_SECRET = "' + "622622e9a99f456a" + "38eb85cb800c41e5" + '"',
          'mixpanel_api_secret = "' + "a8daa752c44fde64" + "d6dd65b07baf2770" + '"',
        ],
        near: [
          'checksum = "' + "622622e9a99f456a" + "38eb85cb800c41e5" + '"',
          'MIXPANEL_API_SECRET = "' + "622622" + "e9a99f" + '"',
        ],
      },
    ],
  },
];
