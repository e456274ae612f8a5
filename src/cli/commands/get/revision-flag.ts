/** --revision of the commands below `get`. */
import { completeRevisionFlag } from '../../complete/releases.ts';
import { int } from '../../flag.ts';

export const revisionFlag = (usage = 'get the named release with revision') => int(usage, { complete: completeRevisionFlag });
