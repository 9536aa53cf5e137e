import { awsAccount } from "./checksums";
import type { Vendor } from "./vendor";

/** Amazon Web Services. */
export const aws: readonly Vendor[] = [
  {
    vendor: "Amazon Web Services",
    chain: {
      id: "aws",
      clients:
        /^(?:boto3|aioboto3|aiobotocore|botocore|boto)(?:\.\w+)*\.(?:client|resource|Session|get_session|connect_\w+)$|(?:^|\.)S3FileSystem$|(?:^|\.)(?:boto3_session|AioSession|SageMakerSession)$/,
      explicit: /^(?:aws_access_key_id|key|profile_name|anon|boto_session)$/,
      addresses: /^s3a?:\/\//,
      variables: /^AWS_/,
    },
    names: ["aws"],
    placeholders: ["aws"],
    calls: {
      "S3Connection|connect_s3|connect_ec2": {
        0: "aws_access_key_id",
        1: "aws_secret_access_key",
        2: "aws_session_token",
      },
      "boto*.Session": { 0: "aws_access_key_id", 1: "aws_secret_access_key", 2: "aws_session_token" },
      "boto*.session.Session": { 0: "aws_access_key_id", 1: "aws_secret_access_key", 2: "aws_session_token" },
    },
    commands: [
      {
        command: "aws configure set",
        before: /\s{1,20}(?:\S{1,60}\.)?aws_(?:secret_access_key|session_token)\s{1,20}/,
        rule: "api-key",
        name: "aws_secret_access_key",
        random: true,
        matches: [
          "aws configure set aws_secret_access_key {value}",
          "aws configure set profile.aws_session_token '{value}'",
        ],
        near: ["aws configure set region eu-central-1"],
      },
    ],
    tokens: [
      {
        id: "aws-access-key-id",
        title: "AWS access key id",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        prefix: ["AKIA", "ABIA", "ACCA"],
        pattern: /A(?:KI|BI|CC)A[A-Z2-7]{16}(?!\w)/y,
        checksum: awsAccount,
        environment: "AWS_ACCESS_KEY_ID",
        matches: ["AKIA" + "RZQI6EDX3OCMISMP", "AKIA" + "XB5EZ5NSZ4JYZBEB"],
        near: ["AKIA" + "IOSFODNN7EXAMPLE", "AKIA" + "OLDCAMERAMODEL", "AKIA" + "RZQI6E", "AKIA" + "x".repeat(16)],
      },
      {
        id: "aws-temporary-access-key-id",
        title: "AWS temporary access key id",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        prefix: "ASIA",
        pattern: /ASIA[A-Z2-7]{16}(?!\w)/y,
        checksum: awsAccount,
        environment: "AWS_ACCESS_KEY_ID",
        matches: ["ASIA" + "4JS7ZRHHAITQISEK", "ASIA" + "YFWNHBE6NWEFKYBC"],
        near: ["ASIA" + "PACIFIC", "ASIA" + "4JS7ZR", "ASIA" + "x".repeat(16)],
      },
      {
        id: "aws-security-token",
        title: "AWS session token",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
        prefix: ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "AQoDYXdz"],
        pattern: /(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz|AQoDYXdz)[A-Za-z0-9/+]{100,2400}={0,2}(?![\w+/=-])/y,
        environment: "AWS_SESSION_TOKEN",
        matches: [
          "FQoGZXIvYXdz" +
            "0b1yqhvavf7URkmyryKtEiPxkOoeOVNrtPw73WDhJoWstNzRlfz" +
            "xQiqBJaOdbQdDrtLG3D40PEcVqEeDDv1iGx6Bzt8Cv2yr1bHp=",
          "AQoDYXdz" +
            "gX1Zb5DuRzNcctJkWJJ69pyeYs2hJGZStxE3n50RynZcWTTCt8r" +
            "m9QuuOjjC3ce1HM300VMu2rgq9JATBNl0qGk5mO5EbAVSZPkf==",
        ],
        near: [
          "FQoGZXIvYXdz" + "0b1yqhvavf7URkmyryKt" + "EiPxkOoeOVNrtPw73WDh",
          "FQoGZXIvYXdz" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
    ],
    named: [
      {
        id: "aws-secret-access-key",
        title: "AWS secret access key",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        words: [
          "aws",
          "amazon",
          "secretaccesskey",
          "s3secret",
          "fss3asecretkey",
          "s3asecret",
          "bedrock",
          "boto",
          "sagemaker",
          "dynamodb",
        ],
        value: /^(?![0-9a-f]{40}$)[A-Za-z0-9/+]{40}$/,
        environment: "AWS_SECRET_ACCESS_KEY",
        matches: [
          'AWS_SECRET_ACCESS_KEY = "' + "8K7TY6fmgIDxyB2Alssu" + "l4gEXSnRf8fAOAedXdF0" + '"',
          'aws_secret_access_key = "' + "Iy2to87JXCYmISnAyaGz" + "AL3lpFPWEY5wWRi7QcI4" + '"',
        ],
        near: [
          'document = "' + "8K7TY6fmgIDxyB2Alssu" + "l4gEXSnRf8fAOAedXdF0" + '"',
          'AWS_SECRET_ACCESS_KEY = "' + "8K7TY6fm" + "gIDxyB2A" + '"',
        ],
      },
      {
        id: "aws-session-token",
        title: "AWS session token by name",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
        words: ["awssession", "awssecuritytoken", "xamzsecuritytoken"],
        value: /^[A-Za-z0-9/+]{100,2000}={0,2}$/,
        environment: "AWS_SESSION_TOKEN",
        matches: [
          'AWS_SESSION_TOKEN = "' +
            "TBDDf2T3vi7XJExVDiNzlvYEOwwWfaLVFsQnx2od9O85AeO8maaB" +
            "tVGXK0gXfDCPhqrHxafY5ZH1LpdP8pKpvAvdZsNgNs474Q576==" +
            '"',
          'aws_session_token = "' +
            "Il6gCr7mZcMhNOxrlgbXqf4JgylnAPZB4IeEtBKnAaDMf8SWeGQ" +
            "I0EzLCsFhnBqfXNL2p0FfrpRP1v4HgGsUkvKxwWx5SEpTVJbh=" +
            '"',
        ],
        near: [
          'run_id = "' +
            "TBDDf2T3vi7XJExVDiNzlvYEOwwWfaLVFsQnx2od9O85AeO8maaB" +
            "tVGXK0gXfDCPhqrHxafY5ZH1LpdP8pKpvAvdZsNgNs474Q576==" +
            '"',
          'AWS_SESSION_TOKEN = "' + "TBDDf2T3vi7XJExVDiNzl" + "vYEOwwWfaLVFsQnx2od9" + '"',
        ],
      },
    ],
  },
  {
    vendor: "AWS AppSync",
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
    tokens: [
      {
        id: "aws-appsync-key",
        title: "AWS AppSync API key",
        prefix: "da2-",
        pattern: /da2-[a-z0-9]{26}(?![\w-])/y,
        matches: ["da2-" + "yt3ko5x5qzlez" + "7nwdrzqxs3pv2", "da2-" + "vl06qrezinav8" + "yqombuautqvuu"],
        near: ["da2-" + "yt3ko5x5qz", "da2-" + "x".repeat(26)],
      },
    ],
  },
  {
    vendor: "Amazon Marketplace",
    tokens: [
      {
        id: "aws-mws-token",
        title: "Amazon Marketplace token",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "amzn.mws.",
        pattern: /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/y,
        matches: [
          "amzn.mws." + "79f0cd5f-c91d-4e2c" + "-4843-d8c15a3819ae",
          "amzn.mws." + "6755ad4d-ac25-36ce" + "-0f5b-c9ae4d1a771d",
        ],
        near: ["amzn.mws." + "79f0cd5f-c91d-", "amzn.mws." + "xxxxxxxx-xxxx-xxxx" + "-xxxx-xxxxxxxxxxxx"],
      },
      {
        id: "amazon-spapi-refresh-token",
        title: "Amazon Selling Partner refresh token",
        source: "https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api",
        prefix: "Atzr|",
        pattern: /Atzr\|[\w+/=-]{60,800}(?![\w+/=-])/y,
        matches: [
          "Atzr|" + "fsAF7xbrFxgNYeub7TeuYhWgmHsPpr" + "pdRBK5tVnUZXaJfpAFa0QCgx98sJTC",
          "Atzr|" + "A3BmwKrJ6kzS2ZxKhfEDHdFHrKWmcS" + "JEv3g5Lj1LhF6999b5ZQCwWDqXb9sB",
        ],
        near: ["Atzr|" + "fsAF7xbrFxgNYeub7TeuYhWg", "Atzr|" + "x".repeat(60)],
      },
    ],
  },
  {
    vendor: "Login with Amazon",
    tokens: [
      {
        id: "amazon-login-secret",
        title: "Login with Amazon client secret",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "amzn1.oa2-cs.v1.",
        pattern: /amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?!\w)/y,
        matches: [
          "amzn1.oa2-cs.v1." + "7425d813c3107eee2d4a253df986ab08" + "db49c340cd6ab4e150c27e9ebcea7061",
          "amzn1.oa2-cs.v1." + "86bdd2219e7a4a9b905c3cd77784195b" + "63f04d9e1a23b46e251226cc37f6e537",
        ],
        near: ["amzn1.oa2-cs.v1." + "7425d813c3107" + "eee2d4a253df", "amzn1.oa2-cs.v1." + "x".repeat(64)],
      },
      {
        id: "amazon-lwa-access-token",
        title: "Login with Amazon access token",
        source: "https://developer.amazon.com/docs/login-with-amazon/access-token.html",
        prefix: "Atza|",
        pattern: /Atza\|[\w+/=-]{60,800}(?![\w+/=-])/y,
        matches: [
          "Atza|" + "cbW3q6wJf7bHt10Ai34EPrY89gmvyW2j" + "YbSCVy7Z6YeJR1KnEyUB5GCXULzjpk0",
          "Atza|" + "qBS8UZar8Bu5SbW2xAjekVWFZmqjuY" + "hLSw4LjrhhQPwv3cVhmK9RsFSBLmB6",
        ],
        near: ["Atza|" + "cbW3q6wJf7bHt" + "10Ai34EPrY89", "Atza|" + "x".repeat(63)],
      },
    ],
  },
];
