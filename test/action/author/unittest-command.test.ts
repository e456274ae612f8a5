/** The command `unittest`: its colours, reports and exit codes are those of helm-unittest 1.1.2. */
import { describe, expect, test } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/main.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { MACHINE } from '../../support/machine.ts';

const SUITE = `suite: s
tests:
  - it: later
    skip: {reason: not yet}
    asserts: [{exists: {path: kind}}]
  - it: fails
    asserts: [{exists: {path: other}}]
`;

const FILES = {
  '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\n',
  '/web/templates/cm.yaml': 'kind: ConfigMap\n',
  '/web/tests/x_test.yaml': SUITE,
  '/w9/Chart.yaml': 'name: [\n',
  '/empty9/README.md': '',
};

async function say(line: string): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    env: { HOME: '/nowhere' },
    cwd: '/',
    files: memoryFiles(FILES),
    clock: fixedClock(0n),
    random: systemRandom,
    program: 'chartwright',
    ...MACHINE,
  } as unknown as Io;
  return { exit: await main(line.split(' '), io), ...said };
}

const PLAIN = ` FAIL  s	web/tests/x_test.yaml
	- SKIPPED 'later'
	- fails

		- asserts[0] \`exists\` fail
			Template:	web/templates/cm.yaml
			DocumentIndex:	0
			Path:	other expected to exists
			TemplateLine:	web/templates/cm.yaml:1:1


Charts:      1 failed, 0 passed, 1 total
Test Suites: 1 failed, 0 passed, 1 total
Tests:       1 failed, 0 passed, 1 skipped, 2 total
Snapshot:    0 passed, 0 total
Time:        0s

`;

const COLOURED = PLAIN.replace(' FAIL  s\tweb/tests/', '\x1b[41;37m FAIL \x1b[0;0m \x1b[1ms\x1b[22m\t\x1b[2mweb/tests/\x1b[22m')
  .replace("- SKIPPED 'later'", "\x1b[1m- \x1b[22m\x1b[43;30mSKIPPED\x1b[0;0m\x1b[33m 'later'\x1b[0m")
  .replace('- fails\n\n', '\x1b[31m- fails\n\x1b[0m\n')
  .replace('- asserts[0] `exists` fail', '\x1b[31m- asserts[0] `exists` fail\x1b[0m')
  .replaceAll('1 failed, ', '\x1b[31m1 failed, \x1b[0m');

describe('the command', () => {
  test.each([
    ['unittest web', PLAIN],
    ['unittest --debugPlugin -d --color=false web', PLAIN],
    ['unittest web --color never', PLAIN],
    ['unittest --color web', COLOURED],
    ['unittest web --color=1', COLOURED],
    ['unittest --color always web', COLOURED],
  ])('%s', async (line, text) => {
    const header = text === PLAIN ? '\n### Chart [ web ] web\n\n' : '\n### Chart [ \x1b[1mweb\x1b[22m ] \x1b[2mweb\x1b[22m\n\n';
    expect(await say(line)).toEqual({ exit: 1, out: header + text, err: '' });
  });

  test('an error of a chart is told where the chart would be', async () => {
    const { out } = await say('unittest nope web');
    expect(out.split('\n').filter((line) => line.startsWith('###'))).toEqual([
      '### Error:  stat nope: no such file or directory',
      '### Chart [ web ] web',
    ]);
  });

  test('a report that cannot be written does not keep the summary back', async () => {
    const { exit, out } = await say('unittest web -f tests/none.yaml -t JUnit -o web');
    // helm-unittest exits with 0 for some files, with 1 for others.
    expect(exit).toBe(1);
    expect(out).toContain('### Error:  ');
    expect(out).toContain('Charts:      1 passed, 1 total');
  });

  test.each([
    ['-t foo -o y.xml', 'unknown report type "foo": it must be JUnit, NUnit, XUnit or Sonar; no report is written'],
    ['-t junt', 'unknown report type "junt": it must be JUnit, NUnit, XUnit or Sonar (did you mean JUnit?); no report is written'],
    ['-t JUnit', '--output-type needs --output-file; no report is written'],
    ['-v nope.yaml', '--values "nope.yaml" matches no file'],
    ['-f tests/none_*.yaml', 'no suites: --file "tests/none_*.yaml" matches no file'],
  ])('%s: a warning, and what helm-unittest prints', async (flags, warning) => {
    const { err, out } = await say(`unittest ${flags} web`);
    expect(err.split('\n')[0]).toBe(`WARNING: ${warning}`);
    expect(out).toContain('### Chart [ web ] web\n\n');
  });

  test.each([
    [
      'unittest w9',
      'cannot load Chart.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content',
      ['Chart:\tw9', 'Position:\tw9/Chart.yaml:1:8'],
    ],
    ['unittest empty9', 'Chart.yaml file is missing', ['Chart:\tempty9']],
    ['unittest -f [ web', 'syntax error in pattern', ['Chart:\tweb', '--file has the pattern "["']],
    ['unittest -v [ web', 'syntax error in pattern', ['Chart:\tweb', '--values has the pattern "["']],
  ])('%s: what is wrong with which chart', async (line, error, more) => {
    const { exit, out } = await say(line);
    expect(exit).toBe(1);
    expect(out.split('\nCharts: ')[0]).toBe(`\n### Error:  ${error}\n${more.map((each) => `\t${each}\n`).join('')}\n`);
  });

  test('a chart that is not there is not watched', async () => {
    expect(await say('unittest --watch nope')).toEqual({ exit: 1, out: '', err: 'Error: stat nope: no such file or directory\n' });
  });
});
