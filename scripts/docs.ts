// Writes docs/commands.md.
import { writeFileSync } from 'node:fs';
import { commandDocs } from '../src/cli/command-docs.ts';
import { COMMANDS } from '../src/cli/commands.ts';

writeFileSync('docs/commands.md', await commandDocs(COMMANDS));
