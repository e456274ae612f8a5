/** The steps of a comparison: both sides rendered, compared object by object, and each change explained. */

import { ChartwrightError, errorText } from '../../base/errors.ts';
import { type Chart, fileText } from '../../chart/chart.ts';
import type { ObjectChange } from '../../diff/change.ts';
import { compareObjects } from '../../diff/compare-objects.ts';
import { findCauses } from '../../diff/find-causes.ts';
import { followedObjects } from '../../diff/fold-checksums.ts';
import { redactSecrets } from '../../diff/redact.ts';
import { type DiffFailure, type DiffReport, type EnvironmentChanges, mergeEnvironments } from '../../diff/report.ts';
import { Side } from '../../diff/side.ts';
import type { Sides } from '../../diff/sides.ts';
import { withoutRandomFields } from '../../diff/without-random-fields.ts';
import type { ComparedSources, DiffSource, Rendered } from './compared-sources.ts';
import { nameHelmDifferences } from './helm-differences.ts';

export interface CompareOptions {
  readonly showSecrets: boolean;
  /** Finds the causes; takes as long as `explain manifest` of both sides. */
  readonly causes: boolean;
}

/** Compares in each environment. What cannot be rendered is reported, and the others continue. */
export async function diffSources(
  names: Pick<DiffReport, 'before' | 'after'>,
  all: readonly ComparedSources[],
  options: CompareOptions,
): Promise<DiffReport> {
  const failures: DiffFailure[] = [];
  const found: EnvironmentChanges[] = [];
  for (const sources of all) {
    const before = await rendered(sources, 'before', failures);
    const after = await rendered(sources, 'after', failures);
    if (before && after) found.push({ environment: sources.environment, changes: await changesOf(sources, before, after, options) });
  }
  return { ...names, environments: all.map(({ environment }) => environment), objects: mergeEnvironments(found), failures };
}

async function rendered(sources: ComparedSources, side: 'before' | 'after', failures: DiffFailure[]): Promise<Rendered | undefined> {
  try {
    return await sources[side].render();
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    const { position } = error;
    failures.push({ environment: sources.environment, side, message: errorText(error), ...(position && { position }) });
    return undefined;
  }
}

async function changesOf(sources: ComparedSources, before: Rendered, after: Rendered, options: CompareOptions) {
  const all = compareObjects(before.objects, after.objects);
  const changes = all.length > 0 && (makesKeys(before.chart) || makesKeys(after.chart)) ? await settled(all, sources, before, after) : all;
  const shown = options.showSecrets ? changes : redactSecrets(changes);
  if (changes.length === 0 || !options.causes) return shown.map(withoutCauses);
  const sides = {
    before: await explainedSide(sources.before, before),
    after: await explainedSide(sources.after, after),
  };
  const found = changes.map((change, i) => explained(sides, change, shown[i] as ObjectChange, changes));
  return blamesHelm(found) ? nameHelmDifferences(found, before, sources) : found;
}

/** What changes between two renderings of the same side is random, and not a difference. */
async function settled(
  changes: readonly ObjectChange[],
  sources: ComparedSources,
  before: Rendered,
  after: Rendered,
): Promise<ObjectChange[]> {
  const chance = [
    ...compareObjects(before.objects, (await sources.before.render()).objects),
    ...compareObjects(after.objects, (await sources.after.render()).objects),
  ];
  return withoutRandomFields(changes, chance);
}

/** The platform makes keys with its own random bytes. */
function makesKeys(chart: Chart): boolean {
  return (
    chart.templates.some((file) => /\bgen(CA|PrivateKey|SelfSignedCert|SignedCert)/.test(fileText(file))) ||
    chart.dependencies.some(makesKeys)
  );
}

async function explainedSide({ helm, kubeVersion, explain }: DiffSource, { chart, declared }: Rendered): Promise<Side> {
  return new Side({ chart, declared, helm, kubeVersion, ...(await explain()) });
}

function blamesHelm(changes: readonly Explained[]): boolean {
  return changes.some(({ causes, explained: fields }) =>
    [causes, ...fields.map((field) => field.causes)].flat().some(({ kind }) => kind === 'helm'),
  );
}

type Explained = EnvironmentChanges['changes'][number];

/** `shown` is the same change in the form to report. */
function explained(sides: Sides, change: ObjectChange, shown: ObjectChange, all: readonly ObjectChange[]): Explained {
  const others = all.filter((one) => one !== change);
  return {
    ...shown,
    causes: change.fields.length === 0 ? findCauses(sides, change) : [],
    explained: change.fields.map((field, i) => ({
      change: shown.fields[i]!,
      causes: findCauses(sides, change, field),
      follows: followedObjects(sides, change, field, others),
    })),
  };
}

function withoutCauses(change: ObjectChange): Explained {
  return { ...change, causes: [], explained: change.fields.map((field) => ({ change: field, causes: [], follows: [] })) };
}
