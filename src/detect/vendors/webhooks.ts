import type { Vendor } from "./vendor";

/** Webhooks whose address is the credential. */
export const webhooks: readonly Vendor[] = [
  {
    vendor: "Microsoft Teams",
    source:
      "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
    tokens: [
      {
        id: "teams-webhook",
        title: "Microsoft Teams webhook URL",
        prefix: [".webhook.office.com/webhookb2/", "outlook.office.com/webhook/"],
        pattern:
          /(?:\.webhook\.office\.com\/webhookb2|outlook\.office\.com\/webhook)\/(?<value>[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}@[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}\/IncomingWebhook\/[0-9a-z]{32}\/[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}(?:\/[\w-]{20,60})?)(?![\w-])/dy,
        inside: true,
        matches: [
          ".webhook.office.com/webhookb2/" +
            "r2c0wfc4-zpi4-ohgl-t51j-v35dwgm8wfau@yrnzh2h5-8mnc-tmx3-atlt-992cme5pvjyv/Incomi" +
            "ngWebhook/jxf0gv5bxp8o5satcbin0xu07060d75e/jy5nr2jt-j8ng-2lov-ytq7-it59y2fvsb08",
          "outlook.office.com/webhook/" +
            "iacsncev-u8g1-s90j-xq8n-ddppm3mgz2cc@ct6w6vqu-m22y-71xt-x7m5-cfd7lvxurlpi/Incomi" +
            "ngWebhook/kqwkevjh9s6xvuu3gl9bshun8x7vide8/yuayssor-3acb-lsbi-srnn-niyqgu9ftdo2",
        ],
        near: [
          ".webhook.office.com/webhookb2/" + "r2c0wfc4-zpi4-ohgl-t51j-v35dwgm8" + "wfau@yrnzh2h5-8mnc-tmx3-atlt-99",
          ".webhook.office.com/webhookb2/" +
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx@xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx/xxxxxx" +
            "xxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Power Automate",
    source: "https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app",
    tokens: [
      {
        id: "power-automate-webhook",
        title: "Power Automate or Logic Apps trigger URL",
        prefix: ".logic.azure.com",
        pattern:
          /\.logic\.azure\.com(?::443)?\/workflows\/[0-9a-f]{32}\/triggers\/[\w-]{1,60}\/paths\/invoke\?[\w=&%.-]{0,200}sig=(?<value>[\w-]{43})(?![\w-])/dy,
        inside: true,
        matches: [
          ".logic.azure.com" +
            "/workflows/29b75e0c182b41e0032e3d2f48" +
            "c119ce/triggers/V5/paths/invoke?fsig=" +
            "GQhgz0wMvEQVGMRAcmL11W" +
            "cM64hPDthTedKELPDJiGB",
          ".logic.azure.com" +
            "/workflows/101352c13668b5b6c181ddc042d" +
            "447e4/triggers/6N/paths/invoke?76sig=" +
            "emhrX0nfzYTnGTrjHHYwpX" +
            "gyc6HJBuEpsHi5bxafYXy",
        ],
        near: [
          ".logic.azure.com" + "/workflows/29b75e0c182b" + "41e0032e3d2f48c119ce/tr",
          ".logic.azure.com" +
            "/xxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxx/xxxxxxxx/xx/xxxxx/xxxxxx?xxxx=" +
            "Gxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Zapier",
    tokens: [
      {
        id: "zapier-webhook",
        title: "Zapier webhook URL",
        source: "https://help.zapier.com/hc/en-us/articles/8496288690317",
        prefix: "https://hooks.zapier.com/hooks/catch/",
        pattern: /https:\/\/hooks\.zapier\.com\/hooks\/catch\/\d{5,9}\/[A-Za-z0-9]{6,10}(?![A-Za-z0-9])/y,
        matches: [
          "https://hooks.zapier.com/hooks/catch/" + "08110/vO1Eyr",
          "https://hooks.zapier.com/hooks/catch/" + "65324/J7FIs9X",
        ],
        near: [
          "https://hooks.zapier.com/hooks/catch/" + "0811",
          "https://hooks.zapier.com/hooks/catch/" + "xxxxx/xxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "zapier-nla-key",
        title: "Zapier NLA API key",
        source: "https://github.com/mongodb/kingfisher",
        words: ["zapiernla"],
        value: /^sk-ak-[\w-]{26}$/,
        needsCredentialWord: false,
        matches: [
          'ZAPIER_NLA_API_KEY = "' + "sk-ak-Hvor3BktpZ" + "TpLRpR373J0ZxZSm" + '"',
          'zapier_nla_api_key = "' + "sk-ak-RYUbiPJGSU" + "mADd2KBb3rhazDDV" + '"',
        ],
        near: [
          'run_id = "' + "sk-ak-Hvor3BktpZ" + "TpLRpR373J0ZxZSm" + '"',
          'ZAPIER_NLA_API_KEY = "' + "sk-ak-" + "Hvor3B" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Make",
    source: "https://www.make.com/en/help/tools/webhooks",
    tokens: [
      {
        id: "make-webhook",
        title: "Make webhook URL",
        prefix: [
          "hook.eu1.make.com/",
          "hook.eu2.make.com/",
          "hook.us1.make.com/",
          "hook.us2.make.com/",
          "hook.integromat.com/",
        ],
        pattern: /hook\.(?:(?:eu|us)[12]\.make|integromat)\.com\/(?<value>[a-z0-9]{30,34})(?!\w)/dy,
        inside: true,
        matches: [
          "hook.integromat.com/" + "a3qymbjs409r20y" + "imun92ppdn5oo17",
          "hook.us1.make.com/" + "sstayveuzrls5s1" + "bi3umt1ugl9riep",
        ],
        near: ["hook.integromat.com/" + "a3qymbjs409r", "hook.integromat.com/" + "x".repeat(30)],
      },
    ],
  },
  {
    vendor: "IFTTT",
    source: "https://ifttt.com/maker_webhooks",
    tokens: [
      {
        id: "ifttt-webhook-key",
        title: "IFTTT webhook key",
        prefix: "maker.ifttt.com/trigger/",
        pattern: /maker\.ifttt\.com\/trigger\/[\w{}-]{1,60}\/(?:json\/)?with\/key\/(?<value>[\w-]{20,50})(?![\w-])/dy,
        inside: true,
        matches: [
          "maker.ifttt.com/trigger/" + "Ny/with/key/eNSFnY" + "fPYE4LBhzxhE7rbD2",
          "maker.ifttt.com/trigger/" + "iDU/json/with/key/r" + "1BcBr38SFYZik44vz0W",
        ],
        near: [
          "maker.ifttt.com/trigger/" + "Ny/with/key/eN",
          "maker.ifttt.com/trigger/" + "xx/xxxx/xxx/xxxxxx" + "xxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Google Chat",
    source: "https://developers.google.com/workspace/chat/quickstart/webhooks",
    tokens: [
      {
        id: "google-chat-webhook",
        title: "Google Chat webhook URL",
        prefix: "chat.googleapis.com/v1/spaces/",
        pattern:
          /chat\.googleapis\.com\/v1\/spaces\/[\w-]{6,20}\/messages\?key=[\w-]{39}&token=(?<value>[\w-]{40,50}(?:%3D|=)?)/dy,
        inside: true,
        matches: [
          "chat.googleapis.com/v1/spaces/" +
            "47UbJFkk/messages?key=" +
            "efUTUNZehh1pbS7adVtWNke" +
            "yjiEh2xop6wTWGQe&token=" +
            "DRTXNZwNhmGXXMQK54CD2x" +
            "oJsXV7FL0tMv5VtQyxw%3D",
          "chat.googleapis.com/v1/spaces/" +
            "UF8b3s/messages?key=" +
            "ijsw3eMza520nydMnAXRuAf" +
            "uuMWR4gdXXfk5qE3&token=" +
            "vk6r0GUm4cWLYUYEVPsZw" +
            "prZrUyMx8WG2bsrU1ZcF=",
        ],
        near: [
          "chat.googleapis.com/v1/spaces/" + "47UbJFkk/messages?key=" + "efUTUNZehh1pbS7adVtWNk",
          "chat.googleapis.com/v1/spaces/" +
            "xxxxxxxx/xxxxxxxx?xxx=" +
            "xxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxx&xxxxx=" +
            "xxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxx%3x",
        ],
      },
    ],
  },
  {
    vendor: "Feishu",
    source: "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot",
    tokens: [
      {
        id: "feishu-webhook",
        title: "Feishu or Lark bot webhook URL",
        prefix: ["open.feishu.cn/open-apis/bot/v2/hook/", "open.larksuite.com/open-apis/bot/v2/hook/"],
        pattern:
          /open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/(?<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/dy,
        inside: true,
        matches: [
          "open.feishu.cn/open-apis/bot/v2/hook/" + "05ce35dd-1afa-b450" + "-c9a3-4989affc36a8",
          "open.feishu.cn/open-apis/bot/v2/hook/" + "cef92349-4b36-e9b9" + "-29a5-437bc56bef48",
        ],
        near: [
          "open.feishu.cn/open-apis/bot/v2/hook/" + "05ce35dd-1afa-",
          "open.feishu.cn/open-apis/bot/v2/hook/" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "DingTalk",
    source: "https://open.dingtalk.com/document/robots/custom-robot-access",
    tokens: [
      {
        id: "dingtalk-webhook",
        title: "DingTalk robot webhook URL",
        prefix: "oapi.dingtalk.com/robot/send?access_token=",
        pattern: /oapi\.dingtalk\.com\/robot\/send\?access_token=(?<value>[0-9a-f]{64})(?!\w)/dy,
        inside: true,
        matches: [
          "oapi.dingtalk.com/robot/send?access_token=" +
            "e125c612cc4719323e046480c2613587" +
            "fd2c92ad3cd4c7b87ea1fab959450de4",
          "oapi.dingtalk.com/robot/send?access_token=" +
            "8ce42a4889e568d3d2114c97b7e98df9" +
            "4a23f0788cb5b85480b25ec0f6c49cbb",
        ],
        near: [
          "oapi.dingtalk.com/robot/send?access_token=" + "e125c612cc471" + "9323e046480c",
          "oapi.dingtalk.com/robot/send?access_token=" + "x".repeat(64),
        ],
      },
    ],
  },
  {
    vendor: "WeCom",
    source: "https://developer.work.weixin.qq.com/document/path/91770",
    tokens: [
      {
        id: "wecom-webhook",
        title: "WeCom robot webhook URL",
        prefix: "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
        pattern:
          /qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=(?<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/dy,
        inside: true,
        matches: [
          "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + "d5c89bb8-4d34-5f06" + "-44b1-3f29267e6ca6",
          "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + "c68a86b5-241f-e481" + "-80cb-46ef5f364fa0",
        ],
        near: [
          "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + "d5c89bb8-4d34-",
          "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Tines",
    source: "https://github.com/mongodb/kingfisher",
    tokens: [
      {
        id: "tines-webhook",
        title: "Tines webhook URL",
        prefix: ".tines.com/webhook/",
        pattern: /\.tines\.com\/webhook\/[0-9a-f]{32}\/(?<value>[0-9a-f]{32})(?!\w)/dy,
        inside: true,
        matches: [
          ".tines.com/webhook/" + "7731c42ed1aa8a33536475c2a952803d/" + "ca467bc813e4aace61aabf0916af618f",
          ".tines.com/webhook/" + "9bbf26019e0c5cb123b90e3359c8c346/" + "fe219579c1f0b827850c27e5e85f9383",
        ],
        near: [
          ".tines.com/webhook/" + "7731c42ed1aa8" + "a33536475c2a9",
          ".tines.com/webhook/" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Healthchecks.io",
    source: "https://healthchecks.io/docs/http_api/",
    tokens: [
      {
        id: "healthchecks-ping-url",
        title: "Healthchecks.io ping URL",
        prefix: "https://hc-ping.com/",
        pattern:
          /https:\/\/hc-ping\.com\/(?<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/dy,
        confidence: "medium",
        matches: [
          "https://hc-ping.com/" + "4b316b65-e5fd-dc95" + "-7a52-9975a46f0937",
          "https://hc-ping.com/" + "acd24005-8dc5-1d6b" + "-4c68-e6040697e864",
        ],
        near: [
          "https://hc-ping.com/" + "4b316b65-e5fd-",
          "https://hc-ping.com/" + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx",
        ],
      },
    ],
  },
];
