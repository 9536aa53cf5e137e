import type { Vendor } from "./vendor";

/** Speech, images, video and music. */
export const speechAndMedia: readonly Vendor[] = [
  {
    vendor: "ElevenLabs",
    source: "https://elevenlabs.io/docs/api-reference/authentication",
    environment: "ELEVENLABS_API_KEY",
    names: ["elevenlabs"],
    clients: ["ElevenLabs"],
    calls: { "ElevenLabs|set_api_key": { 0: "api_key" } },
    tokens: [
      {
        id: "elevenlabs-api-key",
        title: "ElevenLabs API key",
        prefix: "sk_",
        pattern: /sk_[0-9a-f]{48}(?!\w)/y,
        matches: [
          "sk_" + "bf17384bdcae966ea7ba9aea" + "f0d6f95b8dc6e004f8580f66",
          "sk_" + "78d4c6cb262013026867a53d" + "edc7729875f881d0d26ea739",
        ],
        near: ["sk_learn_backend", "sk_" + "bf17384bdcae966ea7b", "sk_" + "x".repeat(48)],
      },
    ],
    named: [
      {
        id: "elevenlabs-legacy-key",
        title: "ElevenLabs API key (first form)",
        words: ["elevenlabs", "elevenapi", "xiapikey"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'ELEVENLABS_API_KEY = "' + "bca2d695a091b516" + "8d77d3e710ffa87c" + '"',
          'elevenlabs_api_key = "' + "23af5481aa5f115d" + "490428216bb818fb" + '"',
        ],
        near: [
          'commit = "' + "bca2d695a091b516" + "8d77d3e710ffa87c" + '"',
          'ELEVENLABS_API_KEY = "' + "bca2d6" + "95a091" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Cartesia",
    source: "https://docs.cartesia.ai/get-started/overview",
    environment: "CARTESIA_API_KEY",
    tokens: [
      {
        id: "cartesia-api-key",
        title: "Cartesia API key",
        prefix: "sk_car_",
        pattern: /sk_car_[A-Za-z0-9_]{20,24}(?!\w)/y,
        matches: ["sk_car_" + "HsPIYgk8MEvy5OYNkbNL", "sk_car_" + "bkfxIujiwCjDE71KU70G"],
        near: ["sk_car_" + "HsPIYgk8", "sk_car_" + "x".repeat(20)],
      },
    ],
  },
  {
    vendor: "Deepgram",
    source: "https://developers.deepgram.com/docs/create-additional-api-keys",
    environment: "DEEPGRAM_API_KEY",
    names: ["deepgram"],
    clients: ["DeepgramClient"],
    calls: { "Deepgram|DeepgramClient": { 0: "api_key" } },
    named: [
      {
        id: "deepgram-api-key",
        title: "Deepgram API key",
        words: ["deepgram"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'DEEPGRAM_API_KEY = "' + "041c64c2c89f63526d88" + "671b632a606f4d52086f" + '"',
          'deepgram_api_key = "' + "3b435fd958cc7b39f190" + "e4fa948e29a7142b8d86" + '"',
        ],
        near: [
          'revision = "' + "041c64c2c89f63526d88" + "671b632a606f4d52086f" + '"',
          'DEEPGRAM_API_KEY = "' + "041c64c2" + "c89f6352" + '"',
        ],
      },
    ],
  },
  {
    vendor: "AssemblyAI",
    source: "https://www.assemblyai.com/docs/api-reference/overview",
    environment: "ASSEMBLYAI_API_KEY",
    named: [
      {
        id: "assemblyai-api-key",
        title: "AssemblyAI API key",
        words: ["assemblyai", "aaiapi"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'ASSEMBLYAI_API_KEY = "' + "26a80456f0ed48d8" + "c35fd05d1ffb1113" + '"',
          'assemblyai_api_key = "' + "2d074b6de5816f6b" + "20b736e6ece6a374" + '"',
        ],
        near: [
          'checksum = "' + "26a80456f0ed48d8" + "c35fd05d1ffb1113" + '"',
          'ASSEMBLYAI_API_KEY = "' + "26a804" + "56f0ed" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Speechmatics",
    source: "https://docs.speechmatics.com/",
    environment: "SPEECHMATICS_API_KEY",
    named: [
      {
        id: "speechmatics-api-key",
        title: "Speechmatics API key",
        words: ["speechmatics"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'SPEECHMATICS_API_KEY = "' + "sRahActIjseIEQSJ" + "gmLrMqOibWpah19K" + '"',
          'speechmatics_api_key = "' + "JYoCZZRhi7auSS3N" + "FWKvIZX7UhuDwBii" + '"',
        ],
        near: [
          'checksum = "' + "sRahActIjseIEQSJ" + "gmLrMqOibWpah19K" + '"',
          'SPEECHMATICS_API_KEY = "' + "sRahAc" + "tIjseI" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Azure AI Speech",
    source: "https://learn.microsoft.com/en-us/azure/ai-services/speech-service/",
    environment: "SPEECH_KEY",
    named: [
      {
        id: "azure-speech-key",
        title: "Azure AI Speech key",
        words: ["speechkey", "azurespeech", "speechsubscription", "cognitive"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'AZURE_SPEECH_KEY = "' + "a5ddffc4c207ad72" + "e46f5fe1461cda4d" + '"',
          'azure_speech_key = "' + "3379808b5e7f9b42" + "aef12da913044c95" + '"',
        ],
        near: [
          'revision = "' + "a5ddffc4c207ad72" + "e46f5fe1461cda4d" + '"',
          'AZURE_SPEECH_KEY = "' + "a5ddff" + "c4c207" + '"',
        ],
      },
    ],
  },
  {
    vendor: "LiveKit",
    source: "https://docs.livekit.io/home/get-started/authentication/",
    environment: "LIVEKIT_API_SECRET",
    named: [
      {
        id: "livekit-api-secret",
        title: "LiveKit API secret",
        words: ["livekit"],
        value: /^[A-Za-z0-9]{40,48}$/,
        matches: [
          'LIVEKIT_API_SECRET = "' + "19wWHhIJRx7bD4rJZc5Pj" + "EtQMqsw7YTlrPxtIajVH" + '"',
          'livekit_api_secret = "' + "eVELruvsO7rvLclj6kLh9" + "QfDItshMGPSGlVdJSMNlY" + '"',
        ],
        near: [
          'layout = "' + "19wWHhIJRx7bD4rJZc5Pj" + "EtQMqsw7YTlrPxtIajVH" + '"',
          'LIVEKIT_API_SECRET = "' + "19wWHhIJ" + "Rx7bD4rJ" + '"',
        ],
      },
    ],
  },
  {
    vendor: "HeyGen",
    source: "https://docs.heygen.com/docs/quick-start",
    named: [
      {
        id: "heygen-api-key",
        title: "HeyGen API key",
        words: ["heygen"],
        value: /^[A-Za-z0-9]{32,90}={0,2}$/,
        matches: [
          'HEYGEN_API_KEY = "' + "e70uVkAaUWCAKxtSsKf" + "OzruKI7l492kd7LZ==" + '"',
          'heygen_api_key = "' + "v1fSieEprWPrqKJMup" + "FksAy2Z2l08wHPEq==" + '"',
        ],
        near: [
          'digest = "' + "e70uVkAaUWCAKxtSsKf" + "OzruKI7l492kd7LZ==" + '"',
          'HEYGEN_API_KEY = "' + "e70uVkA" + "aUWCAKx" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Rev AI",
    source: "https://docs.rev.ai/get-started",
    named: [
      {
        id: "rev-access-token",
        title: "Rev AI access token",
        words: ["revai"],
        value: /^02[A-Za-z0-9_-]{52,80}$/,
        matches: [
          'REVAI_ACCESS_TOKEN = "' + "02m0Tcg2Y2RpqWeLmGJ53VNzugKR" + "cPEfnI26I2ut9a6CL4J6I2aH4zY" + '"',
          'revai_access_token = "' + "02D0oKaMGlftFGca9zUYT6WPwsAI" + "h1hLwlA8JNT76Dm8IfzA315byNv" + '"',
        ],
        near: [
          'document = "' + "02m0Tcg2Y2RpqWeLmGJ53VNzugKR" + "cPEfnI26I2ut9a6CL4J6I2aH4zY" + '"',
          'REVAI_ACCESS_TOKEN = "' + "02m0Tcg2Y2R" + "pqWeLmGJ53V" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Giphy",
    source: "https://developers.giphy.com/docs/api",
    named: [
      {
        id: "giphy-api-key",
        title: "Giphy API key",
        words: ["giphy"],
        value: /^[A-Za-z0-9]{32}$/,
        matches: [
          'GIPHY_API_KEY = "' + "jNhmmP2XKbuGvh4n" + "wEZ8Pnz8DclJBWuo" + '"',
          'giphy_api_key = "' + "tIr3Ime3jjhF1yaB" + "Rzx57zO5HE6klG5u" + '"',
        ],
        near: [
          'digest = "' + "jNhmmP2XKbuGvh4n" + "wEZ8Pnz8DclJBWuo" + '"',
          'GIPHY_API_KEY = "' + "jNhmmP" + "2XKbuG" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Unsplash",
    source: "https://unsplash.com/documentation",
    named: [
      {
        id: "unsplash-access-key",
        title: "Unsplash access key",
        words: ["unsplash"],
        value: /^[A-Za-z0-9_-]{43}$/,
        matches: [
          'UNSPLASH_ACCESS_KEY = "' + "Z3ULslhTIRVVbv8SZudMh5" + "w1jRESjG2NJCOMKOrTz2L" + '"',
          'unsplash_access_key = "' + "AiDmJAIUeaN2mnO1V66nQI" + "dz0son3Xs9oUtBQ4hfuH6" + '"',
        ],
        near: [
          'commit = "' + "Z3ULslhTIRVVbv8SZudMh5" + "w1jRESjG2NJCOMKOrTz2L" + '"',
          'UNSPLASH_ACCESS_KEY = "' + "Z3ULslhTI" + "RVVbv8SZ" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Pixabay",
    source: "https://pixabay.com/api/docs/",
    named: [
      {
        id: "pixabay-api-key",
        title: "Pixabay API key",
        words: ["pixabay"],
        value: /^\d{7,9}-[0-9a-f]{25}$/,
        matches: [
          'PIXABAY_API_KEY = "' + "9025781-398c10cdf" + "397d2532580e434b" + '"',
          'pixabay_api_key = "' + "433714161-2e927f51" + "e55a90daf1b5eb5eb" + '"',
        ],
        near: [
          'checksum = "' + "9025781-398c10cdf" + "397d2532580e434b" + '"',
          'PIXABAY_API_KEY = "' + "9025781" + "-398c1" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Pexels",
    source: "https://www.pexels.com/api/documentation/",
    named: [
      {
        id: "pexels-api-key",
        title: "Pexels API key",
        words: ["pexels"],
        value: /^[A-Za-z0-9]{56}$/,
        matches: [
          'PEXELS_API_KEY = "' + "e89XlUIt0R24UNkZUqoyKEOQlv5s" + "upWCVyyUFSoXOgGriQjuDR6do1Ly" + '"',
          'pexels_api_key = "' + "S4veMEpXSIVQDKb8RyzmWsPCfwjq" + "IpvMkT9SArZnfSJLlOwOzBazEEdL" + '"',
        ],
        near: [
          'run_id = "' + "e89XlUIt0R24UNkZUqoyKEOQlv5s" + "upWCVyyUFSoXOgGriQjuDR6do1Ly" + '"',
          'PEXELS_API_KEY = "' + "e89XlUIt0R2" + "4UNkZUqoyKE" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Cloudinary",
    source: "https://cloudinary.com/documentation/developer_onboarding_faq_find_credentials",
    named: [
      {
        id: "cloudinary-api-secret",
        title: "Cloudinary API secret",
        words: ["cloudinary"],
        value: /^[A-Za-z0-9_-]{27}$/,
        matches: [
          'CLOUDINARY_API_SECRET = "' + "tV4Tzq6xx8Y0Wh" + "IQhChtqEjnkDw" + '"',
          'cloudinary_api_secret = "' + "6BykXl4bf13TDH" + "X2Ffdl4KLyJH6" + '"',
        ],
        near: [
          'run_id = "' + "tV4Tzq6xx8Y0Wh" + "IQhChtqEjnkDw" + '"',
          'CLOUDINARY_API_SECRET = "' + "tV4Tz" + "q6xx8" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Spotify",
    source: "https://developer.spotify.com/documentation/web-api/concepts/apps",
    environment: "SPOTIPY_CLIENT_SECRET",
    named: [
      {
        id: "spotify-client-secret",
        title: "Spotify client secret",
        words: ["spotify", "spotipy"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'SPOTIFY_CLIENT_SECRET = "' + "4b61522b8b9b592d" + "56c02325b542e11b" + '"',
          'spotify_client_secret = "' + "2609701f320db67d" + "ca26914ff9dbd94d" + '"',
        ],
        near: [
          'run_id = "' + "4b61522b8b9b592d" + "56c02325b542e11b" + '"',
          'SPOTIFY_CLIENT_SECRET = "' + "4b6152" + "2b8b9b" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Twitch",
    source: "https://dev.twitch.tv/docs/authentication/",
    named: [
      {
        id: "twitch-api-token",
        title: "Twitch client secret",
        words: ["twitch"],
        value: /^[a-z0-9]{30}$/,
        matches: [
          'TWITCH_CLIENT_SECRET = "' + "x8om02hl81wmfsg" + "qjnm9v9bw5lxied" + '"',
          'twitch_client_secret = "' + "030uoqjpejg40np" + "rn18bc2zdh3g2wu" + '"',
        ],
        near: [
          'checksum = "' + "x8om02hl81wmfsg" + "qjnm9v9bw5lxied" + '"',
          'TWITCH_CLIENT_SECRET = "' + "x8om02" + "hl81wm" + '"',
        ],
      },
    ],
  },
];
