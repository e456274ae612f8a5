/** Which texts go-yaml takes for times. They stay strings; it only matters under explicit tags and for the emitter's quotes. */

const CLOCK = '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?';
const TIMESTAMP = new RegExp(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]${CLOCK}(?:Z|[-+]([0-9]{2}):([0-9]{2}))| +${CLOCK})?$`);

/** Whether the text is a date, or a date and a time in one of the four forms that go-yaml knows. */
export function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (!match) return false;
  const [year, month, day, ...clock] = match.slice(1).map(Number) as [number, number, number, ...number[]];
  const limits = [23, 59, 59, 24, 60, 23, 59, 59];
  if (clock.some((part, i) => part > limits[i]!)) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
