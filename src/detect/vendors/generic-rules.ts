import type { NameClass } from "../judge/name-class";

/** A kind of finding that rests on the name or the place of a value, not on its format. */
interface GenericRule {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  /** Python code that holds such a credential. */
  readonly matches: readonly string[];
  /** Python code that looks similar and must stay silent. */
  readonly near: readonly string[];
}

export const genericRules: readonly GenericRule[] = [
  {
    id: "password",
    title: "Hardcoded password",
    explanation: "A name that means a password gets a literal value.",
    matches: [`password = "${"tr0ub4"}dor&3"`, `connect(user="svc", passwd="${"kzvq"}wyp")`],
    near: ['password = "<your password>"', 'password = os.environ["DB_PASSWORD"]', 'password_field = "user_password"'],
  },
  {
    id: "secret",
    title: "Hardcoded secret",
    explanation: "A name that means a secret gets a literal value that looks drawn at random.",
    matches: [`client_secret = "${"q8Zt5vLw"}2RkXn7Yb"`, `cfg = {"jwt_secret": "${"tcrzidlj"}jxnkonpbvr"}`],
    near: ['client_secret = "client_secret"', 'secret_name = "prod/db/password"'],
  },
  {
    id: "token",
    title: "Hardcoded token",
    explanation: "A name that means an access token gets a literal value that looks drawn at random.",
    matches: [`access_token = "${"06c2efb6"}17580c9d"`, `client(token="${"z-2P6PiL"}uF8TCW5LxN")`],
    near: ['pad_token = "<pad>"', 'token_type = "bearer"', 'next_token = "abcdef"'],
  },
  {
    id: "api-key",
    title: "Hardcoded key",
    explanation: "A name that means a secret key gets a literal value that looks drawn at random.",
    matches: [`API_KEY = "${"I_v5428i"}83x354180x8o2"`, `headers = {"X-API-Key": "${"9f8A7b6C"}5d4E3f2G"}`],
    near: ['primary_key = "id"', 'api_key = "YOUR_API_KEY"', 'cache_key = "user:1234:profile"'],
  },
  {
    id: "random-value",
    title: "Random value under a vague name",
    explanation:
      "A name that is often given to credentials (key, auth, salt) gets a long value that is plainly random.",
    matches: [`auth = "${"Zk4Tq9Lw"}2Rx8Yb5NvMc7"`, `key = "${"8f5097e3"}ede51de5cbf8d4f0"`],
    near: ['key = "user_id"', 'auth = "basic"'],
  },
  {
    id: "url-password",
    title: "Password in a URL",
    explanation: "A URL holds a password or a token before its host.",
    matches: [`url = "postgresql://svc:${"vyqcx7"}p@db.internal/app"`, `r = "redis://:${"urkmfzz"}@10.0.0.5:6379/0"`],
    near: ['url = "postgresql://user:password@localhost/db"', 'url = "https://{user}:{password}@host/"'],
  },
  {
    id: "authorization-header",
    title: "Credential in an Authorization header",
    explanation: "An authentication scheme's name is followed by a literal credential.",
    matches: [
      `headers = {"Authorization": "Bearer ${"Zk4Tq9Lw"}2Rx8Yb5NvMc7"}`,
      `h = "Authorization: Basic ${"c3ZjOmtx"}d3d6cA=="`,
    ],
    near: ['headers = {"Authorization": "Bearer <token>"}', 'headers = {"Authorization": f"Bearer {token}"}'],
  },
];

const RULE_OF: Readonly<Record<NameClass, string>> = {
  password: "password",
  secret: "secret",
  token: "token",
  key: "api-key",
  weak: "random-value",
};

/** The rule under which a value of such a name is reported. */
export function ruleOf(named: NameClass): string {
  return RULE_OF[named];
}
