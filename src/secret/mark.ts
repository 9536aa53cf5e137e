/**
 * Whether `value` is an object that bears `mark`, a `Symbol.for`. The product is several bundles in one process, each
 * with its own copy of a class: such a class finds its instances, also another copy's, by a mark.
 */
export function bears(value: unknown, mark: symbol): boolean {
  return typeof value === "object" && value !== null && mark in value;
}
