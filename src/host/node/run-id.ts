/**
 * Tells this run of the program from every other one that may share a folder with it, and whether another one still runs.
 * A process id alone does not: in each container the first process has the id 1.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The namespace of process ids that every other one is in. */
const FIRST_NAMESPACE = '4026531836';

const DIGITS = { namespace: 10, start: 12 } as const;
let own: string | undefined;

/** The process id, its namespace and its start time as one string of digits; zeros if the system does not provide them. */
export function runId(): string {
  own ??= `${process.pid}${padded(namespaceOf('self'), DIGITS.namespace)}${padded(startOf('self'), DIGITS.start)}`;
  return own;
}

function padded(digits: string, width: number): string {
  return digits.padStart(width, '0').slice(-width);
}

/** Whether the run with an id is still going; undefined if that is not known here. */
export function isRunning(id: string): boolean | undefined {
  const [pid, namespace, start] = parts(id);
  const [, home] = parts(runId());
  if (namespace === home) return Number(namespace) === 0 ? isAlive(Number(pid)) : padded(startOf(pid), DIGITS.start) === start;
  return home === FIRST_NAMESPACE ? hasProcess(namespace) : undefined;
}

function parts(id: string): [pid: string, namespace: string, start: string] {
  const begin = id.length - DIGITS.namespace - DIGITS.start;
  return [id.slice(0, begin), id.slice(begin, begin + DIGITS.namespace), id.slice(-DIGITS.start)];
}

function namespaceOf(process: string): string {
  try {
    return /\d+/.exec(readlinkSync(`/proc/${process}/ns/pid`))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** When a process began, in ticks since the machine did: the 22nd field, behind the name in parentheses. */
function startOf(process: string): string {
  try {
    const text = readFileSync(`/proc/${process}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  } catch {
    return '0';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether any process has its id from a namespace; undefined if that is unknown for some. */
function hasProcess(namespace: string): boolean | undefined {
  let hidden = false;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = namespaceOf(name);
    if (found === namespace) return true;
    hidden ||= found === '0';
  }
  return hidden ? undefined : false;
}
