import assert from "node:assert/strict";
import { withLock } from "../../../../src/machine/lock";
import { DEFAULT_SETTINGS } from "../../../../src/refactor/request";
import { carryOut, NO_DOCUMENTS } from "../../../../src/work/move/carry-out";
import { planMove } from "../../../../src/work/move/plan-move";
import { projectFacts } from "../../../../src/work/move/project-facts";
import { DiskWorkplace } from "../../../../src/work/move/workplace";
import type { Answer, Question } from "../../../../src/work/person";
import { findingAt, requestFor } from "../../refactor/request";
import { ScriptedPerson } from "../scripted-person";
import { SealedProject } from "../sealed-project";

/** A person who looks, while being asked, whether anybody has to wait for the answer. */
class CheckingPerson extends ScriptedPerson {
  constructor(private readonly check: () => Promise<void>) {
    super();
  }

  override async agree(question: Question): Promise<Answer> {
    await this.check();
    return super.agree(question);
  }
}

describe("carrying out a plan that the user is asked about", () => {
  it("keeps no other plan waiting for the answer", async () => {
    const project = await SealedProject.create();
    try {
      const person = new CheckingPerson(() => withLock(`${project.root}#plans`, async () => undefined, 0));
      const session = project.session(person);
      const text = 'db_password = "hunter2Xk9"\n';
      const findings = [findingAt(text, "hunter2Xk9", { name: "db_password" })];
      const request = requestFor(text, findings, { path: "train.py", settings: DEFAULT_SETTINGS });
      const place = new DiskWorkplace(session);
      const facts = await projectFacts(session.files, "train.py");
      const target = { store: "sops", place: "secrets.enc.yaml" };
      const plan = await planMove({ session, place, open: true }, { ...request, project: facts }, target);
      assert.equal(plan.kind, "plan");
      assert.equal(plan.kind === "plan" && (await carryOut(plan, place, NO_DOCUMENTS)), undefined);
      assert.deepEqual(
        person.asked.map(({ kind }) => kind),
        ["recipients"],
      );
    } finally {
      project.remove();
    }
  });
});
