import assert from "node:assert/strict";
import { DOUBTS, type Doubt } from "../../../../src/detect/judge/doubt";
import type { Language } from "../../../../src/detect/language";
import { filled, findingsIn } from "../found";

const KEY = "4c1e07bd93a2f586" + "0b7d3e94c2f1a865";
const FIREBASE = "AIza" + "SyBq7Rk2Xw9LmTz4VnYc8PdHs3JfGaEu1iO";

type Place = readonly [text: string, path?: string, language?: Language];

const CASES: Readonly<Record<Doubt, readonly Place[]>> = {
  public: [
    [`config = {"apiKey": "${FIREBASE}", "authDomain": "app.firebaseapp.com"}\n`],
    [`docsearch(app_id="R2IYF7ETH7", api_key="${KEY}", index_name="docs")\n`],
    [`docsearch({ appId: 'R2IYF7ETH7', apiKey: '${KEY}', indexName: 'docs' })\n`, "site/search.js", "text"],
    [`ALGOLIA_SEARCH_API_KEY = "${KEY}"\n`],
  ],
  encrypted: [
    [
      `k = """-----BEGIN ENCRYPTED ${"PRIVATE"} KEY-----\nAN9HrbEQPKYYOUrkprY0ASdl7i4oJlrZNUSmVN2aPFhDFaKPvbTDkre0zYB\n-----END ENCRYPTED ${"PRIVATE"} KEY-----"""\n`,
    ],
  ],
  "in-comment": [['# password: "orchard42"\n']],
  "in-picture": [["![x](https://example.org/a.png?token=@DRAWN@)\n", "README.md", "text"]],
  "stock-word": [['password = "password"\n'], ['password = "s3cr3t"\n']],
  "plain-words": [['password = "plain_orchard"\n'], ['api_key = "orchardA22Qz22"\n']],
  "other-name": [['password = "event_password"\n']],
  "no-letters": [['password = "+-!?+-"\n']],
  "default-account": [['url = "postgres://postgres:postgres@localhost/app"\n']],
  "each-message": [['signature = "@DRAWN@"\n']],
  "vague-name": [['key = "Zk4Tq9Lw2R"\n']],
  short: [['api_key = "Zk4Tq9L"\n']],
  digits: [['api_key = "1222222"\n']],
  "not-random": [['api_key = "11harvestzkq_"\n']],
};

describe("a finding that is no more than low", () => {
  for (const [doubt, places] of Object.entries(CASES))
    it(`says why: ${DOUBTS[doubt as Doubt]}`, () => {
      for (const [text, path, language] of places) {
        const [found] = findingsIn(filled(text), path, language, "low");
        assert.equal(found?.confidence, "low", text);
        assert.equal(found?.doubt, doubt, text);
      }
    });

  it("is what it is for a key of another service near such settings", () => {
    const [found] = findingsIn(`client = connect(api_key="${KEY}", index="docs")\n`);
    assert.equal(found?.confidence, "medium");
    assert.equal(found?.doubt, undefined);
  });
});
