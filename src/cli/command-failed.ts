/** The message if Helm fails before it has found the command. */
import type { Log } from '../base/log.ts';
import { report } from '../helm/report.ts';
import type { Settings } from './settings.ts';

/** Warns of a failure that is not an error of the command's own. */
export function reportFailure({ log, settings }: { readonly log: Log; readonly settings: Settings }, error: string): void {
  report(log, settings.profile, { level: 'warn', message: 'command failed', attributes: [['error', error]] }, `WARNING: ${error}`);
}
