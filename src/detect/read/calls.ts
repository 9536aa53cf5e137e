import { simpleName } from "../judge/name-class";

/** A positional argument that is a credential by its place: what the call's own signature calls it. */
export interface ArgumentName {
  readonly name: string;
  readonly environment?: string;
}

type Places = Readonly<Record<number, string>>;
const PASSWORD_0: Places = { 0: "password" };
const PASSWORD_1: Places = { 1: "password" };
const KEY_0: Places = { 0: "api_key" };
const KEY_1: Places = { 1: "api_key" };
const TOKEN_0: Places = { 0: "token" };
const AWS: Places = { 0: "aws_access_key_id", 1: "aws_secret_access_key", 2: "aws_session_token" };

/** Calls by their last name; the receiver decides where a name is shared (`smtp.login`, `wandb.login`). */
const CALLS: Readonly<Record<string, Places>> = {
  // Web and mail.
  HTTPBasicAuth: PASSWORD_1,
  HTTPDigestAuth: PASSWORD_1,
  HTTPProxyAuth: PASSWORD_1,
  BasicAuth: PASSWORD_1,
  DigestAuth: PASSWORD_1,
  HttpNtlmAuth: PASSWORD_1,
  OAuth1: { 1: "client_secret", 3: "resource_owner_secret" },
  OAuthHandler: { 1: "consumer_secret" },
  set_access_token: { 1: "access_token_secret" },
  FTP: { 2: "password" },
  // Accounts.
  set_password: PASSWORD_0,
  check_password: PASSWORD_0,
  make_password: PASSWORD_0,
  generate_password_hash: PASSWORD_0,
  create_user: { 2: "password" },
  create_superuser: { 2: "password" },
  auth_password: PASSWORD_1,
  authenticate: PASSWORD_1,
  UsernamePasswordCredential: { 2: "password" },
  UserPassCredential: PASSWORD_1,
  PlainAuthProvider: PASSWORD_1,
  PlainTextAuthProvider: PASSWORD_1,
  PasswordAuthenticator: PASSWORD_1,
  PlainCredentials: PASSWORD_1,
  Credentials: PASSWORD_1,
  basic_auth: PASSWORD_1,
  bearer_auth: TOKEN_0,
  // Cryptography.
  Fernet: { 0: "fernet_key" },
  MultiFernet: { 0: "fernet_key" },
  AESGCM: { 0: "aes_key" },
  ChaCha20Poly1305: { 0: "secret_key" },
  URLSafeTimedSerializer: { 0: "secret_key" },
  URLSafeSerializer: { 0: "secret_key" },
  TimestampSigner: { 0: "secret_key" },
  // Clouds.
  AzureKeyCredential: KEY_0,
  AzureNamedKeyCredential: { 1: "account_key" },
  AzureSasCredential: { 0: "sas_token" },
  ClientSecretCredential: { 2: "client_secret" },
  ServicePrincipalCredentials: { 1: "client_secret" },
  CognitiveServicesCredentials: KEY_0,
  ApiKeyCredentials: KEY_0,
  S3Connection: AWS,
  connect_s3: AWS,
  connect_ec2: AWS,
  // Models and their tools.
  OpenAI: KEY_0,
  AsyncOpenAI: KEY_0,
  Anthropic: KEY_0,
  AsyncAnthropic: KEY_0,
  Cohere: KEY_0,
  ClientV2: KEY_0,
  Mistral: KEY_0,
  MistralClient: KEY_0,
  Groq: KEY_0,
  Together: KEY_0,
  Replicate: TOKEN_0,
  HfApi: { 1: "token" },
  HfFolder: TOKEN_0,
  save_token: TOKEN_0,
  InferenceApi: { 1: "token" },
  Experiment: KEY_0,
  OfflineExperiment: KEY_0,
  Pinecone: KEY_0,
  PineconeGRPC: KEY_0,
  AuthApiKey: KEY_0,
  AuthBearerToken: TOKEN_0,
  QdrantClient: { 7: "api_key" },
  Roboflow: KEY_0,
  LabelStudio: KEY_1,
  Deepgram: KEY_0,
  DeepgramClient: KEY_0,
  ElevenLabs: KEY_0,
  set_api_key: KEY_0,
  set_openai_key: KEY_0,
  set_credentials: { 3: "key", 4: "secret" },
  set_token: TOKEN_0,
  from_token: TOKEN_0,
  Github: TOKEN_0,
  Gitlab: { 1: "private_token" },
  WebClient: TOKEN_0,
  Bot: TOKEN_0,
  Updater: TOKEN_0,
  TeleBot: TOKEN_0,
  SendGridAPIClient: KEY_0,
  TavilyClient: KEY_0,
  Exa: KEY_0,
};

