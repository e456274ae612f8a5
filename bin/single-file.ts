/** The entry of the single-file binary (scripts/binary.js), which knows its name and place from the system. */
import { run } from '../src/cli/run.ts';

run(process.argv0, process.execPath);
