import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Vector databases, embeddings and search for retrieval. */
export const vectorDatabases: readonly Vendor[] = [
  {
    vendor: "Pinecone",
    source: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    environment: "PINECONE_API_KEY",
    names: ["pinecone"],
    clients: ["Pinecone|PineconeGRPC"],
    calls: { "Pinecone|PineconeGRPC": { 0: "api_key" } },
    tokens: [
      {
        id: "pinecone-api-key",
        title: "Pinecone API key",
        prefix: "pcsk_",
        pattern: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}(?!\w)/y,
        matches: [
          "pcsk_" + "YIkqF_iAlGMLr7mvB0lOS1jSwM22U3PWkRs" + "i2eX6BG73yhgZZtbSoUDwb3x3CkkU41AyK",
          "pcsk_" + "xjWk3_py7j92kynPgDXOZr0QxXOY1oxIYih" + "Np9uNLEFk9Wk0u25TaFXMXUf3fRPOA4NXW",
        ],
        near: [
          "pcsk_" + "YIkqF_iAlGMLr7" + "mvB0lOS1jSwM2",
          "pcsk_" + "xxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
    named: [
      {
        id: "pinecone-legacy-key",
        title: "Pinecone API key (first form)",
        words: ["pinecone"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'PINECONE_API_KEY = "' + "1bb76d3f-f5b0-de8f" + "-1719-f851ea028100" + '"',
          'pinecone_api_key = "' + "f6cd3e71-08e2-12e3" + "-95cf-e7b7c44a2018" + '"',
        ],
        near: [
          'digest = "' + "1bb76d3f-f5b0-de8f" + "-1719-f851ea028100" + '"',
          'PINECONE_API_KEY = "' + "1bb76d3" + "f-f5b0-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Chroma",
    source: "https://docs.trychroma.com/cloud/getting-started",
    environment: "CHROMA_API_KEY",
    tokens: [
      {
        id: "chroma-api-key",
        title: "Chroma Cloud API key",
        prefix: "ck-",
        pattern: /ck-[A-Za-z0-9]{44}(?![\w-])/y,
        matches: [
          "ck-" + "i1wJrr6mAKGtaYtjolWN6H" + "WVj3Tmf1HH3mTiM1RhStMk",
          "ck-" + "ye9pJxQPJhhxqc7KzjcNpj" + "BLTts8hgG3cciXF0ltxcWU",
        ],
        near: ["ck-editor", "ck-" + "i1wJrr6mAKGtaYtjo", "ck-" + "x".repeat(44)],
      },
    ],
  },
  {
    vendor: "turbopuffer",
    source: "https://turbopuffer.com/docs/auth",
    environment: "TURBOPUFFER_API_KEY",
    tokens: [
      {
        id: "turbopuffer-api-key",
        title: "turbopuffer API key",
        prefix: "tpuf_",
        pattern: /tpuf_[A-Za-z0-9]{32}(?!\w)/y,
        matches: ["tpuf_" + "u0RuC30PRc6CtWUi" + "TZjY4KcQ6mgnqVP9", "tpuf_" + "ANL2nwrllPyX5g7O" + "J4fFSZ1v2xuvjoIF"],
        near: ["tpuf_" + "u0RuC30PRc6C", "tpuf_" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Voyage AI",
    source: "https://docs.voyageai.com/docs/api-key-and-installation",
    environment: "VOYAGE_API_KEY",
    names: ["voyage"],
    tokens: [
      {
        id: "voyage-api-key",
        title: "Voyage AI API key",
        prefix: ["pa-", "al-"],
        pattern: /(?:pa|al)-[A-Za-z0-9_-]{43}(?![\w-])/y,
        accept: mixed,
        matches: [
          "pa-" + "niJ9vAk5Hpb6MFX7w2q6hK" + "AHWB3EeI7h85zCC7CgNVW",
          "al-" + "6xUWwPyIW3MEGzZr92QU2A" + "QUekwi3MDgBmPy71AfC7r",
        ],
        near: ["pa-rather-long-hyphenated-identifier-of-a-module", "pa-" + "niJ9vAk5Hpb6MFX7w", "pa-" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "Jina AI",
    source: "https://jina.ai/embeddings/",
    environment: "JINA_API_KEY",
    names: ["jina"],
    tokens: [
      {
        id: "jina-api-key",
        title: "Jina AI API key",
        prefix: "jina_",
        pattern: /jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}(?![\w-])/y,
        matches: [
          "jina_" + "dcb879cfb407741dbc2dbb9aa4974c" + "f0GKGyyHIQtUz90YLTZpEvbpfFBZ9b",
          "jina_" + "90dedcc0223f5fadb946baf5189c12" + "57CDTLaZ1cnlt5fWlKfJmR6YDi8EMr",
        ],
        near: ["jina_" + "embeddings_v3", "jina_" + "dcb879cfb407741dbc2dbb9a", "jina_" + "x".repeat(60)],
      },
    ],
  },
  {
    vendor: "Nomic",
    source: "https://docs.nomic.ai/reference/getting-started",
    environment: "NOMIC_API_KEY",
    tokens: [
      {
        id: "nomic-api-key",
        title: "Nomic API key",
        prefix: "nk-",
        pattern: /nk-[A-Za-z0-9_-]{43}(?![\w-])/y,
        accept: mixed,
        matches: [
          "nk-" + "g0DSKXfia5vbUsLq0T43Ki" + "JCqdlBEgoQRsP0jX8dSld",
          "nk-" + "xJIDckmd6pGPLfjnOni85Z" + "MvWPfhNIT5X7572ksD4mx",
        ],
        near: ["nk-" + "g0DSKXfia5vbUsLq0", "nk-" + "x".repeat(43)],
      },
    ],
  },
  {
    vendor: "Mixedbread",
    source: "https://www.mixedbread.com/docs",
    environment: "MXBAI_API_KEY",
    tokens: [
      {
        id: "mixedbread-api-key",
        title: "Mixedbread API key",
        prefix: "mxb_",
        pattern: /mxb_[A-Za-z0-9]{32,48}(?!\w)/y,
        matches: [
          "mxb_" + "hYTkiTguKnmtdzylrS" + "ZNCmWUSbQRkZq1yOH",
          "mxb_" + "m2QtPZx0pXZ9jh7HQ" + "B5KD1x4abDuXBIt8",
        ],
        near: ["mxb_" + "hYTkiTguKnmtdz", "mxb_" + "x".repeat(35)],
      },
    ],
  },
  {
    vendor: "LlamaCloud",
    source: "https://docs.cloud.llamaindex.ai/llamacloud/getting_started/api_key",
    environment: "LLAMA_CLOUD_API_KEY",
    tokens: [
      {
        id: "llama-cloud-key",
        title: "LlamaCloud API key",
        prefix: "llx-",
        pattern: /llx-[A-Za-z0-9]{44,52}(?![\w-])/y,
        matches: [
          "llx-" + "2lHex5NfNVApX413eFsd1iR" + "kuyRoj0eJRzbuujytiec7Q",
          "llx-" + "IuBYE7fIvrfoInJbGuBtcfhE" + "o8v3QKZqMDfNFQT1fzmCw6k",
        ],
        near: ["llx-" + "2lHex5NfNVApX413eF", "llx-" + "x".repeat(45)],
      },
    ],
  },
  {
    vendor: "Mem0",
    source: "https://docs.mem0.ai/platform/quickstart",
    environment: "MEM0_API_KEY",
    tokens: [
      {
        id: "mem0-api-key",
        title: "Mem0 API key",
        prefix: "m0-",
        pattern: /m0-[A-Za-z0-9]{40}(?![\w-])/y,
        matches: [
          "m0-" + "FQUvtpVRVT9dE9TBa5QR" + "FiKxXH1Hzp6D7UPFUvu9",
          "m0-" + "fhDkrLTMLjqgNy7PrIMK" + "AHo1WiFjZpJdfRCW09hf",
        ],
        near: ["m0-" + "FQUvtpVRVT9dE9TB", "m0-" + "x".repeat(40)],
      },
    ],
  },
  {
    vendor: "Zep",
    source: "https://help.getzep.com/",
    environment: "ZEP_API_KEY",
    tokens: [
      {
        id: "zep-api-key",
        title: "Zep API key",
        prefix: "z_1d",
        pattern: /z_1d[A-Za-z0-9._-]{60,300}(?![\w-])/y,
        matches: [
          "z_1d" + "Yv7AiMF4mxAsjOHHm7uEKeqVvzExXo2f" + "OoBGRvSEguSeoKiXKEk9l3SrDGeEmrh",
          "z_1d" + "dm7KJfZWT2t4tXDdRpXvpOSaVWSE12p" + "dEpNCTbifOYA88BsCvUQDbdQkonUjep",
        ],
        near: ["z_1d" + "Yv7AiMF4mxAsj" + "OHHm7uEKeqVv", "z_1d" + "x".repeat(63)],
      },
    ],
  },
  {
    vendor: "Tavily",
    source: "https://docs.tavily.com/documentation/quickstart",
    environment: "TAVILY_API_KEY",
    names: ["tavily"],
    clients: ["TavilyClient"],
    calls: { TavilyClient: { 0: "api_key" } },
    tokens: [
      {
        id: "tavily-api-key",
        title: "Tavily API key",
        prefix: "tvly-",
        pattern: /tvly-(?:dev-|prod-)?[A-Za-z0-9-]{32,64}(?![\w-])/y,
        matches: [
          "tvly-" + "dev-MUP15UhihYbJuyOS" + "eesXCpEsf5cjfkdrEUk",
          "tvly-" + "WKwp2MC7HjVpVnTQST" + "38i0P2XnVe7ac1wVO",
        ],
        near: ["tvly-" + "dev-MUP15UhihYb", "tvly-" + "xxx-xxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxx"],
      },
    ],
  },
  {
    vendor: "Firecrawl",
    source: "https://docs.firecrawl.dev/introduction",
    environment: "FIRECRAWL_API_KEY",
    tokens: [
      {
        id: "firecrawl-api-key",
        title: "Firecrawl API key",
        prefix: "fc-",
        pattern: /fc-[0-9a-f]{32}(?![\w-])/y,
        matches: ["fc-" + "0f142b2ff13369d8" + "003038635ea32a5a", "fc-" + "0d108e412a369e07" + "c6c84fdbd57a0ae3"],
        near: ["fc-cache-directory", "fc-" + "0f142b2ff133", "fc-" + "x".repeat(32)],
      },
    ],
  },
  {
    vendor: "Brave Search",
    source: "https://api-dashboard.search.brave.com/app/documentation",
    environment: "BRAVE_API_KEY",
    tokens: [
      {
        id: "brave-search-key",
        title: "Brave Search API key",
        prefix: "BSA",
        pattern: /BSA[A-Za-z0-9_-]{24,28}(?![\w-])/y,
        accept: mixed,
        matches: ["BSA" + "KjoiAvmqt6dP4mR70RZNRW5p", "BSA" + "HADkjIHUIa1WIlTeuVH4MiwT"],
        near: ["BSA" + "KjoiAvmqt", "BSA" + "x".repeat(24)],
      },
    ],
  },
  {
    vendor: "Apify",
    source: "https://docs.apify.com/platform/integrations/api",
    environment: "APIFY_TOKEN",
    tokens: [
      {
        id: "apify-token",
        title: "Apify API token",
        prefix: "apify_api_",
        pattern: /apify_api_[A-Za-z0-9]{34,38}(?!\w)/y,
        matches: [
          "apify_api_" + "CiYlt6EWFVqMBnJZdQ" + "jr39UY3UjKPfXGvHL9",
          "apify_api_" + "Yq52uhzfpdwIMVnJwc" + "ukyNSbEjyQPEFdbAcb",
        ],
        near: ["apify_api_" + "CiYlt6EWFVqMBn", "apify_api_" + "x".repeat(36)],
      },
    ],
  },
  {
    vendor: "Browserbase",
    source: "https://docs.browserbase.com/",
    environment: "BROWSERBASE_API_KEY",
    tokens: [
      {
        id: "browserbase-api-key",
        title: "Browserbase API key",
        prefix: ["bb_live_", "bb_test_"],
        pattern: /bb_(?:live|test)_[A-Za-z0-9_-]{20,40}(?![\w-])/y,
        matches: ["bb_test_" + "m8dcBDwIFmQfSvw1YljXT0", "bb_live_" + "UVyKlAyw738kSdAgtUcjPI"],
        near: ["bb_test_case", "bb_test_" + "m8dcBDwI", "bb_test_" + "x".repeat(22)],
      },
    ],
  },
  {
    vendor: "Weaviate",
    source: "https://docs.weaviate.io/cloud/manage-clusters/connect",
    environment: "WEAVIATE_API_KEY",
    names: ["weaviate"],
    calls: {
      AuthApiKey: { 0: "api_key" },
      AuthBearerToken: { 0: "token" },
      "Auth.api_key|bearer_token|client_password": { 0: "api_key", 1: "password" },
    },
    named: [
      {
        id: "weaviate-api-key",
        title: "Weaviate Cloud API key",
        words: ["weaviate", "wcs", "wcdapi"],
        value: /^[A-Za-z0-9+/_-]{36,152}={0,2}$/,
        matches: [
          'WEAVIATE_API_KEY = "' + "jRkDNET3UXFT5khRZ5H" + "Higdw6H6OdZVOxA9e=" + '"',
          'weaviate_api_key = "' + "b48lBOE0t4BeM2mYZXU" + "dIvina3AuJoX9o36i=" + '"',
        ],
        near: [
          'checksum = "' + "jRkDNET3UXFT5khRZ5H" + "Higdw6H6OdZVOxA9e=" + '"',
          'WEAVIATE_API_KEY = "' + "jRkDNET" + "3UXFT5k" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Qdrant",
    source: "https://qdrant.tech/documentation/cloud/authentication/",
    environment: "QDRANT_API_KEY",
    names: ["qdrant"],
    calls: { QdrantClient: { 7: "api_key" } },
    named: [
      {
        id: "qdrant-api-key",
        title: "Qdrant Cloud API key",
        words: ["qdrant"],
        value: /^[A-Za-z0-9_-]{43,54}$/,
        matches: [
          'QDRANT_API_KEY = "' + "8KAnT4FiTYxMMhPs3ui2biP" + "oYZgSgFcKVQwMMu1ocQ61ed" + '"',
          'qdrant_api_key = "' + "sBqXaSh5uybnAPZ23dcUoDi" + "TqvexvmsNr2rw3AtJBVzgzG" + '"',
        ],
        near: [
          'layout = "' + "8KAnT4FiTYxMMhPs3ui2biP" + "oYZgSgFcKVQwMMu1ocQ61ed" + '"',
          'QDRANT_API_KEY = "' + "8KAnT4FiT" + "YxMMhPs3u" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Zilliz",
    source: "https://docs.zilliz.com/docs/manage-api-keys",
    named: [
      {
        id: "zilliz-api-key",
        title: "Zilliz Cloud API key",
        words: ["zilliz", "milvus"],
        value: /^[0-9a-f]{72,128}$/,
        matches: [
          'ZILLIZ_API_KEY = "' + "16b8a29f9eaba624ac8618346f53df72a1a1" + "9e632e345994174783e282d7cddedcda74ca" + '"',
          'zilliz_api_key = "' +
            "3fbbb965e0b557e54fc2acf254f5ff29eaf96" +
            "f20c6e8d34874413813eb96111411962e8d41" +
            '"',
        ],
        near: [
          'document = "' + "16b8a29f9eaba624ac8618346f53df72a1a1" + "9e632e345994174783e282d7cddedcda74ca" + '"',
          'ZILLIZ_API_KEY = "' + "16b8a29f9eaba6" + "24ac8618346f53" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Serper",
    source: "https://serper.dev/",
    environment: "SERPER_API_KEY",
    names: ["serper"],
    named: [
      {
        id: "serper-api-key",
        title: "Serper API key",
        words: ["serper"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'SERPER_API_KEY = "' + "508162b668913e4cb50f" + "3b202d4df027ee8455fe" + '"',
          'serper_api_key = "' + "1afa9167e0d38f57a322" + "67a5d082e119e5ffa744" + '"',
        ],
        near: [
          'layout = "' + "508162b668913e4cb50f" + "3b202d4df027ee8455fe" + '"',
          'SERPER_API_KEY = "' + "508162b6" + "68913e4c" + '"',
        ],
      },
    ],
  },
  {
    vendor: "SerpApi",
    source: "https://serpapi.com/search-api",
    environment: "SERPAPI_API_KEY",
    names: ["serpapi"],
    named: [
      {
        id: "serpapi-api-key",
        title: "SerpApi key",
        words: ["serpapi"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'SERPAPI_API_KEY = "' + "3d849d0d293eb1cec45c8da2a7cba186" + "5a2421829571bc40d930f6829de19bb8" + '"',
          'serpapi_api_key = "' + "05e129dcb665e5ae78a3670d8a06a2bc" + "b25decc2212b167785e9638000e74d70" + '"',
        ],
        near: [
          'digest = "' + "3d849d0d293eb1cec45c8da2a7cba186" + "5a2421829571bc40d930f6829de19bb8" + '"',
          'SERPAPI_API_KEY = "' + "3d849d0d293eb" + "1cec45c8da2a" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Exa",
    source: "https://docs.exa.ai/reference/getting-started",
    environment: "EXA_API_KEY",
    calls: { Exa: { 0: "api_key" } },
    named: [
      {
        id: "exa-api-key",
        title: "Exa API key",
        words: ["exaapi", "metaphorapi"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'EXA_API_KEY = "' + "2eb8ea45-84a0-a8b7" + "-67dc-19ed0580f57f" + '"',
          'exa_api_key = "' + "9fa6ebb9-ef6d-812c" + "-0f8f-9778cd5b6faf" + '"',
        ],
        near: [
          'document = "' + "2eb8ea45-84a0-a8b7" + "-67dc-19ed0580f57f" + '"',
          'EXA_API_KEY = "' + "2eb8ea4" + "5-84a0-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Unstructured",
    source: "https://docs.unstructured.io/api-reference/overview",
    environment: "UNSTRUCTURED_API_KEY",
    named: [
      {
        id: "unstructured-api-key",
        title: "Unstructured API key",
        words: ["unstructured"],
        value: /^[A-Za-z0-9]{30,40}$/,
        matches: [
          'UNSTRUCTURED_API_KEY = "' + "55HbBfNMHLL3o4Go" + "HgbxVLw3d0Bt14bo" + '"',
          'unstructured_api_key = "' + "ubHLG7XvAqmwNIP5" + "gyduc3SapkydloJZ" + '"',
        ],
        near: [
          'etag = "' + "55HbBfNMHLL3o4Go" + "HgbxVLw3d0Bt14bo" + '"',
          'UNSTRUCTURED_API_KEY = "' + "55HbBf" + "NMHLL3" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Wolfram Alpha",
    source: "https://products.wolframalpha.com/api/documentation",
    environment: "WOLFRAM_ALPHA_APPID",
    named: [
      {
        id: "wolfram-app-id",
        title: "Wolfram Alpha app id",
        words: ["wolfram"],
        value: /^[A-Z0-9]{6}-[A-Z0-9]{10}$/,
        needsCredentialWord: false,
        matches: [
          'WOLFRAM_ALPHA_APPID = "' + "I9ISV2-7F" + "BCPMQ1MA" + '"',
          'wolfram_alpha_appid = "' + "LDB93Z-WY" + "TZQB6TJI" + '"',
        ],
        near: ['document = "' + "I9ISV2-7F" + "BCPMQ1MA" + '"', 'WOLFRAM_ALPHA_APPID = "' + "I9I" + "SV2" + '"'],
      },
    ],
  },
];
