import assert from "node:assert/strict";
import { filled, findingsIn } from "../found";

type Silent = readonly [what: string, text: string];

const READS: readonly Silent[] = [
  ["os.environ[…]", 'password = os.environ["DB_PASSWORD"]\n'],
  ["os.environ.get", 'api_key = os.environ.get("API_KEY")\n'],
  ["os.getenv with an empty default", 'api_key = os.getenv("API_KEY", "")\n'],
  ["os.getenv with a placeholder", 'api_key = os.getenv("API_KEY", "your-api-key")\n'],
  ["getpass", 'password = getpass.getpass("Database password: ")\n'],
  ["input", 'token = input("Enter your access token: ")\n'],
  ["Colab's userdata.get", 'HF_TOKEN = userdata.get("HF_TOKEN")\n'],
  ["Kaggle's UserSecretsClient", 'key = UserSecretsClient().get_secret("wandb_api_key")\n'],
  ["st.secrets", 'password = st.secrets["db_password"]\n'],
  ["st.secrets, nested", 'password = st.secrets["database"]["password"]\n'],
  ["dbutils.secrets", 'token = dbutils.secrets.get(scope="prod", key="storage-account-token")\n'],
  ["an AWS SDK's call", 'secret = client.get_secret_value(SecretId="prod/app/db-password")["SecretString"]\n'],
  ["an Azure SDK's call", 'password = secret_client.get_secret("database-admin-password").value\n'],
  [
    "a Google SDK's call",
    'payload = client.access_secret_version(name="projects/p1/secrets/db-pass/versions/latest")\n',
  ],
  ["keyring", 'password = keyring.get_password("my-service", "svc")\n'],
  ["a settings object's read", 'password = config.get("database", "password")\n'],
  ["a dict's get", 'token = response.json().get("access_token")\n'],
];

const PLACEHOLDERS: readonly Silent[] = [
  ["angle brackets", 'api_key = "<your-api-key>"\n'],
  ["a sentence about the key", 'api_key = os.getenv("API_KEY", "YourAPIKeyIfNotSet")\n'],
  ["words that say so", 'api_key = "YOUR_API_KEY_HERE"\n'],
  ["changeme", 'password = "changeme"\n'],
  ["a row of x", 'api_key = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"\n'],
  ["a prefix and a row of x", 'api_key = "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"\n'],
  ["asterisks", 'password = "********"\n'],
  ["dots behind a prefix", 'api_key = "sk-..."\n'],
  ["a template of a shell", 'password = "${DB_PASSWORD}"\n'],
  ["a template of Jinja", 'password = "{{ db_password }}"\n'],
  ["a template of GitHub Actions", 'token = "${{ secrets.TOKEN }}"\n'],
  ["a format's field", 'password = "{password}"\n'],
  ["%s", 'token = "%s"\n'],
  ["abc123", 'password = "abc123"\n'],
  ["numbers in order", 'api_key = "1234567890abcdef"\n'],
  ["the vendor's documented example", `aws_access_key_id = "AKIA${"IOSFODNN7"}EXAMPLE"\n`],
  ["nothing", 'password = ""\n'],
  ["None in quotes", 'password = "None"\n'],
  ["redacted", 'password = "REDACTED"\n'],
  ["the name again", 'client_secret = "client_secret"\n'],
  ["a URL of placeholders", 'url = "postgresql://user:password@localhost:5432/db"\n'],
];

