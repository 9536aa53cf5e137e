// Required before the command: counts its calls that change the disk, and kills the process before or after one of them.
const fs = require("node:fs");
const promises = require("node:fs/promises");

const at = Number(process.env.KILL_AT);
const after = process.env.KILL_AFTER === "1";
let count = 0;

function die() {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}

/** The same function, which dies at its turn. */
function counted(call) {
  return function (...args) {
    const own = ++count === at;
    if (own && !after) die();
    const result = call.apply(this, args);
    if (!own) return result;
    if (typeof result?.then === "function") return result.then(die);
    die();
  };
}

for (const name of ["rename", "unlink", "writeFile", "chmod", "mkdir", "rmdir", "rm"])
  promises[name] = counted(promises[name]);
for (const name of ["renameSync", "unlinkSync", "writeFileSync", "chmodSync", "mkdirSync", "linkSync"])
  fs[name] = counted(fs[name]);
const { open } = promises;
promises.open = counted(async (...args) => {
  const handle = await open(...args);
  for (const name of ["writeFile", "sync", "chmod", "chown", "close"])
    handle[name] = counted(handle[name].bind(handle));
  return handle;
});

if (process.env.KILL_COUNT) process.on("exit", () => fs.appendFileSync(process.env.KILL_COUNT, `${count}\n`));
