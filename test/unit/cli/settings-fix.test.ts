import assert from "node:assert/strict";
import { VALUES } from "../detect/found";
import { Project } from "./command";

const { PASSWORD, DRAWN } = VALUES;

describe("sealwright fix of settings", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("puts variables into a Compose file, and gives one value one name in code and settings", () => {
    project.write("a.py", 'db_password = "@DRAWN@"\n');
    project.write(
      "compose.yaml",
      `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: "@DRAWN@"  # same\n  app:\n    environment:\n      - DB_URL=postgres://app:@PASSWORD@@db/x\r\n`,
    );
    const { code, stdout } = project.run(["fix", "--write"]);
    assert.equal(code, 0, stdout);
    assert.equal(
      project.read("compose.yaml"),
      `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: "\${DB_PASSWORD}"  # same\n  app:\n    environment:\n      - DB_URL=postgres://app:\${DB_PASSWORD_2}@db/x\r\n`,
    );
    assert.equal(project.read(".env"), `DB_PASSWORD=${DRAWN}\nDB_PASSWORD_2=${PASSWORD}\n`);
    assert.ok(!stdout.includes(PASSWORD) && !stdout.includes(DRAWN));
  });

  it("puts resolvers into Hydra's configuration, its groups too, and leaves other YAML alone", () => {
    project.write("conf/config.yaml", "defaults:\n  - db: pg\nwandb_password: @DRAWN@\n");
    project.write("conf/db/pg.yaml", "password: '@PASSWORD@'\n");
    project.write("other/x.yaml", "password: @PASSWORD@\n");
    const { code, stdout } = project.run(["fix", "--write"]);
    assert.equal(code, 1);
    assert.match(project.read("conf/config.yaml"), /^wandb_password: \$\{oc\.env:WANDB_PASSWORD\}$/m);
    assert.match(project.read("conf/db/pg.yaml"), /^password: '\$\{oc\.env:\w+\}'$/m);
    assert.match(stdout, /^other\/x\.yaml:1:11: .*stays: Not moved: change it by hand/m);
  });

  it("changes nothing that does not stand plainly on its line", () => {
    const text = `services:\n  db:\n    x: {password: ${PASSWORD}}\n    command: >\n      run --password ${DRAWN}\n`;
    project.write("compose.yaml", text);
    assert.equal(project.run(["fix", "--write"]).code, 1);
    assert.equal(project.read("compose.yaml"), text);
    assert.ok(!project.has(".env"));
  });
});
