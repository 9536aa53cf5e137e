import { mixed, signature } from "./token-checks";
import { option, type Vendor } from "./vendor";

/** Microsoft Azure. */
export const azure: readonly Vendor[] = [
  {
    vendor: "Microsoft Azure",
    chain: {
      id: "azure",
      clients: /(?:^|\.)(?:DefaultAzureCredential|EnvironmentCredential|AzureCliCredential|ChainedTokenCredential)$/,
      explicit: /^$/,
      addresses: /^(?:abfss?|az):\/\//,
      variables: /^AZURE_/,
    },
    names: ["azure"],
    placeholders: ["azure"],
    calls: {
      "AzureKeyCredential|CognitiveServicesCredentials|ApiKeyCredentials": { 0: "api_key" },
      AzureNamedKeyCredential: { 1: "account_key" },
      AzureSasCredential: { 0: "sas_token" },
      ClientSecretCredential: { 2: "client_secret" },
      ServicePrincipalCredentials: { 1: "client_secret" },
      UsernamePasswordCredential: { 2: "password" },
    },
    commands: [
      {
        command: "az login",
        before: option("-p"),
        rule: "password",
        name: "client_secret",
        matches: ["az login --service-principal -u app -p {value}", "az login -p={value}"],
        near: ["az login -p $SECRET"],
      },
    ],
    tokens: [
      {
        id: "azure-storage-key",
        title: "Azure storage account key",
        source: "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
        prefix: ["AccountKey=", "AccountKey%3D"],
        pattern: /AccountKey(?:=|%3D)(?<value>[A-Za-z0-9+/]{86}==)(?![\w+/=])/dy,
        inside: true,
        environment: "AZURE_STORAGE_KEY",
        matches: [
          "AccountKey=" +
            "gWmD4G5nBK0s7EWp4LZOkoMqABKli0eMWBEYiz6rjcXY" +
            "FqxUgcDvyYX270mTjBgGh2XMCsM4mfkkzxBdP96H94==",
          "AccountKey%3D" +
            "obkQENDYZDP7LM5DgYEtUt1aRFF0on3rTGRADA6e39AT" +
            "OQDWBZACgAd3Q8h8nP3Fu8gWTLzPKMYVKJOmaJgq6V==",
        ],
        near: [
          "AccountKey=" + "<your-account-key>",
          "AccountKey=" + "gWmD4G5nBK0s7EWp4L" + "ZOkoMqABKli0eMWBE",
          "AccountKey=" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==",
        ],
      },
      {
        id: "azure-storage-key-of-spark",
        title: "Azure storage account key in Spark's settings",
        source: "https://hadoop.apache.org/docs/stable/hadoop-azure/abfs.html",
        prefix: "fs.azure.account.key.",
        pattern:
          /fs\.azure\.account\.key\.[\w.-]{1,100}["']?[ \t]{0,4}[,=: ][ \t]{0,4}["']?(?<value>[A-Za-z0-9+/]{86}==)(?![\w+/=])/dy,
        matches: [
          "fs.azure.account.key.store.dfs.core.windows.net=" +
            "GTd7FguoV8FWnFbB0JxXujr4qqaaABvvLOzAxzXMcU1" +
            "vsHiQMaRiNTN9Ox98whGcTZc1UWb5fxzpF7STG7nVLe==",
          "fs.azure.account.key.lake.blob.core.windows.net " +
            "3lARUsRJlNONwktN9ugkZeESG61she/QAqq0nv3Vth1" +
            "Ls6v6+O9JL8ZsoWw/Rxl+IUiTeNUJ+HLRwb8GPJ7KTS==",
        ],
        near: [
          "fs.azure.account.key.store.dfs.core.windows.net",
          "fs.azure.account.key.store.net=" + "x".repeat(86) + "==",
        ],
      },
      {
        id: "azure-service-bus-key",
        title: "Azure Service Bus or Event Hubs key",
        source: "https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas",
        prefix: "SharedAccessKey=",
        pattern: /SharedAccessKey=(?<value>[A-Za-z0-9+/]{43}=)(?![\w+/=])/dy,
        inside: true,
        matches: [
          "SharedAccessKey=" + "APbflvVlYS8AtHUtIQSONJ" + "CEjzgZQ57Hdl70HqbSCcD=",
          "SharedAccessKey=" + "ihJ5YgUJum2T2vanoP09e3" + "vOEMXiLHG9M2jA0sA0itk=",
        ],
        near: [
          "SharedAccessKey={key}",
          "SharedAccessKey=" + "APbflvVlYS8AtHUtI",
          "SharedAccessKey=" + "xxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxxx=",
        ],
      },
      {
        id: "azure-client-secret",
        title: "Microsoft Entra client secret",
        source:
          "https://learn.microsoft.com/en-us/azure/active-directory/develop/howto-create-service-principal-portal",
        prefix: ["0Q~", "1Q~", "2Q~", "3Q~", "4Q~", "5Q~", "6Q~", "7Q~", "8Q~", "9Q~"],
        lead: /(?<=(?<!\w)([A-Za-z0-9_~.]{3}))/y,
        pattern: /[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~.-])/y,
        accept: mixed,
        environment: "AZURE_CLIENT_SECRET",
        matches: ["pU60Q~OZdBBiqpzsU19" + "N0CsdKQxL52L7DdVI9", "18X1Q~Hb2DXCeL3KmaKa" + "6rluKmoTXAlyWoKdw27I"],
        near: ["a1b8Q~/home", "pU60Q~OZdBBiqp"],
      },
    ],
    named: [
      {
        id: "azure-storage-key-named",
        title: "Azure storage account key by name",
        source: "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
        words: ["azure", "storage", "accountkey", "adls", "blob", "fsazureaccountkey", "datalake", "wasb", "abfs"],
        value: /^[A-Za-z0-9+/]{86}==$/,
        environment: "AZURE_STORAGE_KEY",
        matches: [
          'AZURE_STORAGE_KEY = "' +
            "LiIDA9W2tO34igDR9MPJTqbbXVPMShMTTTRKwFzG2zWG" +
            "CSAg3KaUxal8KBCLcE3zhAzy3t3l4rWB7YHVvgS0k5==" +
            '"',
          'azure_storage_key = "' +
            "Ck5EUBJO7uTqwtY38JC9VQbU3d4FlEy3WUkg1gVvPjoA" +
            "uYifmzc4NZK9lzkYqR3SjBJ1qXVchoTSaO3i4auyrH==" +
            '"',
        ],
        near: [
          'document = "' +
            "LiIDA9W2tO34igDR9MPJTqbbXVPMShMTTTRKwFzG2zWG" +
            "CSAg3KaUxal8KBCLcE3zhAzy3t3l4rWB7YHVvgS0k5==" +
            '"',
          'AZURE_STORAGE_KEY = "' + "LiIDA9W2tO34igDR9M" + "PJTqbbXVPMShMTTTR" + '"',
        ],
      },
      {
        id: "azure-client-secret-named",
        title: "Azure client secret by name",
        source:
          "https://learn.microsoft.com/en-us/azure/active-directory/develop/howto-create-service-principal-portal",
        words: [
          "azureclientsecret",
          "armclientsecret",
          "azuread",
          "aadclient",
          "aadsecret",
          "entraclient",
          "serviceprincipalsecret",
          "spclientsecret",
        ],
        value: /^[A-Za-z0-9_~.@:/+=?[\]-]{32,44}$/,
        environment: "AZURE_CLIENT_SECRET",
        matches: [
          'AZURE_CLIENT_SECRET = "' + "dLZFzE3CdOkap17m73" + "Dx7DxDLa2VTMiMlfI" + '"',
          'azure_client_secret = "' + "riyQvtNy2JgNluJmy" + "7ck60drRydxYcKvuz" + '"',
        ],
        near: [
          'layout = "' + "dLZFzE3CdOkap17m73" + "Dx7DxDLa2VTMiMlfI" + '"',
          'AZURE_CLIENT_SECRET = "' + "dLZFzE3" + "CdOkap1" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure services",
    tokens: [
      {
        id: "azure-shared-access-signature",
        title: "Azure shared access signature",
        source: "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
        prefix: ["?sig=", "&sig=", ";sig="],
        pattern: /[?&;]sig=(?<value>[A-Za-z0-9+/%]{43,70}(?:=|%3[Dd]))/dy,
        inside: true,
        accept: signature,
        matches: [
          "?sv=2022-11-02&se" + "=2027-01-01&sig=" + "rKvUjchKHlRaBXGG5w7pDe3" + "BbxwWBx5UgFiOySHHuYr%3D",
          "?sv=2022-11-02&se" + "=2027-01-01&sig=" + "yeGSVdoGUv3dBnayvghRYha" + "KigRPgkfNDFYmBa9I64P%3D",
        ],
        near: [
          "sig=REDACTED",
          "?sv=2022-11-02&s" + "e=2027-01-01&si",
          "?xx=xxxx-xx-xx&xx" + "=xxxx-xx-xx&xxx=" + "rxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxxxx%3x",
        ],
      },
      {
        id: "azure-app-configuration-secret",
        title: "Azure App Configuration secret",
        source:
          "https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-disable-access-key-authentication",
        prefix: ".azconfig.io;Id=",
        pattern:
          /\.azconfig\.io;Id=[A-Za-z0-9+/:-]{4,40};Secret=(?<value>[A-Za-z0-9+/]{36,100}={0,2})(?![A-Za-z0-9+/=])/dy,
        inside: true,
        matches: [
          ".azconfig.io;Id=" + "n42x;Secret=" + "WhUZxcPyFu928YjCF1J" + "NEozsjRlZaOLcnlJBD",
          ".azconfig.io;Id=" + "0kX3pV;Secret=" + "fmQ12sRKhznrd3gSXG1G" + "26Mga1LJzv7img8bp==",
        ],
        near: [
          ".azconfig.io;Id=" + "n42x;Secret=WhUZxcP",
          ".azconfig.io;Id=" + "xxxx;xxxxxx=" + "xxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "azure-identifiable-key",
        title: "Azure service key",
        source:
          "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
        prefix: "JQQJ99",
        lead: /(?<=(?<!\w)([A-Za-z0-9]{52}))/y,
        pattern: /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?![A-Za-z0-9])/y,
        matches: [
          "ie9ucfDYaPaiHI4J2ZkDolLinSiJY0JUk7VcGOhFRl" + "F4vOJbt3gzJQQJ9929Cl0GFZzeCv06oJZBYSl4v9cU",
          "tIB8hOHiK7gBBWQCZjxGEF8MqSHJK80pnvGmnkZRVi" + "NBtius9lTEJQQJ99kPmOMcSy4H6Dx64VLyg3VYnWB4",
        ],
        near: [
          "OhFRlF4vOJbt3gzJQQJ9929C" + "l0GFZzeCv06oJZBYSl4v9cU",
          "ie9ucfDYaPaiHI4J2ZkDolLinSiJY0JUk7VcGOhFRl" + "F4vOJbt3gzJQQJ9029Cl0GFZzeCv06oJZBYSl4v9cU",
        ],
      },
      {
        id: "azure-container-registry-key",
        title: "Azure Container Registry password",
        source: "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication",
        prefix: "+ACR",
        lead: /(?<=(?<!\w)([A-Za-z0-9+/]{42}))/y,
        pattern: /[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}(?![A-Za-z0-9])/y,
        matches: [
          "RbbMsSKpwhoE4MJOGwcmAjrpZ9" + "Yi4UsCBWimVTsREX+ACRnFxYNg",
          "J6BONcXGkoP5bAZVcjrkeQpfPZ" + "Ds2v3f5TpIgQ3PhP+ACRhWwk38",
        ],
        near: ["pZ9Yi4UsCBWimVT" + "sREX+ACRnFxYNg", "RbbMsSKpwhoE4MJOGwcmAjrpZ9" + "Yi4UsCBWimVTsREX+AC0nFxYNg"],
      },
      {
        id: "azure-function-key",
        title: "Azure Functions key",
        source: "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to",
        prefix: "AzFu",
        lead: /(?<=(?<!\w)([A-Za-z0-9_-]{44}))/y,
        pattern: /[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==?/y,
        matches: [
          "4BI78vnyyvPvCyWyoQy5PvwBN1pL" + "fNZXqzWDAo1bdchCAzFuJtjzyy=",
          "sAoyoewHNUfkP2jpUm1hK60cTlLs" + "rBJdXg63oxWo7BrnAzFuAkX8rP=",
        ],
        near: ["N1pLfNZXqzWDAo1b" + "dchCAzFuJtjzyy=", "4BI78vnyyvPvCyWyoQy5PvwBN1pL" + "fNZXqzWDAo1bdchCAzF0Jtjzyy="],
      },
      {
        id: "azure-web-pub-sub-key",
        title: "Azure Web PubSub or SignalR access key",
        source: "https://learn.microsoft.com/en-us/azure/azure-signalr/concept-connection-string",
        prefix: "AccessKey=",
        pattern: /(?<![A-Za-z])AccessKey=(?<value>[A-Za-z0-9+/]{43}=|[A-Za-z0-9]{84})(?![A-Za-z0-9+/=])/dy,
        matches: [
          "AccessKey=" + "VlThU0LuQb9bd3FikwmnD51uM873PUi55j67y2nX5o" + "IZ3tY30sbRgVnfZEQ1CxU4nVBIqPrsGThrIWYSAU95",
          "AccessKey=" + "oLG7uVpBUhNcui7ZkteAH1" + "Fo4Bfl9bf1xJfgf206AES=",
        ],
        near: [
          "AccessKey=" + "${ACCESS_KEY}",
          "AccessKey=" + "VlThU0LuQb9bd3Fik" + "wmnD51uM873PUi55",
          "AccessKey=" + "x".repeat(84),
        ],
      },
    ],
    named: [
      {
        id: "azure-subscription-key",
        title: "Azure subscription key",
        source: "https://learn.microsoft.com/en-us/azure/ai-services/authentication",
        words: [
          "ocpapimsubscriptionkey",
          "subscriptionkey",
          "azurekey",
          "azureapikey",
          "textanalytics",
          "computervision",
          "formrecognizer",
          "bingsearch",
          "azuretranslator",
        ],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'OCP_APIM_SUBSCRIPTION_KEY = "' + "e21fc53f999fc5ce" + "8bf2a5ca245ea584" + '"',
          'ocp_apim_subscription_key = "' + "eaed5cb35917a0e7" + "c9c931af93d92f11" + '"',
        ],
        near: [
          'etag = "' + "e21fc53f999fc5ce" + "8bf2a5ca245ea584" + '"',
          'OCP_APIM_SUBSCRIPTION_KEY = "' + "e21fc5" + "3f999f" + '"',
        ],
      },
      {
        id: "azure-machine-learning-key",
        title: "Azure Machine Learning endpoint key",
        source: "https://learn.microsoft.com/en-us/azure/machine-learning/how-to-authenticate-online-endpoint",
        words: ["azureml", "endpointkey", "scoringkey"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'AZUREML_ENDPOINT_KEY = "' + "AioqZQecC09MZb52" + "tj2SOcyafQt3qTeQ" + '"',
          'azureml_endpoint_key = "' + "lx9imsISmgbAEOtJ" + "UOzlsJUTgqv1j8Rf" + '"',
        ],
        near: [
          'digest = "' + "AioqZQecC09MZb52" + "tj2SOcyafQt3qTeQ" + '"',
          'AZUREML_ENDPOINT_KEY = "' + "AioqZQ" + "ecC09M" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure DevOps",
    source:
      "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
    environment: "AZURE_DEVOPS_EXT_PAT",
    tokens: [
      {
        id: "azure-devops-token",
        title: "Azure DevOps personal access token",
        prefix: "AZDO",
        lead: /(?<=(?<!\w)([A-Za-z0-9]{76}))/y,
        pattern: /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/y,
        matches: [
          "iCCDPDSklCasXfnh6ajD7gmLCQ7kPnuYbqJK05Olsc" + "PElZrtZiKWdmb79Om3wuyFIWzMmJuSuchoAZDOsvZj",
          "1Wrg0r1N9mqcGgkh3h6GiW5cetSMzuUswXx5iTO8x7" + "CEvf7kVZD4FjTIETdaWbsRE8DykJHxxuaZAZDOa5cU",
        ],
        near: [
          "5OlscPElZrtZiKWdmb79Om3w" + "uyFIWzMmJuSuchoAZDOsvZj",
          "iCCDPDSklCasXfnh6ajD7gmLCQ7kPnuYbqJK05Olsc" + "PElZrtZiKWdmb79Om3wuyFIWzMmJuSuchoAZD0svZj",
        ],
      },
    ],
    named: [
      {
        id: "azure-devops-legacy-token",
        title: "Azure DevOps personal access token (first form)",
        words: ["azuredevops", "azdo", "adopat", "vsts", "systemaccesstoken"],
        value: /^[a-z2-7]{52}$/,
        matches: [
          'AZURE_DEVOPS_PAT = "' + "ok7n6wienyearr4ki7oauh7azu" + "ppzckookmrmrcssqkvfmglpst7" + '"',
          'azure_devops_pat = "' + "o5t5jt5hcp26qau6rrjj3asivb" + "kylc7mmzqaadgaq22zwqlfokon" + '"',
        ],
        near: [
          'layout = "' + "ok7n6wienyearr4ki7oauh7azu" + "ppzckookmrmrcssqkvfmglpst7" + '"',
          'AZURE_DEVOPS_PAT = "' + "ok7n6wieny" + "earr4ki7oa" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure Cosmos DB",
    source: "https://learn.microsoft.com/en-us/azure/cosmos-db/secure-access-to-data",
    tokens: [
      {
        id: "azure-cosmos-key",
        title: "Azure Cosmos DB key",
        prefix: "ACDb",
        lead: /(?<=(?<!\w)([A-Za-z0-9+/]{76}))/y,
        pattern: /[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{6}==(?![\w+/=])/y,
        matches: [
          "YnAXKS2OOYSkdchRDCl3bZYyaqjfu63KYBRH7y8N8pGW" + "n0Bo7KpYzN5ETA2JgvOtbTZWTHsHixWYACDbHEydA5==",
          "dgWmQSNPg0MxFVbPGQYKFf0s8rPk1uhO7KHB73NYqKDY" + "ngvNot9dzDgc2wG2yj2RXS1TxPphBh0YACDbAMS5F7==",
        ],
        near: [
          "N8pGWn0Bo7KpYzN5ETA2JgvOt" + "bTZWTHsHixWYACDbHEydA5==",
          "YnAXKS2OOYSkdchRDCl3bZYyaqjfu63KYBRH7y8N8pGW" + "n0Bo7KpYzN5ETA2JgvOtbTZWTHsHixWYACD0HEydA5==",
        ],
      },
    ],
    named: [
      {
        id: "azure-cosmos-key-named",
        title: "Azure Cosmos DB key by name",
        words: ["cosmos"],
        value: /^[A-Za-z0-9+/]{86}==$/,
        environment: "COSMOS_KEY",
        matches: [
          'COSMOS_KEY = "' +
            "8eg7N4Wc0V7DKDrK11TK4TZgKLkt8rtmRCWmd5BmEln1" +
            "02JJKbndE271ssFDNLiQuB9H6jhSJyv00YLWX2Suz9==" +
            '"',
          'cosmos_key = "' +
            "jHINCsNC5ol8HLpdT8YWdloeXJU2MjSBig5BXhodQXun" +
            "qG8MTfQ8YCvG6DfpnDTNj83s5NeGVamu5j7IDrHTwO==" +
            '"',
        ],
        near: [
          'etag = "' +
            "8eg7N4Wc0V7DKDrK11TK4TZgKLkt8rtmRCWmd5BmEln1" +
            "02JJKbndE271ssFDNLiQuB9H6jhSJyv00YLWX2Suz9==" +
            '"',
          'COSMOS_KEY = "' + "8eg7N4Wc0V7DKDrK11" + "TK4TZgKLkt8rtmRCW" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure AI Search",
    source: "https://learn.microsoft.com/en-us/azure/search/search-security-api-keys",
    environment: "AZURE_SEARCH_KEY",
    tokens: [
      {
        id: "azure-search-key",
        title: "Azure AI Search key",
        prefix: "AzSe",
        lead: /(?<=(?<!\w)([A-Za-z0-9]{42}))/y,
        pattern: /[A-Za-z0-9]{42}AzSe[ABCD][A-Za-z0-9]{5}(?![A-Za-z0-9])/y,
        matches: [
          "ToV9pMAHx9ZAHNwJEPhf9jkcth" + "kaAXKgvnVjE4aC1RAzSeAERwg3",
          "Gllb4TOYvctutDs0uZ76xKeNyS" + "Oa8DlAXcye8ipj1wAzSeBA1jp4",
        ],
        near: ["cthkaAXKgvnVjE4" + "aC1RAzSeAERwg3", "ToV9pMAHx9ZAHNwJEPhf9jkcth" + "kaAXKgvnVjE4aC1RAzS0AERwg3"],
      },
    ],
  },
];
