/** `--output` of comparisons that are not helm-diff's. */
import { ChartwrightError } from '../../../base/errors.ts';
import { oneOf } from '../../complete/completion.ts';
import { custom } from '../../flag.ts';

const FORMATS = ['text', 'json', 'markdown'];

export const formatFlag = custom('format', `prints the output in the specified format. Allowed values: ${FORMATS.join(', ')}`, {
  short: 'o',
  default: 'text',
  check(value) {
    if (!FORMATS.includes(value)) throw new ChartwrightError('usage', `invalid format type: it must be one of ${FORMATS.join(', ')}`);
  },
  complete: () => oneOf('text\tFor people', 'json\tFor programs', 'markdown\tFor a comment on a pull request'),
});
