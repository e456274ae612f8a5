/**
 * Plays the command-line rows with a real Helm: `golden HELM` writes its answers to test/golden,
 * `parity HELM` plays both programs and prints where they differ.
 */

import { SUITES } from '../cli/suites.ts';
import { writeGolden } from '../support/golden.ts';
import { PROGRAM, play } from '../support/play.ts';

const [mode, helm = 'helm', only] = process.argv.slice(2);
let differing = 0;
for (const suite of SUITES.filter((one) => !only || one.name === only)) {
  const answers = Object.fromEntries(suite.rows.map((row) => [row.name, play([helm], row)]));
  if (mode === 'golden') writeGolden(suite, answers);
  else {
    for (const row of suite.rows) {
      const got = JSON.stringify(play(PROGRAM, row));
      if (got === JSON.stringify(answers[row.name])) continue;
      differing++;
      console.log(`${suite.name}: ${row.name}\n  ours ${got}\n  helm ${JSON.stringify(answers[row.name])}`);
    }
  }
  console.log(`${suite.name}: ${suite.rows.length} rows`);
}
process.exitCode = differing ? 1 : 0;
