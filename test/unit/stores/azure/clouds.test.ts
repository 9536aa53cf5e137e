import assert from "node:assert/strict";
import { cloudOf, scopeOf, vaultAddresses } from "../../../../src/stores/azure/clouds";
import { azureFamily } from "../../../../src/stores/azure/family";

describe("Azure's clouds", () => {
  const instance = { name: "a", kind: "azure", vaults: ["team", "prod-2"], signIn: { method: "default" } };

  it("have vaults, tokens and those who give them of their own", () => {
    const seen = [undefined, "china", "government"].map((cloud) => {
      const given = { ...instance, ...(cloud === undefined ? {} : { cloud }) };
      const hosts = [...vaultAddresses(given).values()].map(({ host }) => host);
      return [...hosts, scopeOf(cloudOf(given)), cloudOf(given).authority];
    });
    assert.deepEqual(seen, [
      [
        "team.vault.azure.net",
        "prod-2.vault.azure.net",
        "https://vault.azure.net/.default",
        "https://login.microsoftonline.com",
      ],
      [
        "team.vault.azure.cn",
        "prod-2.vault.azure.cn",
        "https://vault.azure.cn/.default",
        "https://login.chinacloudapi.cn",
      ],
      [
        "team.vault.usgovcloudapi.net",
        "prod-2.vault.usgovcloudapi.net",
        "https://vault.usgovcloudapi.net/.default",
        "https://login.microsoftonline.us",
      ],
    ]);
  });

  it("are found where the machine names a vault", () => {
    const found = (env: NodeJS.ProcessEnv) =>
      azureFamily.find(env).map(({ instance: { vaults, cloud } }) => [vaults, cloud]);
    assert.deepEqual(found({ AZURE_KEYVAULT_URL: "https://team.vault.azure.net/" }), [[["team"], undefined]]);
    assert.deepEqual(found({ AZURE_KEYVAULT_URL: "https://team.vault.azure.cn" }), [[["team"], "china"]]);
    assert.deepEqual(found({ AZURE_KEYVAULT_URL: "https://team.vault.usgovcloudapi.net" }), [[["team"], "government"]]);
    assert.deepEqual(found({ KEY_VAULT_NAME: "team" }), [[["team"], undefined]]);
    assert.deepEqual(found({ AZURE_KEYVAULT_URL: "https://team.example.org" }), []);
  });

  it("take no name that is no vault's", () => {
    for (const vault of ["a", "a.b.c", "team--x", "1team", "team/x", "t".repeat(25), "team-"])
      assert.throws(() => vaultAddresses({ ...instance, vaults: [vault] }), /is no vault's name/, vault);
  });
});
