/** The vocabulary by which `names.ts` judges a name. One set for each question. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that mean a password by themselves. */
export const PASSWORD = set("password passwords passwd passwds pwd pwds passphrase passcode pass pw psw pswd passwort");

/** `db_pass` is a password, `first_pass` and `render_pass` are not: what may stand before a bare `pass`. */
export const ACCOUNT = set(
  "user db database my admin root neo4j mysql pg postgres smtp email mail ftp sftp ssh redis mongo auth login http proxy rpc api service account test private default old new sudo ldap vault rabbit rabbitmq amqp mqtt app site basic",
);

/** `secret_key`, `api_key`: what makes a key a secret one, as the names of vendors do (`Vendor.names`). */
export const SECRET_KEY = set(
  "api access secret private encryption encrypt encrypting signing master storage subscription license licence aes consumer shared auth authorization hmac deploy fernet decryption decrypt cipher jwt jwk webhook psk preshared cookie ingest ingestion instrumentation service ssl tls ssh rsa cadata app application account admin tenant",
);

/** `primary_key`, `cache_key`: what makes a key a place in a structure. */
export const ORDINARY_KEY = set(
  "primary foreign rl public publishable sort partition cache dict lookup unique composite hash range registry hot arrow enter delete escape shift tab map config state event path file index object group item node row column field message metric label feature batch param parameter env environment setting settings option header json yaml attr attribute str int parent child left right next prev first last current new old min max any every all no non num model layer weight module checkpoint bucket s3 redis topic routing translation i18n locale theme menu route answer context run task job experiment trial dynamic trace traceparent span",
);

/** `max_batched_tokens`: what says that tokens are counted. */
export const COUNTED = set("max min num number total count limit batched per");

/** `hashed_secret`: what says that the value is none any more. */
export const HASHED_NAME = set("hashed digested");

/** `pad_token`, `next_token`: what makes a token a piece of text or of a protocol. */
export const TEXT_TOKEN = set(
  "pad padding cls sep mask unk bos eos eot eod next previous prev page continuation continue special start end stop begin image img video audio prompt completion input output new max min num total additional extra separator boundary word words sub text control class vocab unknown blank space newline delimiter decoder encoder forced suppress placeholder instruction system assistant fim sentinel visual vision query first last current parse lex lexer syntax operator keyword comment string number punctuation open close closing opening left right block quote marker reserved concurrency cancellation sync resume pagination speaker language lang task timestamp csrf xsrf csrfmiddleware idempotency patch box point target source human latent wait cut replacement trigger initializer init learned modality null empty tool reasoning thinking think",
);

/** Of these the ones whose tokens are drawn at random too, and open nothing: where the next page begins, that a form is one's own. */
export const CURSOR = set(
  "next previous prev page continuation continue resume pagination csrf xsrf csrfmiddleware concurrency cancellation idempotency timestamp",
);

/** A name that ends so is about a credential and names none: `password_field`, `token_url`. */
export const ABOUT = set(
  "url urls uri path paths file files filename name names prefix suffix type types field fields label labels header headers length len size count counts regex regexp pattern patterns format error errors message msg help hint text prompt title description required enabled expires expiry expired expiration ttl timeout algorithm alg method methods policy digest fingerprint validator validators hasher hashers class generator provider providers backend backends store view form template reset change changed strength placeholder column columns index indices env var variable param params parameter arg args attr attribute dir directory folder location endpoint scope scopes status state mode version owner username email host port cache mask masked id ids position limit max min usage schema model models list info config settings option options service source style color icon char chars delimiter separator date time at on kind action event reason uid uuid arn ref reference selector xpath button input checkbox link extension rule rules warning failed invalid missing encoding charset strategy address group groups role roles user users hash hashes hashed md5 sha1 sha256 checksum authority issuer audience callback",
);

/** What may follow the credential's own word and leave it one: `password_confirm`, `token_default`. */
export const VARIANT = set(
  "value str string b64 base64 hex bytes raw plain plaintext default prod production dev staging live old new confirm confirmation again repeat test root admin db local initial temp temporary",
);

/** A name that begins so asks or says something: `has_password`, `reset_password`. */
export const QUESTION = set(
  "no not has is use uses show hide forgot forget reset change check verify validate need needs require requires ask get set unusable low high num add remove skip strip allow enable disable with without",
);

/** `access_code`: what makes a code a secret. */
export const CODE = set("secret access");

/** Words of credentials that are given to much else too. */
export const WEAK = set(
  "credential credentials creds cred bearer auth authorization authentication ticket signature jwt pat cookie sid",
);
