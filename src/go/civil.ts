/** The proleptic Gregorian calendar over days since 1970-01-01. */

/** A day of the calendar; months and days count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_400_YEARS = 146097;
/** From 0000-03-01, where a 400-year cycle begins, to 1970-01-01. */
const EPOCH_SHIFT = 719468;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] as number);
}

/** Days since the epoch; months and days beyond their range carry over, as in Go's time.Date. */
export function daysOf(year: number, month: number, day: number): number {
  // Counted from March, the leap day is the last of its year.
  const months = year * 12 + month - 3;
  const years = Math.floor(months / 12);
  const monthFromMarch = months - years * 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1 - EPOCH_SHIFT;
}

export function dateOf(days: number): CivilDate {
  const shifted = days + EPOCH_SHIFT;
  const cycle = Math.floor(shifted / DAYS_400_YEARS);
  const inCycle = shifted - cycle * DAYS_400_YEARS;
  const yearOfCycle = Math.floor((inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36524) - Math.floor(inCycle / 146096)) / 365);
  const dayOfYear = inCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}
