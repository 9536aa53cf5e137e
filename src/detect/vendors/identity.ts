import { anonymousJwt, base64Jwt, jwtHeader, mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Identity providers, signed tokens and keys of frameworks. */
export const identity: readonly Vendor[] = [
  {
    vendor: "JSON Web Token",
    source: "https://datatracker.ietf.org/doc/html/rfc7519",
    tokens: [
      {
        id: "json-web-token",
        title: "JSON web token",
        prefix: "eyJ",
        pattern: /(?<![\w.-])eyJ[\w-]{10,2000}\.[\w-]{4,8000}\.[\w-]{10,1400}(?![\w-])/y,
        accept: jwtHeader,
        isPublic: anonymousJwt,
        matches: [
          "eyJ" +
            "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0Mzk5OTI5NTEyIiwiaW" +
            "F0IjoxNzAwMDAwMDAwfQ.4dwdv4BKZGJ8CYMk3MARveYBUxozwEqSoAlmxOnteu3",
          "eyJ" +
            "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI3MjkwNTQyNjQ0IiwiaW" +
            "F0IjoxNzAwMDAwMDAwfQ.9M5L0pS5zSS4OsRUrwpGGP15UvK4eF1PCsbrYIs5qrX",
        ],
        near: [
          "eyJ" + "ub3QiOiJhIGp3dCJ9.eyJ0ZXh0IjoiaG" + "VsbG8ifQ.c2lnbmF0dXJlLWlzLWhlcmU",
          "eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6I" + "kpXVCJ9.eyJzdWIiOiI0Mzk5O",
        ],
      },
      {
        id: "base64-json-web-token",
        title: "JSON web token in base64",
        prefix: "ZXlK",
        pattern: /ZXlK[A-Za-z0-9+/]{60,8000}={0,2}(?![\w+/=-])/y,
        accept: base64Jwt,
        matches: [
          "ZXlK" +
            "aGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNklrcFhWQ0o5LmV5SnpkV0lpT2lJeU5ERXdNVGd6TXpRd0lpd2lhV0" +
            "YwSWpveE56QXdNREF3TURBd2ZRLldEcGp2YXd3OFVPTFIzOTdCb2o1ZUJnd1BOa1FOejdNcGVrdHNYN0dib04=",
          "ZXlK" +
            "aGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNklrcFhWQ0o5LmV5SnpkV0lpT2lJeU5qRXpPVFk1T1RJd0lpd2lhV0" +
            "YwSWpveE56QXdNREF3TURBd2ZRLm8yeDlydzZJT0RQVXBnYWZvZ1Zaa3l5clpZY0FsdENRRVJkMjhDeWc3RU8=",
        ],
        near: [
          "ZXlK" + "aGJHY2lPaUpJVXpJMU5pSX" + "NJblI1Y0NJNklrcFhWQ0o5",
          "ZXlK" + "aGJHY2lPaUpJVXpJMU5pSXNJblI1Y0NJNk" + "lrcFhWQ0o5LmV5SnpkV0lpT2lJeU5ERXdN",
        ],
      },
    ],
  },
  {
    vendor: "Authress",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    tokens: [
      {
        id: "authress-access-key",
        title: "Authress service client access key",
        prefix: ["sc_", "ext_", "scauth_", "authress_"],
        pattern:
          /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/y,
        matches: [
          "ext_" + "PQNrk.EcVt.acc_xeyhwl0k9yy7g.Q" + "whNqxJaDc3EVFSYSJ7Ipy84GP6qpr",
          "ext_" + "zN3irhs.59CjyM.acc_2ustfcvkg5h." + "Fu30Sj5HDitaLOeDPiIf2gypc85OOP",
        ],
        near: [
          "ext_" + "modules.append",
          "ext_" + "PQNrk.EcVt.acc_xeyhwl0k",
          "ext_" + "xxxxx.xxxx.xxx_xxxxxxxxxxxxx.x" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Persona",
    source: "https://docs.withpersona.com/api-keys",
    tokens: [
      {
        id: "persona-api-key",
        title: "Persona API key",
        prefix: ["persona_production_", "persona_sandbox_"],
        pattern:
          /persona_(?:production|sandbox)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        matches: [
          "persona_production_" + "a25e9081-8c10-75ad" + "-ef79-28407c5f6008",
          "persona_production_" + "6531bf1c-89f5-380a" + "-68f5-4ce7db4efb9d",
        ],
        near: [
          "persona_production_" + "a25e9081-8c10-",
          "persona_production_" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Stytch",
    source: "https://stytch.com/docs/api/authentication",
    tokens: [
      {
        id: "stytch-secret",
        title: "Stytch secret",
        prefix: ["secret-live-", "secret-test-"],
        pattern: /secret-(?:live|test)-[A-Za-z0-9_=-]{36}(?![\w=-])/y,
        matches: [
          "secret-test-" + "2gGShgmMilY2Pijv5M" + "nNCTLhYWtfjdzc5ztI",
          "secret-live-" + "nXGkNaIRVqC8h1MrAW" + "DhQJ6ro8MY2SxIhyl6",
        ],
        near: ["secret-test-" + "2gGShgmMilY2Pi", "secret-test-" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "Onfido",
    source: "https://documentation.onfido.com/api/latest/",
    tokens: [
      {
        id: "onfido-api-token",
        title: "Onfido API token",
        prefix: ["api_live.", "api_live_us.", "api_live_ca.", "api_sandbox."],
        pattern: /api_(?:live(?:_us|_ca)?|sandbox)\.[\w-]{11}\.[\w-]{32}(?![\w-])/y,
        matches: [
          "api_sandbox." + "BwxxppK5vmz.A2WnbARyJj" + "aK5UKofUo05Hm8Yiv8bAH9",
          "api_sandbox." + "NmAgW8CRmix.eW8fVfhykT" + "BGqyKyuyaQfAvPVR2PDBDS",
        ],
        near: [
          "api_sandbox." + "BwxxppK5vmz.A2Wnb",
          "api_sandbox." + "xxxxxxxxxxx.xxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Unkey",
    source: "https://www.unkey.com/docs/security/root-keys",
    environment: "UNKEY_ROOT_KEY",
    tokens: [
      {
        id: "unkey-root-key",
        title: "Unkey root key",
        prefix: "unkey_",
        pattern: /unkey_[A-Za-z0-9]{20,32}(?!\w)/y,
        accept: mixed,
        matches: ["unkey_" + "RGFP6I9cIapvsatE9wJe3oi", "unkey_" + "GkUrWkM9tF2CkuTP5bPvhD"],
        near: ["unkey_" + "RGFP6I9cI", "unkey_" + "x".repeat(23)],
      },
    ],
  },
  {
    vendor: "SettleMint",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    tokens: [
      {
        id: "settlemint-token",
        title: "SettleMint access token",
        prefix: ["sm_aat_", "sm_pat_", "sm_sat_"],
        pattern: /sm_[aps]at_[A-Za-z0-9]{16}(?!\w)/y,
        matches: ["sm_aat_" + "hwPt0w5WofKYzonQ", "sm_sat_" + "V9r2GvG9C1aFFOyh"],
        near: ["sm_aat_" + "hwPt0w", "sm_aat_" + "x".repeat(16)],
      },
    ],
  },
  {
    vendor: "42 intra",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    tokens: [
      {
        id: "intra-client-secret",
        title: "42 intra client secret",
        prefix: ["s-s4t2ud-", "s-s4t2af-"],
        pattern: /s-s4t2(?:ud|af)-[0-9a-f]{64}(?!\w)/y,
        matches: [
          "s-s4t2ud-" + "11b8fd6e45be485dadad46e5c262faee" + "72c4c2b1c33b1a458c32eb59cb3e0918",
          "s-s4t2af-" + "ecd5a80cf6c07c1976b2106333bffb42" + "8e9473be360d04226135862eb0a312d8",
        ],
        near: ["s-s4t2ud-" + "11b8fd6e45be4" + "85dadad46e5c", "s-s4t2ud-" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Django",
    source: "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key",
    environment: "DJANGO_SECRET_KEY",
    tokens: [
      {
        id: "django-secret-key",
        title: "Django's generated secret key",
        prefix: "django-insecure-",
        pattern: /django-insecure-[a-z0-9!@#$%^&*(\-_=+)]{50}(?![\w!@#$%^&*(=+)-])/y,
        matches: [
          "django-insecure-" + "ufi5osjr1tk0b5u3t91n5rmw9" + "5bvitl78v1xlauvq0vdd08525",
          "django-insecure-" + "tiohag3rtarfh841iyepl7w2s" + "ecyogekhbw42aiowlgh2m75rw",
        ],
        near: [
          "django-insecure-change-me",
          "django-insecure-" + "ufi5osjr1tk0b5u3t91n",
          "django-insecure-" + "x".repeat(50),
        ],
      },
    ],
  },
  {
    vendor: "Okta",
    source: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    environment: "OKTA_API_TOKEN",
    named: [
      {
        id: "okta-api-token",
        title: "Okta API token",
        words: ["okta", "ssws"],
        value: /^00[\w-]{40}$/,
        matches: [
          'OKTA_API_TOKEN = "' + "00RGDHdMRK9H39qYCtwon" + "NELrtrvHCLiXd9Ue7kgo8" + '"',
          'okta_api_token = "' + "00B5WMFsGkweZs8zwecRq" + "n16oNKa0a2GN1qaoTYafN" + '"',
        ],
        near: [
          'document = "' + "00RGDHdMRK9H39qYCtwon" + "NELrtrvHCLiXd9Ue7kgo8" + '"',
          'OKTA_API_TOKEN = "' + "00RGDHdM" + "RK9H39qY" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Auth0",
    source: "https://auth0.com/docs/get-started/applications/application-settings",
    environment: "AUTH0_CLIENT_SECRET",
    named: [
      {
        id: "auth0-client-secret",
        title: "Auth0 client secret",
        words: ["auth0"],
        value: /^[A-Za-z0-9_-]{64}$/,
        matches: [
          'AUTH0_CLIENT_SECRET = "' + "3N9Nl5mmPES3WHcGCV2FeXLF67JfEyYx" + "PWFLXHPnTRlotVweXQN5ypzNR0iqmFfl" + '"',
          'auth0_client_secret = "' + "SBgb0mUfQojTXry35qktRIi0ZOF8Oac7" + "gweY6NCxH6dxSyUwnzCvPV5OS6Mxbnbj" + '"',
        ],
        near: [
          'checksum = "' + "3N9Nl5mmPES3WHcGCV2FeXLF67JfEyYx" + "PWFLXHPnTRlotVweXQN5ypzNR0iqmFfl" + '"',
          'AUTH0_CLIENT_SECRET = "' + "3N9Nl5mmPES3W" + "HcGCV2FeXLF6" + '"',
        ],
      },
    ],
  },
  {
    vendor: "OneLogin",
    source: "https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials",
    named: [
      {
        id: "onelogin-client-secret",
        title: "OneLogin client secret",
        words: ["onelogin"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'ONELOGIN_CLIENT_SECRET = "' + "ce79f51fd2b4aa61cb84fe1d9dd8167b" + "d7aac7971844ee169fb814a4718779ed" + '"',
          'onelogin_client_secret = "' + "ca648f88b9a41118489a4976ec57d081" + "444792050ffb36520599ee323f16eeff" + '"',
        ],
        near: [
          'etag = "' + "ce79f51fd2b4aa61cb84fe1d9dd8167b" + "d7aac7971844ee169fb814a4718779ed" + '"',
          'ONELOGIN_CLIENT_SECRET = "' + "ce79f51fd2b4a" + "a61cb84fe1d9" + '"',
        ],
      },
    ],
  },
  {
    vendor: "JumpCloud",
    source: "https://docs.jumpcloud.com/api/",
    environment: "JUMPCLOUD_API_KEY",
    named: [
      {
        id: "jumpcloud-api-key",
        title: "JumpCloud API key",
        words: ["jumpcloud"],
        value: /^(?:jca_)?[A-Za-z0-9]{40}$/,
        matches: [
          'JUMPCLOUD_API_KEY = "' + "jca_VrJOqjP06mqGxiR9zI" + "jYZIXyfjzBfHrgwiIHUlwM" + '"',
          'jumpcloud_api_key = "' + "aG3cE1s3xp7uXe0FmjU2" + "edyVi1BKSMy5aM0y9xHh" + '"',
        ],
        near: [
          'layout = "' + "jca_VrJOqjP06mqGxiR9zI" + "jYZIXyfjzBfHrgwiIHUlwM" + '"',
          'JUMPCLOUD_API_KEY = "' + "jca_VrJOq" + "jP06mqGx" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Fernet",
    source: "https://cryptography.io/en/latest/fernet/",
    environment: "AIRFLOW__CORE__FERNET_KEY",
    named: [
      {
        id: "fernet-key",
        title: "Fernet key",
        words: ["fernet"],
        value: /^[A-Za-z0-9_-]{43}=$/,
        needsCredentialWord: false,
        matches: [
          'AIRFLOW__CORE__FERNET_KEY = "' + "29nnUGsXZKWdCYmYSpQIMq" + "lIUCDKJxuLZUnXgK1xIzL=" + '"',
          'airflow_core_fernet_key = "' + "2SPahmIoRIlGYkoQF3lud1" + "7fyqbsX6jT0EQsJYJyPLa=" + '"',
        ],
        near: [
          'commit = "' + "29nnUGsXZKWdCYmYSpQIMq" + "lIUCDKJxuLZUnXgK1xIzL=" + '"',
          'AIRFLOW__CORE__FERNET_KEY = "' + "29nnUGsXZ" + "KWdCYmYS" + '"',
        ],
      },
    ],
  },
];
