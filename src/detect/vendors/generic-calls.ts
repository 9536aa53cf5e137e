import type { Calls } from "./vendor";

const PASSWORD_0 = { 0: "password" };
const PASSWORD_1 = { 1: "password" };
const PASSWORD_2 = { 2: "password" };
const PASSWORD_3 = { 3: "password" };
const TOKEN_0 = { 0: "token" };

/** Calls of no one vendor: protocols, frameworks and cryptography. */
export const genericCalls: Calls = {
  // Web and mail.
  "HTTPBasicAuth|HTTPDigestAuth|HTTPProxyAuth|BasicAuth|DigestAuth|HttpNtlmAuth": PASSWORD_1,
  OAuth1: { 1: "client_secret", 3: "resource_owner_secret" },
  FTP: PASSWORD_2,
  login: { 0: "token", 1: "password" },
  ".login": PASSWORD_1,
  "*r*|*conn*|*client*|*ftp*|*imap*|*pop*.auth": { 0: "password", 1: "password" },
  // Accounts.
  "set_password|check_password|make_password|generate_password_hash": PASSWORD_0,
  "keyring.set_password": PASSWORD_2,
  "create_user|create_superuser": PASSWORD_2,
  "auth_password|authenticate|basic_auth": PASSWORD_1,
  "UserPassCredential|PasswordAuthenticator|PlainCredentials|Credentials": PASSWORD_1,
  "PlainAuthProvider|PlainTextAuthProvider": PASSWORD_1,
  "bearer_auth|set_token|from_token": TOKEN_0,
  // The user and the password of an `Authorization: Basic`, together.
  "b64encode|standard_b64encode|urlsafe_b64encode": { 0: "userpass" },
  // Servers.
  "*mysql*|*mariadb*.connect": PASSWORD_2,
  "*mysql*|*mariadb*.connector.connect": PASSWORD_2,
  "*ssh*|*client*|*transport*|*paramiko*.connect": PASSWORD_3,
  "Redis|StrictRedis": PASSWORD_3,
  // Cryptography.
  "Fernet|MultiFernet": { 0: "fernet_key" },
  AESGCM: { 0: "aes_key" },
  "ChaCha20Poly1305|URLSafeTimedSerializer|URLSafeSerializer|TimestampSigner": { 0: "secret_key" },
  "*jwt*|*jose*|*token*.encode|decode": { 1: "jwt_secret" },
  "hmac.new|digest": { 0: "hmac_key" },
};