const ORDINARY: readonly Silent[] = [
  ["the name of a variable that a vendor's name begins", 'api_key = "ZHIPUAI_API_KEY"\n'],
  [
    "the key of a link that someone shared",
    'url = "https://files.example.io/a.csv?rlkey=hk3r2w9owq7c5s0m8jvhgb2g5&dl=1"\n',
  ],
  ["the versions that a package may have", 'tiktoken = ">=0.6.0,<1.0.0"\n'],
  [
    "a proxy's user and password as a manual writes them",
    'proxy = "http://proxyusername:proxypassword@myproxy:3128"\n',
  ],
  ["a padding token", 'pad_token = "<pad>"\n'],
  ["special tokens in a call", 'tokenizer.add_special_tokens({"pad_token": "[PAD]", "mask_token": "[MASK]"})\n'],
  ["a chat model's token", 'eos_token = "<|im_end|>"\n'],
  ["a tokenizer's name", 'tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")\n'],
  ["TOKENIZERS_PARALLELISM", 'os.environ["TOKENIZERS_PARALLELISM"] = "false"\n'],
  ["a MD5 hash", `md5 = "${"d41d8cd98f00b204"}e9800998ecf8427e"\n`],
  ["a SHA-256 hash", `sha256 = "${"e3b0c44298fc1c149afbf4c8996fb924"}27ae41e4649b934ca495991b7852b855"\n`],
  ["a hash of a download", `url, checksum = "https://example.org/m.bin", "${"9b74c9897bac770ffc029102a200c5de"}"\n`],
  ["a commit", `revision = "${"8f3d2a1b9c4e5f60718293a4"}b5c6d7e8f9a0b1c2"\n`],
  [
    "a commit behind an option",
    `run("pip install git+https://github.com/a/b@${"8f3d2a1b9c4e5f60718293a4"}b5c6d7e8f9a0b1c2")\n`,
  ],
  ["a run's id", 'run_id = "3f9c07be51d2a86e4410bb7f25c9e801"\n'],
  ["a UUID that is an id", 'tenant_id = "7c9e6679-7425-40de-944b-e07fc1f90ae7"\n'],
  ["a checkpoint", 'checkpoint = "stabilityai/stable-diffusion-xl-base-1.0"\n'],
  ["a state dict's key", 'state_dict["model.layers.0.self_attn.k_proj.weight"] = w\n'],
  ["keys that are renamed", 'key = key.replace("model.encoder.layers.0.attn.in_proj_weight", "encoder.0.qkv")\n'],
  ["a protein", 'sequence = "MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQAPILSRVGDGTQDNLSGAEKAVQVKVKALPDAQFEVV"\n'],
  ["DNA", 'primer = "ACGTTAGCCATGCATTAGCCATGCATACGT"\n'],
  ["DNA under a doubtful name", 'key = "ACGTTAGCCATGCATTAGCCATGCATACGT"\n'],
  ["SMILES", 'smiles = "CC(C)CC1=CC=C(C=C1)C(C)C(=O)O"\n'],
  [
    "a base64 image",
    `img = "data:image/png;base64,${"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}AAAADUlEQVR42mNk"\n`,
  ],
  [
    "a public SSH key",
    `key = "ssh-rsa ${"AAAAB3NzaC1yc2EAAAADAQABAAABAQC7"}vbqajDw4o6gJy8UtmIbkcpnkO3Kwc4qsEnSZp/TR9PEoZ svc@host"\n`,
  ],
  [
    "a public key's block",
    'public_key = """-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----"""\n',
  ],
  [
    "a certificate",
    'cert = """-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq\n-----END CERTIFICATE-----"""\n',
  ],
  ["a regular expression", 'password_re = re.compile(r"^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$")\n'],
  ["a token's pattern", 'TOKEN_PATTERN = r"hf_[A-Za-z]{34}"\n'],
  ["a message", 'raise ValueError("The password must be at least 8 characters long")\n'],
  ["a message under a name", 'password_error = "Wrong user or password, try again"\n'],
  ["a translation", 'LABELS = {"password": "Mot de passe", "token": "Jeton d\'accès"}\n'],
  ["a label", 'password = forms.CharField(label="Password", widget=PasswordInput)\n'],
  ["a secret's name", 'secret_name = "prod/app/database-password"\n'],
  ["an ARN", 'secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf"\n'],
  ["a path", 'private_key = "/etc/ssl/private/server.key"\n'],
  ["a relative path", 'credentials = "config/service-account.json"\n'],
  ["a reference to Vault", 'password = "vault://secret/data/app#password"\n'],
  ["a reference to 1Password", 'password = "op://prod/db/password"\n'],
  ["a reference to SOPS", 'password = "sops://secrets.yaml#/db/password"\n'],
  ["a value that SOPS encrypted", 'password: "ENC[AES256_GCM,data:Zk4Tq9Lw,iv:2Rx8Yb5N=,tag:vMc7PdHs==,type:str]"\n'],
  ["a hash of a password", `password = "$2b$12$${"KIXQ4S1v1o1oZbq0c1xW4uJ8Yb7gq1f8h1n4c1y8v1o1oZbq0c1xW"}"\n`],
  ["a sort key", 'data.sort(key="created_at")\n'],
  ["a primary key", 'primary_key = "user_id"\n'],
  ["a cache's key", 'cache_key = f"user:{uid}:profile"\n'],
  ["a dict's key of tokens", 'usage = {"prompt_tokens": "12", "total_tokens": "456"}\n'],
  ["a type of token", 'data = {"token_type": "bearer", "grant_type": "client_credentials"}\n'],
  ["the name of a field", 'password_field = "user_password"\n'],
  ["a URL of tokens", 'token_url = "https://example.org/oauth/token"\n'],
  ["an email address", 'login = "svc@example.org"\n'],
];

describe("nothing is reported for", () => {
  for (const [group, cases] of Object.entries({
    "a read:": READS,
    "a placeholder:": PLACEHOLDERS,
    "other values:": ORDINARY,
  })) {
    describe(group, () => {
      for (const [what, text] of cases)
        it(what, () =>
          assert.deepEqual(
            findingsIn(filled(text)).map(({ rule, name }) => [rule, name]),
            [],
          ),
        );
    });
  }

  it("a placeholder's word inside a real value does not hide it", () => {
    assert.equal(findingsIn(filled('password = "test@PASSWORD@"\n')).length, 1);
    assert.equal(findingsIn(filled('api_key = "example@DRAWN@"\n')).length, 1);
  });
});

describe("values in tests", () => {
  const plain = 'token = "some-test-token-value"\npassword = "correct horse battery"\n';

  it("that are plainly made up are not reported by default", () => {
    for (const path of ["tests/api.py", "src/test_client.py", "client_test.py", "conftest.py", "a/tests/data.py"])
      assert.deepEqual(
        findingsIn(plain, path).map(({ name }) => name),
        [],
        path,
      );
  });

  it("that have a token's format are reported all the same", () => {
    assert.equal(findingsIn(filled('x = "@HUGGING_FACE@"\n'), "tests/test_hub.py").length, 1);
  });
});
