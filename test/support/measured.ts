/** Runs a program and measures what it takes: processor time and peak memory, as Linux reports them while the process runs. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Place } from './program.ts';

export interface Measured extends Ended {
  /** Processor time of all its threads, in seconds. */
  readonly seconds: number;
  /** Peak of resident memory, in MB. */
  readonly megabytes: number;
}

/** Milliseconds between two looks at the process. */
const INTERVAL = 20;
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;
/** What is kept of an output that continues for ever. */
const KEPT = 1 << 20;

/** Runs a command line in a place. */
export function measured([command = '', ...first]: readonly string[], words: readonly string[], place: Place): Promise<Measured> {
  return new Promise((done, fail) => {
    const child = spawn(command, [...first, ...words], { cwd: join(place.home, 'work'), env: place.env });
    const [out, err] = [gather(child.stdout), gather(child.stderr)];
    let used = { seconds: 0, megabytes: 0 };
    const timer = setInterval(() => {
      used = usage(child.pid as number) ?? used;
    }, INTERVAL);
    child.stdin.on('error', () => {});
    child.stdin.end(place.stdin);
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(timer);
      done({ exit: code ?? -1, stdout: out(), stderr: err(), ...used });
    });
  });
}

function gather(stream: NodeJS.ReadableStream): () => string {
  const parts: Buffer[] = [];
  let size = 0;
  stream.on('data', (data: Buffer) => {
    if (size < KEPT) parts.push(data);
    size += data.length;
  });
  return () => String(Buffer.concat(parts));
}

/** What a process has used so far; undefined if it has ended. */
function usage(pid: number): { seconds: number; megabytes: number } | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // The name in parentheses may hold spaces; user and system time are the 14th and 15th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (!peak) return undefined;
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, megabytes: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}
