/** Go's time package under one name; each part has a file of its own. */
export { DURATION, duration, formatDuration, parseDuration } from './duration.ts';
export { GoTime, timeOf } from './go-time.ts';
export { type Location, loadLocation, localLocation, UTC } from './location.ts';
export { formatTime } from './time-format.ts';
export { MONTH, TIME, WEEKDAY } from './time-methods.ts';
export { parseTime } from './time-parse.ts';
