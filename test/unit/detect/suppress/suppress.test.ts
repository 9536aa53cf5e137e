import assert from "node:assert/strict";
import { filled, findingsIn } from "../found";

const SUPPRESSED: readonly (readonly [what: string, text: string])[] = [
  ["our comment on the line", 'password = "@PASSWORD@"  # sealwright: ignore\n'],
  [
    "our comment with the rule and a reason",
    'password = "@PASSWORD@"  # sealwright: ignore[password] a local database\n',
  ],
  ["our comment with several rules", 'password = "@PASSWORD@"  # sealwright: ignore[token, password]\n'],
  ["our comment on the line above", '# sealwright: ignore[password] a local database\npassword = "@PASSWORD@"\n'],
  ["our comment behind an indentation above", 'def f():\n    # sealwright: ignore\n    password = "@PASSWORD@"\n'],
  ["our comment with CR LF", '# sealwright: ignore\r\npassword = "@PASSWORD@"\r\n'],
  ["detect-secrets' pragma", 'password = "@PASSWORD@"  # pragma: allowlist secret\n'],
  ["detect-secrets' old pragma", 'password = "@PASSWORD@"  # pragma: whitelist secret\n'],
  ["detect-secrets' pragma for the next line", '# pragma: allowlist nextline secret\npassword = "@PASSWORD@"\n'],
  ["Bandit's nosec with the test", 'password = "@PASSWORD@"  # nosec B105\n'],
  ["Bandit's nosec for all tests", 'password = "@PASSWORD@"  # nosec\n'],
  ["Ruff's noqa", 'password = "@PASSWORD@"  # noqa: S105\n'],
  ["Ruff's noqa with other codes", 'password = "@PASSWORD@"  # noqa: E501, S105\n'],
  ["gitleaks' mark", 'password = "@PASSWORD@"  # gitleaks:allow\n'],
  ["trufflehog's mark", 'password = "@PASSWORD@"  # trufflehog:ignore\n'],
  ["ggshield's mark", 'password = "@PASSWORD@"  # ggignore\n'],
  ["kingfisher's mark", 'password = "@PASSWORD@"  # kingfisher:ignore\n'],
  ["betterleaks' mark", 'password = "@PASSWORD@"  # betterleaks:allow\n'],
  ["secretlint's mark", 'password = "@PASSWORD@"  # secretlint-disable-line\n'],
  ["secretlint's mark for the next line", '# secretlint-disable-next-line\npassword = "@PASSWORD@"\n'],
  ["secretlint's block", '# secretlint-disable\nx = 1\npassword = "@PASSWORD@"\n# secretlint-enable\n'],
];

const REPORTED: readonly (readonly [what: string, text: string])[] = [
  ["our comment names another rule", 'password = "@PASSWORD@"  # sealwright: ignore[token]\n'],
  ["our comment stands two lines above", '# sealwright: ignore\n\npassword = "@PASSWORD@"\n'],
  ["our comment is another line's own", 'x = 1  # sealwright: ignore\npassword = "@PASSWORD@"\n'],
  ["secretlint's block has ended", '# secretlint-disable\n# secretlint-enable\npassword = "@PASSWORD@"\n'],
  ["our comment stands below", 'password = "@PASSWORD@"\n# sealwright: ignore\n'],
  ["nosec names another test", 'password = "@PASSWORD@"  # nosec B602\n'],
  ["noqa names another code", 'password = "@PASSWORD@"  # noqa: E501\n'],
  [
    "the pragma for the next line stands on its own line",
    'password = "@PASSWORD@"  # pragma: allowlist nextline secret\n',
  ],
];

describe("a finding is suppressed by", () => {
  for (const [what, text] of SUPPRESSED) it(what, () => assert.equal(findingsIn(filled(text)).length, 0));

  it("a comment of a YAML, INI or shell file", () => {
    assert.equal(findingsIn(filled("password: @PASSWORD@  # sealwright: ignore\n"), "a.yaml", "text").length, 0);
    assert.equal(findingsIn(filled("; sealwright: ignore\npassword = @PASSWORD@\n"), "a.ini", "text").length, 0);
    assert.equal(findingsIn(filled("# sealwright: ignore\nexport DB_PASSWORD=@PASSWORD@\n"), "a.sh", "text").length, 0);
  });

  it("a comment in a notebook's cell", () => {
    assert.equal(
      findingsIn(filled("# sealwright: ignore\n%env DB_PASSWORD=@PASSWORD@\n"), "a.ipynb", "cell").length,
      0,
    );
  });
});

describe("a finding is reported although", () => {
  for (const [what, text] of REPORTED) it(what, () => assert.equal(findingsIn(filled(text)).length, 1));
});
