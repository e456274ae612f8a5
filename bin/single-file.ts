/** The entry of the single-file binary (tools/binary.ts), which knows its name and place from the system. */
import { run } from '../src/cli/run.ts';

run(process.argv0, process.execPath);