/** Calls whose meaning depends on what they are called on. */
const METHODS: readonly { readonly call: RegExp; readonly places: Places }[] = [
  {
    call: /(?:^|\.)(?:wandb|comet|clearml|kaggle|neptune|huggingface_hub|hf|notebook)\w{0,10}\.(?:login|notebook_login)$/,
    places: { 0: "api_key", 1: "api_key" },
  },
  { call: /^login$/, places: { 0: "token", 1: "password" } },
  { call: /\.login$/, places: PASSWORD_1 },
  {
    call: /(?:pymysql|MySQLdb|mysql|mariadb|cymysql|aiomysql)\w{0,20}(?:\.connector)?\.connect$/i,
    places: { 2: "password" },
  },
  { call: /(?:ssh|client|transport|paramiko)\w{0,20}\.connect$/i, places: { 3: "password" } },
  { call: /(?:^|\.)(?:Strict)?Redis$/, places: { 3: "password" } },
  { call: /(?:redis|conn|client|r|ftp|imap|pop|server)\w{0,10}\.auth$/i, places: { 0: "password", 1: "password" } },
  { call: /(?:jwt|jose|token)\w{0,10}\.(?:encode|decode)$/i, places: { 1: "jwt_secret" } },
  { call: /(?:^|\.)hmac\.new$|(?:^|\.)hmac\.digest$/, places: { 0: "hmac_key" } },
  {
    call: /(?:^|\.)(?:cohere|replicate|langsmith|clearml|runpod|modal)\w{0,10}\.(?:Async)?Client$/,
    places: { 0: "api_key", 1: "api_key" },
  },
  { call: /(?:^|\.)(?:label_studio_sdk|labelstudio)\w{0,10}\.Client$/, places: KEY_1 },
  { call: /(?:^|\.)Auth\.(?:api_key|bearer_token|client_password)$/, places: { 0: "api_key", 1: "password" } },
  { call: /(?:^|\.)boto3?\w{0,10}\.(?:Session|session\.Session)$/, places: AWS },
  { call: /(?:^|\.)modal\.Secret\.from_dict$/, places: {} },
  { call: /(?:^|\.)keyring\.set_password$/, places: { 2: "password" } },
  { call: /(?:^|\.)mlflow\.set_\w{0,20}token$/, places: TOKEN_0 },
  { call: /(?:^|\.)elevenlabs\.set_api_key$/, places: KEY_0 },
];

/** The beginnings of the calls above, in lower case: what a first look at a file looks for. */
export const CALL_WORDS: readonly string[] = [
  ...Object.keys(CALLS).map((name) => `${name.toLowerCase()}(`),
  ..."login( connect( redis( .auth( jwt.encode( jwt.decode( jose.jwt hmac.new( hmac.digest( client( .api_key( bearer_token( client_password( session(".split(
    " ",
  ),
];

