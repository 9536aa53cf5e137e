// Searched by hand: on strings of megabytes a regular expression with alternatives exhausts the engine's stack.

/** Where the double quote that ends a string stands, escapes by backslash respected; -1 where there is none. */
export function closingDouble(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return -1;
    let at = quote;
    while (at > from && text[at - 1] === "\\") at--;
    if ((quote - at) % 2 === 0) return quote;
    from = quote + 1;
  }
}

/** Where the single quote that ends a YAML string stands, doubled quotes respected; -1 where there is none. */
export function closingSingle(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf("'", from);
    if (quote < 0 || text[quote + 1] !== "'") return quote;
    from = quote + 2;
  }
}
