/** One job: rendered, and its outcome as data that can pass between threads. */
import { ChartwrightError, type ErrorCode, errorText } from '../../base/errors.ts';
import type { LogEntry } from '../../base/log.ts';
import { PROFILES } from '../../helm/profile.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import { type TemplateDeps, type TemplateRequest, templateChart, templateText } from '../render/template-chart.ts';
import type { Job } from './job.ts';

/** The outcome of a job: its text, unless that was written to a file at once, or why there is none. */
export interface Outcome {
  readonly job: number;
  readonly text?: string;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
  readonly log: readonly LogEntry[];
}

export type JobDeps = Omit<TemplateDeps, 'log' | 'stdin'>;

/** Renders a job to the text that `template` prints for it; `keep` gets the text and returns what of it goes into the outcome. Never throws. */
export async function renderJob(deps: JobDeps, job: Job, index: number, keep: (text: string) => string | undefined): Promise<Outcome> {
  const log: LogEntry[] = [];
  try {
    const text = keep(await jobText(deps, job, log));
    return { job: index, log, ...(text !== undefined && { text }) };
  } catch (error) {
    const code = error instanceof ChartwrightError ? error.code : 'internal';
    const message = code === 'internal' ? `internal error: ${errorText(error)}` : errorText(error);
    return { job: index, log, error: { code, message } };
  }
}

async function jobText(deps: JobDeps, job: Job, entries: LogEntry[]): Promise<string> {
  const profile = job.helmVersion ? PROFILES[job.helmVersion as keyof typeof PROFILES] : deps.profile;
  const log = (entry: LogEntry) => void entries.push(entry);
  const all: TemplateDeps = { ...deps, profile, log, stdin: () => new Uint8Array() };
  return templateText(await templateChart(all, requestOf(job)), job.showOnly, all);
}

/** The options of `template` for the job. */
export function requestOf(job: Job): TemplateRequest {
  return {
    chart: job.chart,
    source: sourceOf(job),
    values: {
      valueFiles: job.values,
      jsonValues: job.setJson,
      values: job.set,
      stringValues: job.setString,
      fileValues: job.setFile,
      literalValues: job.setLiteral,
    },
    options: {
      release: { name: job.release, namespace: job.namespace || 'default', isUpgrade: job.isUpgrade },
      ...(job.kubeVersion && { kubeVersion: job.kubeVersion }),
      apiVersions: job.apiVersions,
      includeCrds: job.includeCrds,
      noHooks: job.noHooks,
      skipTests: job.skipTests,
      skipSchemaValidation: job.skipSchemaValidation,
    },
  };
}

function sourceOf(job: Job): ChartSource {
  const { version, verify, keyring, repo, username, password } = job;
  const { certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp, passCredentials } = job;
  return {
    ...{ version, verify, keyring, repo, username, password },
    ...{ certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp, passCredentials },
  };
}