/** Calls whose second argument is the value of the name in the first: `setdefault("TOKEN", "…")`, `conf.set("…key", "…")`. */
const SETTERS =
  /(?:^|\.)(?:setdefault|set|set_env_variable|add_env_variable|setenv|putenv|getenv|get|config|env|V1EnvVar|EnvVar|EnvironmentVariable|add_header|setRequestHeader|putheader|set_option|set_config|setConf|setProperty|set_secret|put|add_secret|createOrUpdate|pop|getattr|setattr|option|options|set_value|Header|update_option|setdefaultenv|set_key|StringField|with_env|append)$/;

/** Calls that hand their argument on: the value belongs to what the call's result is assigned to. */
const WRAPPERS =
  /(?:^|\.)(?:SecretStr|SecretBytes|Secret|str|bytes|bytearray|unhexlify|fromhex|b64decode|urlsafe_b64decode|a2b_hex|Field|field|Parameter|Param|mapped_column|StringVar|Password|Token|quote|quote_plus|strip|encode|b|u|r|text|unicode|cast|parse_obj_as|Option|Argument|CharField|SecretField|Setting|Var|to_bytes|force_bytes|ensure_bytes)$/;

/** The name of the argument at `position` of a call, where the call's signature makes it a credential. */
export function argumentName(callee: string, position: number): string | undefined {
  const bare = callee.replace(/\([^()]*\)/g, "");
  for (const { call, places } of METHODS) if (call.test(bare)) return places[position];
  const last = simpleName(bare);
  return Object.hasOwn(CALLS, last) ? CALLS[last]?.[position] : undefined;
}

export function isSetter(callee: string): boolean {
  return SETTERS.test(callee);
}

export function isWrapper(callee: string): boolean {
  return WRAPPERS.test(callee);
}

/** The calls that declare an option, whose default is the value of the option's name. */
export function isOption(callee: string): boolean {
  return /(?:^|\.)(?:add_argument|option|Option|argument|Argument|add_option|DEFINE_string|define)$/.test(callee);
}

/** Clients that take their key from an environment variable when none is given, by the class's name, and that variable. */
const VARIABLES: Readonly<Record<string, string>> = {
  OpenAI: "OPENAI_API_KEY",
  AsyncOpenAI: "OPENAI_API_KEY",
  ChatOpenAI: "OPENAI_API_KEY",
  OpenAIEmbeddings: "OPENAI_API_KEY",
  AzureOpenAI: "AZURE_OPENAI_API_KEY",
  AsyncAzureOpenAI: "AZURE_OPENAI_API_KEY",
  Anthropic: "ANTHROPIC_API_KEY",
  AsyncAnthropic: "ANTHROPIC_API_KEY",
  ChatAnthropic: "ANTHROPIC_API_KEY",
  Groq: "GROQ_API_KEY",
  AsyncGroq: "GROQ_API_KEY",
  ChatGroq: "GROQ_API_KEY",
  Together: "TOGETHER_API_KEY",
  Pinecone: "PINECONE_API_KEY",
  PineconeGRPC: "PINECONE_API_KEY",
  InferenceClient: "HF_TOKEN",
  HfApi: "HF_TOKEN",
  DeepgramClient: "DEEPGRAM_API_KEY",
  ElevenLabs: "ELEVENLABS_API_KEY",
  TavilyClient: "TAVILY_API_KEY",
  LabelStudio: "LABEL_STUDIO_API_KEY",
};

/** The variable that a client's own default takes its key from, where the call makes such a client. */
export function clientEnvironment(callee: string): string | undefined {
  const last = simpleName(callee.replace(/\([^()]*\)/g, ""));
  if (Object.hasOwn(VARIABLES, last)) return VARIABLES[last];
  if (/(?:^|\.)cohere\.(?:Async)?Client(?:V2)?$/.test(callee)) return "CO_API_KEY";
  if (/(?:^|\.)replicate\.Client$/.test(callee)) return "REPLICATE_API_TOKEN";
  if (/(?:^|\.)wandb\.login$/.test(callee)) return "WANDB_API_KEY";
  return /(?:^|\.)huggingface_hub\.login$/.test(callee) ? "HF_TOKEN" : undefined;
}
