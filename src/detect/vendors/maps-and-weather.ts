import { mixed } from "./token-checks";
import type { Vendor } from "./vendor";

/** Maps, weather, devices and data by API. */
export const mapsAndWeather: readonly Vendor[] = [
  {
    vendor: "Mapbox",
    source: "https://docs.mapbox.com/help/getting-started/access-tokens/",
    environment: "MAPBOX_ACCESS_TOKEN",
    tokens: [
      {
        id: "mapbox-secret-token",
        title: "Mapbox secret token",
        prefix: "sk.eyJ",
        pattern: /sk\.eyJ[\w-]{40,160}\.[\w-]{20,24}(?![\w-])/y,
        matches: [
          "sk.eyJ" + "7JHGUz9NEXc0BtxRXA4RS9mZp4YtXwYn" + "7oxit2mJZ.SsEG1VPt1Z2VLJZ45M3Ghi",
          "sk.eyJ" + "a8xVxzTyJRQoHZ1MZag4ErxykZ1TyzMax" + "soxAajgbJ.cmumoJVAgKFS5qXwG12MZ3x",
        ],
        near: [
          "sk.eyJ" + "7JHGUz9NEXc0B" + "txRXA4RS9mZp",
          "sk.eyJ" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxx",
        ],
      },
      {
        id: "mapbox-public-token",
        title: "Mapbox public token",
        prefix: ["pk.eyJ", "tk.eyJ"],
        pattern: /[pt]k\.eyJ[\w-]{40,160}\.[\w-]{20,24}(?![\w-])/y,
        confidence: "medium",
        matches: [
          "tk.eyJ" + "oDY1VhxGKYJ2EwUSdUwp73rP26eXAMvh" + "4fmD5Xxv9Q.fqZSiXoDkUwb390t4i3y5",
          "tk.eyJ" + "0YWvXD7tUAf0We7dmLJryXHXMvUXeibU" + "mSB1BQvQ.rJThQWwA90P4hUrS8HETsMC",
        ],
        near: [
          "tk.eyJ" + "oDY1VhxGKYJ2E" + "wUSdUwp73rP2",
          "tk.eyJ" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "xxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxx",
        ],
      },
    ],
  },
  {
    vendor: "Adafruit",
    tokens: [
      {
        id: "adafruit-io-key",
        title: "Adafruit IO key",
        source: "https://io.adafruit.com/api/docs/",
        prefix: "aio_",
        pattern: /aio_[A-Za-z0-9]{28}(?!\w)/y,
        accept: mixed,
        environment: "ADAFRUIT_IO_KEY",
        matches: ["aio_" + "vCevs8dKRaU1PI" + "NiM3sYPUoMZGg6", "aio_" + "tSUrbu7R7vd9B0" + "DypCSbyWnsdabK"],
        near: ["aio_pika_robust_connection_pools", "aio_" + "vCevs8dKRaU", "aio_" + "x".repeat(28)],
      },
    ],
    named: [
      {
        id: "adafruit-legacy-key",
        title: "Adafruit API key",
        source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
        words: ["adafruit"],
        value: /^[A-Za-z0-9_-]{32}$/,
        matches: [
          'ADAFRUIT_API_KEY = "' + "IDfh9eflVeu5LedG" + "pRXI3npkjNoxkpzl" + '"',
          'adafruit_api_key = "' + "cTKKYNIVllXOMPJK" + "x2o2UZxH06MZpp7q" + '"',
        ],
        near: [
          'document = "' + "IDfh9eflVeu5LedG" + "pRXI3npkjNoxkpzl" + '"',
          'ADAFRUIT_API_KEY = "' + "IDfh9e" + "flVeu5" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Ubidots",
    source: "https://docs.ubidots.com/reference/authentication",
    tokens: [
      {
        id: "ubidots-token",
        title: "Ubidots token",
        prefix: "BBFF-",
        pattern: /BBFF-[A-Za-z0-9]{30,40}(?![\w-])/y,
        matches: ["BBFF-" + "u60K8L3Tlcz9Ta2C" + "cwcVD8d97enORWB", "BBFF-" + "Jntmbosp9zEW6Zki" + "G47VdL044qoqKhdH"],
        near: ["BBFF-" + "u60K8L3Tlcz9", "BBFF-" + "x".repeat(31)],
      },
    ],
  },
  {
    vendor: "OpenWeather",
    source: "https://openweathermap.org/appid",
    environment: "OPENWEATHERMAP_API_KEY",
    named: [
      {
        id: "openweather-api-key",
        title: "OpenWeather API key",
        words: ["openweather", "owmapi", "owmkey", "weatherapi", "pyowm"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'OPENWEATHERMAP_API_KEY = "' + "57e9105ecdfa7307" + "6f9ccd3f8b7ccf2c" + '"',
          'openweathermap_api_key = "' + "bd014b2ced1ca588" + "619a84d8c539d861" + '"',
        ],
        near: [
          'run_id = "' + "57e9105ecdfa7307" + "6f9ccd3f8b7ccf2c" + '"',
          'OPENWEATHERMAP_API_KEY = "' + "57e910" + "5ecdfa" + '"',
        ],
      },
    ],
  },
  {
    vendor: "weatherstack",
    source: "https://weatherstack.com/documentation",
    named: [
      {
        id: "weatherstack-key",
        title: "weatherstack access key",
        words: [
          "weatherstack",
          "weatherbit",
          "apilayer",
          "ipstack",
          "currencylayer",
          "positionstack",
          "mediastack",
          "aviationstack",
        ],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'WEATHERSTACK_ACCESS_KEY = "' + "82852d0375875c2a" + "82720d38a74575f9" + '"',
          'weatherstack_access_key = "' + "2c4d7e508658a495" + "81939cc96fd68e0d" + '"',
        ],
        near: [
          'checksum = "' + "82852d0375875c2a" + "82720d38a74575f9" + '"',
          'WEATHERSTACK_ACCESS_KEY = "' + "82852d" + "037587" + '"',
        ],
      },
    ],
  },
  {
    vendor: "HERE",
    source: "https://www.here.com/docs/",
    named: [
      {
        id: "here-api-key",
        title: "HERE API key",
        words: ["hereapi", "heremaps", "herekey"],
        value: /^[A-Za-z0-9_-]{43}$/,
        matches: [
          'HERE_API_KEY = "' + "NR9WEY9F0v28U08YdCNyHo" + "Q2zBFPVsaLKMndk0k8BYP" + '"',
          'here_api_key = "' + "0WWbGzDihXpRjXczNL1iQP" + "av8CcFLZFIzyDZNrgmGM8" + '"',
        ],
        near: [
          'document = "' + "NR9WEY9F0v28U08YdCNyHo" + "Q2zBFPVsaLKMndk0k8BYP" + '"',
          'HERE_API_KEY = "' + "NR9WEY9F0" + "v28U08Yd" + '"',
        ],
      },
    ],
  },
  {
    vendor: "TomTom",
    source: "https://developer.tomtom.com/",
    named: [
      {
        id: "tomtom-api-key",
        title: "TomTom API key",
        words: ["tomtom"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'TOMTOM_API_KEY = "' + "fO5d9R6ksi39etzB" + "nJtU7O9UtectJYF3" + '"',
          'tomtom_api_key = "' + "Opk7PyQ0HuXsjSgY" + "k07qBtxnRPVzUkM8" + '"',
        ],
        near: [
          'etag = "' + "fO5d9R6ksi39etzB" + "nJtU7O9UtectJYF3" + '"',
          'TOMTOM_API_KEY = "' + "fO5d9R" + "6ksi39" + '"',
        ],
      },
    ],
  },
  {
    vendor: "MapQuest",
    source: "https://developer.mapquest.com/documentation/",
    named: [
      {
        id: "mapquest-api-key",
        title: "MapQuest API key",
        words: ["mapquest"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'MAPQUEST_API_KEY = "' + "sl4CUaRIslPIblyC" + "i85gflUZq4AKKgQ6" + '"',
          'mapquest_api_key = "' + "RzNKi82oPW0HoFoX" + "v4v48NE9WONxBbud" + '"',
        ],
        near: [
          'commit = "' + "sl4CUaRIslPIblyC" + "i85gflUZq4AKKgQ6" + '"',
          'MAPQUEST_API_KEY = "' + "sl4CUa" + "RIslPI" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Yelp",
    source: "https://docs.developer.yelp.com/docs/fusion-authentication",
    named: [
      {
        id: "yelp-api-key",
        title: "Yelp API key",
        words: ["yelp"],
        value: /^[A-Za-z0-9_-]{128}$/,
        matches: [
          'YELP_API_KEY = "' +
            "88AInpBge5F3omkZ6PBjxZ2qwpONg7cWbhywDH8g5K3ProMdyZI3afrglFbrESTH" +
            "qw8VD2d20Z2TrJ0yLt7EE5iOVZDbGzN9ylPSM3L09vYjwvpcU0kcrLyPTnqof4GU" +
            '"',
          'yelp_api_key = "' +
            "jvjQNIRe1kuYX3VFeaeSelK3Vtc95KINmb60SXUDU0q96pg7UL8mUUsL9kngVOAV" +
            "HjTSVVNp2gtLQ9gpFeZwjrM0c1N7xSyL2VmBJ4MgBFS2cn36YZxKs3cSedOda13E" +
            '"',
        ],
        near: [
          'commit = "' +
            "88AInpBge5F3omkZ6PBjxZ2qwpONg7cWbhywDH8g5K3ProMdyZI3afrglFbrESTH" +
            "qw8VD2d20Z2TrJ0yLt7EE5iOVZDbGzN9ylPSM3L09vYjwvpcU0kcrLyPTnqof4GU" +
            '"',
          'YELP_API_KEY = "' + "88AInpBge5F3omkZ6PBjxZ2qwp" + "ONg7cWbhywDH8g5K3ProMdyZI" + '"',
        ],
      },
    ],
  },
  {
    vendor: "RapidAPI",
    source: "https://docs.rapidapi.com/docs/keys-and-key-rotation",
    named: [
      {
        id: "rapidapi-key",
        title: "RapidAPI key",
        words: ["rapidapi", "xrapidapikey"],
        value: /^(?:[0-9a-f]{10}msh[0-9a-f]{15}p[0-9a-f]{6}jsn[0-9a-f]{12}|[A-Za-z0-9_-]{50})$/,
        needsCredentialWord: false,
        matches: [
          'RAPIDAPI_KEY = "' + "kEj0MqjzMG0GjGkCH4bqqY9ij" + "n2f2v7aJpBGMBFuAsvupzQmHm" + '"',
          'rapidapi_key = "' + "2e156d82b0msh9526833d492e" + "f28p409fdajsn081bb49dcf5d" + '"',
        ],
        near: [
          'layout = "' + "kEj0MqjzMG0GjGkCH4bqqY9ij" + "n2f2v7aJpBGMBFuAsvupzQmHm" + '"',
          'RAPIDAPI_KEY = "' + "kEj0MqjzMG" + "0GjGkCH4bq" + '"',
        ],
      },
    ],
  },
  {
    vendor: "VirusTotal",
    source: "https://docs.virustotal.com/reference/authentication",
    named: [
      {
        id: "virustotal-api-key",
        title: "VirusTotal API key",
        words: ["virustotal", "vtapi"],
        value: /^[0-9a-f]{64}$/,
        matches: [
          'VIRUSTOTAL_API_KEY = "' + "3621b76672fe88ddf44bc56ca463725d" + "35b6ed29baf06074e136b0eb5da2d255" + '"',
          'virustotal_api_key = "' + "be644add0f14a71fc6d987df459f691c" + "bec8f64a7d8c9834190a386de1eb211c" + '"',
        ],
        near: [
          'commit = "' + "3621b76672fe88ddf44bc56ca463725d" + "35b6ed29baf06074e136b0eb5da2d255" + '"',
          'VIRUSTOTAL_API_KEY = "' + "3621b76672fe8" + "8ddf44bc56ca" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Shodan",
    source: "https://developer.shodan.io/api",
    environment: "SHODAN_API_KEY",
    named: [
      {
        id: "shodan-api-key",
        title: "Shodan API key",
        words: ["shodan"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'SHODAN_API_KEY = "' + "npwPvkeFk2hjzuxr" + "CMl00VU95tPd0K8B" + '"',
          'shodan_api_key = "' + "LvDXR5hQs8mz9T9L" + "fEJKBLVHYxG21SlS" + '"',
        ],
        near: [
          'checksum = "' + "npwPvkeFk2hjzuxr" + "CMl00VU95tPd0K8B" + '"',
          'SHODAN_API_KEY = "' + "npwPvk" + "eFk2hj" + '"',
        ],
      },
    ],
  },
  {
    vendor: "IPinfo",
    source: "https://ipinfo.io/developers",
    named: [
      {
        id: "ipinfo-token",
        title: "IPinfo token",
        words: ["ipinfo"],
        value: /^[0-9a-f]{14}$/,
        matches: ['IPINFO_TOKEN = "' + "90cec02" + "f11c4aa" + '"', 'ipinfo_token = "' + "8daedc4" + "f036cc2" + '"'],
        near: ['revision = "' + "90cec02" + "f11c4aa" + '"', 'IPINFO_TOKEN = "' + "90c" + "ec" + '"'],
      },
    ],
  },
  {
    vendor: "api.data.gov",
    source: "https://api.data.gov/docs/developer-manual/",
    named: [
      {
        id: "nasa-api-key",
        title: "api.data.gov key",
        words: ["nasaapi", "datagov", "nasakey"],
        value: /^[A-Za-z0-9]{40}$/,
        matches: [
          'NASA_API_KEY = "' + "V6wHputubLOz7Ojoirtp" + "77mZNxUYylSamd3QTRYl" + '"',
          'nasa_api_key = "' + "fcV22fUXMUkr8L3N2EE5" + "nxzO9jLNXvwQPSGE5NbJ" + '"',
        ],
        near: [
          'etag = "' + "V6wHputubLOz7Ojoirtp" + "77mZNxUYylSamd3QTRYl" + '"',
          'NASA_API_KEY = "' + "V6wHputu" + "bLOz7Ojo" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Particle",
    source: "https://docs.particle.io/reference/cloud-apis/access-tokens/",
    named: [
      {
        id: "particle-access-token",
        title: "Particle access token",
        words: ["particle"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'PARTICLE_ACCESS_TOKEN = "' + "7b554e028f545a07ca6a" + "13f6abc937f9b8868316" + '"',
          'particle_access_token = "' + "e12420964cd973101b4f" + "44ef7a4c6afdbbcb9aa5" + '"',
        ],
        near: [
          'revision = "' + "7b554e028f545a07ca6a" + "13f6abc937f9b8868316" + '"',
          'PARTICLE_ACCESS_TOKEN = "' + "7b554e02" + "8f545a07" + '"',
        ],
      },
    ],
  },
];
