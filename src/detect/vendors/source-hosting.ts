import { crc32Base62, gitlabRoutable } from "./checksums";
import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Source hosting. */
export const sourceHosting: readonly Vendor[] = [
  {
    vendor: "GitHub",
    source:
      "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
    environment: "GITHUB_TOKEN",
    names: ["github"],
    placeholders: ["github"],
    calls: { Github: { 0: "token" } },
    tokens: [
      {
        id: "github-personal-token",
        title: "GitHub personal access token",
        prefix: "ghp_",
        pattern: /ghp_[A-Za-z0-9]{36}(?!\w)/y,
        checksum: crc32Base62,
        matches: [
          "ghp_" + "nwqfKeg5D0xE9TPjpL" + "vmADckhPwVGX0oGH0A",
          "ghp_" + "vk3kPlSqS8bsi7W0HL" + "9d3hY6Vrhlzt0URpio",
        ],
        near: ["ghp_" + "nwqfKeg5D0xE9T", "ghp_" + "x".repeat(36)],
      },
      {
        id: "github-oauth-token",
        title: "GitHub OAuth access token",
        prefix: "gho_",
        pattern: /gho_[A-Za-z0-9]{36}(?!\w)/y,
        checksum: crc32Base62,
        matches: [
          "gho_" + "dMIZaZQc9CmAQToKPV" + "XSiglqDsdqBk2LWzmf",
          "gho_" + "7qDWujukGl2cphlXQb" + "xVicl7IG5PgN0QvQ1m",
        ],
        near: ["gho_" + "dMIZaZQc9CmAQT", "gho_" + "x".repeat(36)],
      },
      {
        id: "github-app-token",
        title: "GitHub App token",
        prefix: ["ghu_", "ghs_"],
        pattern: /gh[us]_[A-Za-z0-9]{36}(?!\w)/y,
        checksum: crc32Base62,
        matches: [
          "ghs_" + "aFlULIrZCm2pVJXU0D" + "TSVMg0sB73GM3CS2rC",
          "ghs_" + "Us2qoeublOCbLUhsuP" + "sp3tRu0J43QV4KpVL2",
        ],
        near: ["ghs_" + "aFlULIrZCm2pVJ", "ghs_" + "x".repeat(36)],
      },
      {
        id: "github-refresh-token",
        title: "GitHub refresh token",
        prefix: "ghr_",
        pattern: /ghr_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36})(?!\w)/y,
        checksum: crc32Base62,
        environment: false,
        matches: [
          "ghr_" + "sNjyy3ipk0hBpFrD6USoY7K9fw7EdMdj4m6L3G" + "EWhVSE1rCvLvWm84B6n5mmc85Fjw864d3DwGkO",
          "ghr_" + "CWGrIFbC5frDsHR453wDEWltQi8Y0BaqQei7Kw" + "WQmF8wB95Gzr49XvFH7fXqTR5Fqb6E3D2cCurN",
        ],
        near: ["ghr_" + "sNjyy3ipk0hBpFr" + "D6USoY7K9fw7EdM", "ghr_" + "x".repeat(76)],
      },
      {
        id: "github-fine-grained-token",
        title: "GitHub fine-grained personal access token",
        prefix: "github_pat_",
        pattern: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?!\w)/y,
        matches: [
          "github_pat_" + "fIpxpUTWek9PFg2oFR1oql_kR0rpLIxEFFQQ0cZzn" + "HGesMb8lF14nblqaRSb9yZWyAKp4YUe4OZ7bkcAtQ",
          "github_pat_" + "vY874f8ZkQIWzbDAu9eRSd_uFPhA9KvLxbIAa7ecm" + "GRH1NCVNFPO0IG1YhJHY2WzgsqzQl471IEIWSNCUC",
        ],
        near: [
          "github_pat_" + "11ABCDEFG0",
          "github_pat_" + "fIpxpUTWek9PFg2o" + "FR1oql_kR0rpLIxE",
          "github_pat_" + "xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "GitLab",
    source: "https://docs.gitlab.com/security/tokens/",
    names: ["gitlab"],
    placeholders: ["gitlab"],
    calls: { Gitlab: { 1: "private_token" } },
    tokens: [
      {
        id: "gitlab-personal-token",
        title: "GitLab personal access token",
        prefix: "glpat-",
        pattern: /glpat-[\w-]{20}(?![\w-]{7,300}\.[0-9a-z]{2}\.?[0-9a-z]{7})(?![\w-])/y,
        environment: "GITLAB_TOKEN",
        matches: ["glpat-" + "r5eqN61hH5V87LxPcutQ", "glpat-" + "5gvV02GbDHh7Ewou8ZYJ"],
        near: ["glpat-" + "r5eqN61h", "glpat-" + "x".repeat(20)],
      },
      {
        id: "gitlab-routable-token",
        title: "GitLab personal access token (routable)",
        prefix: "glpat-",
        pattern: /glpat-[\w-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}(?!\w)/y,
        checksum: gitlabRoutable,
        environment: "GITLAB_TOKEN",
        matches: [
          "glpat-" + "dElJTHY0WGdlQTl3bENUVQpvOjEK" + "cDoyYQp1OjF4EA.01.1602zvwgt",
          "glpat-" + "dURkU1RSc2VYYjB4OG15TwpvOjEK" + "cDoyYQp1OjF4EA.01.1603b2m01",
        ],
        near: [
          "glpat-" + "dElJTHY0WGdlQTl3bENUVQ",
          "glpat-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxx.xx.xxxxxxxxx",
        ],
      },
      {
        id: "gitlab-trigger-token",
        title: "GitLab pipeline trigger token",
        prefix: "glptt-",
        pattern: /glptt-(?:[0-9a-f]{40}|[\w-]{20,40})(?![\w-])/y,
        matches: ["glptt-" + "7nNSpkChtCNjyfh3uQg6M", "glptt-" + "FF8k9ceh38HKjW1QvBdzEe"],
        near: ["glptt-" + "7nNSpkCh", "glptt-" + "x".repeat(21)],
      },
      {
        id: "gitlab-deploy-token",
        title: "GitLab deploy token",
        prefix: "gldt-",
        pattern: /gldt-[\w-]{20}(?![\w-])/y,
        matches: ["gldt-" + "D890nh1Brbfta7jLYfyY", "gldt-" + "2kD9QCdwV23k4es6DQYL"],
        near: ["gldt-" + "D890nh1B", "gldt-" + "x".repeat(20)],
      },
      {
        id: "gitlab-runner-token",
        title: "GitLab runner authentication token",
        prefix: ["glrt-", "glrtr-"],
        pattern: /glrtr?-(?:t\d_)?(?:[\w-]{20}(?![\w.-])|[\w-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}(?!\w))/y,
        matches: [
          "glrt-" + "t7_UUkQRematRmbquq8qN" + "KJyE17fgax.2qnvzo1f1",
          "glrtr-" + "t1_QuzoNnbdkWApPvU53q" + "0NirJ4exXgS.pagmszdoq",
        ],
        near: ["glrt-" + "t7_UUkQRematRmbq", "glrt-" + "xx_xxxxxxxxxxxxxxxxxx" + "xxxxxxxxxx.xxxxxxxxx"],
      },
      {
        id: "gitlab-runner-registration-token",
        title: "GitLab runner registration token",
        prefix: "GR1348941",
        pattern: /GR1348941[\w-]{20}(?![\w-])/y,
        matches: ["GR1348941" + "F98nFPAAna5hkbgopDAx", "GR1348941" + "WBL6CWmxL24BfTUzKhyA"],
        near: ["GR1348941" + "F98nFPAA", "GR1348941" + "x".repeat(20)],
      },
      {
        id: "gitlab-job-token",
        title: "GitLab job token",
        prefix: "glcbt-",
        pattern: /glcbt-(?:[0-9a-zA-Z]{1,5}_)?[\w-]{20}(?![\w-])/y,
        matches: ["glcbt-" + "Kuh_SES0NYMJHAexMzDck5oX", "glcbt-" + "U9N_J1yVXCSHBhxRcXApXXLc"],
        near: ["glcbt-" + "Kuh_SES0N", "glcbt-" + "xxx_xxxxxxxxxxxxxxxxxxxx"],
      },
      {
        id: "gitlab-feed-token",
        title: "GitLab feed token",
        prefix: "glft-",
        pattern: /glft-[\w-]{20}(?![\w-])/y,
        matches: ["glft-" + "ytduuMzHwjnRdFZrqhEw", "glft-" + "HCZ97EBmzv7AVAb3uzCw"],
        near: ["glft-" + "ytduuMzH", "glft-" + "x".repeat(20)],
      },
      {
        id: "gitlab-incoming-mail-token",
        title: "GitLab incoming mail token",
        prefix: "glimt-",
        pattern: /glimt-[\w-]{25}(?![\w-])/y,
        matches: ["glimt-" + "4xjRQEnvVj3rw" + "MSj74V5NFmhn", "glimt-" + "ZPwMLmoK6M1Ko" + "wz37VuQfxQo6"],
        near: ["glimt-" + "4xjRQEnvVj", "glimt-" + "x".repeat(25)],
      },
      {
        id: "gitlab-oauth-secret",
        title: "GitLab OAuth application secret",
        prefix: "gloas-",
        pattern: /gloas-[\w-]{64}(?![\w-])/y,
        matches: [
          "gloas-" + "yee4d2jEF7i2TmjytWAw9iS0WWfroqX6" + "f6A9xGiscyJz9dsF6rVPXRJW2NaieDVv",
          "gloas-" + "Juv1snodawUavGEVBVCrnozgtvaCFd1M" + "hT1zsVZt0dAdMgoYGMwnnAFS2z6GziBG",
        ],
        near: ["gloas-" + "yee4d2jEF7i2T" + "mjytWAw9iS0W", "gloas-" + "x".repeat(64)],
      },
      {
        id: "gitlab-agent-token",
        title: "GitLab agent for Kubernetes token",
        prefix: "glagent-",
        pattern: /glagent-[\w-]{50,100}(?![\w-])/y,
        matches: [
          "glagent-" + "9BPAWhfbB5ikaXAHmt9TDyNeb" + "GbhsqyF71ZkBTRapJpFd6yb0z",
          "glagent-" + "ajnaWZvdHGeaTH4or45Anys6s" + "ANxDK0NMiZ3CJfURvNxW41JoD",
        ],
        near: ["glagent-" + "9BPAWhfbB5ikaXAHmt9T", "glagent-" + "x".repeat(50)],
      },
      {
        id: "gitlab-scim-token",
        title: "GitLab SCIM token",
        prefix: "glsoat-",
        pattern: /glsoat-[\w-]{20}(?![\w-])/y,
        matches: ["glsoat-" + "eiEW2bk5gseAqTCAexvp", "glsoat-" + "qzzm9UQESqu2ieB1JsPY"],
        near: ["glsoat-" + "eiEW2bk5", "glsoat-" + "x".repeat(20)],
      },
      {
        id: "gitlab-feature-flag-token",
        title: "GitLab feature flags client token",
        prefix: "glffct-",
        pattern: /glffct-[\w-]{20}(?![\w-])/y,
        matches: ["glffct-" + "8kqryRezpjix7dE802mH", "glffct-" + "hMRSLAbUj2R8jsDC3tgR"],
        near: ["glffct-" + "8kqryRez", "glffct-" + "x".repeat(20)],
      },
      {
        id: "gitlab-workspace-token",
        title: "GitLab workspace token",
        prefix: "glwt-",
        pattern: /glwt-[\w-]{20,64}(?![\w-])/y,
        matches: ["glwt-" + "SU3C9ML0FeDBbdjjgj5okA", "glwt-" + "Zwj38FUaLUjtgZm01WD1nR4"],
        near: ["glwt-" + "SU3C9ML0", "glwt-" + "x".repeat(22)],
      },
      {
        id: "gitlab-session-cookie",
        title: "GitLab session cookie",
        prefix: "_gitlab_session=",
        pattern: /_gitlab_session=(?<value>[0-9a-z]{32})(?!\w)/dy,
        inside: true,
        matches: [
          "_gitlab_session=" + "79jrmwwfmc50xwn7" + "1ojdkrmznybto8rr",
          "_gitlab_session=" + "h8wp627kg7h4i0zh" + "pvqyzm0z8dh4u9tc",
        ],
        near: ["_gitlab_session=" + "79jrmwwfmc50", "_gitlab_session=" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Bitbucket",
    tokens: [
      {
        id: "bitbucket-app-password",
        title: "Bitbucket app password",
        source: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
        prefix: "ATBB",
        pattern: /ATBB[A-Za-z0-9]{32}(?!\w)/y,
        accept: mixed,
        matches: ["ATBB" + "41XHC6aNPl66VlKt" + "ldZ8Uj8J5ZHJ19RB", "ATBB" + "iG5gASE3ywQnAzoo" + "Ja4TLGHM0MNa3KnN"],
        near: ["ATBB" + "41XHC6aNPl66", "ATBB" + "x".repeat(32)],
      },
      {
        id: "bitbucket-access-token",
        title: "Bitbucket access token",
        source: "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/",
        prefix: "ATCTT3",
        pattern: /ATCTT3xFfG[\w=-]{150,230}(?![\w=-])/y,
        matches: [
          "ATCTT3" +
            "xFfGzTaDnEcbrdmZ9ne7MuCss0iPUYjzMUPmzhCDzJbzooR6MjeQLDnhnoAYkjg2XxCkuuuR9k1DyX" +
            "4YE3t4ahh0px17H3S8ndzcZA4AGGB4JpdzWLFw9bTr40DtsVM2pWxRBJmyp09jQ07tzLePFL0PwEK",
          "ATCTT3" +
            "xFfG3vocBFaxNoFYAropTB7KTs4JeV50r2N08YY2RdzYLsVYCk6jUkGDiUHvjW4GDiBpMkwruuxb8pd" +
            "3wyTHxYUy4LR7VCKuWfr3SsxmFgFnME98YnqM58pLFSD1QSfEiVxPNKGMY1iP3w4DxG6KTHh2Vsc3A",
        ],
        near: [
          "ATCTT3" + "xFfGzTaDnEcbrdmZ9ne7MuCss0iPUYj" + "zMUPmzhCDzJbzooR6MjeQLDnhnoAYkj",
          "ATCTT3" + "x".repeat(155),
        ],
      },
      {
        id: "bitbucket-data-center-token",
        title: "Bitbucket Data Center HTTP access token",
        source: "https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html",
        prefix: "BBDC-",
        pattern: /BBDC-[A-Za-z0-9+/@=_-]{40,60}(?![\w+/=-])/y,
        matches: [
          "BBDC-" + "o30vGgld9QMumF2A2q3Y" + "KOlZ25HmDI61H4adrDCp",
          "BBDC-" + "uNAqAsv9H59HXGapxBbSB" + "MIfeUdw64dEtPPVDSgXl5",
        ],
        near: ["BBDC-" + "o30vGgld9QMumF2A", "BBDC-" + "x".repeat(40)],
      },
    ],
    named: [
      {
        id: "bitbucket-client-secret",
        title: "Bitbucket client secret",
        source: "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/",
        words: ["bitbucket"],
        value: /^(?:[A-Za-z0-9=_-]{64}|[A-Za-z0-9]{32})$/,
        matches: [
          'BITBUCKET_CLIENT_SECRET = "' + "JPrHt2ggTLCZnO2E" + "SI9hd8iuPN1NGLKt" + '"',
          'bitbucket_client_secret = "' + "pN5N3AFqy9VSiXZOiQbM5o6ekV91hxeC" + "4S9UjjTMftAy43fBcNVALS6AtTkcCEh1" + '"',
        ],
        near: [
          'revision = "' + "JPrHt2ggTLCZnO2E" + "SI9hd8iuPN1NGLKt" + '"',
          'BITBUCKET_CLIENT_SECRET = "' + "JPrHt2" + "ggTLCZ" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Atlassian",
    source: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    tokens: [
      {
        id: "atlassian-api-token",
        title: "Atlassian API token",
        prefix: "ATATT3",
        pattern: /ATATT3[\w=-]{100,230}(?![\w=-])/y,
        matches: [
          "ATATT3" +
            "fky7RTt5x2SzRhA2cN3pbSTVhuu58ib5AawJTkjCfNhNkD3vZDAh" +
            "KPKKJ4Kd6AR0TqrMXNNEXLXUu0GNsgqcm7UzfXzVB9vLgbvxBBQ",
          "ATATT3" +
            "SpxPosLfci5H44J1cARWZhPYJKxGzHu7hHvuuQTaxFiKE6kxrr" +
            "9Cwnujva6gc1skrXYaDocpEaaAAmJMeuBcmQieWALALT6W1TA2",
        ],
        near: ["ATATT3" + "fky7RTt5x2SzRhA2cN3pb" + "STVhuu58ib5AawJTkjCf", "ATATT3" + "x".repeat(103)],
      },
    ],
    named: [
      {
        id: "atlassian-legacy-token",
        title: "Atlassian API token (first form)",
        words: ["atlassian", "jira", "confluence"],
        value: /^[A-Za-z0-9]{24}$/,
        matches: [
          'JIRA_API_TOKEN = "' + "wF1zuNk56aix" + "edY2xF88eAgy" + '"',
          'jira_api_token = "' + "eYcz4tWTyP8k" + "ClxWkzSJPSIN" + '"',
        ],
        near: ['document = "' + "wF1zuNk56aix" + "edY2xF88eAgy" + '"', 'JIRA_API_TOKEN = "' + "wF1zu" + "Nk56" + '"'],
      },
    ],
  },
  {
    vendor: "Sourcegraph",
    environment: "SRC_ACCESS_TOKEN",
    tokens: [
      {
        id: "sourcegraph-token",
        title: "Sourcegraph access token",
        source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
        prefix: "sgp_",
        pattern: /sgp_(?:(?:[0-9A-Fa-f]{16}|local)_)?[0-9A-Fa-f]{40}(?!\w)/y,
        matches: [
          "sgp_" + "1a00eAA2cCc4c3e8FC94" + "CfA4cd7B2fBc60C872cD",
          "sgp_" + "local_C051C10Ec9abe5d1a" + "1FDA41ABCa3dDBABAB5Afe7",
        ],
        near: ["sgp_" + "1a00eAA2cCc4c3e8", "sgp_" + "x".repeat(40)],
      },
      {
        id: "sourcegraph-gateway-key",
        title: "Sourcegraph Cody gateway key",
        source: "https://github.com/mongodb/kingfisher",
        prefix: "slk_",
        pattern: /slk_[0-9a-f]{64}(?!\w)/y,
        environment: false,
        matches: [
          "slk_" + "78334ffb02647671a4b6764c383f111e" + "b3c21689d20c85a762ec1b0b50d52226",
          "slk_" + "05623acaf7447e6cd099a1d584427091" + "f18bb4a64922d696040fd463980adb97",
        ],
        near: ["slk_" + "78334ffb02647" + "671a4b6764c3", "slk_" + "x".repeat(64)],
      },
    ],
    named: [
      {
        id: "sourcegraph-legacy-token",
        title: "Sourcegraph access token (first form)",
        source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
        words: ["sourcegraph", "srcaccesstoken"],
        value: /^[0-9A-Fa-f]{40}$/,
        needsCredentialWord: false,
        matches: [
          'SRC_ACCESS_TOKEN = "' + "31a95878dfeC714c82eC" + "FC1dEa01f1AccedbEaBD" + '"',
          'src_access_token = "' + "A0aBb1B7FF64f89F87F5" + "9eF6badcFE4Dc46D7A6C" + '"',
        ],
        near: [
          'revision = "' + "31a95878dfeC714c82eC" + "FC1dEa01f1AccedbEaBD" + '"',
          'SRC_ACCESS_TOKEN = "' + "31a95878" + "dfeC714c" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Gitea",
    source: "https://docs.gitea.com/development/api-usage",
    named: [
      {
        id: "gitea-token",
        title: "Gitea access token",
        words: ["gitea", "forgejo", "codeberg"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'GITEA_TOKEN = "' + "3288c203f7f063b1c29c" + "c23e1499d9d7b60af1ad" + '"',
          'gitea_token = "' + "21d9aa7958ef5ecf8fb8" + "1b600c597248ce86617d" + '"',
        ],
        near: [
          'checksum = "' + "3288c203f7f063b1c29c" + "c23e1499d9d7b60af1ad" + '"',
          'GITEA_TOKEN = "' + "3288c203" + "f7f063b1" + '"',
        ],
      },
    ],
  },
];
