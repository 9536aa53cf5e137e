import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Payments and shipping. */
export const payments: readonly Vendor[] = [
  {
    vendor: "Stripe",
    source: "https://docs.stripe.com/keys",
    environment: "STRIPE_API_KEY",
    names: ["stripe"],
    placeholders: ["stripe"],
    tokens: [
      {
        id: "stripe-secret-key",
        title: "Stripe secret key",
        prefix: ["sk_live_", "sk_test_", "sk_prod_"],
        pattern: /sk_(?:live|test|prod)_[A-Za-z0-9]{10,247}(?!\w)/y,
        matches: ["sk_test_" + "SwuQ7LGWGf", "sk_test_" + "YBoOOYAXoBgwR"],
        near: ["sk_test_keys", "sk_live_your_key", "sk_test_SwuQ", "sk_test_" + "x".repeat(10)],
      },
      {
        id: "stripe-restricted-key",
        title: "Stripe restricted key",
        prefix: ["rk_live_", "rk_test_", "rk_prod_"],
        pattern: /rk_(?:live|test|prod)_[A-Za-z0-9]{10,247}(?!\w)/y,
        matches: ["rk_test_" + "HYxbc8wqUz2", "rk_test_" + "thjJvZtMMtXur"],
        near: ["rk_test_step", "rk_test_HYxb", "rk_test_" + "x".repeat(11)],
      },
    ],
  },
  {
    vendor: "Svix",
    source: "https://docs.stripe.com/webhooks",
    environment: "STRIPE_WEBHOOK_SECRET",
    tokens: [
      {
        id: "webhook-signing-secret",
        title: "Webhook signing secret (Stripe, Svix, Clerk)",
        prefix: "whsec_",
        pattern: /whsec_[A-Za-z0-9+/]{24,64}={0,2}(?![\w+/=-])/y,
        matches: ["whsec_" + "RoNDQwu8j6od5K" + "OZY42zi9fDfV==", "whsec_" + "EUyG48To4RqX3G" + "K3eFpA3lhyKa=="],
        near: ["whsec_placeholder", "whsec_" + "RoNDQwu8j6o", "whsec_" + "xxxxxxxxxxxxxx" + "xxxxxxxxxxxx=="],
      },
    ],
  },
  {
    vendor: "Square",
    tokens: [
      {
        id: "square-access-token",
        title: "Square access token",
        source: "https://developer.squareup.com/docs/build-basics/access-tokens",
        prefix: "EAAA",
        pattern: /EAAA[\w-]{22,60}(?![\w-])/y,
        accept: mixed,
        environment: "SQUARE_ACCESS_TOKEN",
        matches: ["EAAA" + "EhKFVkrVU8h5w" + "NLWyKSwZ1N61", "EAAA" + "WC6xFU7HV0PwAFci5Zo0f0"],
        near: ["EAAA" + "ExampleAttributeName", "EAAA" + "EhKFVkrVU8", "EAAA" + "x".repeat(25)],
      },
      {
        id: "square-legacy-token",
        title: "Square personal access token",
        source: "https://developer.squareup.com/docs/build-basics/access-tokens",
        prefix: "sq0atp-",
        pattern: /sq0atp-[\w-]{22}(?![\w-])/y,
        matches: ["sq0atp-" + "emtX8uFe0usLZazyQDRmy4", "sq0atp-" + "ArfLQLrQr3mXQzTUPSscuX"],
        near: ["sq0atp-" + "emtX8uFe", "sq0atp-" + "x".repeat(22)],
      },
      {
        id: "square-application-secret",
        title: "Square application secret",
        source: "https://developer.squareup.com/docs/oauth-api/overview",
        prefix: "sq0csp-",
        pattern: /sq0csp-[\w-]{43}(?![\w-])/y,
        matches: [
          "sq0csp-" + "axhuVHiAHDsbjPNAUqj0JH" + "84S9vAaRNX8wnmep1wAEo",
          "sq0csp-" + "ovvxcLh6cFcqrGiA4v8WWY" + "vnCPi41KiKHZ2BhHoQW2h",
        ],
        near: ["sq0csp-" + "axhuVHiAHDsbjPNAU", "sq0csp-" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "PayPal",
    tokens: [
      {
        id: "paypal-access-token",
        title: "PayPal Braintree access token",
        source: "https://developer.paypal.com/braintree/docs/guides/authorization/overview/",
        prefix: "access_token$",
        pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}(?!\w)/y,
        matches: [
          "access_token$" + "production$c6bpelg4w61tdo3n$c3" + "0797a588534e4eb2b7defd6515e966",
          "access_token$" + "production$xcsolku41owaxehh$3c" + "216386b0a62d9f599e1eba9890c1b5",
        ],
        near: [
          "access_token$" + "production$c6bpelg4w61td",
          "access_token$" + "xxxxxxxxxx$xxxxxxxxxxxxxxxx$xx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "paypal-client-secret",
        title: "PayPal client secret",
        source: "https://developer.paypal.com/api/rest/",
        words: ["paypal"],
        value: /^E[A-Za-z0-9_-]{79}$/,
        environment: "PAYPAL_CLIENT_SECRET",
        matches: [
          'PAYPAL_CLIENT_SECRET = "' +
            "E7P7yzZlBvSdK6W18DtPm8gRx34i5e8ILmGrZ6Qf" +
            "TyehMSBbAnRoEyOCsONCqiunE0DjEghLwYAC7Rfa" +
            '"',
          'paypal_client_secret = "' +
            "E4aYM57B072FdZrrFA2yhhnVhaWMjaaJkeW6Rjf2" +
            "6CJXDHlSSKncAWGA1LkQAMHEHRH6ozBzBSZSC2rn" +
            '"',
        ],
        near: [
          'revision = "' +
            "E7P7yzZlBvSdK6W18DtPm8gRx34i5e8ILmGrZ6Qf" +
            "TyehMSBbAnRoEyOCsONCqiunE0DjEghLwYAC7Rfa" +
            '"',
          'PAYPAL_CLIENT_SECRET = "' + "E7P7yzZlBvSdK6W1" + "8DtPm8gRx34i5e8I" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Plaid",
    tokens: [
      {
        id: "plaid-access-token",
        title: "Plaid access token",
        source: "https://plaid.com/docs/api/tokens/",
        prefix: ["access-production-", "access-sandbox-", "access-development-"],
        pattern:
          /access-(?:production|sandbox|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        matches: [
          "access-sandbox-" + "70d64aa8-0b5f-28f1" + "-82d1-425f64b450e9",
          "access-production-" + "861eb417-df61-3370" + "-a39c-b16204c82166",
        ],
        near: ["access-sandbox-" + "70d64aa8-0b5f-", "access-sandbox-" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
    ],
    named: [
      {
        id: "plaid-secret",
        title: "Plaid secret",
        source: "https://plaid.com/docs/quickstart/glossary/",
        words: ["plaid"],
        value: /^[0-9a-f]{30}$/,
        environment: "PLAID_SECRET",
        matches: [
          'PLAID_SECRET = "' + "36ae012c741a011" + "9e58daa5fa5da4c" + '"',
          'plaid_secret = "' + "f73d674a9a67edd" + "c89685e90adb185" + '"',
        ],
        near: [
          'revision = "' + "36ae012c741a011" + "9e58daa5fa5da4c" + '"',
          'PLAID_SECRET = "' + "36ae01" + "2c741a" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Flutterwave",
    tokens: [
      {
        id: "flutterwave-secret-key",
        title: "Flutterwave secret key",
        source: "https://developer.flutterwave.com/docs/authentication",
        prefix: ["FLWSECK-", "FLWSECK_TEST-"],
        pattern: /FLWSECK(?:_TEST)?-[0-9a-f]{32}-X(?![\w-])/y,
        environment: "FLW_SECRET_KEY",
        matches: [
          "FLWSECK_TEST-" + "e6fc4d95ecd53fa1c" + "244d1d71e10a24c-X",
          "FLWSECK_TEST-" + "311f25d63f1ba3e1d" + "9a65f9b30d1ba1c-X",
        ],
        near: ["FLWSECK_TEST-" + "e6fc4d95ecd53", "FLWSECK_TEST-" + "xxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxx-x"],
      },
      {
        id: "flutterwave-encryption-key",
        title: "Flutterwave encryption key",
        source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        prefix: "FLWSECK_TEST",
        pattern: /FLWSECK_TEST-?[0-9a-h]{12}(?![\w-])/y,
        matches: ["FLWSECK_TEST" + "-h2b13eegh393", "FLWSECK_TEST" + "44b1ch19c49g"],
        near: ["FLWSECK_TEST-h2b1", "FLWSECK_TEST" + "-xxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Razorpay",
    source: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    tokens: [
      {
        id: "razorpay-key-id",
        title: "Razorpay key id",
        prefix: ["rzp_live_", "rzp_test_"],
        pattern: /rzp_(?:live|test)_[A-Za-z0-9]{14}(?!\w)/y,
        confidence: "medium",
        environment: "RAZORPAY_KEY_ID",
        matches: ["rzp_live_" + "n4RgGFpUulw2ht", "rzp_test_" + "iyf1RMim1rYEpi"],
        near: ["rzp_live_n4RgG", "rzp_live_" + "x".repeat(14)],
      },
    ],
    named: [
      {
        id: "razorpay-key-secret",
        title: "Razorpay key secret",
        words: ["razorpay"],
        value: /^[A-Za-z0-9]{24}$/,
        matches: [
          'RAZORPAY_KEY_SECRET = "' + "IpfBEmFNrMuF" + "oVgnNHNnVxks" + '"',
          'razorpay_key_secret = "' + "sktzwFItnUsX" + "xmk4hu1uAJNS" + '"',
        ],
        near: ['etag = "' + "IpfBEmFNrMuF" + "oVgnNHNnVxks" + '"', 'RAZORPAY_KEY_SECRET = "' + "IpfBE" + "mFNr" + '"'],
      },
    ],
  },
  {
    vendor: "Adyen",
    source: "https://docs.adyen.com/development-resources/api-credentials/",
    tokens: [
      {
        id: "adyen-api-key",
        title: "Adyen API key",
        prefix: "AQE",
        pattern: /AQE[mhp][A-Za-z0-9+/]{100,300}={0,2}-[A-Za-z0-9+/]{40,64}={0,2}-[!-~]{16}/y,
        matches: [
          "AQE" +
            "mYFicOgU0X6kWytptB6LA1s5sanYEBnewqoCg52PP31bLz7LyxmRrlN7fnZbgm1NeB3fZV7mg3AMJItN7zF" +
            "Op2O9ZziVlEGaq9mkxn==-PDfEGd0s2ywMNYw31ebPWWxeBvxdilwBPvLZvY6k96=-OEIjyUEGf6E3uR3a",
          "AQE" +
            "hZvA35SCZQYZjQxeJpLXGnBSc00Cs4enjjg9cgwF1JXJ6xLa8UOHtMFt8OYKgOukJT6jVpBJHWDv0TbzTYw" +
            "LcW6vBjRHxOvrRaXdSA==-fud8mF6aCDCuTLC5w5KnQ15pPh3Prjfiib5xbtgURcg-i74NY8RczrLYw9TK",
        ],
        near: [
          "AQE" + "mhmfuXNWTK0Qc+iSfYoD1",
          "AQE" + "mYFicOgU0X6kWytptB6LA1s5sanYEBnew" + "qoCg52PP31bLz7LyxmRrlN7fnZbgm1NeB",
        ],
      },
    ],
  },
  {
    vendor: "Checkout.com",
    source: "https://www.checkout.com/docs/developer-resources/api/manage-api-keys",
    tokens: [
      {
        id: "checkout-secret-key",
        title: "Checkout.com secret key",
        prefix: "sk_",
        pattern: /sk_(?:sbox_)?[a-z0-9]{26}[$*#=]/y,
        matches: ["sk_" + "sbox_ob0oezbeg91" + "pesnmqwjinhbrm6$", "sk_" + "cs7u7j0wicjuco" + "0fzj4j5jqkg8*"],
        near: ["sk_" + "learn_estimator" + "s_collection_x=", "sk_" + "sbox_ob0oezb"],
      },
    ],
  },
  {
    vendor: "Pagar.me",
    source: "https://github.com/mongodb/kingfisher",
    tokens: [
      {
        id: "pagarme-key",
        title: "Pagar.me API key",
        prefix: ["ak_live_", "ak_test_"],
        pattern: /ak_(?:live|test)_[A-Za-z0-9]{30}(?!\w)/y,
        matches: [
          "ak_live_" + "LK9k5BTcIWYLArL" + "qLrg9rAuBvFi0BY",
          "ak_test_" + "gyT7d1uPqQDZ2AA" + "fLolC3rZXAhSp6W",
        ],
        near: ["ak_live_" + "LK9k5BTcIWYL", "ak_live_" + "x".repeat(30)],
      },
    ],
  },
  {
    vendor: "Asaas",
    source: "https://docs.asaas.com/docs/authentication-2",
    tokens: [
      {
        id: "asaas-token",
        title: "Asaas API token",
        prefix: "$aact_",
        pattern: /\$aact_(?:(?:prod|hmlg)_)?[A-Za-z0-9:_-]{40,200}={0,2}(?![\w+/=-])/y,
        matches: [
          "$aact_" + "hmlg_MIkqj6G5DwX6TEzIQFE" + "7tTqvUUxM2f0iC1CeO9EfN==",
          "$aact_" + "o6BDkqL8aodGfgV2Rb2mK" + "n6DWEFD9Xev8PhrckJr=",
        ],
        near: ["$aact_" + "hmlg_MIkqj6G5DwX6TE", "$aact_" + "xxxx_xxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxx=="],
      },
    ],
  },
  {
    vendor: "Paddle",
    source: "https://developer.paddle.com/api-reference/about/api-keys",
    environment: "PADDLE_API_KEY",
    tokens: [
      {
        id: "paddle-api-key",
        title: "Paddle API key",
        prefix: ["pdl_live_apikey_", "pdl_sdbx_apikey_"],
        pattern: /pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?!\w)/y,
        matches: [
          "pdl_live_apikey_" + "2phpbylwydg9vfdwx7bmyufm9r_" + "aMGHPdUaRPFqbHaY4w4Jb9_vDO",
          "pdl_sdbx_apikey_" + "afrz68mcd290foqbx9bk5ihjpx_" + "9lww6U25ilMzSSRSTMoOOo_RW4",
        ],
        near: [
          "pdl_live_apikey_" + "2phpbylwydg9vfdwx7bmy",
          "pdl_live_apikey_" + "xxxxxxxxxxxxxxxxxxxxxxxxxx_" + "xxxxxxxxxxxxxxxxxxxxxx_xxx",
        ],
      },
    ],
  },
  {
    vendor: "Xendit",
    source: "https://docs.xendit.co/docs/api-keys",
    tokens: [
      {
        id: "xendit-api-key",
        title: "Xendit secret key",
        prefix: ["xnd_production_", "xnd_development_"],
        pattern: /xnd_(?:production|development)_[A-Za-z0-9]{40,80}(?!\w)/y,
        matches: [
          "xnd_development_" + "n6Aleh20cNlJNWJJ8liS4" + "YDRb24QwY7Wab13fFdtjk",
          "xnd_production_" + "LpLDWYUIQRZEkbGGcV1vj" + "ZquyOPXWOCHZo43eDNpya",
        ],
        near: ["xnd_development_" + "n6Aleh20cNlJNWJJ", "xnd_development_" + "x".repeat(42)],
      },
    ],
  },
  {
    vendor: "Midtrans",
    source: "https://docs.midtrans.com/docs/accessing-midtrans-account",
    tokens: [
      {
        id: "midtrans-server-key",
        title: "Midtrans server key",
        prefix: "Mid-server-",
        pattern: /Mid-server-[\w-]{24}(?![\w-])/y,
        matches: ["Mid-server-" + "g1yrLiea06T0S7hcLNjHUpMw", "Mid-server-" + "iQ3PDVLBkRq40RZs2GTvdK74"],
        near: ["Mid-server-" + "g1yrLiea0", "Mid-server-" + "x".repeat(24)],
      },
    ],
  },
  {
    vendor: "Duffel",
    source: "https://duffel.com/docs/api/overview/making-requests",
    environment: "DUFFEL_ACCESS_TOKEN",
    tokens: [
      {
        id: "duffel-api-token",
        title: "Duffel API token",
        prefix: ["duffel_test_", "duffel_live_"],
        pattern: /duffel_(?:test|live)_[\w=-]{43}(?![\w=-])/y,
        matches: [
          "duffel_live_" + "3cHgpJHkMK345Zyde7RS7o" + "U2BRWoLs1UHJ63zu9XMng",
          "duffel_test_" + "G8X4j63ie6Zk0g4e4USHt4" + "XVRD5goy6TAzDxEB3JSjd",
        ],
        near: ["duffel_live_" + "3cHgpJHkMK345Zyde", "duffel_live_" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "EasyPost",
    source: "https://docs.easypost.com/docs/authentication",
    environment: "EASYPOST_API_KEY",
    tokens: [
      {
        id: "easypost-api-key",
        title: "EasyPost API key",
        prefix: ["EZAK", "EZTK"],
        pattern: /EZ[AT]K[A-Za-z0-9]{54}(?![\w+/=-])/y,
        matches: [
          "EZTK" + "fxwnk8TTcKC3B0MZJqkxPjVeoWX" + "feilhxkmJgz2Xsf0LDzmRT0UZ6o",
          "EZAK" + "CIR0QXadq9IPiYxEDlwLi9GM1XQ" + "NxEunFwxR2CS7H1Nm4i7DQnn7Z7",
        ],
        near: ["EZTK" + "fxwnk8TTcKC3B0MZJqkxP", "EZTK" + "x".repeat(54)],
      },
    ],
  },
  {
    vendor: "Shippo",
    source: "https://docs.goshippo.com/docs/guides_general/authentication/",
    environment: "SHIPPO_API_KEY",
    tokens: [
      {
        id: "shippo-api-token",
        title: "Shippo API token",
        prefix: ["shippo_live_", "shippo_test_"],
        pattern: /shippo_(?:live|test)_[0-9a-fA-F]{40}(?!\w)/y,
        matches: [
          "shippo_live_" + "e0d1E27eF4E5AF3FAbC1" + "DBEebe912eABF6aDE564",
          "shippo_live_" + "aD6Df8aFf5dEDD224ceA" + "Ca0a3E0fceC0D3ADb1cA",
        ],
        near: ["shippo_live_" + "e0d1E27eF4E5AF3F", "shippo_live_" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "Mercury",
    source: "https://github.com/betterleaks/betterleaks",
    tokens: [
      {
        id: "mercury-api-token",
        title: "Mercury API token",
        prefix: "secret-token:mercury_",
        pattern: /secret-token:mercury_(?:production|sandbox)_[a-z]{3,10}_[\w.]{30,80}(?!\w)/y,
        matches: [
          "secret-token:mercury_" + "production_citu_YdJiBhRK" + "Ws4BUBsAGoT5SQcvqsc5dsA",
          "secret-token:mercury_" + "sandbox_xro_fKDRNnQrW" + "CNqWF6HYWmADsssH5ggno",
        ],
        near: [
          "secret-token:mercury_" + "production_citu_Yd",
          "secret-token:mercury_" + "xxxxxxxxxx_xxxx_xxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "GoCardless",
    source: "https://developer.gocardless.com/api-reference/",
    environment: "GOCARDLESS_ACCESS_TOKEN",
    named: [
      {
        id: "gocardless-access-token",
        title: "GoCardless access token",
        words: ["gocardless"],
        value: /^(?:(?:live|sandbox)_[\w=-]{40})$/,
        matches: [
          `gocardless_token = "${"sandbox_" + "NFh45B8L0Eep5dwRZXD2" + "Zg82zURGtwxaWTJ3qEa0"}"`,
          `gocardless_token = "${"sandbox_" + "c4FWfzusJAPK10FKJiua" + "tGf98pqFcMk4pAZhD1a0"}"`,
        ],
        near: [
          `gocardless_token = "${"sandbox_" + "NFh45B8L0Eep5dwR"}"`,
          `gocardless_token = "${"sandbox_" + "x".repeat(40)}"`,
        ],
      },
    ],
  },
  {
    vendor: "Lob",
    source: "https://docs.lob.com/",
    environment: "LOB_API_KEY",
    named: [
      {
        id: "lob-api-key",
        title: "Lob API key",
        words: ["lob"],
        value: /^(?:(?:live|test)_(?:[0-9a-f]{35}|pub_[0-9a-f]{31}))$/,
        matches: [
          `lob_token = "${"test_" + "09787171919e2b8f79" + "affbab25f251ff9e1"}"`,
          `lob_token = "${"test_" + "69975e957d4fe5f252" + "40aa0f5adb221a9c0"}"`,
        ],
        near: [
          `lob_token = "${"test_pub_sub"}"`,
          `lob_token = "${"test_" + "09787171919e2b"}"`,
          `lob_token = "${"test_" + "x".repeat(35)}"`,
        ],
      },
    ],
  },
  {
    vendor: "Mollie",
    source: "https://docs.mollie.com/reference/authentication",
    named: [
      {
        id: "mollie-api-key",
        title: "Mollie API key",
        words: ["mollie"],
        value: /^(?:(?:live|test)_[A-Za-z0-9]{30})$/,
        matches: [
          `mollie_token = "${"live_" + "EoeEp4V3vju69Mw" + "iB4noYsY5SR1ica"}"`,
          `mollie_token = "${"live_" + "DOKKpY2nSQM2642" + "5ZWWD2TtG8xFkGs"}"`,
        ],
        near: [`mollie_token = "${"live_" + "EoeEp4V3vju6"}"`, `mollie_token = "${"live_" + "x".repeat(30)}"`],
      },
    ],
  },
  {
    vendor: "Braintree",
    source: "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
    named: [
      {
        id: "braintree-private-key",
        title: "Braintree private key",
        words: ["braintree"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'BRAINTREE_PRIVATE_KEY = "' + "de325970744be676" + "8a74bc7186224347" + '"',
          'braintree_private_key = "' + "198216d7cfeef285" + "afee0d8a5d31a726" + '"',
        ],
        near: [
          'layout = "' + "de325970744be676" + "8a74bc7186224347" + '"',
          'BRAINTREE_PRIVATE_KEY = "' + "de3259" + "70744b" + '"',
        ],
      },
    ],
  },
];
