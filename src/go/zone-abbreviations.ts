/**
 * The abbreviations of IANA's database, by the English zone names of Unicode's: Intl has no others
 * that hold for every locale. Zones without one there have a number, `+03`, in IANA's too.
 */

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'Alaska Daylight Time': 'AKDT',
  'Alaska Standard Time': 'AKST',
  'American Samoa Standard Time': 'SST',
  'Atlantic Daylight Time': 'ADT',
  'Atlantic Standard Time': 'AST',
  'Australian Central Daylight Time': 'ACDT',
  'Australian Central Standard Time': 'ACST',
  'Australian Eastern Daylight Time': 'AEDT',
  'Australian Eastern Standard Time': 'AEST',
  'Australian Western Standard Time': 'AWST',
  'Australian Western Daylight Time': 'AWDT',
  'British Summer Time': 'BST',
  'Central Africa Time': 'CAT',
  'Central Daylight Time': 'CDT',
  'Central European Standard Time': 'CET',
  'Central European Summer Time': 'CEST',
  'Central Indonesia Time': 'WITA',
  'Central Standard Time': 'CST',
  'Chamorro Standard Time': 'ChST',
  'China Daylight Time': 'CDT',
  'China Standard Time': 'CST',
  'Cuba Daylight Time': 'CDT',
  'Cuba Standard Time': 'CST',
  'East Africa Time': 'EAT',
  'Eastern Daylight Time': 'EDT',
  'Eastern European Standard Time': 'EET',
  'Eastern European Summer Time': 'EEST',
  'Eastern Indonesia Time': 'WIT',
  'Eastern Standard Time': 'EST',
  'Greenwich Mean Time': 'GMT',
  'Guam Standard Time': 'GST',
  'Hawaii-Aleutian Daylight Time': 'HDT',
  'Hawaii-Aleutian Standard Time': 'HST',
  'Hong Kong Standard Time': 'HKT',
  'Hong Kong Summer Time': 'HKST',
  'India Standard Time': 'IST',
  'Irish Standard Time': 'IST',
  'Israel Daylight Time': 'IDT',
  'Israel Standard Time': 'IST',
  'Japan Standard Time': 'JST',
  'Korean Daylight Time': 'KDT',
  'Korean Standard Time': 'KST',
  'Macao Standard Time': 'CST',
  'Macao Summer Time': 'CDT',
  'Mexican Pacific Daylight Time': 'MDT',
  'Mexican Pacific Standard Time': 'MST',
  'Moscow Standard Time': 'MSK',
  'Moscow Summer Time': 'MSD',
  'Mountain Daylight Time': 'MDT',
  'Mountain Standard Time': 'MST',
  'New Zealand Daylight Time': 'NZDT',
  'New Zealand Standard Time': 'NZST',
  'Newfoundland Daylight Time': 'NDT',
  'Newfoundland Standard Time': 'NST',
  'Pacific Daylight Time': 'PDT',
  'Pacific Standard Time': 'PST',
  'Pakistan Standard Time': 'PKT',
  'Pakistan Summer Time': 'PKST',
  'Philippine Standard Time': 'PST',
  'Philippine Summer Time': 'PDT',
  'South Africa Standard Time': 'SAST',
  'Taiwan Daylight Time': 'CDT',
  'Taiwan Standard Time': 'CST',
  'Volgograd Standard Time': 'MSK',
  'Volgograd Summer Time': 'MSD',
  'West Africa Time': 'WAT',
  'Western European Standard Time': 'WET',
  'Western European Summer Time': 'WEST',
  'Western Indonesia Time': 'WIB',
  'Yukon Time': 'MST',
};

/** Zones that share an English name with others, but not the abbreviation. */
const NUMERIC =
  /^(?:Africa\/(?:Casablanca|El_Aaiun)|America\/(?:Miquelon|Noronha)|Antarctica\/(?:Casey|Troll)|Asia\/(?:Colombo|Kathmandu|Katmandu)|Europe\/Minsk)$/;

/** Zones that Unicode leaves without names of their own, and one with the same. */
const NAMED_AS: Readonly<Record<string, string>> = {
  'Europe/Guernsey': 'Europe/London',
  'Europe/Isle_of_Man': 'Europe/London',
  'Europe/Jersey': 'Europe/London',
  'Europe/Kirov': 'Europe/Moscow',
};

/** The zone to ask for the English name of another. */
export function zoneToName(zone: string): string {
  return (Object.hasOwn(NAMED_AS, zone) && NAMED_AS[zone]) || zone;
}

/** The abbreviation for the English name of a zone; undefined if IANA has a number, or Unicode no name. */
export function namedAbbreviation(zone: string, longName: string): string | undefined {
  const known = Object.hasOwn(ABBREVIATIONS, longName) ? ABBREVIATIONS[longName] : undefined;
  return known && !NUMERIC.test(zone) ? known : undefined;
}

/** What IANA calls an offset (in seconds) that has no name: `+03`, `-0330`; the time before zones, with odd seconds, is `LMT`. */
export function numericAbbreviation(offset: number): string {
  if (offset % 60 !== 0) return 'LMT';
  const minutes = Math.abs(offset) / 60;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return (offset < 0 ? '-' : '+') + hours + (minutes % 60 ? String(minutes % 60).padStart(2, '0') : '');
}
