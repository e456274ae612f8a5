/** A time as Go writes it back after it has read it. */

/** The RFC 3339 text without trailing zeros in fractions, `Z` for no offset; year 1, Go's zero time, for ''. */
export function goTime(text: string): string {
  if (text === '') return '0001-01-01T00:00:00Z';
  return text
    .replace(/(\.\d*?)0+(?=[Z+-])/, '$1')
    .replace(/\.(?=[Z+-])/, '')
    .replace(/[+-]00:00$/, 'Z');
}
