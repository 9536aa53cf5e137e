import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Databases, warehouses and analytics. */
export const dataPlatforms: readonly Vendor[] = [
  {
    vendor: "Databricks",
    tokens: [
      {
        id: "databricks-token",
        title: "Databricks personal access token",
        source: "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
        prefix: "dapi",
        pattern: /dapi[0-9a-f]{32}(?:-\d)?(?![\w-])/y,
        environment: "DATABRICKS_TOKEN",
        matches: ["dapi" + "6bea294ad7bae7d41" + "0ed4214dfc21fed-9", "dapi" + "cfce0c36b49a12c1" + "cf5cbec9619f7dd5"],
        near: ["dapi_client_factory", "dapi" + "6bea294ad7bae", "dapi" + "xxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxx-x"],
      },
      {
        id: "databricks-oauth-secret",
        title: "Databricks OAuth secret",
        source: "https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m",
        prefix: "dose",
        pattern: /dose[0-9a-f]{32}(?![\w-])/y,
        environment: "DATABRICKS_CLIENT_SECRET",
        matches: ["dose" + "5980defbbcc83c62" + "fbb8bf42d4da5323", "dose" + "161e2b7f18bb43d9" + "15ccc48180682786"],
        near: ["dose_response_curve", "dose" + "5980defbbcc8", "dose" + "x".repeat(32)],
      },
      {
        id: "databricks-scoped-token",
        title: "Databricks scoped token",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: ["dkea", "dptoken"],
        pattern: /(?:dkea|dptoken)[0-9a-f]{32}(?![\w-])/y,
        matches: [
          "dptoken" + "90256029bde47159" + "a8f0ef57adb59eff",
          "dptoken" + "04305263f9fc583e" + "7da992217051ca05",
        ],
        near: ["dptoken" + "90256029bde4", "dptoken" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Supabase",
    tokens: [
      {
        id: "supabase-access-token",
        title: "Supabase access token",
        source: "https://supabase.com/docs/reference/api/introduction",
        prefix: "sbp_",
        pattern: /sbp_(?:oauth_|v0_)?[0-9a-f]{40}(?!\w)/y,
        environment: "SUPABASE_ACCESS_TOKEN",
        matches: [
          "sbp_" + "ab09941385fe20ce8ca2" + "b6ba0d860f03821e1b93",
          "sbp_" + "v0_746ed8890e1b7178252" + "d50a2658922b53d2a620c",
        ],
        near: ["sbp_" + "ab09941385fe20ce", "sbp_" + "x".repeat(40)],
      },
      {
        id: "supabase-secret-key",
        title: "Supabase secret key",
        source: "https://supabase.com/docs/guides/api/api-keys",
        prefix: "sb_secret_",
        pattern: /sb_secret_[\w-]{31}(?![\w-])/y,
        environment: "SUPABASE_SECRET_KEY",
        matches: [
          "sb_secret_" + "aDygw9ScxRFH2MCT" + "hoagGqUWDQ9WvoY",
          "sb_secret_" + "wopEEykwXF2m44FC" + "EdmT1T5RpvZNHUs",
        ],
        near: ["sb_secret_" + "aDygw9ScxRFH", "sb_secret_" + "x".repeat(31)],
      },
    ],
  },
  {
    vendor: "Neon",
    source: "https://neon.com/docs/manage/api-keys",
    environment: "NEON_API_KEY",
    tokens: [
      {
        id: "neon-api-key",
        title: "Neon API key",
        prefix: "napi_",
        pattern: /napi_[a-z0-9]{64}(?!\w)/y,
        matches: [
          "napi_" + "zaognjo1zv5uhjn2gjjk36iqweb69lrq" + "cmm57qv2i33prpuxtt0u3oltg9g59m0l",
          "napi_" + "p3iilbud2u75xi65hsj4hfm33r5f7u2d" + "cr497vugr330hi6os9gymzmchjppamuo",
        ],
        near: ["napi_" + "zaognjo1zv5uh" + "jn2gjjk36iqw", "napi_" + "x".repeat(64)],
      },
    ],
  },
  {
    vendor: "PlanetScale",
    tokens: [
      {
        id: "planetscale-password",
        title: "PlanetScale password",
        source: "https://planetscale.com/docs/concepts/planetscale-api-oauth-applications",
        prefix: "pscale_pw_",
        pattern: /pscale_pw_[\w=.-]{32,64}(?![\w=.-])/y,
        matches: [
          "pscale_pw_" + "Bw62v3K5nEmTvjza7" + "XoW6EMqiMoAAHJG0",
          "pscale_pw_" + "xMsdLra8tkt4HdrVx" + "ftRH1Jxcx73QwrG9d",
        ],
        near: ["pscale_pw_" + "Bw62v3K5nEmTv", "pscale_pw_" + "x".repeat(33)],
      },
      {
        id: "planetscale-token",
        title: "PlanetScale service token",
        source: "https://planetscale.com/docs/api/reference/service-tokens",
        prefix: "pscale_tkn_",
        pattern: /pscale_tkn_[\w=.-]{32,64}(?![\w=.-])/y,
        matches: [
          "pscale_tkn_" + "1223Xr0mmL423MtYVT" + "jGLFVAwQhXdYsh6h0",
          "pscale_tkn_" + "pxfSrLPKcdEdMGEvM" + "MfC8fMs3YYJzkiXVG",
        ],
        near: ["pscale_tkn_" + "1223Xr0mmL423M", "pscale_tkn_" + "x".repeat(35)],
      },
      {
        id: "planetscale-oauth-token",
        title: "PlanetScale OAuth token",
        source: "https://planetscale.com/docs/concepts/planetscale-api-oauth-applications",
        prefix: ["pscale_oauth_", "pscale_app_secret_"],
        pattern: /pscale_(?:oauth|app_secret)_[\w=.-]{32,64}(?![\w=.-])/y,
        matches: [
          "pscale_oauth_" + "fpbZBP3QaUL7xc6d9" + "ufn13mnsWDHX33yE",
          "pscale_oauth_" + "RkuY0ATnRDQNgC74B" + "ZpycqhfQF6AHa53c",
        ],
        near: ["pscale_oauth_" + "fpbZBP3QaUL7x", "pscale_oauth_" + "x".repeat(33)],
      },
    ],
  },
  {
    vendor: "MongoDB Atlas",
    tokens: [
      {
        id: "mongodb-atlas-secret",
        title: "MongoDB Atlas service account secret",
        source: "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
        prefix: "mdb_sa_sk_",
        pattern: /mdb_sa_sk_[\w-]{40}(?![\w-])/y,
        matches: [
          "mdb_sa_sk_" + "yom9VozXgxBj88F6GaeY" + "94vQnrpoL3qS9eSGCBJB",
          "mdb_sa_sk_" + "TZLFiwDifzmugbdWDVoi" + "dHAZt75n8e6BMLuEtbkd",
        ],
        near: ["mdb_sa_sk_" + "yom9VozXgxBj88F6", "mdb_sa_sk_" + "x".repeat(40)],
      },
    ],
    named: [
      {
        id: "mongodb-atlas-private-key",
        title: "MongoDB Atlas private key",
        source: "https://www.mongodb.com/docs/atlas/configure-api-access/",
        words: ["atlas", "mongodb"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        environment: "MONGODB_ATLAS_PRIVATE_KEY",
        matches: [
          'MONGODB_ATLAS_PRIVATE_KEY = "' + "58cf61b8-24c9-4ab8" + "-21ac-e41b420908de" + '"',
          'mongodb_atlas_private_key = "' + "7b04b6fc-3d16-9c1c" + "-cda0-bf0e19860d12" + '"',
        ],
        near: [
          'revision = "' + "58cf61b8-24c9-4ab8" + "-21ac-e41b420908de" + '"',
          'MONGODB_ATLAS_PRIVATE_KEY = "' + "58cf61b" + "8-24c9-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "ClickHouse",
    source: "https://clickhouse.com/docs/cloud/manage/openapi",
    tokens: [
      {
        id: "clickhouse-cloud-secret",
        title: "ClickHouse Cloud API secret key",
        prefix: "4b1d",
        pattern: /4b1d[A-Za-z0-9]{38}(?!\w)/y,
        accept: mixed,
        matches: [
          "4b1d" + "5Q6mED5as2QNpjBkqAZ" + "yxAWu5iwmZvjpQwBTLj",
          "4b1d" + "cT573qiCX1vGAmLPSfB" + "JqHVok4g7EIrSsScOea",
        ],
        near: ["4b1d" + "5Q6mED5as2QNpjB", "4b1d" + "x".repeat(38)],
      },
    ],
  },
  {
    vendor: "CockroachDB",
    source: "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access",
    tokens: [
      {
        id: "cockroachdb-api-key",
        title: "CockroachDB Cloud API key",
        prefix: "CCDB1_",
        pattern: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?!\w)/y,
        matches: [
          "CCDB1_" + "VOo3WCKiBhaVBGj0s3TzT1_sR2MZB3SG" + "UdAgbLtOQb9LLQfPGxIvfWLDftgMvJ7",
          "CCDB1_" + "effJW8d2GiADMR1INqhuaB_2Ej3lfY8m" + "g9aPBvIdgqrfCLyKW3ttqiPmo6ayAOu",
        ],
        near: [
          "CCDB1_" + "VOo3WCKiBhaVB" + "Gj0s3TzT1_sR",
          "CCDB1_" + "xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "DataStax Astra DB",
    source: "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
    environment: "ASTRA_DB_APPLICATION_TOKEN",
    tokens: [
      {
        id: "astra-db-token",
        title: "DataStax Astra DB token",
        prefix: "AstraCS:",
        pattern: /AstraCS:[A-Za-z0-9]{10,40}:[0-9a-f]{64}(?!\w)/y,
        matches: [
          "AstraCS:" + "hhU6kYUR9YSu:44d438e1855e24601d4263ecc6" + "9c9f3017ea143ffc324a48ef798c6fa4151824",
          "AstraCS:" + "VV40HwCCBFpf5:e33e6f031f68bff5cb0eaa5f7" + "6a0114c780837bc1b534b869765b8e78022f364",
        ],
        near: [
          "AstraCS:" + "hhU6kYUR9YSu:44" + "d438e1855e24601",
          "AstraCS:" + "xxxxxxxxxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Elastic",
    tokens: [
      {
        id: "elastic-cloud-key",
        title: "Elastic Cloud API key",
        source: "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
        prefix: "essu_",
        pattern: /essu_[A-Za-z0-9_-]{60,200}={0,2}(?![\w+/=-])/y,
        matches: [
          "essu_" + "vistjS8zJ82DKUtBE9VdeyddFIsN9Un" + "4IC2fwgsS7OJ9D9hFt0UMQbyVKC5cJf",
          "essu_" + "ZsnhfpvazP2RZ9CHMHeorTw2S02leqX" + "KNxtwGIM88c1ea0dVcovjZNNQ1ef9==",
        ],
        near: ["essu_" + "vistjS8zJ82DKUtBE9Vdeydd", "essu_" + "x".repeat(62)],
      },
    ],
    named: [
      {
        id: "elastic-api-key",
        title: "Elasticsearch API key",
        source: "https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys",
        words: ["elastic", "esapikey"],
        value: /^[A-Za-z0-9+/]{58,60}={0,2}$/,
        matches: [
          'ELASTIC_API_KEY = "' + "02vf5VLqPHZhRcdsQIZRjJQNKCuAI7" + "BVzVO5kTzmdAfCgaZEFnRJPBEqCTP=" + '"',
          'elastic_api_key = "' + "wbTIWHY5hjmasQHGRaCjuHgleIaR6g" + "FoqC4GvBrybH89U1MzbXgyHG9q8gc=" + '"',
        ],
        near: [
          'run_id = "' + "02vf5VLqPHZhRcdsQIZRjJQNKCuAI7" + "BVzVO5kTzmdAfCgaZEFnRJPBEqCTP=" + '"',
          'ELASTIC_API_KEY = "' + "02vf5VLqPHZh" + "RcdsQIZRjJQN" + '"',
        ],
      },
    ],
  },
  {
    vendor: "dbt",
    source: "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication",
    environment: "DBT_CLOUD_API_TOKEN",
    tokens: [
      {
        id: "dbt-cloud-token",
        title: "dbt Cloud token",
        prefix: ["dbtc_", "dbtu_"],
        pattern: /dbt[cu]_[\w=-]{40,64}(?![\w=-])/y,
        matches: [
          "dbtu_" + "2VM9CxE2P3wJ2AcviaqbFd" + "eHDFfS8ENKt0iKsnjx508",
          "dbtu_" + "bBezTE5bQyh7U0AgMtazRx" + "18dxk6BBgaCv3Ey4ARfkd",
        ],
        near: ["dbtu_" + "2VM9CxE2P3wJ2Acvi", "dbtu_" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "Airtable",
    environment: "AIRTABLE_API_KEY",
    tokens: [
      {
        id: "airtable-token",
        title: "Airtable personal access token",
        source: "https://airtable.com/developers/web/guides/personal-access-tokens",
        prefix: "pat",
        pattern: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?!\w)/y,
        matches: [
          "pat" + "emcDx9gfgnBtsh.a3de7884cc259ecd257de8b00" + "346ab9b09ff82302e094f424f74c1f24bd8546a",
          "pat" + "UDt6wFlFwvqrXh.b7bbbcb10179777419ed2c086" + "1b3799131d9dacb80a5340ba5f151956206cd93",
        ],
        near: [
          "pat" + "tern.compile",
          "pat" + "ternRegistry00.abcdef",
          "pat" + "emcDx9gfgnBtsh.a" + "3de7884cc259ecd",
          "pat" + "xxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "airtable-legacy-key",
        title: "Airtable API key",
        source: "https://support.airtable.com/docs/airtable-api-deprecation-guidelines",
        words: ["airtable"],
        value: /^key[A-Za-z0-9]{14}$/,
        matches: [
          'AIRTABLE_API_KEY = "' + "keynvbyAj" + "VXiU9ZzF" + '"',
          'airtable_api_key = "' + "key4Dvxdi" + "YgpWbRpS" + '"',
        ],
        near: ['etag = "' + "keynvbyAj" + "VXiU9ZzF" + '"', 'AIRTABLE_API_KEY = "' + "key" + "nvb" + '"'],
      },
    ],
  },
  {
    vendor: "Databento",
    source: "https://databento.com/docs/quickstart",
    environment: "DATABENTO_API_KEY",
    tokens: [
      {
        id: "databento-api-key",
        title: "Databento API key",
        prefix: "db-",
        pattern: /db-[A-Za-z0-9]{29}(?![\w-])/y,
        matches: ["db-" + "IrxCTfQ94XMmMi6" + "atfDVeWTOdkRWx", "db-" + "W82Gd2EacFGkxL2" + "dvwfdynWFf0rod"],
        near: ["db-connection", "db-" + "IrxCTfQ94XM", "db-" + "x".repeat(29)],
      },
    ],
  },
  {
    vendor: "Snowflake",
    source: "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
    named: [
      {
        id: "snowflake-access-token",
        title: "Snowflake programmatic access token",
        words: ["snowflake"],
        value: /^ey[A-Za-z0-9_-]{20,600}\.[A-Za-z0-9_-]{20,2000}\.[A-Za-z0-9_-]{20,600}$/,
        matches: [
          'SNOWFLAKE_TOKEN = "' + "eyxxamE3FZVKfKW19DUego2Ne.oe1hLv3Ox" + "FY1orKFTpC9c.SO08tlfFQjqBDZC3wNGIB" + '"',
          'snowflake_token = "' + "eyDShDdw40YGbwuGJDTfzh.ObJfJvjkay" + "kMuyb06wiw.0dvAF3TBhgqxN48zYbohJ" + '"',
        ],
        near: [
          'checksum = "' + "eyxxamE3FZVKfKW19DUego2Ne.oe1hLv3Ox" + "FY1orKFTpC9c.SO08tlfFQjqBDZC3wNGIB" + '"',
          'SNOWFLAKE_TOKEN = "' + "eyxxamE3FZVKfK" + "W19DUego2Ne.o" + '"',
        ],
      },
    ],
  },
  {
    vendor: "InfluxDB",
    source: "https://docs.influxdata.com/influxdb/cloud/admin/tokens/",
    environment: "INFLUXDB_TOKEN",
    named: [
      {
        id: "influxdb-token",
        title: "InfluxDB API token",
        words: ["influx"],
        value: /^[A-Za-z0-9_-]{86}==$/,
        matches: [
          'INFLUXDB_TOKEN = "' +
            "2EDEhfKakSjvMR3JMAx5PdQPjfwYnjn2xJO57Vlu489r" +
            "zzMtAE2LQYWS4Szg9NX71r5bFtdMZdRP8AZJ2nYyPQ==" +
            '"',
          'influxdb_token = "' +
            "sLgGQHaZTpjvk1HIlFfUkfxLUHNumaiVpGC8SUUZXHX9" +
            "Q9diCmBdYcamdC009ONx5gdddqEcOtvcMHBkdJppdL==" +
            '"',
        ],
        near: [
          'commit = "' +
            "2EDEhfKakSjvMR3JMAx5PdQPjfwYnjn2xJO57Vlu489r" +
            "zzMtAE2LQYWS4Szg9NX71r5bFtdMZdRP8AZJ2nYyPQ==" +
            '"',
          'INFLUXDB_TOKEN = "' + "2EDEhfKakSjvMR3JMA" + "x5PdQPjfwYnjn2xJO" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Confluent",
    source:
      "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    named: [
      {
        id: "confluent-api-secret",
        title: "Confluent Cloud API secret",
        words: ["confluent", "ccloud", "kafka", "schemaregistry"],
        value: /^(?:[A-Za-z0-9+/]{64}|cflt[A-Za-z0-9+/]{60})$/,
        environment: "CONFLUENT_CLOUD_API_SECRET",
        matches: [
          'CONFLUENT_CLOUD_API_SECRET = "' +
            "Qa3k70pIEd52oJrZF8966RMAtO1OAxQ7" +
            "bOnVSBDWkrW7CDw2rOIeuDlDng5ks5g2" +
            '"',
          'confluent_cloud_api_secret = "' +
            "cflt7cNaGnnd1w7AgnOtX5KqSI4Ugy3F" +
            "c3nVs6URu38ShzF0jwScPQqjqLu7dPa4" +
            '"',
        ],
        near: [
          'run_id = "' + "Qa3k70pIEd52oJrZF8966RMAtO1OAxQ7" + "bOnVSBDWkrW7CDw2rOIeuDlDng5ks5g2" + '"',
          'CONFLUENT_CLOUD_API_SECRET = "' + "Qa3k70pIEd52o" + "JrZF8966RMAt" + '"',
        ],
      },
      {
        id: "confluent-api-key",
        title: "Confluent Cloud API key",
        words: ["confluent", "ccloud"],
        value: /^[A-Z0-9]{16}$/,
        environment: "CONFLUENT_CLOUD_API_KEY",
        matches: [
          'CONFLUENT_CLOUD_API_KEY = "' + "4K5AYAPJ" + "TM9GDVM0" + '"',
          'confluent_cloud_api_key = "' + "KDH22IJC" + "7HWYNPA6" + '"',
        ],
        near: ['revision = "' + "4K5AYAPJ" + "TM9GDVM0" + '"', 'CONFLUENT_CLOUD_API_KEY = "' + "4K5" + "AYA" + '"'],
      },
    ],
  },
  {
    vendor: "Algolia",
    source: "https://www.algolia.com/doc/guides/security/api-keys/",
    environment: "ALGOLIA_API_KEY",
    named: [
      {
        id: "algolia-api-key",
        title: "Algolia API key",
        words: ["algolia"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'ALGOLIA_API_KEY = "' + "910904fd9d9297ac" + "a5721ed851011f10" + '"',
          'algolia_api_key = "' + "b0839fd924878375" + "c93d6e5340f4403e" + '"',
        ],
        near: [
          'commit = "' + "910904fd9d9297ac" + "a5721ed851011f10" + '"',
          'ALGOLIA_API_KEY = "' + "910904" + "fd9d92" + '"',
        ],
      },
      {
        // Every visitor's browser has it.
        id: "algolia-search-key",
        title: "Algolia search-only API key",
        words: ["algoliasearch"],
        value: /^[0-9a-f]{32}$/,
        doubt: "public",
        matches: [
          'ALGOLIA_SEARCH_API_KEY = "' + "4c1e07bd93a2f586" + "0b7d3e94c2f1a865" + '"',
          'algolia_search_key = "' + "93b7e20cf4d81a65" + "e2071c9bd4f3a860" + '"',
        ],
        near: [
          'ALGOLIA_SEARCH_INDEX = "' + "4c1e07bd93a2f586" + "0b7d3e94c2f1a865" + '"',
          'ALGOLIA_SEARCH_API_KEY = "' + "4c1e07" + "bd93a2" + '"',
        ],
      },
      {
        id: "algolia-docsearch-key",
        title: "Algolia search-only API key of a documentation's search",
        source: "https://docsearch.algolia.com/docs/api/",
        words: ["apikey"],
        value: /^[0-9a-f]{32}$/,
        beside: /\bindex_?name\b/i,
        doubt: "public",
        matches: [
          'apiKey = "' + "4c1e07bd93a2f586" + "0b7d3e94c2f1a865" + '"\nindexName = "docs"',
          'api_key = "' + "93b7e20cf4d81a65" + "e2071c9bd4f3a860" + '"\nindex_name = "docs"',
        ],
        near: [
          'apiKey = "' + "4c1e07bd93a2f586" + '"\nindexName = "docs"',
          'sha = "' + "4c1e07bd93a2f586" + "0b7d3e94c2f1a865" + '"\nindex_name = "docs"',
        ],
      },
    ],
  },
  {
    vendor: "Aiven",
    source: "https://aiven.io/docs/platform/concepts/authentication-tokens",
    environment: "AIVEN_TOKEN",
    named: [
      {
        id: "aiven-token",
        title: "Aiven token",
        words: ["aiven"],
        value: /^[A-Za-z0-9/+=]{200,400}$/,
        matches: [
          'AIVEN_TOKEN = "' +
            "4eJDdeZ2rrKgA20HPdpzhFz2jUiZXkGyxd9ldUQiJJyjfT6LW6wiGWnVZM4eNYYTeXm" +
            "ldBPrdanUnLe8VeBANjsqqGLkJBuetKkbVHdIDCf2KsHMInOSCMwkyq06WPOv1GpoHP" +
            "WIujhVOFqT2YPZZ7IwY3ceOJ3mUFtvNHepfN6wC2bjppiiLnkt8Hg7ujMq8KirA0qe" +
            '"',
          'aiven_token = "' +
            "ym4QiBWgSUpW2nWaWqncwchm0xGXhnlEGC59Qpa5CRWhgut661LGLzsVQ03dR9pZQ5O" +
            "bSofV0Vm6ynBtJpGpfc0oin7e2gT9qKO70FVaSvIgsQc86yEkDmtsG6jT1tb8ZJ05AH" +
            "QsoqWmq8vtlJ1GeO0kvWIINrAhK9fbQ2G24wKAm5S2nuVaHPU6LzQbotnt9IooZ8GL" +
            '"',
        ],
        near: [
          'digest = "' +
            "4eJDdeZ2rrKgA20HPdpzhFz2jUiZXkGyxd9ldUQiJJyjfT6LW6wiGWnVZM4eNYYTeXm" +
            "ldBPrdanUnLe8VeBANjsqqGLkJBuetKkbVHdIDCf2KsHMInOSCMwkyq06WPOv1GpoHP" +
            "WIujhVOFqT2YPZZ7IwY3ceOJ3mUFtvNHepfN6wC2bjppiiLnkt8Hg7ujMq8KirA0qe" +
            '"',
          'AIVEN_TOKEN = "' +
            "4eJDdeZ2rrKgA20HPdpzhFz2jUiZXkGyxd9ldUQi" +
            "JJyjfT6LW6wiGWnVZM4eNYYTeXmldBPrdanUnLe8" +
            '"',
        ],
      },
    ],
  },
  {
    vendor: "Upstash",
    source: "https://upstash.com/docs/redis/howto/connectwithupstashredis",
    environment: "UPSTASH_REDIS_REST_TOKEN",
    named: [
      {
        id: "upstash-redis-token",
        title: "Upstash Redis token",
        words: ["upstash"],
        value: /^[A-Za-z0-9_-]{32,120}={0,2}$/,
        matches: [
          'UPSTASH_REDIS_REST_TOKEN = "' + "8ocS4XQI1IGXV7bSmHu" + "AyIJzx9Lx0lFXg4E==" + '"',
          'upstash_redis_rest_token = "' + "vcvixRbnjKwuEejBe" + "qDQhg0LIx5Ae6LVs=" + '"',
        ],
        near: [
          'commit = "' + "8ocS4XQI1IGXV7bSmHu" + "AyIJzx9Lx0lFXg4E==" + '"',
          'UPSTASH_REDIS_REST_TOKEN = "' + "8ocS4XQ" + "I1IGXV7" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Looker",
    source: "https://cloud.google.com/looker/docs/api-auth",
    named: [
      {
        id: "looker-client-secret",
        title: "Looker client secret",
        words: ["looker"],
        value: /^[A-Za-z0-9]{24}$/,
        environment: "LOOKERSDK_CLIENT_SECRET",
        matches: [
          'LOOKERSDK_CLIENT_SECRET = "' + "6wVIhdGf4r6H" + "I1xBViu4snMw" + '"',
          'lookersdk_client_secret = "' + "oBV88TinAUyo" + "bt3ysYebTPZj" + '"',
        ],
        near: [
          'digest = "' + "6wVIhdGf4r6H" + "I1xBViu4snMw" + '"',
          'LOOKERSDK_CLIENT_SECRET = "' + "6wVIh" + "dGf4" + '"',
        ],
      },
      {
        id: "looker-client-id",
        title: "Looker client id",
        words: ["looker"],
        value: /^[A-Za-z0-9]{20}$/,
        environment: "LOOKERSDK_CLIENT_ID",
        matches: [
          'LOOKERSDK_CLIENT_ID_TOKEN = "' + "W1w4HcoRoP" + "XHOUTrcS92" + '"',
          'lookersdk_client_id_token = "' + "5Tu8pf4s8Q" + "F8SbB7ySbP" + '"',
        ],
        near: ['etag = "' + "W1w4HcoRoP" + "XHOUTrcS92" + '"', 'LOOKERSDK_CLIENT_ID_TOKEN = "' + "W1w4" + "HcoR" + '"'],
      },
    ],
  },
  {
    vendor: "Tableau",
    source: "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm",
    named: [
      {
        id: "tableau-access-token",
        title: "Tableau personal access token",
        words: ["tableau"],
        value: /^[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}$/,
        needsCredentialWord: false,
        matches: [
          'TABLEAU_PAT_SECRET = "' + "07oHGOzWkYmKZfYsQTcclQ==:YQqU" + "OcNec7cAgKldcG1ChDgPT6ZWESdS" + '"',
          'tableau_pat_secret = "' + "zmm1DKEpsVr9LXCd856k7g==:wXHg" + "GhGTcrZe2o9q4fWTLEesF77asX6X" + '"',
        ],
        near: [
          'document = "' + "07oHGOzWkYmKZfYsQTcclQ==:YQqU" + "OcNec7cAgKldcG1ChDgPT6ZWESdS" + '"',
          'TABLEAU_PAT_SECRET = "' + "07oHGOzWkYm" + "KZfYsQTcclQ" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Fivetran",
    source: "https://fivetran.com/docs/rest-api/getting-started",
    environment: "FIVETRAN_APISECRET",
    named: [
      {
        id: "fivetran-api-secret",
        title: "Fivetran API secret",
        words: ["fivetran"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'FIVETRAN_API_SECRET = "' + "HTCdBkgIe94Nqneu" + "vHw7C6XybjesHVic" + '"',
          'fivetran_api_secret = "' + "jMp2ae3qyVBzwOik" + "eUiXviyCSvaJotwo" + '"',
        ],
        near: [
          'digest = "' + "HTCdBkgIe94Nqneu" + "vHw7C6XybjesHVic" + '"',
          'FIVETRAN_API_SECRET = "' + "HTCdBk" + "gIe94N" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Nasdaq Data Link",
    source: "https://docs.data.nasdaq.com/docs/getting-started",
    environment: "NASDAQ_DATA_LINK_API_KEY",
    named: [
      {
        id: "quandl-api-key",
        title: "Nasdaq Data Link API key",
        words: ["quandl", "nasdaq"],
        value: /^[A-Za-z0-9_-]{20}$/,
        matches: [
          'NASDAQ_DATA_LINK_API_KEY = "' + "2EfIt26sJQ" + "akWmwO6Pkd" + '"',
          'nasdaq_data_link_api_key = "' + "oydhdozsNT" + "RqFwyjK2qY" + '"',
        ],
        near: [
          'digest = "' + "2EfIt26sJQ" + "akWmwO6Pkd" + '"',
          'NASDAQ_DATA_LINK_API_KEY = "' + "2EfI" + "t26s" + '"',
        ],
      },
    ],
  },
];
