/** More alternatives than this of one pattern are left as they stand. */
const MOST = 200;

/**
 * An editor's glob patterns, which begin at the workspace folder, as patterns of `.gitignore`: braces are spelt out, and a
 * pattern without a slash stands at the root alone.
 */
export function ignorePatterns(globs: readonly string[]): string[] {
  return globs
    .flatMap((glob) => spelt([glob]))
    .map((glob) => {
      if (/^\/?\*\*$/.test(glob)) return "*";
      const anchored = glob.startsWith("/") || glob.startsWith("**/") ? glob : `/${glob}`;
      return anchored.replace(/\/\*\*$/, "/");
    });
}

/** One pattern for each way through the braces, innermost first. */
function spelt(globs: readonly string[]): readonly string[] {
  const brace = /\{([^{}]{0,500})\}/;
  const next = globs.flatMap((glob) => {
    const found = brace.exec(glob);
    if (found === null) return [glob];
    const [whole, inner = ""] = found;
    return inner.split(",").map((part) => glob.replace(whole, () => part));
  });
  if (next.length > MOST) return [];
  return next.some((glob) => brace.test(glob)) ? spelt(next) : next;
}
