/** What a person calls the cell of that index: they count from 1, as notebooks show them. */
export function cellName(index: number): string {
  return `cell ${index + 1}`;
}
