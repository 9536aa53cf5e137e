import { grafanaCrc32 } from "./checksums";
import { holdsJson, sentryPayload } from "./token-checks";
import type { Vendor } from "./vendor";

/** Monitoring, logs and error tracking. */
export const observability: readonly Vendor[] = [
  {
    vendor: "Datadog",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    environment: "DD_APP_KEY",
    names: ["datadog"],
    tokens: [
      {
        id: "datadog-client-token",
        title: "Datadog client token or application key",
        prefix: "ddapp_",
        pattern: /ddapp_[A-Za-z0-9]{34}(?!\w)/y,
        matches: [
          "ddapp_" + "CMMaUjHZNdgQ0OE7o" + "lLlHgK6MXKb5sq5Yc",
          "ddapp_" + "PF92F8UEnWoHzSHZK" + "cBimR6fHRMW9Ho5Ik",
        ],
        near: ["ddapp_" + "CMMaUjHZNdgQ0", "ddapp_" + "x".repeat(34)],
      },
    ],
    named: [
      {
        id: "datadog-api-key",
        title: "Datadog API key",
        words: ["datadog", "ddapikey", "dogapikey"],
        value: /^[0-9a-f]{32}$/,
        environment: "DD_API_KEY",
        matches: [
          'DD_API_KEY = "' + "84e7a0d5beae00cc" + "36f65ea46178b9bc" + '"',
          'dd_api_key = "' + "abbee3c7bb12dee3" + "53d0a891cffc49b8" + '"',
        ],
        near: [
          'revision = "' + "84e7a0d5beae00cc" + "36f65ea46178b9bc" + '"',
          'DD_API_KEY = "' + "84e7a0" + "d5beae" + '"',
        ],
      },
      {
        id: "datadog-application-key",
        title: "Datadog application key",
        words: ["datadog", "ddappkey", "ddapplicationkey"],
        value: /^[a-z0-9]{40}$/,
        matches: [
          'DD_APP_KEY = "' + "vojjfkmvojh70kbm72j1" + "ypvbs53u6vlzsynm9u77" + '"',
          'dd_app_key = "' + "69an1x5iwy2erhvkq5g8" + "vv8q7hr8wzeertjeskyy" + '"',
        ],
        near: [
          'revision = "' + "vojjfkmvojh70kbm72j1" + "ypvbs53u6vlzsynm9u77" + '"',
          'DD_APP_KEY = "' + "vojjfkmv" + "ojh70kbm" + '"',
        ],
      },
    ],
  },
  {
    vendor: "New Relic",
    tokens: [
      {
        id: "new-relic-user-key",
        title: "New Relic user API key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRAK-",
        pattern: /NRAK-[A-Z0-9]{27}(?![\w-])/y,
        environment: "NEW_RELIC_API_KEY",
        matches: ["NRAK-" + "6BAGF9J72A98EV" + "ROU08JJLJYY4I", "NRAK-" + "217BWHN81AWQDB" + "VBVA7RT1RI6VG"],
        near: ["NRAK-" + "6BAGF9J72A", "NRAK-" + "x".repeat(27)],
      },
      {
        id: "new-relic-license-key",
        title: "New Relic license key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRAL",
        lead: /(?<=(?<!\w)((?:eu01xx)?[0-9a-f]{30,36}))/y,
        pattern: /(?:eu01xx[0-9a-f]{30}|[0-9a-f]{36})NRAL(?!\w)/y,
        environment: "NEW_RELIC_LICENSE_KEY",
        matches: ["5cddb8a09cadb9b8e541" + "a1960db7c349fde4NRAL", "a82b83f7fcd0dbd33b64" + "a50a9118bf88d2beNRAL"],
        near: ["NRAL-notes", "41a1960db7c349fde4NRAL", "5cddb8a09cadb9b8e541" + "a1960db7c349fde4NRA0"],
      },
      {
        id: "new-relic-insert-key",
        title: "New Relic insert key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRII-",
        pattern: /NRII-[A-Za-z0-9_-]{32}(?![\w-])/y,
        environment: "NEW_RELIC_INSERT_KEY",
        matches: ["NRII-" + "qmS3G0c16l1mKTZK" + "UoojEx4Zm84V6vWG", "NRII-" + "AiMRVdBUe2OI9Yo1" + "c3OSNHvcmnKZ50sM"],
        near: ["NRII-" + "qmS3G0c16l1m", "NRII-" + "x".repeat(32)],
      },
      {
        id: "new-relic-query-key",
        title: "New Relic query key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRIQ-",
        pattern: /NRIQ-[A-Za-z0-9_-]{32}(?![\w-])/y,
        matches: ["NRIQ-" + "zPDQN08uNTsuh2Yg" + "CB037CpJpVugq368", "NRIQ-" + "pJ3LqM5ZD5mTlsqf" + "xQQdGLwp7SamEFgY"],
        near: ["NRIQ-" + "zPDQN08uNTsu", "NRIQ-" + "x".repeat(32)],
      },
      {
        id: "new-relic-admin-key",
        title: "New Relic admin key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRAA-",
        pattern: /NRAA-[0-9a-f]{27}(?![\w-])/y,
        matches: ["NRAA-" + "4af15cf4c396b3" + "fcff6da293911", "NRAA-" + "8dcc86e2540144" + "6ced72170eb2a"],
        near: ["NRAA-" + "4af15cf4c3", "NRAA-" + "x".repeat(27)],
      },
      {
        id: "new-relic-browser-key",
        title: "New Relic browser key",
        source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        prefix: "NRJS-",
        pattern: /NRJS-[0-9a-f]{19}(?![\w-])/y,
        matches: ["NRJS-" + "94ce6b4be184436a6e7", "NRJS-" + "14854b1d09959310d87"],
        near: ["NRJS-" + "94ce6b4", "NRJS-" + "x".repeat(19)],
      },
    ],
    named: [
      {
        id: "new-relic-legacy-key",
        title: "New Relic API id or key (first form)",
        source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        words: ["newrelic"],
        value: /^[A-Za-z0-9]{64}$/,
        matches: [
          'NEW_RELIC_API_KEY = "' + "AD9YeLrHtvkDYMCQhjkC7phOcHr8n2E9" + "0xW9iDwSkHQjUkw9cAiI0Oj07AhMfiWb" + '"',
          'new_relic_api_key = "' + "NinrKEqJeQvGhgHai3A6DKKizwTYIYqk" + "ERPQBaAmpoCqkJLXHGIfGJ3hR4hYw4rB" + '"',
        ],
        near: [
          'digest = "' + "AD9YeLrHtvkDYMCQhjkC7phOcHr8n2E9" + "0xW9iDwSkHQjUkw9cAiI0Oj07AhMfiWb" + '"',
          'NEW_RELIC_API_KEY = "' + "AD9YeLrHtvkDY" + "MCQhjkC7phOc" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Grafana",
    tokens: [
      {
        id: "grafana-service-account-token",
        title: "Grafana service account token",
        source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
        prefix: "glsa_",
        pattern: /glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}(?!\w)/y,
        checksum: grafanaCrc32,
        environment: "GRAFANA_TOKEN",
        matches: [
          "glsa_" + "U8ERa3WEgiPIrRhW6HrOF" + "xdEPcxWcMVj_dc71de14",
          "glsa_" + "l1KDDWS7riBd0J2ONmSKp" + "P8t8WMJAbEd_ddac1312",
        ],
        near: ["glsa_" + "U8ERa3WEgiPIrRhW", "glsa_" + "xxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxx_xxxxxxxx"],
      },
      {
        id: "grafana-cloud-token",
        title: "Grafana Cloud access policy token",
        source:
          "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
        prefix: "glc_",
        pattern: /glc_[A-Za-z0-9+/]{32,400}={0,2}(?![\w+/=-])/y,
        checksum: holdsJson,
        matches: [
          "glc_" +
            "eyJvIjoiNjA2NDA5IiwibiI6ImRlbW8tdG9rZW4iLCJrIjoiTHJM" +
            "V2NjeVpjdE1rTk9Lc3VLNXpjYUNGIiwibSI6eyJyIjoiZXUifX0=",
          "glc_" +
            "eyJvIjoiODc2NDU2IiwibiI6ImRlbW8tdG9rZW4iLCJrIjoiSEJZ" +
            "dDM0R1VmbHhSR1JBUWZvQkYyZGppIiwibSI6eyJyIjoiZXUifX0=",
        ],
        near: [
          "glc_context",
          "glc_" + "eyJvIjoiNj",
          "glc_" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
      {
        id: "grafana-legacy-key",
        title: "Grafana API key",
        source: "https://grafana.com/docs/grafana/latest/developers/http_api/auth/",
        prefix: "eyJrIjoi",
        pattern: /eyJrIjoi[A-Za-z0-9+/]{40,400}={0,2}(?![\w+/=-])/y,
        accept: holdsJson,
        environment: "GRAFANA_API_KEY",
        matches: [
          "eyJrIjoi" + "UTJuZFdqVFdvQXRObm02enVHeTBuTUZlQ2Qw" + "OGV3aXUiLCJuIjoiZGVtbyIsImlkIjoxfQ==",
          "eyJrIjoi" + "bDNtRTloT1Jyb1pUdFZtNEVEOEphNGl0dmdY" + "a2tCSmYiLCJuIjoiZGVtbyIsImlkIjoxfQ==",
        ],
        near: ["eyJrIjoi" + "T0tTcG1pUlY", "eyJrIjoi" + "UTJuZFdqVFdvQX" + "RObm02enVHeTBu"],
      },
    ],
  },
  {
    vendor: "Sentry",
    source: "https://docs.sentry.io/account/auth-tokens/",
    environment: "SENTRY_AUTH_TOKEN",
    tokens: [
      {
        id: "sentry-organization-token",
        title: "Sentry organization token",
        prefix: "sntrys_",
        pattern: /sntrys_eyJ[A-Za-z0-9+/]{40,400}={0,2}_[A-Za-z0-9+/]{43}(?![\w+/=-])/y,
        accept: sentryPayload,
        matches: [
          "sntrys_" +
            "eyJpYXQiOjE2OTAwMDAwMDAuNSwidXJsIjoiaHR0cHM6Ly9zZW50cnkuaW8iLCJyZWdpb25fdXJsIjoiaHR0cH" +
            "M6Ly91cy5zZW50cnkuaW8iLCJvcmciOiJhY21lIn0=_xtL7m8MZq97e1MwcJM3E3n8To7qjqYxnS4ptTIMQboG",
          "sntrys_" +
            "eyJpYXQiOjE2OTAwMDAwMDAuNSwidXJsIjoiaHR0cHM6Ly9zZW50cnkuaW8iLCJyZWdpb25fdXJsIjoiaHR0cH" +
            "M6Ly91cy5zZW50cnkuaW8iLCJvcmciOiJhY21lIn0=_LF2oXp38oP0m1nh6YWJHnljufVkNnSTUgBqvAo94wAP",
        ],
        near: [
          "sntrys_" + "eyJub3QiOiJhIH" + "BheWxvYWQifQ==",
          "sntrys_" + "eyJpYXQiOjE2OTAwMDAwMDAuNSwidXJsIj" + "oiaHR0cHM6Ly9zZW50cnkuaW8iLCJyZWdp",
        ],
      },
      {
        id: "sentry-user-token",
        title: "Sentry user token",
        prefix: "sntryu_",
        pattern: /sntryu_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "sntryu_" + "296fdf4b95cdea9138ecdfe9d833c7ce" + "ea41d00c5afc347c8367ab6e10139e3f",
          "sntryu_" + "c28723eeec97717bf4380be10d7a20cc" + "7ebd6a626fe10de9f2a47d1a43837367",
        ],
        near: ["sntryu_" + "296fdf4b95cde" + "a9138ecdfe9d", "sntryu_" + "x".repeat(64)],
      },
      {
        id: "sentry-integration-token",
        title: "Sentry integration token",
        prefix: ["sntrya_", "sntryi_"],
        pattern: /sntry[ai]_[0-9a-f]{64}(?!\w)/y,
        environment: false,
        matches: [
          "sntrya_" + "6ea8f6ef46aa973befa96432c5b2b20f" + "38f722e96804acbfa91b10d9f5efd6f3",
          "sntryi_" + "1c91f505b326003faadcf89866b7d8e0" + "eed1ab4a9acd24d6d0537afb9fa173a5",
        ],
        near: ["sntrya_" + "6ea8f6ef46aa9" + "73befa96432c", "sntrya_" + "x".repeat(64)],
      },
    ],
    named: [
      {
        id: "sentry-legacy-token",
        title: "Sentry auth token (first form)",
        words: ["sentry"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'SENTRY_AUTH_TOKEN = "' + "2e886fb9480952868608e57c2f7408a8" + "fe174a23846f3b314c033433e8715409" + '"',
          'sentry_auth_token = "' + "d8d6aaf73f1ea4857fd1bd5a38943c93" + "6004a62f58359c268f0966253e5a8144" + '"',
        ],
        near: [
          'digest = "' + "2e886fb9480952868608e57c2f7408a8" + "fe174a23846f3b314c033433e8715409" + '"',
          'SENTRY_AUTH_TOKEN = "' + "2e886fb948095" + "2868608e57c2" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Dynatrace",
    source:
      "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
    environment: "DT_API_TOKEN",
    tokens: [
      {
        id: "dynatrace-token",
        title: "Dynatrace token",
        prefix: ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s03.", "dt0s16."],
        pattern: /dt0(?:c01|s0[123]|s16)\.[A-Za-z0-9-]{8,24}\.[A-Za-z0-9]{64}(?!\w)/y,
        matches: [
          "dt0c01." + "g3rfPCjyw.AxPxAMagt9VyufFjXhpQgXPHaIR" + "7px34xzqdQe1QOUbOdvjKD9AbRWmU9R1T49N1",
          "dt0s16." + "SEam02CuN.bKNnmUuHGvMuhbRtm7IujECBqdM" + "NOepXUg6KGKIe8OoIUlN6QRmNZHGor8lzDbRh",
        ],
        near: [
          "dt0c01." + "g3rfPCjyw.AxPxA" + "Magt9VyufFjXhp",
          "dt0c01." + "xxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Honeycomb",
    source: "https://docs.honeycomb.io/get-started/configure/environments/manage-api-keys/",
    environment: "HONEYCOMB_API_KEY",
    tokens: [
      {
        id: "honeycomb-ingest-key",
        title: "Honeycomb ingest key",
        prefix: ["hcaik_", "hcxik_", "hcbik_"],
        pattern: /hc[axb]ik_[0-9a-z]{58}(?!\w)/y,
        matches: [
          "hcaik_" + "yl3l2vvfevdtefadeb1rcz0skvjz5" + "9lld2x4p89b53ko06bgl2jaslosd4",
          "hcaik_" + "h9y3a448oz5jx1lfxkdu3cv48gmeq" + "jc4sz6bqplpwy6ij7hqzp45na0tc0",
        ],
        near: ["hcaik_docs", "hcaik_" + "yl3l2vvfevdtefadeb1rcz0", "hcaik_" + "x".repeat(58)],
      },
      {
        id: "honeycomb-management-key",
        title: "Honeycomb management key",
        prefix: ["hcamk_", "hcxmk_"],
        pattern: /hc[ax]mk_[0-9a-z]{26,58}(?!\w)/y,
        environment: false,
        matches: ["hcamk_" + "62s09e1a706hrg" + "x7e3cgaw8vxu1", "hcxmk_" + "u4q5bzyddv0hcxj" + "to1eg1toiqbnvl"],
        near: ["hcamk_" + "62s09e1a70", "hcamk_" + "x".repeat(27)],
      },
    ],
    named: [
      {
        id: "honeycomb-legacy-key",
        title: "Honeycomb API key (first form)",
        words: ["honeycomb"],
        value: /^(?:[0-9a-f]{32}|[A-Za-z0-9]{22})$/,
        matches: [
          'HONEYCOMB_API_KEY = "' + "EYD7pQXy5BL" + "ky1PUIm9GjQ" + '"',
          'honeycomb_api_key = "' + "721a44171006cc99" + "85b98735b5b66e37" + '"',
        ],
        near: ['run_id = "' + "EYD7pQXy5BL" + "ky1PUIm9GjQ" + '"', 'HONEYCOMB_API_KEY = "' + "EYD7" + "pQXy" + '"'],
      },
    ],
  },
  {
    vendor: "PostHog",
    source: "https://posthog.com/docs/api",
    tokens: [
      {
        id: "posthog-personal-key",
        title: "PostHog personal API key",
        prefix: "phx_",
        pattern: /phx_[A-Za-z0-9_]{43,60}(?!\w)/y,
        environment: "POSTHOG_PERSONAL_API_KEY",
        matches: [
          "phx_" + "JEJ8mRzogEAPrrj98nOHf4" + "kVD4pOAtKt2PcP5VJfZBS",
          "phx_" + "z02Fhu7bkyS29CIdn7ckvpZ" + "G834FBHzv9hP0MwURtltZ9r",
        ],
        near: ["phx_" + "JEJ8mRzogEAPrrj98", "phx_" + "x".repeat(43)],
      },
      {
        id: "posthog-project-key",
        title: "PostHog project API key",
        prefix: "phc_",
        pattern: /phc_[A-Za-z0-9_]{43}(?!\w)/y,
        doubt: "public",
        environment: "POSTHOG_API_KEY",
        matches: [
          "phc_" + "Ccl9bC04TjJi1V17lPiCYN" + "mGqXUO5LDTj9cvYZW5tfu",
          "phc_" + "qXEdFY3lDfDmtlZOCZ5UfC" + "m0JCS8EJBL8sZfhJo8nyP",
        ],
        near: ["phc_" + "Ccl9bC04TjJi1V17l", "phc_" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "Checkly",
    source: "https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/",
    environment: "CHECKLY_API_KEY",
    tokens: [
      {
        id: "checkly-api-key",
        title: "Checkly API key",
        prefix: "cu_",
        pattern: /cu_[0-9a-f]{32}(?!\w)/y,
        matches: ["cu_" + "cacefa752ba4bde4" + "4baa5021a88df0cf", "cu_" + "edf782c9707d4a87" + "9c5d3a271b277a39"],
        near: ["cu_seqlens", "cu_" + "cacefa752ba4", "cu_" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Rootly",
    source: "https://github.com/betterleaks/betterleaks",
    tokens: [
      {
        id: "rootly-api-key",
        title: "Rootly API key",
        prefix: "rootly_",
        pattern: /rootly_[0-9a-f]{64}(?!\w)/y,
        matches: [
          "rootly_" + "d22c8818b9dd1166132ff6fbc84a1cde" + "f0980a892d65e9910edcce16ddfc8a89",
          "rootly_" + "9ae42a3a91559bd8cfcd8c861c6fbeb2" + "4a086d78ace6ee28d8323ccedcf253fa",
        ],
        near: ["rootly_" + "d22c8818b9dd1" + "166132ff6fbc", "rootly_" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Logfire",
    source: "https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/",
    environment: "LOGFIRE_TOKEN",
    tokens: [
      {
        id: "logfire-token",
        title: "Logfire write token",
        prefix: "pylf_v",
        pattern: /pylf_v\d_(?:us|eu|stagingus|local)_[A-Za-z0-9]{43,50}(?!\w)/y,
        matches: [
          "pylf_v" + "0_us_5DOzsGmwherQVDUZsZnVH" + "SeAfACNKkXmGQvr21nkK0IdMU",
          "pylf_v" + "3_stagingus_rXNLl7V6iSlOGExd7" + "8nYMuZRfCbaZQcOTa6Vwnpudt1o0",
        ],
        near: [
          "pylf_v" + "0_us_5DOzsGmwherQVDU",
          "pylf_v" + "x_xx_xxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "PagerDuty",
    source: "https://support.pagerduty.com/main/docs/api-access-keys",
    named: [
      {
        id: "pagerduty-api-key",
        title: "PagerDuty API key",
        words: ["pagerduty", "pdtoken", "pdapi"],
        value: /^(?:u\+[A-Za-z0-9_+-]{18}|[A-Za-z0-9_+-]{20}|[0-9a-f]{32})$/,
        matches: [
          'PAGERDUTY_API_KEY = "' + "a4f40a0cc5185239" + "9e1b504a5fba026b" + '"',
          'pagerduty_api_key = "' + "hJLoSAg7ER" + "T9wJEvLgsy" + '"',
        ],
        near: [
          'document = "' + "a4f40a0cc5185239" + "9e1b504a5fba026b" + '"',
          'PAGERDUTY_API_KEY = "' + "a4f40a" + "0cc518" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Opsgenie",
    source: "https://support.atlassian.com/opsgenie/docs/api-key-management/",
    environment: "OPSGENIE_API_KEY",
    named: [
      {
        id: "opsgenie-api-key",
        title: "Opsgenie API key",
        words: ["opsgenie"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'OPSGENIE_API_KEY = "' + "da6f1b0d-0888-d277" + "-399c-d0865f06c57d" + '"',
          'opsgenie_api_key = "' + "bc116a9e-7445-d422" + "-0a84-32c9f1128bbb" + '"',
        ],
        near: [
          'digest = "' + "da6f1b0d-0888-d277" + "-399c-d0865f06c57d" + '"',
          'OPSGENIE_API_KEY = "' + "da6f1b0" + "d-0888-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Splunk",
    source: "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
    environment: "SPLUNK_HEC_TOKEN",
    named: [
      {
        id: "splunk-token",
        title: "Splunk HTTP Event Collector token",
        words: ["splunk", "hectoken"],
        value: /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9_-]{22})$/,
        matches: [
          'SPLUNK_HEC_TOKEN = "' + "07d5a692-5c60-9d4f" + "-1b44-1b3cfa4daef3" + '"',
          'splunk_hec_token = "' + "l4hPWXSFoGt" + "PlrCulPIH6C" + '"',
        ],
        near: [
          'commit = "' + "07d5a692-5c60-9d4f" + "-1b44-1b3cfa4daef3" + '"',
          'SPLUNK_HEC_TOKEN = "' + "07d5a69" + "2-5c60-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Sumo Logic",
    source: "https://help.sumologic.com/docs/manage/security/access-keys/",
    named: [
      {
        id: "sumo-logic-access-id",
        title: "Sumo Logic access id",
        words: ["sumo"],
        value: /^su[A-Za-z0-9]{12}$/,
        environment: "SUMOLOGIC_ACCESSID",
        matches: [
          'SUMOLOGIC_ACCESSID = "' + "suuRGWc" + "KCUNtlW" + '"',
          'sumologic_accessid = "' + "suyJCnW" + "AEjhNMI" + '"',
        ],
        near: ['checksum = "' + "suuRGWc" + "KCUNtlW" + '"', 'SUMOLOGIC_ACCESSID = "' + "suu" + "RG" + '"'],
      },
      {
        id: "sumo-logic-access-key",
        title: "Sumo Logic access key",
        words: ["sumo"],
        value: /^[A-Za-z0-9]{64}$/,
        environment: "SUMOLOGIC_ACCESSKEY",
        matches: [
          'SUMOLOGIC_ACCESSKEY = "' + "ojjk87N4ZQYKrrgOX5zzeEhf8lHKk67n" + "xtzG2JekSiOyDJbFyvRt1xconOdtX0Xm" + '"',
          'sumologic_accesskey = "' + "vTEQwYeTeTzuOvAHz25oJTFlpRs1e2kX" + "AfpnfrE9dUJowcv10efKhXW7VtPzKL13" + '"',
        ],
        near: [
          'commit = "' + "ojjk87N4ZQYKrrgOX5zzeEhf8lHKk67n" + "xtzG2JekSiOyDJbFyvRt1xconOdtX0Xm" + '"',
          'SUMOLOGIC_ACCESSKEY = "' + "ojjk87N4ZQYKr" + "rgOX5zzeEhf8" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Logz.io",
    source: "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/",
    named: [
      {
        id: "logzio-token",
        title: "Logz.io token",
        words: ["logzio"],
        value: /^(?:[A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
        matches: [
          'LOGZIO_TOKEN = "' + "cb8de549-e0a8-51d2" + "-4505-ad5bce6ce0dc" + '"',
          'logzio_token = "' + "e60d2f5f-9be7-07eb" + "-69be-2115963182fc" + '"',
        ],
        near: [
          'digest = "' + "cb8de549-e0a8-51d2" + "-4505-ad5bce6ce0dc" + '"',
          'LOGZIO_TOKEN = "' + "cb8de54" + "9-e0a8-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Loggly",
    source: "https://documentation.solarwinds.com/en/success_center/loggly/",
    named: [
      {
        id: "loggly-token",
        title: "Loggly customer token",
        words: ["loggly"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'LOGGLY_TOKEN = "' + "35393b18-0dc6-528e" + "-1530-eac12856be7f" + '"',
          'loggly_token = "' + "8631427e-628e-13e1" + "-c85f-6433c3dbcd4b" + '"',
        ],
        near: [
          'digest = "' + "35393b18-0dc6-528e" + "-1530-eac12856be7f" + '"',
          'LOGGLY_TOKEN = "' + "35393b1" + "8-0dc6-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Rollbar",
    source: "https://docs.rollbar.com/docs/access-tokens",
    environment: "ROLLBAR_ACCESS_TOKEN",
    named: [
      {
        id: "rollbar-token",
        title: "Rollbar access token",
        words: ["rollbar"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'ROLLBAR_ACCESS_TOKEN = "' + "d4b27101387baac7" + "94989ba39a7ae184" + '"',
          'rollbar_access_token = "' + "f54053e483d422e8" + "8e70072f7b2cc4fc" + '"',
        ],
        near: [
          'etag = "' + "d4b27101387baac7" + "94989ba39a7ae184" + '"',
          'ROLLBAR_ACCESS_TOKEN = "' + "d4b271" + "01387b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "BugSnag",
    source: "https://docs.bugsnag.com/",
    environment: "BUGSNAG_API_KEY",
    named: [
      {
        id: "bugsnag-api-key",
        title: "BugSnag API key",
        words: ["bugsnag"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'BUGSNAG_API_KEY = "' + "fdda1c7fbd05e4f3" + "3dda8dbebdce3dd1" + '"',
          'bugsnag_api_key = "' + "0927428d127c01c5" + "b1bbd0b8beddda86" + '"',
        ],
        near: [
          'commit = "' + "fdda1c7fbd05e4f3" + "3dda8dbebdce3dd1" + '"',
          'BUGSNAG_API_KEY = "' + "fdda1c" + "7fbd05" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Statuspage",
    source: "https://developer.statuspage.io/",
    named: [
      {
        id: "statuspage-api-key",
        title: "Statuspage API key",
        words: ["statuspage"],
        value: /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64})$/,
        matches: [
          'STATUSPAGE_API_KEY = "' + "cf12b892-51db-ded2" + "-0928-f48d8ea29dbe" + '"',
          'statuspage_api_key = "' + "015ddb7edf1ab55baa9b288d6cd01ff9" + "66c524beeffb9c323411666c9e7b03a9" + '"',
        ],
        near: [
          'etag = "' + "cf12b892-51db-ded2" + "-0928-f48d8ea29dbe" + '"',
          'STATUSPAGE_API_KEY = "' + "cf12b89" + "2-51db-" + '"',
        ],
      },
    ],
  },
];
