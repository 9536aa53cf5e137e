import { crc32Base62, pypiMacaroon } from "./checksums";
import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Package registries, artifacts and infrastructure as code. */
export const packageRegistries: readonly Vendor[] = [
  {
    vendor: "npm",
    source: "https://docs.npmjs.com/about-access-tokens",
    environment: "NPM_TOKEN",
    tokens: [
      {
        id: "npm-access-token",
        title: "npm access token",
        prefix: "npm_",
        pattern: /npm_[A-Za-z0-9]{36}(?!\w)/y,
        checksum: crc32Base62,
        matches: [
          "npm_" + "XWVWTegaxCEtfps2uT" + "gjV9u2E1SCRt0yyis8",
          "npm_" + "GtunckugMyy6jcP3sp" + "28ZBoRymve6w0xeY7D",
        ],
        near: ["npm_config_registry", "npm_" + "XWVWTegaxCEtfp", "npm_" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "PyPI",
    environment: "TWINE_PASSWORD",
    tokens: [
      {
        id: "pypi-token",
        title: "PyPI API token",
        source: "https://pypi.org/help/#apitoken",
        prefix: "pypi-AgEIcHlwaS5vcmc",
        pattern: /pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}(?![\w-])/y,
        checksum: pypiMacaroon,
        matches: [
          "pypi-AgEIcHlwaS5vcmc" +
            "CJDYzOTA5NzI4LWJlZDUtNDYyZS1hYzY2LWRkMzNjYjczM2Q4OQACSnsidiI6MiwicG" +
            "VybWlzc2lvbnMiOiJ1c2VyIiwidXNlciI6IjlmNTA5MjU2LTEyOWEtNDk4Yi1hYzJhL" +
            "TViNjUxNWMyMjg0ZiJ9AAAGIBIVPRbfJx6mYQJHoIXqPTmtr5X91zn2lzDq7YNjy4qL",
          "pypi-AgEIcHlwaS5vcmc" +
            "CJGI3N2M5ZjE5LTg0MTctNDI1My1hMzI1LWFhOWMwZjc0Njc3OQACSnsidiI6MiwicG" +
            "VybWlzc2lvbnMiOiJ1c2VyIiwidXNlciI6IjgxNTIwMzk3LThlNzAtNDJhMC1hZWU1L" +
            "TkyNjUwNjRjYzg1NyJ9AAAGIN-J4F8JxYc4BwRjkT9WjpnMUOBuGv5SZyzIZ-MlldFf",
        ],
        near: [
          "pypi-AgEIcHlwaS5vcmc" + "CJDYzOTA5NzI4LWJlZDU" + "tNDYyZS1hYzY2LWRkMzN",
          "pypi-AgEIcHlwaS5vcmc" + "x".repeat(201),
        ],
      },
      {
        id: "test-pypi-token",
        title: "TestPyPI API token",
        source: "https://test.pypi.org/help/#apitoken",
        prefix: "pypi-AgENdGVzdC5weXBpLm9yZw",
        pattern: /pypi-AgENdGVzdC5weXBpLm9yZw[\w-]{50,1000}(?![\w-])/y,
        checksum: pypiMacaroon,
        matches: [
          "pypi-AgENdGVzdC5weXBpLm9yZw" +
            "IkYjEyM2EyZTYtZjAxOS00YjU1LWE3ZDItNGQ2NWRkZGY2MTlkAAJKeyJ2IjoyLCJwZ" +
            "XJtaXNzaW9ucyI6InVzZXIiLCJ1c2VyIjoiYjIxZjVkZTctNDI3MS00YTQ1LWExMDIt" +
            "ZDA1MGYxN2IzYmU1In0AAAYg0Ji7esnWg25P1lxe9PF3jy0-xG1tWf6aIwV624jR4C8",
          "pypi-AgENdGVzdC5weXBpLm9yZw" +
            "IkNmYzNGUxMTktMzE5MC00YmUwLWE3ZmItNDUyMzYzNzFhNWQyAAJKeyJ2IjoyLCJwZ" +
            "XJtaXNzaW9ucyI6InVzZXIiLCJ1c2VyIjoiNTc0YzU1YzktMWI3MC00ZDA3LWFiMzAt" +
            "MGRlZTAzOTk3ZWZlIn0AAAYgePOPAO-tJvzpRJGfUhdvVjw-zAFqOFVtaYHd8nKicG0",
        ],
        near: [
          "pypi-AgENdGVzdC5weXBpLm9yZw" + "IkYjEyM2EyZTYtZjAxOS" + "00YjU1LWE3ZDItNGQ2NW",
          "pypi-AgENdGVzdC5weXBpLm9yZw" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "RubyGems",
    source: "https://guides.rubygems.org/api-key-scopes/",
    environment: "GEM_HOST_API_KEY",
    tokens: [
      {
        id: "rubygems-key",
        title: "RubyGems API key",
        prefix: "rubygems_",
        pattern: /rubygems_[0-9a-f]{48}(?!\w)/y,
        matches: [
          "rubygems_" + "5305bca536f1ad891e58da25" + "4454ca5640ea77df2bde0988",
          "rubygems_" + "d9a33632f3838e5ccb068391" + "d828c0cfd79687637b27893a",
        ],
        near: ["rubygems_" + "5305bca536f1ad891e5", "rubygems_" + "x".repeat(48)],
      },
    ],
  },
  {
    vendor: "Docker",
    tokens: [
      {
        id: "docker-hub-token",
        title: "Docker Hub personal access token",
        source: "https://docs.docker.com/security/access-tokens/",
        prefix: "dckr_pat_",
        pattern: /dckr_pat_[\w-]{27}(?![\w-])/y,
        environment: "DOCKER_PASSWORD",
        matches: ["dckr_pat_" + "EMVikpmK3tZahw" + "x74L3HtLc71Fp", "dckr_pat_" + "P8og1c5rdCEgD4" + "VwaZqxeEeipKi"],
        near: ["dckr_pat_" + "EMVikpmK3t", "dckr_pat_" + "x".repeat(27)],
      },
      {
        id: "docker-organization-token",
        title: "Docker organization access token",
        source: "https://docs.docker.com/enterprise/security/access-tokens/",
        prefix: "dckr_oat_",
        pattern: /dckr_oat_[\w-]{32}(?![\w-])/y,
        matches: [
          "dckr_oat_" + "ooeCMKQhrnDuyqUY" + "7T3tDx39s2BTDDpi",
          "dckr_oat_" + "k2ZBSKNuGczA6hwh" + "Kykfk6VNTZSt7LvS",
        ],
        near: ["dckr_oat_" + "ooeCMKQhrnDu", "dckr_oat_" + "x".repeat(32)],
      },
      {
        id: "docker-swarm-join-token",
        title: "Docker Swarm join token",
        source: "https://docs.docker.com/engine/swarm/join-nodes/",
        prefix: "SWMTKN-1-",
        pattern: /SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}(?![\w-])/y,
        matches: [
          "SWMTKN-1-" + "pljgzvf9y8jryr2bagkxfx9wrscfaa6eusxfiw" + "w7hh9v92u79g-xsrvq2wwm9b9wpnj2i76esndk",
          "SWMTKN-1-" + "bb4wzauime4n4e876t46ct0mlt7kyxfft3sa67" + "dph7pk0f6x3r-ax4fbwy4dkilpybhqnuvs27eb",
        ],
        near: [
          "SWMTKN-1-" + "pljgzvf9y8jryr2" + "bagkxfx9wrscfaa",
          "SWMTKN-1-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "docker-swarm-unlock-key",
        title: "Docker Swarm unlock key",
        source: "https://docs.docker.com/engine/swarm/swarm_manager_locking/",
        prefix: "SWMKEY-1-",
        pattern: /SWMKEY-1-[A-Za-z0-9+/]{43}(?![\w+/=-])/y,
        matches: [
          "SWMKEY-1-" + "SF0bmZv8ywvNf2E5Wo3QRV" + "V9eAktybw1bH2dh0AQD5S",
          "SWMKEY-1-" + "B1L3OvoVr8hcRWXY5YiY0H" + "HiDNHlXB8s68Nab3HjvrQ",
        ],
        near: ["SWMKEY-1-" + "SF0bmZv8ywvNf2E5W", "SWMKEY-1-" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "NuGet",
    source: "https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package",
    tokens: [
      {
        id: "nuget-api-key",
        title: "NuGet API key",
        prefix: "oy2",
        pattern: /oy2[a-z0-9]{43}(?!\w)/y,
        matches: [
          "oy2" + "049yj0qtllpa89yo4xth8p" + "icgr107u41ofzv8y89bbx",
          "oy2" + "ozv5uj31sdx7d119vdudiw" + "jczvsnv3y9rbfdy7i9xfm",
        ],
        near: ["oy2" + "049yj0qtllpa89yo4", "oy2" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "crates.io",
    source: "https://doc.rust-lang.org/cargo/reference/publishing.html",
    environment: "CARGO_REGISTRY_TOKEN",
    tokens: [
      {
        id: "crates-io-token",
        title: "crates.io API token",
        prefix: "cio",
        pattern: /cio[A-Za-z0-9]{32}(?!\w)/y,
        accept: mixed,
        matches: ["cio" + "d2CjOTvYrm1TPEAX" + "zH9ChBwV5FTVm1lM", "cio" + "QGjke3jY8lcRKsXI" + "H6GUkLNyCP4j7Ib0"],
        near: ["cio" + "MultipleIteratio" + "nsOfTheOuterLoop", "cio" + "d2CjOTvYrm1T", "cio" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Clojars",
    source: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    tokens: [
      {
        id: "clojars-token",
        title: "Clojars deploy token",
        prefix: "CLOJARS_",
        pattern: /CLOJARS_[0-9a-f]{60}(?!\w)/y,
        matches: [
          "CLOJARS_" + "6427cc232012cb64d20d34acf5b5b7" + "e09179d3a4eb13554bef86621a7dcc",
          "CLOJARS_" + "b403a33c8fd49d78a839b6f375b30f" + "79f49cbb0563269e5aca1a23880887",
        ],
        near: ["CLOJARS_" + "6427cc232012cb64d20d34ac", "CLOJARS_" + "x".repeat(60)],
      },
    ],
  },
  {
    vendor: "JFrog",
    tokens: [
      {
        id: "artifactory-api-key",
        title: "JFrog Artifactory API key",
        source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile",
        prefix: "AKCp",
        pattern: /AKCp[A-Za-z0-9]{68,70}(?!\w)/y,
        matches: [
          "AKCp" + "qk7vryHU9wVwQLZ9jcmKiJmFC6BrmEnfXIv" + "tsVontYPkVWRxVhdqzV7GpH2cS9VuKaEnMI",
          "AKCp" + "MrzD3d77Usf5yGZRk27LZGDmT8rw4GFzrEW" + "3dObuvPH5O3q4UZg5XlUpXxV1P5xwYA6Ki",
        ],
        near: ["AKCp" + "qk7vryHU9wVwQL" + "Z9jcmKiJmFC6Br", "AKCp" + "x".repeat(70)],
      },
      {
        id: "artifactory-reference-token",
        title: "JFrog reference token",
        source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        prefix: "cmVmdGtuO",
        pattern: /cmVmdGtuO[A-Za-z0-9]{55}(?![A-Za-z0-9])/y,
        matches: [
          "cmVmdGtuO" + "pNnDE3nldKai5J4MoCYzzNcz5TTT" + "GY2Jw3aQDfeXpL2HVodO7vTlIKC",
          "cmVmdGtuO" + "9aORnmh08Q7bs4wXwBREUoqVbJkH" + "jBcapsZWhG882vYZ2rFp4QygJ4G",
        ],
        near: ["cmVmdGtuO" + "jAxOjE3", "cmVmdGtuO" + "pNnDE3nldKai5J4MoCYzzN", "cmVmdGtuO" + "x".repeat(55)],
      },
    ],
    named: [
      {
        id: "jfrog-api-key",
        title: "JFrog API key",
        source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        words: ["jfrog", "artifactory", "bintray", "xray"],
        value: /^(?:[A-Za-z0-9]{73}|[A-Za-z0-9]{64})$/,
        matches: [
          'ARTIFACTORY_API_KEY = "' +
            "Xd1HQXGWUcPnlJ2JoNBm741RjEIbE63WGjMye" +
            "5iTrylgvpONvd1nnxSPH09chXisXqdWPQKuI" +
            '"',
          'artifactory_api_key = "' + "xNzmeTWJrZ9NTfk8GzsV2JgRhieJe4L6" + "LocY3iXpit5worshEtSaIA1eKiWs7qtn" + '"',
        ],
        near: [
          'revision = "' + "Xd1HQXGWUcPnlJ2JoNBm741RjEIbE63WGjMye" + "5iTrylgvpONvd1nnxSPH09chXisXqdWPQKuI" + '"',
          'ARTIFACTORY_API_KEY = "' + "Xd1HQXGWUcPnlJ2" + "JoNBm741RjEIbE" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Cloudsmith",
    source: "https://github.com/betterleaks/betterleaks",
    tokens: [
      {
        id: "cloudsmith-key",
        title: "Cloudsmith API key",
        prefix: "csa_",
        pattern: /csa_[0-9a-f]{30}[A-Za-z0-9]{6}(?!\w)/y,
        matches: [
          "csa_" + "132e9f8a2fb0f48607" + "bc5b2c58f9a8atAMCZ",
          "csa_" + "e382adb6475854ab55" + "42f1e3124900UtgrS7",
        ],
        near: ["csa_" + "132e9f8a2fb0f4", "csa_" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "Packagist",
    source: "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
    tokens: [
      {
        id: "packagist-token",
        title: "Packagist token",
        prefix: "packagist_",
        pattern: /packagist_(?:ort|ack|out|uut)_[0-9a-f]{64}[0-9a-f]{4}(?!\w)/y,
        matches: [
          "packagist_" + "uut_ed61026b75ca6705c31b45d2f7e9c618" + "ac2f7a0c81ffde8bb18b420a915b4e7ba61d",
          "packagist_" + "out_262d3d8f113376186019cc73357814d7" + "02e8ce4bcda27aef9b8e0a6702c7df3ba548",
        ],
        near: [
          "packagist_" + "uut_ed61026b75" + "ca6705c31b45d2",
          "packagist_" + "xxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "HCP Terraform",
    source: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
    environment: "TF_TOKEN_app_terraform_io",
    tokens: [
      {
        id: "terraform-token",
        title: "HCP Terraform API token",
        prefix: ".atlasv1.",
        lead: /(?<=(?<!\w)([A-Za-z0-9]{14}))/y,
        pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9=_-]{60,70}(?![\w=-])/y,
        matches: [
          "yBO5ZqRsECXLEW.atlasv1.YCeVGV1hhGItcuo8cTN" + "yaFrSwPoMtTLhRFNguJ0r1xZTmXGNETkCqJjZJN5PK",
          "64O8vhaj9tHV9R.atlasv1.enLlGbPdZBI8Q2OXcuj" + "8Yqfmffj5Dj5DCS1TwloGHN2nKMje5t21Jab8sqHs",
        ],
        near: [
          "vagrant.atlasv1.token",
          "o8cTNyaFrSwPoMtTLhRFNguJ" + "0r1xZTmXGNETkCqJjZJN5PK",
          "yBO5ZqRsECXLEW.atlasv0.YCeVGV1hhGItcuo8cTN" + "yaFrSwPoMtTLhRFNguJ0r1xZTmXGNETkCqJjZJN5PK",
        ],
      },
    ],
  },
  {
    vendor: "Pulumi",
    source: "https://www.pulumi.com/docs/administration/access-identity/access-tokens/",
    environment: "PULUMI_ACCESS_TOKEN",
    tokens: [
      {
        id: "pulumi-token",
        title: "Pulumi access token",
        prefix: "pul-",
        pattern: /pul-[0-9a-f]{40}(?![\w-])/y,
        matches: [
          "pul-" + "620e3ca80ec1a5e3e29f" + "ab37a2d4ebb893751064",
          "pul-" + "8c0c28df028b4963bbc0" + "a4f897d9cf779c88aad4",
        ],
        near: ["pul-" + "620e3ca80ec1a5e3", "pul-" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "Infracost",
    source: "https://www.infracost.io/docs/",
    environment: "INFRACOST_API_KEY",
    tokens: [
      {
        id: "infracost-token",
        title: "Infracost API token",
        prefix: "ico-",
        pattern: /(?<![\w.-])ico-[A-Za-z0-9]{32}(?![\w-])/y,
        matches: ["ico-" + "SVz3FrnFjDpQ89ce" + "B02GHJa8R09IFIvp", "ico-" + "XYOGC1Ym9nIVVZmq" + "36cECevtBTxwbIO6"],
        near: ["ico-" + "SVz3FrnFjDpQ", "ico-" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Harness",
    source: "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
    tokens: [
      {
        id: "harness-token",
        title: "Harness API key",
        prefix: ["pat.", "sat."],
        pattern: /[ps]at\.[\w-]{22}\.[0-9A-Za-z]{24}\.[A-Za-z0-9]{20}(?!\w)/y,
        matches: [
          "pat." + "TTTSwAo0TvAbRaU8pCGp9U.vy2ucvRH8Bi" + "b0h6qjj0I6Icm.tXOM9v5wxwIkanmUEB3a",
          "pat." + "UxuykXe20SwrWXmLTthGi5.KmopahplG1k" + "0YQfyQj7lH23M.mrewD0c4o86FMoDngkfB",
        ],
        near: [
          "pat.search",
          "pat." + "TTTSwAo0TvAbRa" + "U8pCGp9U.vy2u",
          "pat." + "xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxx" + "xxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
];
