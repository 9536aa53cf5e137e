import assert from "node:assert/strict";
import { apiAddress } from "../../../../src/stores/conjur/api";

describe("the address of a Conjur", () => {
  for (const [given, meant] of [
    ["https://conjur.example.org", "https://conjur.example.org/"],
    ["https://conjur.example.org:8443/path/", "https://conjur.example.org:8443/path"],
    ["https://acme.secretsmgr.cyberark.cloud", "https://acme.secretsmgr.cyberark.cloud/api"],
    ["https://acme.secretsmgr.cyberark.cloud/api", "https://acme.secretsmgr.cyberark.cloud/api"],
    ["https://ACME-secretsmanager.cyberark.cloud/", "https://acme-secretsmanager.cyberark.cloud/api"],
    ["https://acme.secretsmgr.cyberark.cloud.example.org", "https://acme.secretsmgr.cyberark.cloud.example.org/"],
  ] as const) {
    it(`is ${meant} for ${given}`, () => assert.equal(apiAddress(given).href, meant));
  }
});
