/** Plays sessions of releases, and returns their output without what differs each time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Program } from '../support/program.ts';
import { CHART, type ReleaseSession } from './rows.ts';

export interface Said {
  readonly step: string;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Always as long as others: tables are padded by it. */
export function namespaceName(index: number): string {
  return `releases-${String(process.pid).padStart(7, '0')}-${String(index).padStart(2, '0')}`;
}

/** What the program prints at each step, with the cluster of a kubeconfig's text. */
export async function playReleases(program: Program, session: ReleaseSession, kubeconfig: string, namespace: string): Promise<Said[]> {
  const home = mkdtempSync(join(tmpdir(), 'releases-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  };
  try {
    write('kubeconfig', kubeconfig);
    for (const [name, text] of Object.entries({ ...CHART, ...session.files })) write(`work/${name}`, text);
    const env = { HOME: home, KUBECONFIG: join(home, 'kubeconfig'), PATH: process.env.PATH ?? '', NO_COLOR: '1', LC_ALL: 'C', TZ: 'UTC' };
    const said: Said[] = [];
    for (const step of session.steps) {
      if (typeof step !== 'string') write(`work/${step.write}`, step.text);
      else {
        const { exit, stdout, stderr } = await program(step.replaceAll('NS', namespace).split(' '), { home, env, stdin: '' });
        said.push({ step, exit, stdout: plain(stdout, namespace), stderr: plain(stderr, namespace) });
      }
    }
    return said;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function plain(text: string, namespace: string): string {
  return text
    .replaceAll(namespace, 'NS')
    .replace(/\b(chartwright|helm3|helm4)\b/g, 'helm')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?(Z|[+-]\d\d:?\d\d))?( UTC)?\t?/g, 'TIME')
    .replace(/path=\S+\/work\//g, 'path=WORK/')
    .replace(/UPDATED +\t/g, 'UPDATED\t')
    .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d( \d{4})?/g, 'TIME')
    .replace(/(modifiedAt=|resourceVersion"?: ?"?|uid"?: ?"?)[\w-]+/g, '$1VARIES');
}
