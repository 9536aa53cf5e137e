/** A text in which no notification finds a link. */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", "] (");
}
