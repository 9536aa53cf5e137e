import { firebasePage } from "./token-checks";
import type { Vendor } from "./vendor";

/** Google. */
export const google: readonly Vendor[] = [
  {
    vendor: "Google",
    names: ["gemini"],
    placeholders: ["google"],
    tokens: [
      {
        id: "google-api-key",
        title: "Google API key",
        source: "https://cloud.google.com/docs/authentication/api-keys",
        prefix: "AIza",
        pattern: /AIza[A-Za-z0-9_-]{35}(?![\w-])/y,
        isPublic: firebasePage,
        environment: "GOOGLE_API_KEY",
        matches: [
          "AIza" + "zUo1hZfRezxqqKNvrG" + "G6vTHHPfsfZY2o1nl",
          "AIza" + "MEAQPmdF0vLbF9x9oI" + "138A0ijFDrrSvRbd8",
        ],
        near: ["AIza" + "SyNotAKeyBecauseTooShort", "AIza" + "zUo1hZfRezxqqK", "AIza" + "x".repeat(35)],
      },
      {
        id: "google-gemini-key",
        title: "Google Gemini authorization key",
        source: "https://ai.google.dev/gemini-api/docs/api-key",
        prefix: "AQ.Ab8",
        pattern: /AQ\.Ab8[A-Za-z0-9_-]{46,50}(?![\w-])/y,
        environment: "GEMINI_API_KEY",
        matches: [
          "AQ.Ab8" + "eEyqw9kQTXNzXJRPQNmyMpvx" + "2xWoAUaFNLfgKhaS43bwT5o",
          "AQ.Ab8" + "mg3PEmy9C62Us4dJISdDsgS" + "bZJoknTa1CHLdNTKw6BX3Sj",
        ],
        near: ["AQ.Ab8" + "eEyqw9kQTXNzXJRPQN", "AQ.Ab8" + "x".repeat(47)],
      },
      {
        id: "google-oauth-client-secret",
        title: "Google OAuth client secret",
        source: "https://developers.google.com/identity/protocols/oauth2",
        prefix: "GOCSPX-",
        pattern: /GOCSPX-[A-Za-z0-9_-]{28}(?![\w-])/y,
        environment: "GOOGLE_CLIENT_SECRET",
        matches: ["GOCSPX-" + "DRiQVEW0B5BFqU" + "TgHgScslDbAYFr", "GOCSPX-" + "vG2qtW2lxwXIBw" + "nYym4ZFeg64mdM"],
        near: ["GOCSPX-" + "DRiQVEW0B5B", "GOCSPX-" + "x".repeat(28)],
      },
      {
        id: "google-oauth-access-token",
        title: "Google OAuth access token",
        source: "https://developers.google.com/identity/protocols/oauth2",
        prefix: "ya29.",
        pattern: /ya29\.[A-Za-z0-9_-]{30,1024}(?![\w-])/y,
        matches: ["ya29." + "ZcxYVJ1jqrxPQWul" + "VcPYpF3hpIwbj4p", "ya29." + "W5712ttCDr7fNhA" + "yqQ5yISK6oJp2rn"],
        near: ["ya29.short", "ya29." + "ZcxYVJ1jqrxP", "ya29." + "x".repeat(31)],
      },
      {
        id: "google-oauth-refresh-token",
        title: "Google OAuth refresh token",
        source: "https://developers.google.com/identity/protocols/oauth2",
        prefix: "1//0",
        pattern: /1\/\/0[A-Za-z0-9_-]{40,120}(?![\w-])/y,
        matches: [
          "1//0" + "8H88EwqcTgQZxc9z3g2Oe" + "R6KqwSYj3Fdy4OAwCFruu",
          "1//0" + "uQSl0pTToTH6aQY15iWv" + "MKcilJfEorCiVejyN6Ji",
        ],
        near: ["1//0" + "8H88EwqcTgQZxc9z", "1//0" + "x".repeat(42)],
      },
      {
        id: "google-service-account-key-id",
        title: "Google HMAC key id",
        source: "https://cloud.google.com/storage/docs/authentication/hmackeys",
        prefix: "GOOG1E",
        pattern: /GOOG1E[A-Z2-7]{55}(?!\w)/y,
        confidence: "medium",
        matches: [
          "GOOG1E" + "5ZB62JBBYX6UYJRMYJLRJNPWXUP6" + "SYGEL5XHRMT7EUCE2F5M3SZHEMD",
          "GOOG1E" + "OPDUKEFFGKQSOJ6DMNEQHDREUXEW" + "GJF2MJC67E7XOJIJD65V2GW5LIX",
        ],
        near: ["GOOG1E" + "5ZB62JBBYX6UYJRMYJLRJN", "GOOG1E" + "x".repeat(55)],
      },
    ],
    named: [
      {
        id: "google-hmac-secret",
        title: "Google Cloud Storage HMAC secret",
        source: "https://cloud.google.com/storage/docs/authentication/hmackeys",
        words: ["gcshmac", "gcssecret", "googlehmac", "storagehmac"],
        value: /^(?![0-9a-f]{40}$)[A-Za-z0-9/+]{40}$/,
        matches: [
          'GCS_HMAC_SECRET = "' + "4tVUm56wdN2OpecxurK7" + "S6tH6KfZJr79tcPpQrAu" + '"',
          'gcs_hmac_secret = "' + "krKCGablt2E71Yjfee2d" + "DgC7cvyCtodtsWx5BDji" + '"',
        ],
        near: [
          'revision = "' + "4tVUm56wdN2OpecxurK7" + "S6tH6KfZJr79tcPpQrAu" + '"',
          'GCS_HMAC_SECRET = "' + "4tVUm56w" + "dN2Opecx" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Firebase Cloud Messaging",
    source: "https://firebase.google.com/docs/cloud-messaging",
    tokens: [
      {
        id: "firebase-cloud-messaging-key",
        title: "Firebase Cloud Messaging server key",
        prefix: "AAAA",
        pattern: /AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{130,140}(?![\w-])/y,
        matches: [
          "AAAA" +
            "cC4Mlw4:APA91bJmEmKgxxUY7XtbTAbtADMlW5zjZL8Fpts8UIrXj9No3qYorT6rkT96SIV1g" +
            "QH89QlXjZocQcUtFJlkusGXP22atg6qt7mZFbcjFtx1JkrcuiTGcHtOYVQDfzlZrOGKZAJMy4",
          "AAAA" +
            "gZAz30q:APA91bJh9IhNXc0ezJyFEG6su2Rh6z49eBUjhTuT81uwx3rDWbiQ9kANbh0PpajWO" +
            "Ux3H41Psoz6q3T42219lh2dF0fxpFGbg4BUAkairVbRQrQ6HnJx2HvrQ8a2HIqHnR89q6TTQ",
        ],
        near: [
          "AAAA" + "AAAAAAA:APA91bShort",
          "AAAA" + "cC4Mlw4:APA91bJmEmKgxxUY7XtbT" + "AbtADMlW5zjZL8Fpts8UIrXj9No3q",
          "AAAA" +
            "xxxxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "reCAPTCHA",
    source: "https://developers.google.com/recaptcha/docs/verify",
    named: [
      {
        id: "recaptcha-secret",
        title: "reCAPTCHA secret key",
        words: ["recaptcha"],
        value: /^6L[A-Za-z0-9_-]{38}$/,
        matches: [
          'RECAPTCHA_SECRET_KEY = "' + "6LTrV1yAV1Mk97w4tSEX" + "gwGI68b95GpgJ35LKhRU" + '"',
          'recaptcha_secret_key = "' + "6LYxgdxnpGVu4V1uJ6Op" + "YcpNMhx8M8Q1SZIwE2zB" + '"',
        ],
        near: [
          'digest = "' + "6LTrV1yAV1Mk97w4tSEX" + "gwGI68b95GpgJ35LKhRU" + '"',
          'RECAPTCHA_SECRET_KEY = "' + "6LTrV1yA" + "V1Mk97w4" + '"',
        ],
      },
    ],
  },
];
