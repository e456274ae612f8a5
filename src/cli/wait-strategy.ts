/** Which way --wait asks to wait; older boolean forms are taken with a warning. */
import { warn } from '../base/log.ts';
import { parseBool } from '../go/parse-bool.ts';
import type { Context } from './command.ts';

export function waitStrategy(value: string, { log, settings }: Pick<Context, 'log' | 'settings'>): string {
  if (!settings.profile.waitsByStrategy) return parseBool(value) ? 'legacy' : 'hookOnly';
  const strategy = value === 'true' ? 'watcher' : value === 'false' ? 'hookOnly' : value;
  if (strategy !== value) warn(log, `--wait=${value} is deprecated (boolean value) and can be replaced with --wait=${strategy}`);
  return strategy;
}
