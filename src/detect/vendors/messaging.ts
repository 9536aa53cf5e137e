import { discordId, mixed } from "./token-checks";
import { followedBy, type Vendor } from "./vendor";

/** Chat, e-mail and telephony. */
export const messaging: readonly Vendor[] = [
  {
    vendor: "Slack",
    placeholders: ["slack"],
    calls: { WebClient: { 0: "token" } },
    tokens: [
      {
        id: "slack-bot-token",
        title: "Slack bot token",
        source: "https://docs.slack.dev/authentication/tokens",
        prefix: "xoxb-",
        pattern: /xoxb-\d{8,14}-(?:\d{8,14}-)?[A-Za-z0-9-]{18,40}(?![\w-])/y,
        environment: "SLACK_BOT_TOKEN",
        matches: [
          "xoxb-" + "197337743-iFgnaZ" + "0PY8PjfwBmSCEDC",
          "xoxb-" + "63663679-08825987-7D" + "ifwhE6BYEJCSz5l1j7b",
        ],
        near: ["xoxb-" + "197337743-iF", "xoxb-" + "xxxxxxxxx-xxxxxx" + "xxxxxxxxxxxxxxx"],
      },
      {
        id: "slack-user-token",
        title: "Slack user token",
        source: "https://docs.slack.dev/authentication/tokens",
        prefix: ["xoxp-", "xoxe-"],
        pattern: /xox[pe](?:-\d{8,14}){3}-[A-Za-z0-9]{28,34}(?![\w-])/y,
        environment: "SLACK_USER_TOKEN",
        matches: [
          "xoxp-" + "92166810-475335890-03860944-" + "cucvzfkFgQALhKGWXguAFitBMeWv",
          "xoxe-" + "8296691369-60521914-0057107629" + "5-rpxO3Uhn5qF6SPQkx0vanhM5fgBK",
        ],
        near: [
          "xoxp-" + "92166810-475335890-038",
          "xoxp-" + "xxxxxxxx-xxxxxxxxx-xxxxxxxx-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "slack-legacy-token",
        title: "Slack legacy token",
        source: "https://docs.slack.dev/authentication/tokens",
        prefix: ["xoxs-", "xoxo-"],
        pattern: /xox[os]-\d{5,14}-\d{5,14}-\d{5,14}-[0-9a-fA-F]{8,64}(?![\w-])/y,
        matches: ["xoxs-" + "85506-818006-028" + "86586-2227BeFAdE", "xoxo-" + "46864-356099-41" + "088003-c5Ddcbdc"],
        near: ["xoxs-" + "85506-818006", "xoxs-" + "xxxxx-xxxxxx-xxx" + "xxxxx-xxxxxxxxxx"],
      },
      {
        id: "slack-workspace-token",
        title: "Slack workspace token",
        source: "https://docs.slack.dev/authentication/tokens",
        prefix: ["xoxa-", "xoxr-"],
        pattern: /xox[ar]-(?:\d-)?[0-9A-Za-z-]{20,80}(?![\w-])/y,
        matches: ["xoxr-" + "7-1kqX6ZjeUhGr8uL4L7MJjX", "xoxr-" + "rnopFBC8conE7db4lAh8L"],
        near: ["xoxr-" + "7-1kqX6Zj", "xoxr-" + "x-xxxxxxxxxxxxxxxxxxxxxx"],
      },
      {
        id: "slack-session-token",
        title: "Slack browser session token",
        source: "https://github.com/betterleaks/betterleaks",
        prefix: "xoxc-",
        pattern: /xoxc-\d{8,14}-\d{8,14}-\d{8,14}-[0-9a-f]{64}(?![\w-])/y,
        matches: [
          "xoxc-" +
            "050106148-997162963-354954217-dbac9ad1b7c0c4c3f" +
            "5e6c4fe202e362d21cfcd0fc61bff1b47bf26d0f67cdbf1",
          "xoxc-" +
            "5709277642-4793844680-45640338029-f0dbec9d20f53a1" +
            "62835d325b059282993b0469a7649ca63932cdc23a6dfa9c4",
        ],
        near: [
          "xoxc-" + "050106148-997162963" + "-354954217-dbac9ad",
          "xoxc-" +
            "xxxxxxxxx-xxxxxxxxx-xxxxxxxxx-xxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "slack-session-cookie",
        title: "Slack browser session cookie",
        source: "https://github.com/betterleaks/betterleaks",
        prefix: "xoxd-",
        pattern: /xoxd-[A-Za-z0-9%+/]{100,400}(?![\w%+/-])/y,
        matches: [
          "xoxd-" +
            "KOX4e2p7j40Xrq4Qil7LYGb3YCL92fULKUPvs7S2kDmgqaomVan" +
            "2Q0PtUQHXORzdeUqKg87ou9sz774PChaP45TTU1k12z681JUvQF",
          "xoxd-" +
            "0jCcXswlmUD8cQbB555XufS8a37NucoGMBY21B8F0LCa4kF9pEK" +
            "9Mc8q5pxGSaGzDpEjqWFFXGeP7WkUgFPOzSjEqmXa4nvizty75",
        ],
        near: ["xoxd-" + "KOX4e2p7j40Xrq4Qil7L" + "YGb3YCL92fULKUPvs7S2", "xoxd-" + "x".repeat(102)],
      },
      {
        id: "slack-app-token",
        title: "Slack app-level token",
        source: "https://docs.slack.dev/authentication/tokens",
        prefix: "xapp-",
        pattern: /xapp-\d-[A-Za-z0-9]{8,14}-\d{8,16}-[A-Za-z0-9]{32,80}(?![\w-])/y,
        environment: "SLACK_APP_TOKEN",
        matches: [
          "xapp-" + "8-o9gQSkmthB-87692462959-tBDu" + "8bTXx7xGHjDJ7zJsjiSDnwi2wvF8",
          "xapp-" + "0-v3tkOybl1v2-1520220804-4a2aT" + "Wwo8BLsR8swiEwCOvY897BA069IQR",
        ],
        near: [
          "xapp-" + "8-o9gQSkmthB-876924629",
          "xapp-" + "x-xxxxxxxxxx-xxxxxxxxxxx-xxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "slack-configuration-token",
        title: "Slack configuration token",
        source: "https://docs.slack.dev/authentication/rotating-and-refreshing-configuration-tokens",
        prefix: ["xoxe.xoxp-", "xoxe.xoxb-"],
        pattern: /xoxe\.xox[bp]-\d-[A-Za-z0-9]{150,180}(?![\w-])/y,
        matches: [
          "xoxe.xoxp-" +
            "9-zwg0pNMvBD9ZvcLmiNejI6l7gUJ6x3hlsAOaiwlIrrgtrwNEYo6xWz4FNtIHS3jurqAeIGTuNYV" +
            "Hi9TsdAEn9kcBe408RL0aaHBabuJ5dsD9mCJwiVuZpPnLaVwS8GSGOSjhOjuyMu472Vdz5WQG5uV",
          "xoxe.xoxp-" +
            "6-DS1Uzh5bp3Nbjec8frIdGmqv5KtwR9OkwNAkCWyDIiktAMG8a3Pj0Gg4YbFcErl5jNxqyqAVjvp" +
            "FV8pBh96CmhMn5ObqfCU1ilMUdxHHdUerHgaUiqUck2CfyJIIsr63lYLeewhwPaKSpELTVKed7ITh",
        ],
        near: [
          "xoxe.xoxp-" + "9-zwg0pNMvBD9ZvcLmiNejI6l7gUJ6x" + "3hlsAOaiwlIrrgtrwNEYo6xWz4FNtI",
          "xoxe.xoxp-" +
            "x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "slack-refresh-token",
        title: "Slack configuration refresh token",
        source: "https://docs.slack.dev/authentication/rotating-and-refreshing-configuration-tokens",
        prefix: "xoxe-",
        pattern: /xoxe-\d-[A-Za-z0-9]{140,160}(?![\w-])/y,
        matches: [
          "xoxe-" +
            "5-NJAxDQegPaKcvZ9w1On3xIE97CBuXUZB84q7TCS4gQBmAkEqP1nvsYm1gqFBcbZlJWCChE" +
            "Az6pvDyoarZkeuEEOYEnrCFfAJBv4njmpPMVMSx0Ckbtv6nhKHO1bH2oYKkyXjYBOj4Q6nxI",
          "xoxe-" +
            "3-5EREdiIZhUfpCQ7vDzHDxCDi1zXHQDv8bYvXMzu5ilDx468LTMWSPa9SabKvwgN2QkIHO" +
            "a6BqtG2B9R5GYaRuHq8wQVj8EfLqVzWWc92SDDlFhE7tJPLAc1ber23Ujf0p0LVqg3nM280",
        ],
        near: [
          "xoxe-" + "5-NJAxDQegPaKcvZ9w1On3xIE97CB" + "uXUZB84q7TCS4gQBmAkEqP1nvsYm",
          "xoxe-" +
            "x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "slack-webhook",
        title: "Slack webhook URL",
        source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
        prefix: "https://hooks.slack.com/",
        pattern:
          /https:\/\/hooks\.slack\.com\/(?:services\/T[A-Za-z0-9_]{8,12}\/B[A-Za-z0-9_]{8,12}\/[A-Za-z0-9_]{20,30}|(?:workflows|triggers)\/[A-Za-z0-9/]{40,80})(?![A-Za-z0-9])/y,
        matches: [
          "https://hooks.slack.com/" + "triggers/k7c5H8ibXMbZpy5CD" + "cLNm4iGRZ6Es82zcTaN8gttJgo",
          "https://hooks.slack.com/" + "workflows/3ZwngFHsZYLqVHU" + "dphJbILNAvoG78Rudn37jgBsi",
        ],
        near: [
          "https://hooks.slack.com/" + "services/your" + "/webhook/url",
          "https://hooks.slack.com/" + "triggers/k7c5H8ibXMb",
          "https://hooks.slack.com/" + "xxxxxxxx/xxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "slack-signing-secret",
        title: "Slack signing secret",
        source: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
        words: ["slacksigning", "slacksecret", "slackclientsecret"],
        value: /^[0-9a-f]{32}$/,
        environment: "SLACK_SIGNING_SECRET",
        matches: [
          'SLACK_SIGNING_SECRET = "' + "a5049f77baf944fd" + "174a38ad42fc4eb0" + '"',
          'slack_signing_secret = "' + "51d5c3d058567489" + "55a0f5fb912df9eb" + '"',
        ],
        near: [
          'revision = "' + "a5049f77baf944fd" + "174a38ad42fc4eb0" + '"',
          'SLACK_SIGNING_SECRET = "' + "a5049f" + "77baf9" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Discord",
    tokens: [
      {
        id: "discord-bot-token",
        title: "Discord bot token",
        source: "https://discord.com/developers/docs/reference",
        // Base64 of the digits of a snowflake.
        prefix: followedBy(["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"], "AEIMQUYcgk"),
        pattern: /[MNO][A-Za-z0-9_-]{22,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/y,
        accept: discordId,
        environment: "DISCORD_TOKEN",
        matches: [
          "MT" + "c2NzI3ODAzMjA5Nzg4NDQ0.b21HYn.VUtr" + "kPsyAUJTWRK24uk4TLQlNmustXf6xTYuOm",
          "MT" + "I2NzQ5NzgyMDA0MzA2ODYz.e6kUfo.I8DE" + "a4vY8t3va8Wqz1rgz92K0lYzgTZNj4Rn4m",
        ],
        near: ["MT" + "AxMjM0.short.token", "MT" + "c2NzI3ODAzMjA5" + "Nzg4NDQ0.b21H"],
      },
      {
        id: "discord-webhook",
        title: "Discord webhook URL",
        source: "https://discord.com/developers/docs/resources/webhook",
        prefix: [
          "https://discord.com/api/webhooks/",
          "https://discordapp.com/api/webhooks/",
          "https://canary.discord.com/api/webhooks/",
          "https://canary.discordapp.com/api/webhooks/",
          "https://ptb.discord.com/api/webhooks/",
          "https://ptb.discordapp.com/api/webhooks/",
        ],
        pattern: /https:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,70}(?![\w-])/y,
        matches: [
          "https://canary.discordapp.com/api/webhooks/" +
            "23386710479689935082/hHZG33V2D2vB26bFwKmin" +
            "Jc5eVbC8TVa118bGdZbKLQo12uVsX4VCRJUnNcGCG",
          "https://canary.discordapp.com/api/webhooks/" +
            "2744703353444477452/C9fUEKdmWN0BmpySzTH4xD" +
            "Xeb3RYFkNYYKH0jWF5tG0KF2TgBrtFTCLr8i8wo9P",
        ],
        near: [
          "https://canary.discordapp.com/api/webhooks/" + "23386710479689935" + "082/hHZG33V2D2vB",
          "https://canary.discordapp.com/api/webhooks/" +
            "xxxxxxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "discord-client-secret",
        title: "Discord client secret",
        source: "https://discord.com/developers/docs/topics/oauth2",
        words: ["discord"],
        value: /^(?:[A-Za-z0-9_-]{32}|[0-9a-f]{64})$/,
        matches: [
          'DISCORD_CLIENT_SECRET = "' + "01toQSC8XakvlidW" + "HnSUrJ6mFJIrVNqE" + '"',
          'discord_client_secret = "' + "874a5875afdbc506d51499cccba634e7" + "4265ea7e6223c3e075d9a9ff4be96387" + '"',
        ],
        near: [
          'document = "' + "01toQSC8XakvlidW" + "HnSUrJ6mFJIrVNqE" + '"',
          'DISCORD_CLIENT_SECRET = "' + "01toQS" + "C8Xakv" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Telegram",
    source: "https://core.telegram.org/bots/api",
    environment: "TELEGRAM_BOT_TOKEN",
    calls: { "Bot|Updater|TeleBot": { 0: "token" } },
    tokens: [
      {
        id: "telegram-bot-token",
        title: "Telegram bot token",
        prefix: ":AA",
        lead: /(?<=(?<!\w)(\d{8,11}))/y,
        pattern: /\d{8,11}:AA[\w-]{33}(?![\w-])/y,
        matches: [
          "390435238:AAPnFryv1akLr" + "3z0UvT9booHCJjEL0mc3bD",
          "8065371299:AAfQRrYQJ4ng" + "KF6kMU0LKvaaEgE3EArm3oh",
        ],
        near: ["12:AAB", "kLr3z0UvT9boo" + "HCJjEL0mc3bD", "390435238:A0PnFryv1akLr" + "3z0UvT9booHCJjEL0mc3bD"],
      },
    ],
  },
  {
    vendor: "Twilio",
    names: ["twilio"],
    tokens: [
      {
        id: "twilio-api-key",
        title: "Twilio API key",
        source: "https://www.twilio.com/docs/iam/api-keys",
        prefix: followedBy(["SK"], "0123456789abcdef"),
        pattern: /SK[0-9a-f]{32}(?!\w)/y,
        environment: "TWILIO_API_KEY",
        matches: ["SK" + "e4d9430175946311" + "1bee4245dadf5384", "SK" + "29b192aadf636a8f" + "d9b65707d6f4997f"],
        near: ["SK" + "e4d943017594", "SK" + "x".repeat(32)],
      },
    ],
    named: [
      {
        id: "twilio-auth-token",
        title: "Twilio auth token",
        source: "https://www.twilio.com/docs/iam/api",
        words: ["twilio"],
        value: /^[0-9a-f]{32}$/,
        environment: "TWILIO_AUTH_TOKEN",
        matches: [
          'TWILIO_AUTH_TOKEN = "' + "540dc176cd5beb53" + "b23274f73806a68d" + '"',
          'twilio_auth_token = "' + "26c086a653c2dec8" + "7bd4358d4d0e7fbe" + '"',
        ],
        near: [
          'commit = "' + "540dc176cd5beb53" + "b23274f73806a68d" + '"',
          'TWILIO_AUTH_TOKEN = "' + "540dc1" + "76cd5b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SendGrid",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    environment: "SENDGRID_API_KEY",
    names: ["sendgrid"],
    calls: { SendGridAPIClient: { 0: "api_key" } },
    tokens: [
      {
        id: "sendgrid-api-key",
        title: "SendGrid API key",
        prefix: "SG.",
        pattern: /SG\.[\w-]{20,24}\.[\w-]{39,50}(?![\w-])/y,
        matches: [
          "SG." + "85TXQ3Z3haaZPU90dgx9.4oXis09fmPG" + "CUV74CK0DuoQX9svML5FsocxkgWuhtC",
          "SG." + "R0NqQVHgVv5YnzL1J76dB.Yt0sHgaoei" + "2Yhxo09UFZrVxNBrdf5FyMJJMUF2WxC",
        ],
        near: [
          "SG." + "85TXQ3Z3haaZP" + "U90dgx9.4oXi",
          "SG." + "xxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Mailgun",
    names: ["mailgun"],
    tokens: [
      {
        id: "mailgun-api-key",
        title: "Mailgun API key",
        source: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt/",
        prefix: "key-",
        pattern: /key-[0-9a-f]{32}(?![\w-])/y,
        environment: "MAILGUN_API_KEY",
        matches: ["key-" + "62658a1870369192" + "60cdac63010a2426", "key-" + "d00d5cae50f58b04" + "92dbbd1836b6d34c"],
        near: ["key-deadbeef", "key-" + "62658a187036", "key-" + "x".repeat(32)],
      },
    ],
    named: [
      {
        id: "mailgun-signing-key",
        title: "Mailgun signing key",
        source: "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
        words: ["mailgun"],
        value: /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/,
        needsCredentialWord: false,
        matches: [
          'MAILGUN_SIGNING_KEY = "' + "89e4f920573d53bc429db6c11" + "02715ea-00e299ae-70eaaf8d" + '"',
          'mailgun_signing_key = "' + "fe8eb3f1a830ec173a9df8f8b" + "b18ab69-97db9529-1d69188d" + '"',
        ],
        near: [
          'document = "' + "89e4f920573d53bc429db6c11" + "02715ea-00e299ae-70eaaf8d" + '"',
          'MAILGUN_SIGNING_KEY = "' + "89e4f92057" + "3d53bc429d" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Mailchimp",
    source: "https://mailchimp.com/developer/marketing/guides/quick-start/",
    environment: "MAILCHIMP_API_KEY",
    tokens: [
      {
        id: "mailchimp-api-key",
        title: "Mailchimp API key",
        prefix: ["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
        lead: /(?<=(?<!\w)([0-9a-f]{32}))/y,
        pattern: /[0-9a-f]{32}-us\d{1,2}(?![\w-])/y,
        matches: ["6af098bb9db6e6bc68" + "0cf8ad13208a75-us8", "5146009bb513e838e90" + "0e64233a7d7d3-us25"],
        near: ["bucket-us1", "680cf8ad13208a75-us8", "6af098bb9db6e6bc68" + "0cf8ad13208a75-us0"],
      },
    ],
  },
  {
    vendor: "Mandrill",
    source: "https://mailchimp.com/developer/transactional/guides/quick-start/",
    tokens: [
      {
        id: "mandrill-api-key",
        title: "Mandrill API key",
        prefix: "md-",
        pattern: /md-[A-Za-z0-9_-]{22}(?![\w-])/y,
        accept: mixed,
        matches: ["md-" + "dUMGh7WRmdt6rpdvPT8hm5", "md-" + "84XDi3yMKDynxEcdoO2cGa"],
        near: ["md-typeset-scrollwrapper-x", "md-" + "dUMGh7WR", "md-" + "x".repeat(22)],
      },
    ],
  },
  {
    vendor: "Brevo",
    source: "https://developers.brevo.com/docs/getting-started",
    tokens: [
      {
        id: "brevo-api-key",
        title: "Brevo API key",
        prefix: "xkeysib-",
        pattern: /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![\w-])/y,
        matches: [
          "xkeysib-" + "20d0904f01297db2d8e37d6df678b56a1db61d8c1" + "ccea55bb8fe03eb5f4c4e66-G01nbKU3ekMflxp6",
          "xkeysib-" + "e05bb8cd90c17a915b71158332de6302fcbf88003" + "d9991a8e6d3b273b6dcebaa-AuSz0EtfM7jhTskj",
        ],
        near: [
          "xkeysib-" + "20d0904f01297db2" + "d8e37d6df678b56a",
          "xkeysib-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "brevo-smtp-key",
        title: "Brevo SMTP key",
        prefix: "xsmtpsib-",
        pattern: /xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![\w-])/y,
        matches: [
          "xsmtpsib-" + "8288bf1d8e3c464af8a2e776dc31ec9f9b075a951" + "b3e9710a3722eed67c2574f-evDTdXUq01EabXrL",
          "xsmtpsib-" + "cb013d400fb4973509d4142261d22abf30edeb6b1" + "75ca62f799cd8315360ba15-RVmf4BWVE9b32SYE",
        ],
        near: [
          "xsmtpsib-" + "8288bf1d8e3c464a" + "f8a2e776dc31ec9f",
          "xsmtpsib-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Resend",
    source: "https://resend.com/docs/dashboard/api-keys/introduction",
    environment: "RESEND_API_KEY",
    tokens: [
      {
        id: "resend-api-key",
        title: "Resend API key",
        prefix: "re_",
        pattern: /re_[1-9A-HJ-NP-Za-km-z]{8}_[1-9A-HJ-NP-Za-km-z]{24}(?!\w)/y,
        accept: mixed,
        matches: ["re_" + "nrwWub89_UTN4sSTK" + "EiNrfmtcDTRupBW3", "re_" + "e7HEZvJA_9KzS8Nvu" + "jNonWw2LVX7cP1WF"],
        near: [
          "re_compiled_expression_for_matching",
          "re_" + "nrwWub89_UTN4",
          "re_" + "xxxxxxxx_xxxxxxxx" + "xxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "MailerSend",
    source: "https://developers.mailersend.com/",
    environment: "MAILERSEND_API_KEY",
    tokens: [
      {
        id: "mailersend-api-token",
        title: "MailerSend API token",
        prefix: "mlsn.",
        pattern: /mlsn\.[0-9a-f]{64}(?!\w)/y,
        matches: [
          "mlsn." + "cc5c43ea7ce148a0df981a0a6ee3f041" + "d11a09202ffb218a6f6c10026c7aea1a",
          "mlsn." + "1995b39dfacf8c3670c858ea40933a14" + "35db7cc034bd47b3c553c53d8ee08ef6",
        ],
        near: ["mlsn." + "cc5c43ea7ce14" + "8a0df981a0a6", "mlsn." + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "Telnyx",
    source: "https://developers.telnyx.com/api/authentication",
    tokens: [
      {
        id: "telnyx-api-key",
        title: "Telnyx API key",
        prefix: "KEY",
        pattern: /KEY[0-9A-F]{32}_[A-Za-z0-9]{22}(?!\w)/y,
        matches: [
          "KEY" + "D69943A9E545C33F52266A43530C" + "D499_lg1ZQGRESdsD003nAjnP70",
          "KEY" + "017C5B82561D56225426003B159E" + "41A0_wteizX9Xv4h3KEIkKzIDaQ",
        ],
        near: [
          "KEY" + "BOARD_INTERRUPT",
          "KEY" + "D69943A9E545C33F52266A",
          "KEY" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxx_xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Pushbullet",
    source: "https://docs.pushbullet.com/",
    named: [
      {
        id: "pushbullet-token",
        title: "Pushbullet access token",
        words: ["pushbullet"],
        value: /^o\.[A-Za-z0-9]{32}$/,
        matches: [
          'pushbullet_token = "o.' + "7163ieUq999UL91p" + 'cpiNW9WQWy0zN1qf"',
          'PUSHBULLET_API_KEY = "o.' + "FxkK4u1aJGHulyDB" + 'rF1GLjWP9b8uY0qm"',
        ],
        near: ['pushbullet_token = "o.' + "7163ieUq999U" + '"', 'pushbullet_token = "o.' + "x".repeat(32) + '"'],
      },
    ],
  },
  {
    vendor: "Postmark",
    source: "https://postmarkapp.com/developer/api/overview",
    environment: "POSTMARK_SERVER_TOKEN",
    named: [
      {
        id: "postmark-server-token",
        title: "Postmark server token",
        words: ["postmark"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'POSTMARK_SERVER_TOKEN = "' + "2057306f-448c-c6bd" + "-63cb-59cc460a7d0d" + '"',
          'postmark_server_token = "' + "dca804c1-8f64-ba4e" + "-3138-bc5f1ae6c178" + '"',
        ],
        near: [
          'document = "' + "2057306f-448c-c6bd" + "-63cb-59cc460a7d0d" + '"',
          'POSTMARK_SERVER_TOKEN = "' + "2057306" + "f-448c-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SparkPost",
    source: "https://developers.sparkpost.com/api/",
    environment: "SPARKPOST_API_KEY",
    named: [
      {
        id: "sparkpost-api-key",
        title: "SparkPost API key",
        words: ["sparkpost"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'SPARKPOST_API_KEY = "' + "3b076422b80e17763ed9" + "7e2199caead1d2f9557f" + '"',
          'sparkpost_api_key = "' + "f69ea192174d19273b97" + "3b8d33a1e9da6839695b" + '"',
        ],
        near: [
          'commit = "' + "3b076422b80e17763ed9" + "7e2199caead1d2f9557f" + '"',
          'SPARKPOST_API_KEY = "' + "3b076422" + "b80e1776" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Mailjet",
    source: "https://dev.mailjet.com/email/guides/",
    environment: "MJ_APIKEY_PRIVATE",
    named: [
      {
        id: "mailjet-secret-key",
        title: "Mailjet secret key",
        words: ["mailjet", "mjapikey"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'MJ_APIKEY_PRIVATE = "' + "7713022bb51d828d" + "55beebe1826b900d" + '"',
          'mj_apikey_private = "' + "47f49186bb86e5c0" + "a3aa95d3040a13e3" + '"',
        ],
        near: [
          'etag = "' + "7713022bb51d828d" + "55beebe1826b900d" + '"',
          'MJ_APIKEY_PRIVATE = "' + "771302" + "2bb51d" + '"',
        ],
      },
    ],
  },
  {
    vendor: "MessageBird",
    source: "https://developers.messagebird.com/api/",
    named: [
      {
        id: "messagebird-access-key",
        title: "MessageBird access key",
        words: ["messagebird"],
        value: /^[A-Za-z0-9]{25}$/,
        matches: [
          'MESSAGEBIRD_ACCESS_KEY = "' + "koOPlU7Y6SVGs" + "ihrUDJDaeWMA" + '"',
          'messagebird_access_key = "' + "1nuj8wqssuqJ1" + "dh8SxyoJFfBQ" + '"',
        ],
        near: [
          'revision = "' + "koOPlU7Y6SVGs" + "ihrUDJDaeWMA" + '"',
          'MESSAGEBIRD_ACCESS_KEY = "' + "koOPl" + "U7Y6S" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Vonage",
    source: "https://developer.vonage.com/en/account/secret-management",
    environment: "VONAGE_API_SECRET",
    named: [
      {
        id: "vonage-api-secret",
        title: "Vonage API secret",
        words: ["vonage", "nexmo"],
        value: /^[A-Za-z0-9]{16}$/,
        matches: [
          'VONAGE_API_SECRET = "' + "Y1ZgdRQz" + "NyKl4630" + '"',
          'vonage_api_secret = "' + "842yF5bC" + "TAkf6OfQ" + '"',
        ],
        near: ['revision = "' + "Y1ZgdRQz" + "NyKl4630" + '"', 'VONAGE_API_SECRET = "' + "Y1Z" + "gdR" + '"'],
      },
    ],
  },
  {
    vendor: "Plivo",
    source: "https://www.plivo.com/docs/",
    environment: "PLIVO_AUTH_TOKEN",
    named: [
      {
        id: "plivo-auth-token",
        title: "Plivo auth token",
        words: ["plivo"],
        value: /^[A-Za-z0-9]{40}$/,
        matches: [
          'PLIVO_AUTH_TOKEN = "' + "D6mu0ZNmqKZRD8XqCree" + "UFHdDO8vt3ULFpNOXo3Y" + '"',
          'plivo_auth_token = "' + "AufQl1rkL5B0xR8Jj6mm" + "jTotuuUFTrQ9cV47rZlj" + '"',
        ],
        near: [
          'checksum = "' + "D6mu0ZNmqKZRD8XqCree" + "UFHdDO8vt3ULFpNOXo3Y" + '"',
          'PLIVO_AUTH_TOKEN = "' + "D6mu0ZNm" + "qKZRD8Xq" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Pushover",
    source: "https://pushover.net/api",
    named: [
      {
        id: "pushover-token",
        title: "Pushover token",
        words: ["pushover"],
        value: /^[A-Za-z0-9]{30}$/,
        matches: [
          'PUSHOVER_TOKEN = "' + "7RQEnBZR98vWQOo" + "3PnQt0sU4GdFJOi" + '"',
          'pushover_token = "' + "1owVPtbn0fL02Qy" + "Nq9AFbiobsO8VYv" + '"',
        ],
        near: [
          'revision = "' + "7RQEnBZR98vWQOo" + "3PnQt0sU4GdFJOi" + '"',
          'PUSHOVER_TOKEN = "' + "7RQEnB" + "ZR98vW" + '"',
        ],
      },
    ],
  },
  {
    vendor: "LINE",
    named: [
      {
        id: "line-channel-token",
        title: "LINE channel access token",
        source: "https://developers.line.biz/en/docs/basics/channel-access-token/",
        words: ["linechannel", "linebot", "lineaccess"],
        value: /^[A-Za-z0-9+/]{170,175}=?$/,
        environment: "LINE_CHANNEL_ACCESS_TOKEN",
        matches: [
          'LINE_CHANNEL_ACCESS_TOKEN = "' +
            "hCqVzGSIo8MgDTJqW2x6o86BfO2F4eM6BkTAR5LHWKFkjCMCf6K0k2jD9klnOCNRFzNkqSy1hVJmdyC4tICnsQ" +
            "W4vSup9uACvVQvTPIkVjD6lCjarH9Pmp8Xu9T1jiPgEDFVhaPC0Um24GQ14rfxRkOiRpzzspwQivB8LlThBMeg" +
            '"',
          'line_channel_access_token = "' +
            "fctgbI26G6oRtoWBNRjJgHeoL1xzQjmTLzV6vUKydTKxB2uyG6taXg0U32OHJ08fdePX7kl8HCHdGZIpmPBQRy" +
            "iCoRDVK327TdoCoKzfjWj0gCvp28tDUZTIpIFOscWvhOsQieRUIrtDQX2co22zSf2f47tqT9n9cWvH3HazCgK" +
            '"',
        ],
        near: [
          'layout = "' +
            "hCqVzGSIo8MgDTJqW2x6o86BfO2F4eM6BkTAR5LHWKFkjCMCf6K0k2jD9klnOCNRFzNkqSy1hVJmdyC4tICnsQ" +
            "W4vSup9uACvVQvTPIkVjD6lCjarH9Pmp8Xu9T1jiPgEDFVhaPC0Um24GQ14rfxRkOiRpzzspwQivB8LlThBMeg" +
            '"',
          'LINE_CHANNEL_ACCESS_TOKEN = "' +
            "hCqVzGSIo8MgDTJqW2x6o86BfO2F4eM6Bk" +
            "TAR5LHWKFkjCMCf6K0k2jD9klnOCNRFzNk" +
            '"',
        ],
      },
      {
        id: "line-notify-token",
        title: "LINE Notify token",
        source: "https://github.com/mongodb/kingfisher",
        words: ["linenotify"],
        value: /^[A-Za-z0-9]{43}$/,
        matches: [
          'LINE_NOTIFY_TOKEN = "' + "M5gGqzAnUTmdkgO0DPRUHz" + "lbXCiWNup4w0MSN3m034R" + '"',
          'line_notify_token = "' + "qZUzqH1ATvEdTQ0qj4pefF" + "H7VWrzH3GlQhlm5TAci6p" + '"',
        ],
        near: [
          'revision = "' + "M5gGqzAnUTmdkgO0DPRUHz" + "lbXCiWNup4w0MSN3m034R" + '"',
          'LINE_NOTIFY_TOKEN = "' + "M5gGqzAnU" + "TmdkgO0D" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Zoom",
    source: "https://developers.zoom.us/docs/internal-apps/",
    named: [
      {
        id: "zoom-client-secret",
        title: "Zoom client secret",
        words: ["zoom"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'ZOOM_CLIENT_SECRET = "' + "MpDfZD0M5t85J5sl" + "Kr91S8uMBb7EbcEN" + '"',
          'zoom_client_secret = "' + "TuEJUNW2X2pvEPxV" + "C22dveYclwUdtJlq" + '"',
        ],
        near: [
          'revision = "' + "MpDfZD0M5t85J5sl" + "Kr91S8uMBb7EbcEN" + '"',
          'ZOOM_CLIENT_SECRET = "' + "MpDfZD" + "0M5t85" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Mattermost",
    source: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
    named: [
      {
        id: "mattermost-token",
        title: "Mattermost access token",
        words: ["mattermost"],
        value: /^[a-z0-9]{26}$/,
        matches: [
          'MATTERMOST_TOKEN = "' + "jlccnmao8h56z" + "vvywbecbskhu6" + '"',
          'mattermost_token = "' + "cacpwgz2knj73" + "5qvaf3veuy90k" + '"',
        ],
        near: [
          'layout = "' + "jlccnmao8h56z" + "vvywbecbskhu6" + '"',
          'MATTERMOST_TOKEN = "' + "jlccn" + "mao8h" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Gitter",
    source: "https://developer.gitter.im/docs/authentication",
    named: [
      {
        id: "gitter-token",
        title: "Gitter access token",
        words: ["gitter"],
        value: /^[A-Za-z0-9_-]{40}$/,
        matches: [
          'GITTER_TOKEN = "' + "C4EyFLJLvrWjuDIfGBid" + "YE3YelwZfyg1nbOArgLK" + '"',
          'gitter_token = "' + "u0mzm81TshmkZ5eDHM7S" + "fckGLnQgt7pnSSpyMH6v" + '"',
        ],
        near: [
          'commit = "' + "C4EyFLJLvrWjuDIfGBid" + "YE3YelwZfyg1nbOArgLK" + '"',
          'GITTER_TOKEN = "' + "C4EyFLJL" + "vrWjuDIf" + '"',
        ],
      },
    ],
  },
];
