import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate of its own authority, for a name of this machine (PEM). */
export function selfSigned(name: string): { readonly cert: string; readonly key: string } {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-certificate-"));
  try {
    const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -out cert -days 2 -subj /CN=${name}`;
    const args = [...words.split(" "), "-addext", `subjectAltName=DNS:${name}`];
    execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
    return { cert: readFileSync(join(folder, "cert"), "utf8"), key: readFileSync(join(folder, "key"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
