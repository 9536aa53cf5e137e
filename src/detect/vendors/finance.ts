import type { Vendor } from "./vendor";

/** Markets, exchanges and wallets. */
export const finance: readonly Vendor[] = [
  {
    vendor: "Bitcoin",
    source: "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki",
    tokens: [
      {
        id: "bitcoin-extended-key",
        title: "Bitcoin extended private key",
        prefix: ["xprv", "tprv"],
        pattern: /[xt]prv[1-9A-HJ-NP-Za-km-z]{107,108}(?!\w)/y,
        matches: [
          "xprv" +
            "L71pjPcDWQM45NwuYXGmLu5M6BeCMPGKUcrA4dreYPWY7VPNGQjnz2" +
            "3yBJbcJBQJAWoox7LuQ9YJAYwmjjhHcG42Kg5WkywoMEPPmQKzfgMw",
          "xprv" +
            "jwj3T9FLEYkQg63L2tgby6wx81S3qv7nbjU1SQDvwJSvPvMWTK8WUH" +
            "cNkMcrJTgZZ9MaAVyUfhHeTRUiWQHqBrwuG31g6YEvsjJotTnQ9ZZP",
        ],
        near: ["xprv" + "L71pjPcDWQM45NwuYXGmLu" + "5M6BeCMPGKUcrA4dreYPW", "xprv" + "x".repeat(108)],
      },
    ],
  },
  {
    vendor: "Coinbase",
    source: "https://docs.cdp.coinbase.com/",
    named: [
      {
        id: "coinbase-access-token",
        title: "Coinbase API secret",
        words: ["coinbase"],
        value: /^[A-Za-z0-9_-]{64}$/,
        matches: [
          'COINBASE_API_SECRET = "' + "EyB5NfBsOwB5TzqFEUA8qY4MHxzu55yN" + "5HRddG50YIsuvsEhZgVz64gAk24PK9T3" + '"',
          'coinbase_api_secret = "' + "8MuGbTNXwtRV0k2fSijs1XqImAHkWv3J" + "OnZZBR1zTF28FreLDTHyaUzfpqHyFj0H" + '"',
        ],
        near: [
          'layout = "' + "EyB5NfBsOwB5TzqFEUA8qY4MHxzu55yN" + "5HRddG50YIsuvsEhZgVz64gAk24PK9T3" + '"',
          'COINBASE_API_SECRET = "' + "EyB5NfBsOwB5T" + "zqFEUA8qY4MH" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Binance",
    source: "https://developers.binance.com/docs/binance-spot-api-docs",
    named: [
      {
        id: "binance-secret-key",
        title: "Binance API secret",
        words: ["binance"],
        value: /^[A-Za-z0-9]{64}$/,
        matches: [
          'BINANCE_API_SECRET = "' + "hHNmi8e32dIwwpNwIxRr38P6PiMMQtol" + "MZwCHEtdTLdJ4H15Zc5rgR3jkd4RAfgR" + '"',
          'binance_api_secret = "' + "bmmeSTjaLD8bz30f88E7EauFVcdiWRgn" + "3YQaklOO67qoaGBRj9YqFLEpgRJyUEYZ" + '"',
        ],
        near: [
          'layout = "' + "hHNmi8e32dIwwpNwIxRr38P6PiMMQtol" + "MZwCHEtdTLdJ4H15Zc5rgR3jkd4RAfgR" + '"',
          'BINANCE_API_SECRET = "' + "hHNmi8e32dIww" + "pNwIxRr38P6P" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Kraken",
    source: "https://docs.kraken.com/api/",
    named: [
      {
        id: "kraken-secret-key",
        title: "Kraken private key",
        words: ["kraken"],
        value: /^[A-Za-z0-9/=_+-]{80,90}$/,
        matches: [
          'KRAKEN_PRIVATE_KEY = "' +
            "8C1h4f92hNraSSKTqnrKUdso39SnCFMyeCESqKZuj" +
            "VresTZUkHFI8QHlRjiHwCXYwKvvI7k1bpiMfcX1AK" +
            '"',
          'kraken_private_key = "' +
            "YpJxtA1Ij7fkjLMLvDksBFUkCeUqGswZi6dRPLofY" +
            "cwpM1IKTC9kqEsxJcE0ILImp2z3wfXVtYccmBYAD" +
            '"',
        ],
        near: [
          'commit = "' +
            "8C1h4f92hNraSSKTqnrKUdso39SnCFMyeCESqKZuj" +
            "VresTZUkHFI8QHlRjiHwCXYwKvvI7k1bpiMfcX1AK" +
            '"',
          'KRAKEN_PRIVATE_KEY = "' + "8C1h4f92hNraSSKT" + "qnrKUdso39SnCFMy" + '"',
        ],
      },
    ],
  },
  {
    vendor: "KuCoin",
    source: "https://www.kucoin.com/docs-new",
    named: [
      {
        id: "kucoin-api-key",
        title: "KuCoin API key",
        words: ["kucoin"],
        value: /^[0-9a-f]{24}$/,
        matches: [
          'KUCOIN_API_KEY = "' + "811f1922788d" + "8b244adc48fd" + '"',
          'kucoin_api_key = "' + "fa8e7d8ea17c" + "ad38e0e78f54" + '"',
        ],
        near: ['revision = "' + "811f1922788d" + "8b244adc48fd" + '"', 'KUCOIN_API_KEY = "' + "811f1" + "9227" + '"'],
      },
      {
        id: "kucoin-secret-key",
        title: "KuCoin API secret",
        words: ["kucoin"],
        value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        matches: [
          'KUCOIN_API_SECRET = "' + "8414b621-2a5e-8b2d" + "-94c6-dc6b46b73ea9" + '"',
          'kucoin_api_secret = "' + "e0c0676c-d9ce-776c" + "-9772-8d381361a6ee" + '"',
        ],
        near: [
          'run_id = "' + "8414b621-2a5e-8b2d" + "-94c6-dc6b46b73ea9" + '"',
          'KUCOIN_API_SECRET = "' + "8414b62" + "1-2a5e-" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Bittrex",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    named: [
      {
        id: "bittrex-key",
        title: "Bittrex API key",
        words: ["bittrex"],
        value: /^[0-9a-z]{32}$/,
        matches: [
          'BITTREX_API_KEY = "' + "b4eo4sogbqiezg9y" + "sspue2h49imj2v2v" + '"',
          'bittrex_api_key = "' + "piurt0ipioe9uqbg" + "tume1mbuefjzcj6t" + '"',
        ],
        near: [
          'checksum = "' + "b4eo4sogbqiezg9y" + "sspue2h49imj2v2v" + '"',
          'BITTREX_API_KEY = "' + "b4eo4s" + "ogbqie" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Bybit",
    source: "https://bybit-exchange.github.io/docs/",
    named: [
      {
        id: "bybit-api-secret",
        title: "Bybit API secret",
        words: ["bybit"],
        value: /^[A-Za-z0-9]{36}$/,
        matches: [
          'BYBIT_API_SECRET = "' + "rm8yOVVAPokkLU6vQg" + "Y80s88YOEvTZ6sr0ay" + '"',
          'bybit_api_secret = "' + "GPGhsoQOttBTgrt322" + "IHR2g6bdVTjchm7itZ" + '"',
        ],
        near: [
          'run_id = "' + "rm8yOVVAPokkLU6vQg" + "Y80s88YOEvTZ6sr0ay" + '"',
          'BYBIT_API_SECRET = "' + "rm8yOVV" + "APokkLU" + '"',
        ],
      },
    ],
  },
  {
    vendor: "OKX",
    source: "https://www.okx.com/docs-v5/en/",
    named: [
      {
        id: "okx-secret-key",
        title: "OKX secret key",
        words: ["okx"],
        value: /^[0-9A-F]{32}$/,
        matches: [
          'OKX_SECRET_KEY = "' + "329F609B5B409CCF" + "7FF5078C340F44D0" + '"',
          'okx_secret_key = "' + "4A4495F8689FED59" + "2FB6A92370B73D73" + '"',
        ],
        near: [
          'run_id = "' + "329F609B5B409CCF" + "7FF5078C340F44D0" + '"',
          'OKX_SECRET_KEY = "' + "329F60" + "9B5B40" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Finnhub",
    source: "https://finnhub.io/docs/api/authentication",
    named: [
      {
        id: "finnhub-api-key",
        title: "Finnhub API key",
        words: ["finnhub"],
        value: /^(?:[a-z0-9]{20}|[a-z0-9]{40})$/,
        matches: [
          'FINNHUB_API_KEY = "' + "fqdrapnh3dtdy4wju2fb" + "jbdot03n6ri4drqu2esg" + '"',
          'finnhub_api_key = "' + "40tjva3wah" + "293a20d11p" + '"',
        ],
        near: [
          'etag = "' + "fqdrapnh3dtdy4wju2fb" + "jbdot03n6ri4drqu2esg" + '"',
          'FINNHUB_API_KEY = "' + "fqdrapnh" + "3dtdy4wj" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Finicity",
    source: "https://developer.mastercard.com/open-finance-us/documentation/",
    named: [
      {
        id: "finicity-app-key",
        title: "Finicity app key",
        words: ["finicity"],
        value: /^(?:[0-9a-f]{32}|[A-Za-z0-9]{20})$/,
        matches: [
          'FINICITY_APP_KEY = "' + "rfrh7ft6kJ" + "DAmK4zAIUE" + '"',
          'finicity_app_key = "' + "InBH5J7qMG" + "nepOe0DWES" + '"',
        ],
        near: ['document = "' + "rfrh7ft6kJ" + "DAmK4zAIUE" + '"', 'FINICITY_APP_KEY = "' + "rfrh" + "7ft6" + '"'],
      },
    ],
  },
  {
    vendor: "Alpha Vantage",
    source: "https://www.alphavantage.co/documentation/",
    environment: "ALPHAVANTAGE_API_KEY",
    named: [
      {
        id: "alpha-vantage-key",
        title: "Alpha Vantage API key",
        words: ["alphavantage"],
        value: /^[A-Z0-9]{16}$/,
        matches: [
          'ALPHAVANTAGE_API_KEY = "' + "O1R9FRZM" + "LGD3Q83L" + '"',
          'alphavantage_api_key = "' + "AYTN5NBP" + "BP059VS9" + '"',
        ],
        near: ['etag = "' + "O1R9FRZM" + "LGD3Q83L" + '"', 'ALPHAVANTAGE_API_KEY = "' + "O1R" + "9FR" + '"'],
      },
    ],
  },
  {
    vendor: "Polygon.io",
    source: "https://polygon.io/docs",
    environment: "POLYGON_API_KEY",
    named: [
      {
        id: "polygon-api-key",
        title: "Polygon.io API key",
        words: ["polygonapi", "polygonio", "polygonkey"],
        value: /^[A-Za-z0-9_]{32}$/,
        matches: [
          'POLYGON_API_KEY = "' + "Ss2vYzJljDrfW51r" + "1rmnwn6B6HRnyx0p" + '"',
          'polygon_api_key = "' + "Mqcw6tpz0G7q09LI" + "Oeq9JZhsCJh8LvRS" + '"',
        ],
        near: [
          'revision = "' + "Ss2vYzJljDrfW51r" + "1rmnwn6B6HRnyx0p" + '"',
          'POLYGON_API_KEY = "' + "Ss2vYz" + "JljDrf" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Alpaca",
    source: "https://docs.alpaca.markets/docs/authentication",
    environment: "APCA_API_SECRET_KEY",
    named: [
      {
        id: "alpaca-key",
        title: "Alpaca API key",
        words: ["alpaca", "apca"],
        value: /^(?:[PAC]K[A-Z0-9]{18,24}|[A-Za-z0-9]{40})$/,
        matches: [
          'APCA_API_SECRET_KEY = "' + "flGcQXoPdDzVxa8vCOjE" + "xIaLh0zi2NE8FaV5hs61" + '"',
          'apca_api_secret_key = "' + "kAgzDfNNOMqAZ4q7q3qQ" + "SX2u06yVev0tCQkB3H7C" + '"',
        ],
        near: [
          'document = "' + "flGcQXoPdDzVxa8vCOjE" + "xIaLh0zi2NE8FaV5hs61" + '"',
          'APCA_API_SECRET_KEY = "' + "flGcQXoP" + "dDzVxa8v" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Tiingo",
    source: "https://www.tiingo.com/documentation/general/overview",
    environment: "TIINGO_API_KEY",
    named: [
      {
        id: "tiingo-token",
        title: "Tiingo API token",
        words: ["tiingo"],
        value: /^[0-9a-f]{40}$/,
        matches: [
          'TIINGO_API_KEY = "' + "bc35eb3b5c26bd90037f" + "8800339ac21ed978adac" + '"',
          'tiingo_api_key = "' + "06a15709455c6db221ad" + "b2a04b9bdb017ff7cebf" + '"',
        ],
        near: [
          'revision = "' + "bc35eb3b5c26bd90037f" + "8800339ac21ed978adac" + '"',
          'TIINGO_API_KEY = "' + "bc35eb3b" + "5c26bd90" + '"',
        ],
      },
    ],
  },
  {
    vendor: "FRED",
    source: "https://fred.stlouisfed.org/docs/api/api_key.html",
    environment: "FRED_API_KEY",
    named: [
      {
        id: "fred-api-key",
        title: "FRED API key",
        words: ["fredapi", "fredkey"],
        value: /^[0-9a-z]{32}$/,
        matches: [
          'FRED_API_KEY = "' + "ocjatiddxwg7zut1" + "k2ukr3vqv8k9fehp" + '"',
          'fred_api_key = "' + "t66b8551wae3y3mz" + "6pl4rile42hpwo5j" + '"',
        ],
        near: [
          'checksum = "' + "ocjatiddxwg7zut1" + "k2ukr3vqv8k9fehp" + '"',
          'FRED_API_KEY = "' + "ocjati" + "ddxwg7" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Etherscan",
    source: "https://docs.etherscan.io/",
    environment: "ETHERSCAN_API_KEY",
    named: [
      {
        id: "etherscan-api-key",
        title: "Etherscan API key",
        words: ["etherscan", "bscscan", "polygonscan", "arbiscan"],
        value: /^[A-Z0-9]{34}$/,
        matches: [
          'ETHERSCAN_API_KEY = "' + "PXUNDAFDN27VGW7TH" + "LOSYP014452QTAE2T" + '"',
          'etherscan_api_key = "' + "JU4XXD549ER477JZQ" + "R53JMC5SA4BS6X4JT" + '"',
        ],
        near: [
          'etag = "' + "PXUNDAFDN27VGW7TH" + "LOSYP014452QTAE2T" + '"',
          'ETHERSCAN_API_KEY = "' + "PXUNDAF" + "DN27VG" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Infura",
    source: "https://docs.metamask.io/services/",
    named: [
      {
        id: "infura-api-key",
        title: "Infura API key",
        words: ["infura"],
        value: /^[0-9a-f]{32}$/,
        matches: [
          'INFURA_API_KEY = "' + "5568e0c4bf0ed1fd" + "811f6e81f7471871" + '"',
          'infura_api_key = "' + "b2a4c92896ed23be" + "0aec88381e6665fb" + '"',
        ],
        near: [
          'commit = "' + "5568e0c4bf0ed1fd" + "811f6e81f7471871" + '"',
          'INFURA_API_KEY = "' + "5568e0" + "c4bf0e" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Alchemy",
    source: "https://www.alchemy.com/docs",
    environment: "ALCHEMY_API_KEY",
    named: [
      {
        id: "alchemy-api-key",
        title: "Alchemy API key",
        words: ["alchemyapi", "alchemykey"],
        value: /^[A-Za-z0-9_-]{32}$/,
        matches: [
          'ALCHEMY_API_KEY = "' + "6wqSxSvDjlLsRuLU" + "EWvvmP4U6hOq8GhS" + '"',
          'alchemy_api_key = "' + "x0pKOSaiXPzaEJSe" + "zn2ZeJBxQt7SE7VU" + '"',
        ],
        near: [
          'layout = "' + "6wqSxSvDjlLsRuLU" + "EWvvmP4U6hOq8GhS" + '"',
          'ALCHEMY_API_KEY = "' + "6wqSxS" + "vDjlLs" + '"',
        ],
      },
    ],
  },
  {
    vendor: "Ethereum",
    source: "https://ethereum.org/en/developers/docs/accounts/",
    named: [
      {
        id: "ethereum-private-key",
        title: "Ethereum private key",
        words: ["walletprivatekey", "ethprivatekey", "ethereumprivatekey", "deployerprivatekey", "evmprivatekey"],
        value: /^(?:0x)?[0-9a-fA-F]{64}$/,
        matches: [
          'ETH_PRIVATE_KEY = "' + "2dF11D2eAF8c65861fb1a1E0daADb0A4" + "bFbB5cbF3cde8CcbD23b3A98fe9C83Eb" + '"',
          'eth_private_key = "' + "0xE13fCB8C2F244F15c3ed519CE13806C" + "BBc5043d4080a3FBDc7eA33AeCED0EC62" + '"',
        ],
        near: [
          'layout = "' + "2dF11D2eAF8c65861fb1a1E0daADb0A4" + "bFbB5cbF3cde8CcbD23b3A98fe9C83Eb" + '"',
          'ETH_PRIVATE_KEY = "' + "2dF11D2eAF8c6" + "5861fb1a1E0d" + '"',
        ],
      },
    ],
  },
];
