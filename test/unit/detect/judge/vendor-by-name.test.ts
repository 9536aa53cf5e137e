import assert from "node:assert/strict";
import { namedRule } from "../../../../src/detect/judge/vendor-by-name";

const HEX_40 = "3f9c07be51" + "d2a86e4410" + "bb7f25c9e8" + "016da3f47c";

describe("knowing a credential by the vendor's word in its name", () => {
  it("needs the vendor's word, a credential's word and the vendor's form", () => {
    assert.equal(namedRule("wandbapikey", HEX_40)?.id, "wandb-legacy-key");
    assert.equal(namedRule("mywandbtokenold", HEX_40)?.id, "wandb-legacy-key");
    assert.equal(namedRule("wandbrunid", HEX_40), undefined);
    assert.equal(namedRule("apikey", HEX_40), undefined);
    assert.equal(namedRule("wandbapikey", HEX_40.slice(1)), undefined);
  });

  it("distinguishes several credentials of one vendor by their form", () => {
    const hex = HEX_40.slice(0, 32);
    assert.equal(namedRule("ddapikey", hex)?.id, "datadog-api-key");
    assert.equal(namedRule("datadogappkey", HEX_40)?.id, "datadog-application-key");
  });

  it("is content with the name's beginning where the value is particular", () => {
    assert.equal(namedRule("meraki", HEX_40)?.id, "meraki-api-key");
    assert.equal(namedRule("reactnativecamerakit", HEX_40), undefined);
  });

  it("sees a word that overlaps with another", () => {
    assert.equal(namedRule("azureopenaikey", HEX_40.slice(0, 32))?.id, "azure-openai-key");
  });
});
