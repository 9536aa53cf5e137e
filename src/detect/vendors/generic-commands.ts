import type { Command } from "./vendor";
import { option } from "./vendor";

const PASSWORD = { rule: "password", name: "password" } as const;

/** Commands of no one vendor: registries, databases and the web. */
export const genericCommands: readonly Command[] = [
  {
    ...PASSWORD,
    command: ["docker login", "podman login", "nerdctl login", "helm registry login", "skopeo login", "oras login"],
    before: option("-p"),
    matches: [
      "docker login -u svc -p {value}",
      "docker login reg.local --username x -p='{value}'",
      "oras login -p {value}",
    ],
    near: ["docker login -u svc -p $PASSWORD", "docker login --help"],
  },
  {
    ...PASSWORD,
    command: ["mysql", "mysqldump", "mysqladmin", "mariadb", "mongo", "mongosh", "mongodump", "clickhouse-client"],
    before: option("-p", ""),
    matches: ["mysql -u root -p{value} db", "mysqldump -p'{value}' db", "clickhouse-client -h db -p{value}"],
    near: ["mysql -u root -p", "mysql -u root -p$PASSWORD"],
  },
  {
    ...PASSWORD,
    // https://twine.readthedocs.io/en/stable/
    command: ["twine upload", "twine register"],
    before: option("(?:-p|--password)"),
    matches: ["twine upload -u svc -p {value} dist/x.whl", "twine upload --password={value} dist/x.whl"],
    near: ["twine upload dist/x.whl", "twine upload -p $PASSWORD dist/x.whl"],
  },
  {
    ...PASSWORD,
    // https://python-poetry.org/docs/repositories/#configuring-credentials
    command: ["poetry config"],
    before: /\s{1,20}(?:http-basic\.[\w-]{1,60}\s{1,20}\S{1,80}|pypi-token\.[\w-]{1,60})\s{1,20}/,
    matches: ["poetry config http-basic.acme svc {value}", "poetry config pypi-token.acme {value}"],
    near: ["poetry config repositories.acme https://acme.io/simple", "poetry config http-basic.acme svc $PASSWORD"],
  },
  {
    ...PASSWORD,
    // https://dvc.org/doc/command-reference/remote/modify
    command: ["dvc remote"],
    before:
      /\s{1,20}modify\s{1,20}(?:--\w{1,20}\s{1,20}){0,3}[\w-]{1,60}\s{1,20}(?:password|secret_access_key|account_key|sas_token|token)\s{1,20}/,
    matches: ["dvc remote modify --local store password {value}", "dvc remote modify store secret_access_key {value}"],
    near: ["dvc remote modify store url s3://bucket", "dvc remote list"],
  },
  {
    ...PASSWORD,
    command: "sshpass",
    before: /\s{1,20}-p[ \t=]{0,6}/,
    matches: ["sshpass -p {value} ssh host", "sshpass -p'{value}' ssh host"],
    near: ["sshpass -e ssh host"],
  },
  {
    ...PASSWORD,
    command: "redis-cli",
    before: option("-a", "\\s{1,20}"),
    matches: ["redis-cli -h host -a {value} ping", "redis-cli -a {value}"],
    near: ["redis-cli -a $REDIS_PASSWORD", "redis-cli -h host ping"],
  },
  {
    ...PASSWORD,
    command: "htpasswd",
    before: /\s{1,20}-\w{0,4}b\w{0,4}\s{1,20}\S{1,80}\s{1,20}\S{1,60}\s{1,20}/,
    matches: ["htpasswd -b users svc {value}", "htpasswd -bc /etc/users svc {value}"],
    near: ["htpasswd -c users svc"],
  },
  {
    ...PASSWORD,
    command: "openssl",
    before: option("-pass(?:in|out)?", "\\s{1,20}pass:"),
    matches: ["openssl enc -aes-256-cbc -pass pass:{value}", "openssl rsa -passin pass:{value}"],
    near: ["openssl enc -pass env:PASSWORD"],
  },
  {
    ...PASSWORD,
    command: ["curl", "wget", "http", "xh"],
    before: option("(?:-u|--user|--proxy-user|-U)", `[ \\t=]{0,6}["'\\\\]{0,2}[^\\s:"'\\\\@]{0,80}:`),
    matches: ["curl -u svc:{value} https://host", "curl -s --user 'svc:{value}' host", "xh -u svc:{value} host"],
    near: ["curl -u svc: https://host", "curl --user $USER:$PASSWORD host"],
  },
];
