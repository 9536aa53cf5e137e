import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Continuous integration and delivery, code quality and feature flags. */
export const continuousIntegration: readonly Vendor[] = [
  {
    vendor: "CircleCI",
    source: "https://circleci.com/docs/managing-api-tokens/",
    environment: "CIRCLE_TOKEN",
    tokens: [
      {
        id: "circleci-token",
        title: "CircleCI personal API token",
        prefix: "CCIPAT_",
        pattern: /CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}(?!\w)/y,
        matches: [
          "CCIPAT_" + "aNGiY3AfPIjAs9SgouO0cG_e7ebcbeed" + "d5db74cf50b903a8c7cfb553b13fa2c",
          "CCIPAT_" + "V9pV9CPEggIpOOe7DUIK2a_9d732c0f1" + "d23c2d4392ebea1a805f160bfa0cfd2",
        ],
        near: [
          "CCIPAT_" + "aNGiY3AfPIjAs" + "9SgouO0cG_e7",
          "CCIPAT_" + "xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "circleci-project-token",
        title: "CircleCI project API token",
        prefix: "CCIPRJ_",
        pattern: /CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}(?!\w)/y,
        matches: [
          "CCIPRJ_" + "bPzjPq7Hbc1JVIdQgzHB9s_050a3b8d4" + "8a71efa39cc6d437fda43c72cdeeed0",
          "CCIPRJ_" + "7FQrPr5VCCLsJfPH5iJ6yD_842378008" + "b2c1f0b110ec7845035a81b14d5cb3d",
        ],
        near: [
          "CCIPRJ_" + "bPzjPq7Hbc1JV" + "IdQgzHB9s_05",
          "CCIPRJ_" + "xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "circleci-legacy-token",
        title: "CircleCI API token (first form)",
        words: ["circleci", "circletoken"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'CIRCLECI_TOKEN = "' + "a6d8e771aca0b92b0cb7" + "637e3fcee034c9092638" + '"',
          'circleci_token = "' + "ca2968f9106ebde5e188" + "cc51784e40c0e6badaff" + '"',
        ],
        near: [
          'revision = "' + "a6d8e771aca0b92b0cb7" + "637e3fcee034c9092638" + '"',
          'CIRCLECI_TOKEN = "' + "a6d8e771" + "aca0b92b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Buildkite",
    tokens: [
      {
        id: "buildkite-token",
        title: "Buildkite API access token",
        source: "https://buildkite.com/docs/apis/managing-api-tokens",
        prefix: "bkua_",
        pattern: /bkua_[0-9a-f]{40}(?!\w)/y,
        environment: "BUILDKITE_API_TOKEN",
        matches: [
          "bkua_" + "101c76f8bd75f8940721" + "c51ce60d879d89f86852",
          "bkua_" + "1187673472e234ef6808" + "cc9851af5cb327e2cf3f",
        ],
        near: ["bkua_" + "101c76f8bd75f894", "bkua_" + "x".repeat(40)],
      },
      {
        id: "buildkite-agent-token",
        title: "Buildkite agent token",
        source: "https://buildkite.com/docs/agent/v3/tokens",
        prefix: ["bkct_", "bkar_", "bkps_", "bkpat_", "bkaa_"],
        pattern: /bk(?:ct|ar|ps|pat|aa)_[\w-]{54,80}(?![\w-])/y,
        matches: [
          "bkar_" + "GzdFsJri5DzHaFR9qjERGGpBrppXX" + "T2HNNuo7FyHjsc1fv1Situmbp6fi",
          "bkaa_" + "r4uLr8cpNFnPDwfMJqyYGEWn4JYJY" + "9EcPyp0vBuE1NYoZFYQfoa0XKUDD",
        ],
        near: ["bkar_" + "GzdFsJri5DzHaFR9qjERGG", "bkar_" + "x".repeat(57)],
      },
    ],
  },
  {
    vendor: "Octopus Deploy",
    source: "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
    tokens: [
      {
        id: "octopus-api-key",
        title: "Octopus Deploy API key",
        prefix: "API-",
        pattern: /(?<![\w/.-])API-[A-Z0-9]{26,30}(?!\w)/y,
        accept: mixed,
        matches: ["API-" + "HHAI33O388BMC" + "W9NRGAS7FWG8Z", "API-" + "2UDWZRT7H1IQ4E" + "HK7U85D9PW704H"],
        near: ["API-" + "REFERENCEDOCU" + "MENTATIONPAGE", "API-" + "HHAI33O388", "API-" + "x".repeat(26)],
      },
    ],
  },
  {
    vendor: "SonarQube",
    source: "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
    environment: "SONAR_TOKEN",
    tokens: [
      {
        id: "sonarqube-token",
        title: "SonarQube token",
        prefix: ["squ_", "sqp_", "sqa_"],
        pattern: /sq[upa]_[0-9a-f]{40}(?!\w)/y,
        matches: [
          "squ_" + "4904923d4c41fd931ae1" + "212889cfe72492e60441",
          "sqa_" + "877302e637ec90c8ca76" + "594dd3ddb16ea260cd21",
        ],
        near: ["sqp_solver_state", "squ_" + "4904923d4c41fd93", "squ_" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "Snyk",
    source: "https://docs.snyk.io/snyk-api/authentication-for-api",
    environment: "SNYK_TOKEN",
    tokens: [
      {
        id: "snyk-service-token",
        title: "Snyk service account token",
        prefix: ["snyk_uat.", "snyk_sat."],
        pattern: /snyk_[us]at\.[0-9a-f]{8}\.[\w-]{20,2000}(?:\.[\w-]{20,2000})?(?![\w-])/y,
        matches: [
          "snyk_uat." + "59034edd.hw8Zw1hB7xz2VECcXF" + "KMa.8Cc1DuvZVrCV0wbvaMoFB0",
          "snyk_sat." + "02595bee.59sUaS" + "BpYGJvBh7pAvjM",
        ],
        near: [
          "snyk_uat." + "59034edd.hw8Zw1hB7xz2",
          "snyk_uat." + "xxxxxxxx.xxxxxxxxxxxxxxxxxx" + "xxx.xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "snyk-token",
        title: "Snyk API token",
        words: ["snyk"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'SNYK_TOKEN = "' + "a857ef81-07e7-2b9b" + "-935f-a7d8c0424096" + '"',
          'snyk_token = "' + "6328ba14-c58f-dd7f" + "-13e2-002ca2227691" + '"',
        ],
        near: [
          'etag = "' + "a857ef81-07e7-2b9b" + "-935f-a7d8c0424096" + '"',
          'SNYK_TOKEN = "' + "a857ef8" + "1-07e7-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Doppler",
    source: "https://docs.doppler.com/reference/auth-token-formats",
    environment: "DOPPLER_TOKEN",
    tokens: [
      {
        id: "doppler-token",
        title: "Doppler token",
        prefix: ["dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."],
        pattern: /dp\.(?:pt|ct|sa|scim|audit)\.[A-Za-z0-9]{40,44}(?!\w)/y,
        matches: [
          "dp.scim." + "UeVANDLBS5oUeYQwA3Nw6" + "PCafaQYGrmb0aBbrOMnTF",
          "dp.ct." + "yFY4MkmKWng1Vca13vuBs" + "CeR8e5bdTW2p9XU7k3bi",
        ],
        near: ["dp.scim." + "UeVANDLBS5oUeYQw", "dp.scim." + "x".repeat(42)],
      },
      {
        id: "doppler-service-token",
        title: "Doppler service token",
        prefix: "dp.st.",
        pattern: /dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?!\w)/y,
        matches: [
          "dp.st." + "3egvh.KGPHG89oMGRc0Blgr8" + "KI20UEVfSnVYu7IJ8cHRfNz",
          "dp.st." + "kyJXJqedYrvUqqpnOLPs" + "cOR9I4IZbnmIoUOzrWUC",
        ],
        near: ["dp.st." + "3egvh.KGPHG89oMGRc", "dp.st." + "xxxxx.xxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "LaunchDarkly",
    tokens: [
      {
        id: "launchdarkly-sdk-key",
        title: "LaunchDarkly SDK key",
        source: "https://launchdarkly.com/docs/home/account/environment/keys",
        prefix: ["sdk-", "mob-"],
        pattern: /(?:sdk|mob)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        environment: "LAUNCHDARKLY_SDK_KEY",
        matches: [
          "mob-" + "310a79f9-f548-c25a" + "-9c70-9085c429873a",
          "mob-" + "74afbe79-fd8c-ce22" + "-766a-3a9f73bbe8aa",
        ],
        near: ["sdk-version", "mob-" + "310a79f9-f548-", "mob-" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
    ],
    named: [
      {
        id: "launchdarkly-access-token",
        title: "LaunchDarkly access token",
        source: "https://launchdarkly.com/docs/home/account/api",
        words: ["launchdarkly"],
        value: /^(?:api|sdk|mob)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9=_-]{40}$/,
        environment: "LAUNCHDARKLY_ACCESS_TOKEN",
        matches: [
          'LAUNCHDARKLY_ACCESS_TOKEN = "' + "IBHd3QwmZxCt8d0QYMJ1" + "1KpRoWRqLIw9qi3wX0pi" + '"',
          'launchdarkly_access_token = "' + "sdk-abf0c3dd-24f9-17" + "66-4aaa-03b6c9a927bf" + '"',
        ],
        near: [
          'layout = "' + "IBHd3QwmZxCt8d0QYMJ1" + "1KpRoWRqLIw9qi3wX0pi" + '"',
          'LAUNCHDARKLY_ACCESS_TOKEN = "' + "IBHd3Qwm" + "ZxCt8d0Q" + '"',
        ],
      },
    ],
  },
  {
    vendor: "ConfigCat",
    source: "https://configcat.com/docs/sdk-reference/overview/",
    tokens: [
      {
        id: "configcat-sdk-key",
        title: "ConfigCat SDK key",
        prefix: "configcat-sdk-",
        pattern: /configcat-sdk-1\/[\w-]{22}\/[\w-]{22}(?![\w-])/y,
        matches: [
          "configcat-sdk-" + "1/js2UdC6NCxGq1cxePzrzNc" + "/7GcCJ4gnokXKutDvAJqQG7",
          "configcat-sdk-" + "1/a78jiJvz34oE5aHGJQfPmp" + "/fhp08B2Zt74VHMrkCvASYQ",
        ],
        near: [
          "configcat-sdk-" + "1/js2UdC6NCxGq1cxe",
          "configcat-sdk-" + "x/xxxxxxxxxxxxxxxxxxxxxx" + "/xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Travis CI",
    source: "https://developer.travis-ci.com/authentication",
    named: [
      {
        id: "travis-token",
        title: "Travis CI access token",
        words: ["travis"],
        value: /^[A-Za-z0-9_-]{20,22}$/,
        matches: [
          'TRAVIS_TOKEN = "' + "iCYHSir19B" + "i1wDqiox38" + '"',
          'travis_token = "' + "r1iLAgF5o0" + "gQvNIDqENs" + '"',
        ],
        near: ['revision = "' + "iCYHSir19B" + "i1wDqiox38" + '"', 'TRAVIS_TOKEN = "' + "iCYH" + "Sir1" + '"'],
      },
    ],
  },
  {
    vendor: "Drone CI",
    source: "https://docs.drone.io/cli/setup/",
    environment: "DRONE_TOKEN",
    named: [
      {
        id: "drone-token",
        title: "Drone CI access token",
        words: ["drone"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'DRONE_TOKEN = "' + "eJnjWPxxyAOlQ9fI" + "sEzLAssqmVD5orE8" + '"',
          'drone_token = "' + "Dj6bxVazv19kMjwJ" + "8HhYzoYVXtz8H7WI" + '"',
        ],
        near: [
          'layout = "' + "eJnjWPxxyAOlQ9fI" + "sEzLAssqmVD5orE8" + '"',
          'DRONE_TOKEN = "' + "eJnjWP" + "xxyAOl" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Jenkins",
    source: "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/",
    named: [
      {
        id: "jenkins-token",
        title: "Jenkins API token",
        words: ["jenkins"],
        value: /^(?:11[0-9a-f]{32}|[0-9a-f]{32})$/,
        matches: [
          'JENKINS_API_TOKEN = "' + "90a11a01db790543" + "558b3894410eddfc" + '"',
          'jenkins_api_token = "' + "11c9c2f8a486aa71a" + "1d917c57600459f86" + '"',
        ],
        near: [
          'checksum = "' + "90a11a01db790543" + "558b3894410eddfc" + '"',
          'JENKINS_API_TOKEN = "' + "90a11a" + "01db79" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Codecov",
    source: "https://docs.codecov.com/docs/codecov-tokens",
    environment: "CODECOV_TOKEN",
    named: [
      {
        id: "codecov-token",
        title: "Codecov upload token",
        words: ["codecov"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'CODECOV_TOKEN = "' + "6b806720-a48a-b151" + "-556e-732093d791e7" + '"',
          'codecov_token = "' + "27c9573c-3eb6-147f" + "-658a-5c4a5329450e" + '"',
        ],
        near: [
          'etag = "' + "6b806720-a48a-b151" + "-556e-732093d791e7" + '"',
          'CODECOV_TOKEN = "' + "6b80672" + "0-a48a-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Coveralls",
    source: "https://docs.coveralls.io/",
    environment: "COVERALLS_REPO_TOKEN",
    named: [
      {
        id: "coveralls-token",
        title: "Coveralls repository token",
        words: ["coveralls"],
        value: /^[A-Za-z0-9]{32,37}$/,
        matches: [
          'COVERALLS_REPO_TOKEN = "' + "uD8sT041rsHbrgnY5o" + "RTGfXjVwBjXvL8gI0" + '"',
          'coveralls_repo_token = "' + "XKH3iqAeyCv1vI3QI" + "tqjysEiJiOIc4EMdZ" + '"',
        ],
        near: [
          'etag = "' + "uD8sT041rsHbrgnY5o" + "RTGfXjVwBjXvL8gI0" + '"',
          'COVERALLS_REPO_TOKEN = "' + "uD8sT04" + "1rsHbrg" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SonarCloud",
    source: "https://docs.sonarsource.com/sonarqube-cloud/managing-your-account/managing-tokens/",
    environment: "SONAR_TOKEN",
    named: [
      {
        id: "sonarcloud-token",
        title: "SonarCloud token",
        words: ["sonar"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'SONAR_TOKEN = "' + "bd4d1c0927f2855aa300" + "9bbf9056de9dd962db5e" + '"',
          'sonar_token = "' + "535977003bb115f0441b" + "0683e4c5ec8bf529513e" + '"',
        ],
        near: [
          'document = "' + "bd4d1c0927f2855aa300" + "9bbf9056de9dd962db5e" + '"',
          'SONAR_TOKEN = "' + "bd4d1c09" + "27f2855a" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Sidekiq",
    source: "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
    named: [
      {
        id: "sidekiq-credential",
        title: "Sidekiq gem server credential",
        words: ["bundleenterprisecontribsys", "bundlegemscontribsys"],
        value: /^[0-9a-f]{8}:[0-9a-f]{8}$/,
        needsCredentialWord: false,
        matches: [
          'BUNDLE_ENTERPRISE__CONTRIBSYS__COM = "' + "a44686aa:" + "d4ba51e2" + '"',
          'bundle_enterprise_contribsys_com = "' + "bc034265:" + "24d4f28c" + '"',
        ],
        near: [
          'run_id = "' + "a44686aa:" + "d4ba51e2" + '"',
          'BUNDLE_ENTERPRISE__CONTRIBSYS__COM = "' + "a44" + "686" + '"',
        ],
      },
    ],
  },
];
