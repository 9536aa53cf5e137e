import { ageBech32 } from "./checksums";
import type { Vendor } from "./vendor";

/** Secret managers and encryption tools. */
export const secretManagers: readonly Vendor[] = [
  {
    vendor: "HashiCorp Vault",
    environment: "VAULT_TOKEN",
    tokens: [
      {
        id: "vault-service-token",
        title: "Vault service token",
        source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
        prefix: "hvs.",
        pattern: /hvs\.[\w-]{90,140}(?![\w-])/y,
        matches: [
          "hvs." + "y3gVGVcMCgnUwSsdAom4rHTwyc7XyBAWZkeGsSZsJvAxrZ" + "ypoQELq8tEY2P1NGZWCvxzZ0kNQJbxiGkJ2yBxpVE8Lskp",
          "hvs." + "G9Zrtt5KkJhspoCA6yNYggK4x3AA2zrUg0etSRK9tQRxQJ" + "2caF6VMt6ANha61ZK7N3Fa1qqK9YEEqKaeAjH6gxzAXNpc",
        ],
        near: ["hvs." + "CAESIJ", "hvs." + "y3gVGVcMCgnUwSsdAo" + "m4rHTwyc7XyBAWZkeG", "hvs." + "x".repeat(92)],
      },
      {
        id: "vault-batch-token",
        title: "Vault batch token",
        source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
        prefix: "hvb.",
        pattern: /hvb\.[\w-]{138,400}(?![\w-])/y,
        matches: [
          "hvb." +
            "A2bUnb8gUiUAZ5T5wEut6C7gVDRjqECpqUJqZCvGSRNfASV389qsef7U71BgobHNs0TiVWJ" +
            "n3yYpsfq2TJLej6PcHSW4UgshVpquWvQGochBqZpqi6HEqRRqp1oKFyKWrtR8jdG1qmojP",
          "hvb." +
            "BLDces2xdZ6X7Hdvh3F4J7PFrb3o52YAeibLxasdzd3QWqeJF8cMra5QU2f7JmTyWZuR8E" +
            "rXnQhsMr8AyrMkBZz3xwznU1eW8BTcvZMNJKWXCMFY7DEp13ghshaY1m8SHp6T9PHCL7EH",
        ],
        near: ["hvb." + "A2bUnb8gUiUAZ5T5wEut6C7gVDRj" + "qECpqUJqZCvGSRNfASV389qsef7U", "hvb." + "x".repeat(141)],
      },
      {
        id: "vault-recovery-token",
        title: "Vault recovery token",
        source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
        prefix: "hvr.",
        pattern: /hvr\.[\w-]{24,140}(?![\w-])/y,
        environment: false,
        matches: ["hvr." + "t5kjuV1MabzNS" + "LFUioYbmqkrt", "hvr." + "Ap3CcJgqFgVbS2" + "pqZvzbsqf0KcU"],
        near: ["hvr." + "t5kjuV1Mab", "hvr." + "x".repeat(25)],
      },
    ],
    named: [
      {
        id: "vault-legacy-token",
        title: "Vault token (first form)",
        source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
        words: ["vault"],
        value: /^[sbr]\.[A-Za-z0-9]{24}$/,
        matches: [
          'VAULT_TOKEN = "' + "b.wiDC8RiQDe8" + "WZ1EsrRjOIZcN" + '"',
          'vault_token = "' + "r.4bO3du1rRSf" + "W7R9X9wp55HzM" + '"',
        ],
        near: ['digest = "' + "b.wiDC8RiQDe8" + "WZ1EsrRjOIZcN" + '"', 'VAULT_TOKEN = "' + "b.wiD" + "C8RiQ" + '"'],
      },
      {
        id: "vault-app-role-secret",
        title: "Vault AppRole secret id",
        source: "https://developer.hashicorp.com/vault/docs/auth/approle",
        words: ["secretid", "approle"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        needsCredentialWord: false,
        environment: "VAULT_SECRET_ID",
        matches: [
          'VAULT_SECRET_ID = "' + "bff70889-883b-177c" + "-68b6-82ea764c5c9e" + '"',
          'vault_secret_id = "' + "75f8813b-0221-9624" + "-ca5c-3abd1b1ac2c3" + '"',
        ],
        near: [
          'commit = "' + "bff70889-883b-177c" + "-68b6-82ea764c5c9e" + '"',
          'VAULT_SECRET_ID = "' + "bff7088" + "9-883b-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "1Password",
    tokens: [
      {
        id: "onepassword-service-account",
        title: "1Password service account token",
        source: "https://developer.1password.com/docs/service-accounts/",
        prefix: "ops_eyJ",
        pattern: /(?<!-)ops_eyJ[A-Za-z0-9+/_-]{250,2000}={0,3}(?![\w+/=-])/y,
        environment: "OP_SERVICE_ACCOUNT_TOKEN",
        matches: [
          "ops_eyJ" +
            "8ob97iCW2uUQxh3yN31hcEydeflSV7fZqnoVI0EPoFT792urpvXKSdtrWnxACFcCB38DVMN5xQvBV5HoADci5" +
            "Uv2uP5HQNpmgksbQicoponxtnNDw3VZGcZNbBoGVMdOqYCb6LBvpJaUrCPWlQwEj3MDUvabIjSQdPnhOmi6Gc" +
            "OSjHezCmJUzUijlY3E1Zri6BlTQGOMF2P053xwbqnROhO93M8nGPQcGl88tLoKryvFojGh8C4NGgO1tIw==",
          "ops_eyJ" +
            "oO5eAnMmQGSYZllDaDb9qTm5DWViUann6i00fdou0Lt3ocjR9xPmAHi6rEmv92BDqBwSKhr0RxzX0jCU22Tsm" +
            "M8rE6WdEEW2Z3WIl7DeRPTZ73btFgQ78z83mk6IHjaCn0DyLXJ1W8iGdjMzHZCgrLvwXefpA7G24oMedHks9h" +
            "lQESSYJUZgD1AdZgIfOkG2wcX6se8sD2Xpv2E6qKtl4r2viyZbEwxBW9VsIZx0IxHoykKJLuYfSneg9h82===",
        ],
        near: [
          "ops_eyJ" + "zaWduSW5BZGRyZXNz",
          "ops_eyJ" +
            "8ob97iCW2uUQxh3yN31hcEydeflSV7fZqnoVI0EPoFT792urpvX" +
            "KSdtrWnxACFcCB38DVMN5xQvBV5HoADci5Uv2uP5HQNpmgksbQ",
          "ops_eyJ" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==",
        ],
      },
      {
        id: "onepassword-secret-key",
        title: "1Password secret key",
        source: "https://support.1password.com/secret-key-security/",
        prefix: "A3-",
        pattern:
          /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![\w-])/y,
        matches: [
          "A3-" + "O363ZX-DXH4W1CTB4H" + "-SJ8SS-EKX28-C57Z6",
          "A3-" + "KQL1JW-7O3B16SYIPM" + "-EQ6Y9-2ZJL7-O666J",
        ],
        near: ["A3-" + "O363ZX-DXH4W1C", "A3-" + "xxxxxx-xxxxxxxxxxx" + "-xxxxx-xxxxx-xxxxx"],
      },
    ],
  },
  {
    vendor: "age",
    environment: "SOPS_AGE_KEY",
    tokens: [
      {
        id: "age-secret-key",
        title: "age secret key",
        source: "https://age-encryption.org/v1",
        prefix: "AGE-SECRET-KEY-1",
        pattern: /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?!\w)/y,
        checksum: ageBech32,
        matches: [
          "AGE-SECRET-KEY-1" + "7SD6CPX0W5SCF2429ZZWP2MSAST94" + "7LZ2QT046X7AGQP79F9ZAUS320A9E",
          "AGE-SECRET-KEY-1" + "HT3JXQSE8043ZDH30A8CQ6DNL906D" + "957S8ARUN4EWPV3F5XZW45Q75Q065",
        ],
        near: ["AGE-SECRET-KEY-1" + "7SD6CPX0W5SCF2429ZZWP2M", "AGE-SECRET-KEY-1" + "x".repeat(58)],
      },
      {
        id: "age-post-quantum-key",
        title: "age post-quantum secret key",
        source: "https://github.com/C2SP/C2SP/blob/main/age.md",
        prefix: "AGE-SECRET-KEY-PQ-1",
        pattern: /AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?!\w)/y,
        checksum: ageBech32,
        matches: [
          "AGE-SECRET-KEY-PQ-1" + "8L5W2Z3TYL7ZDCML8VFQSA2C0Y6G6" + "3JQVF3P2VAH8AVACKHGT2YSZ20XR4",
          "AGE-SECRET-KEY-PQ-1" + "D42UR2KNU6KPES5X7ERU3XUNLWFWK" + "M8ZDAHWQ2EAVGJ543U3RDTSJ3CCLD",
        ],
        near: ["AGE-SECRET-KEY-PQ-1" + "8L5W2Z3TYL7ZDCML8VFQSA2", "AGE-SECRET-KEY-PQ-1" + "x".repeat(58)],
      },
      {
        id: "age-plugin-identity",
        title: "age plugin identity",
        source: "https://github.com/C2SP/C2SP/blob/main/age-plugin.md",
        prefix: "AGE-PLUGIN-",
        pattern: /AGE-PLUGIN-[A-Z0-9-]{2,30}-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{20,2000}(?!\w)/y,
        confidence: "medium",
        environment: false,
        matches: [
          "AGE-PLUGIN-" + "0Z-179320P6K7" + "N6RLLKR4PN6X",
          "AGE-PLUGIN-" + "8RRN-1X2K42EQF" + "TEUNDTJZW69HGS",
        ],
        near: [
          "AGE-PLUGIN-" + "YUBIKEY",
          "AGE-PLUGIN-" + "0Z-179320P",
          "AGE-PLUGIN-" + "xx-xxxxxxxxxx" + "xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "WireGuard",
    source: "https://www.wireguard.com/quickstart/",
    tokens: [
      {
        id: "wireguard-private-key",
        title: "WireGuard private key",
        prefix: ["PrivateKey = ", "PrivateKey=", "PresharedKey = ", "PresharedKey="],
        pattern: /(?:Private|Preshared)Key ?= ?(?<value>[A-Za-z0-9+/]{43}=)(?![\w+/=])/dy,
        matches: [
          "PrivateKey = " + "ra5VdhuT05SXRoeQMMvgHN" + "bWD1oTU1ijdN35u85UJA4=",
          "PresharedKey=" + "nSMlMcPGa8ddvC21HkaNho" + "BOQeL3cedBm21YDCAcjmO=",
        ],
        near: [
          "PrivateKey = " + "<contents-of-cli" + "ent-privatekey>",
          "PrivateKey = " + "ra5VdhuT05SXRoeQM",
          "PrivateKey = " + "xxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
    ],
  },
  {
    vendor: "Infisical",
    source: "https://infisical.com/docs/documentation/platform/token",
    environment: "INFISICAL_TOKEN",
    named: [
      {
        id: "infisical-token",
        title: "Infisical service token",
        words: ["infisical"],
        value:
          /^(?:st\.(?:[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.[0-9a-f]{32}\.[0-9a-f]{32})$/,
        matches: [
          `infisical_token = "${"st." + "67c5bb8e0856a5648d046979.92d452c5a40031c5a9b2" + "7cf8b099a2da.ab05fe0ad4365b0769fb07fb15ad5c5c"}"`,
          `infisical_token = "${"st." + "5d98d29d-2a03-1de3-050f-a4a9870f7281.b63e52a6ae902c" + "7f1b83fbdce446998f.d56832411b37b1cabb3171c2d0c179ab"}"`,
        ],
        near: [
          `infisical_token = "${"st.dataframe"}"`,
          `infisical_token = "${"st." + "67c5bb8e0856a5648d" + "046979.92d452c5a40"}"`,
          `infisical_token = "${"st." + "xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"`,
        ],
      },
    ],
  },
  {
    vendor: "Bitwarden",
    source: "https://bitwarden.com/help/access-tokens/",
    environment: "BWS_ACCESS_TOKEN",
    named: [
      {
        id: "bitwarden-access-token",
        title: "Bitwarden Secrets Manager access token",
        words: ["bitwarden", "bws"],
        value:
          /^(?:0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==)$/,
        matches: [
          `bitwarden_token = "${"0." + "7cc637dd-0450-0315-8811-4184c72ae29e.zHzNTgyqM" + "QjN68QTYYXyBPA8lZwWcr:I14TQKaBA21a887EGmG8nL=="}"`,
          `bitwarden_token = "${"0." + "be859440-4505-be38-2be9-eecc60e5d7ce.4FdTrkyhJ" + "o6vc5iE1ghPpM2sKYKe5z:n15I24rGzxJN0zftcOHMyF=="}"`,
        ],
        near: [
          `bitwarden_token = "${"0.deadbeef"}"`,
          `bitwarden_token = "${"0." + "7cc637dd-0450-0315" + "-8811-4184c72ae29e"}"`,
          `bitwarden_token = "${"0." + "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.xxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxx:xxxxxxxxxxxxxxxxxxxxxx=="}"`,
        ],
      },
    ],
  },
  {
    vendor: "HashiCorp Consul",
    source: "https://developer.hashicorp.com/consul/docs/security/acl/tokens",
    environment: "CONSUL_HTTP_TOKEN",
    named: [
      {
        id: "consul-token",
        title: "Consul ACL token",
        words: ["consul"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'CONSUL_HTTP_TOKEN = "' + "1bc7b2c2-3496-c9ba" + "-302d-cf4ec4b37c0f" + '"',
          'consul_http_token = "' + "90ed4a4b-0e2c-d16c" + "-3372-c9b2872be1b5" + '"',
        ],
        near: [
          'run_id = "' + "1bc7b2c2-3496-c9ba" + "-302d-cf4ec4b37c0f" + '"',
          'CONSUL_HTTP_TOKEN = "' + "1bc7b2c" + "2-3496-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "HashiCorp Nomad",
    source: "https://developer.hashicorp.com/nomad/docs/secure/acl",
    environment: "NOMAD_TOKEN",
    named: [
      {
        id: "nomad-token",
        title: "Nomad ACL token",
        words: ["nomad"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'NOMAD_TOKEN = "' + "922b4f32-b391-7c75" + "-b8b5-836d9d98da3f" + '"',
          'nomad_token = "' + "518b7fcd-d94c-f454" + "-a369-d32d19a20929" + '"',
        ],
        near: [
          'run_id = "' + "922b4f32-b391-7c75" + "-b8b5-836d9d98da3f" + '"',
          'NOMAD_TOKEN = "' + "922b4f3" + "2-b391-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Conjur",
    source: "https://docs.cyberark.com/conjur-open-source/latest/en/content/developer/conjur_api_authenticate.htm",
    environment: "CONJUR_AUTHN_API_KEY",
    named: [
      {
        id: "conjur-api-key",
        title: "Conjur API key",
        words: ["conjur"],
        value: /^[a-z0-9]{40,64}$/,
        matches: [
          'CONJUR_AUTHN_API_KEY = "' + "3uxj0ts2s7teyp3xpg6o" + "z1dpftgmkdrml9sxigoj" + '"',
          'conjur_authn_api_key = "' + "uenn2p35pi032guie987cw" + "pycse3ffldfgvgszpdpxp" + '"',
        ],
        near: [
          'commit = "' + "3uxj0ts2s7teyp3xpg6o" + "z1dpftgmkdrml9sxigoj" + '"',
          'CONJUR_AUTHN_API_KEY = "' + "3uxj0ts2" + "s7teyp3x" + '"',
        ],
      },
    ],
  },
];
