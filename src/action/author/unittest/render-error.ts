/** The template that a rendering error names, and the error's own words. Mirrors helm-unittest 1.1.2 pkg/unittest/test_job.go parseRenderError. */
import { compileRegexp } from '../../../go/regexp.ts';

const LOCATED = compileRegexp('(?msU)^(?:.+: |.+ \\()(?:(.+):\\d+:\\d+).+(?:.+>)*: (.+)$');
const SEPARATOR = '\u0000';

/** `file` and `text` are empty if the error names no place in a template. */
export function locateError(message: string): { readonly file: string; readonly text: string } {
  const found = LOCATED.find(message);
  if (found === undefined) return { file: '', text: '' };
  const [file = '', text = ''] = LOCATED.replaceAll(found, `$1${SEPARATOR}$2`).split(SEPARATOR);
  const end = message.indexOf('\n');
  return { file, text: end < 0 ? text : message.slice(end + 1) };
}
