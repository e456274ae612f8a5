/** Go prints a missing value as `<no value>`; Helm takes that out of whatever it rendered. */
export function withoutNoValue(text: string): string {
  return text.includes('<no value>') ? text.replaceAll('<no value>', '') : text;
}
