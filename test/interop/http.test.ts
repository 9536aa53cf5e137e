import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM_CLOCK } from "../../src/machine/clock";
import { HttpClient, type HttpOptions } from "../../src/machine/http";
import type { HttpFailure } from "../../src/machine/http-failure";

const TOKEN = "s.Nk38sLqPz7Rw";
const GET = { method: "GET", signal: new AbortController().signal } as const;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe("requests to a manager", () => {
  let folder: string;
  const servers: http.Server[] = [];
  const variables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"] as const;
  const before_ = new Map(variables.map((name) => [name, process.env[name]]));

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-tls-"));
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
    openssl(
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
      "-days",
      "2",
      "-subj",
      "/CN=a test's authority",
    );
    for (const name of ["localhost", "client"]) {
      openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        `${name}.key`,
        "-out",
        `${name}.csr`,
        "-subj",
        `/CN=${name}`,
        "-addext",
        `subjectAltName=DNS:${name}`,
      );
      openssl(
        "x509",
        "-req",
        "-in",
        `${name}.csr`,
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        `${name}.pem`,
        "-days",
        "2",
        "-copy_extensions",
        "copy",
      );
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    for (const name of variables) delete process.env[name];
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    for (const [name, value] of before_) if (value !== undefined) process.env[name] = value;
  });

  const file = (name: string) => readFileSync(join(folder, name), "utf8");
  const client = (more: Partial<HttpOptions> = {}) => new HttpClient({ clock: SYSTEM_CLOCK, ...more });
  const serve = async (answer: Answer, secure?: https.ServerOptions): Promise<URL> => {
    const server = secure === undefined ? http.createServer(answer) : https.createServer(secure, answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return new URL(secure === undefined ? `http://127.0.0.1:${port}/` : `https://localhost:${port}/`);
  };
  const failureOf = async (work: Promise<unknown>): Promise<HttpFailure> => {
    const failure = await work.then(
      () => assert.fail("there was an answer"),
      (error: HttpFailure) => error,
    );
    assert.equal(failure.name, "HttpFailure");
    return failure;
  };

  it("keep their connection", async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("ok");
    });
    const one = client();
    for (let count = 0; count < 5; count++) assert.equal((await one.request(url, GET)).body.toString(), "ok");
    assert.equal(ports.size, 1);
  });

  it("trust an authority of the user's, show the user's certificate, and name what is not trusted", async () => {
    const secure = { key: file("localhost.key"), cert: file("localhost.pem"), ca: file("ca.pem"), requestCert: true };
    const strict = await serve((_, response) => response.end(), secure);
    const asks = await failureOf(client({ ca: file("ca.pem") }).request(strict, GET));
    assert.match(asks.message, /asks for a certificate of yours/);
    const url = await serve(
      (request, response) => {
        const { subject } = (
          request.socket as unknown as { getPeerCertificate(): { subject?: { CN: string } } }
        ).getPeerCertificate();
        response.end(subject?.CN ?? "nobody");
      },
      { ...secure, rejectUnauthorized: false },
    );
    const failure = await failureOf(client().request(url, GET));
    assert.equal(failure.reason, "certificate");
    assert.match(failure.message, /^The certificate of localhost:\d+ is not trusted/);
    const ca = file("ca.pem");
    assert.equal((await client({ ca }).request(url, GET)).body.toString(), "nobody");
    const clientCertificate = { cert: file("client.pem"), key: file("client.key") };
    assert.equal((await client({ ca, clientCertificate }).request(url, GET)).body.toString(), "client");
    assert.equal(
      (await failureOf(client({ ca }).request(new URL(url.href.replace("localhost", "127.0.0.1")), GET))).reason,
      "certificate",
    );
  });

  it("go through the proxy that the environment names, and past it where that says so", async () => {
    const secure = { key: file("localhost.key"), cert: file("localhost.pem") };
    const url = await serve((_, response) => response.end("answered"), secure);
    const seen: string[] = [];
    const proxy = await serve(() => assert.fail("a request is tunnelled"));
    servers.at(-1)?.on("connect", (request, socket) => {
      seen.push(request.url ?? "");
      const { port } = new URL(`http://${request.url}`);
      const to = connect(Number(port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        to.pipe(socket).pipe(to);
      });
    });
    process.env.HTTPS_PROXY = proxy.href;
    const ca = file("ca.pem");
    assert.equal((await client({ ca }).request(url, GET)).body.toString(), "answered");
    assert.deepEqual(seen, [url.host]);
    process.env.NO_PROXY = "localhost";
    await client({ ca }).request(url, GET);
    assert.equal(seen.length, 1);
  });

  it("are sent again where the server throttles, and where it is unavailable only if nothing can have happened", async () => {
    let refusals = 0;
    const url = await serve((request, response) => {
      request.resume();
      if (refusals-- > 0) response.writeHead(request.url === "/busy" ? 503 : 429, { "retry-after": "0" }).end();
      else response.end("at last");
    });
    refusals = 3;
    assert.equal((await client().request(url, { ...GET, method: "POST", body: "x" })).status, 200);
    refusals = 1;
    assert.equal((await client().request(new URL("busy", url), { ...GET, method: "POST", body: "x" })).status, 503);
    refusals = 1;
    assert.equal((await client().request(new URL("busy", url), { ...GET, again: true })).status, 200);
    refusals = 100;
    assert.equal((await client().request(url, GET)).status, 429);
    assert.equal(refusals, 95);
  });

  it("end by their deadline, at once where they are cancelled, and where an answer breaks off", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/half") {
        response.writeHead(200, { "content-length": "100" });
        response.write("half");
        setTimeout(() => response.destroy(), 20);
      }
    });
    assert.equal((await failureOf(client({ deadline: 50 }).request(url, GET))).reason, "silent");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    assert.equal((await failureOf(client().request(url, { ...GET, signal: controller.signal }))).reason, "cancelled");
    assert.equal((await failureOf(client().request(new URL("half", url), GET))).reason, "broken-off");
    const gone = new URL(url.href);
    servers.splice(0).forEach((server) => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const failure = await failureOf(
      client().request(gone, { ...GET, headers: { "x-vault-token": TOKEN }, body: TOKEN }),
    );
    assert.match(failure.message, /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\.$/);
    assert.ok(!JSON.stringify([failure, failure.stack]).includes(TOKEN));
  });
});
