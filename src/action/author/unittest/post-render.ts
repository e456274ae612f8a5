/** Sends rendered files through a suite's post-renderer and takes them apart again. Mirrors helm-unittest 1.1.2 pkg/unittest/test_job.go. */
import { attempt, ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/strconv.ts';
import { compareStrings, decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import type { Host } from '../../../host/host.ts';
import { findProgram } from '../../../host/processes.ts';
import type { PostRenderer } from './suite.ts';

const MARK = '#### file:';
const SEPARATOR = `---\n${MARK}`;
/** Where everything goes when the program has dropped the marks. */
const WHOLE = 'manifest.yaml';

/** The files as the program gives them back. Throws if it cannot be run or fails. */
export function postRender(
  files: ReadonlyMap<string, string>,
  { cmd, args }: PostRenderer,
  { env, processes }: Pick<Host, 'env' | 'processes'>,
  cwd: string,
): Map<string, string> {
  const program = attempt(() => findProgram(processes, { program: cmd, env }));
  if (program === undefined)
    throw new ChartwrightError('suite', `unable to find binary at ${cmd}: exec: ${quote(cmd)}: executable file not found in $PATH`);
  const names = [...files.keys()].sort(compareStrings);
  const input = names.map((name) => `${SEPARATOR} ${name}\n${(files.get(name) as string).trim()}\n`).join('');
  const { exitCode, stdout, stderr } = processes.captureNow({ program: cmd, args, env, cwd }, { input: encodeUtf8(input), stderr: 'keep' });
  if (exitCode !== 0) {
    const complaint = decodeUtf8(stderr);
    throw new ChartwrightError(
      'manifest/syntax',
      `post-render failed: error while running command ${program}. error output:\n${complaint}: exit status ${exitCode}`,
    );
  }
  return split(decodeUtf8(stdout));
}

function split(text: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const block of text.split(/(?=---\n#### file:)/)) {
    const name = /#### file: (.*)/.exec(block);
    if (name) files.set(name[1] as string, block.startsWith(`---\n${name[0]}\n`) ? block.slice(`---\n${name[0]}\n`.length) : block);
  }
  return files.size > 0 ? files : new Map([[WHOLE, text]]);
}
