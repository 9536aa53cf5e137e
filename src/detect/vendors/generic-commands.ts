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
