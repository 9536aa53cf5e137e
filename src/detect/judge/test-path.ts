const TEST =
  /(?:^|\/)(?:tests?|testing|test_?data|fixtures?|specs?|e2e|__tests__)\/|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|tests?|conftest)\.(?:py|ipynb)$/i;

/** Whether a path is a test's: its values are often made up. */
export function isTestPath(path: string): boolean {
  return TEST.test(path);
}
