/** Reports as the comment of a pull request: what does not fit is counted. */
import { expect, test } from 'vitest';
import { reportsMarkdown } from '../../src/diff/print-markdown.ts';
import type { DiffReport, ReportedObject } from '../../src/diff/report.ts';

const LARGEST_COMMENT = 65_536;

function reportOf(chart: string, objects: number, size: number): DiffReport {
  const object = (name: string): ReportedObject => ({
    ...{ change: 'added', apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default', name, nth: 1, source: 'a.yaml' },
    ...{ object: 'x'.repeat(size), causes: [], environments: [''], fields: [] },
  });
  return {
    ...{ before: `${chart} at v1`, after: chart, environments: [''], failures: [] },
    objects: Array.from({ length: objects }, (_, i) => object(`c${i}`)),
  };
}

test('all charts share one comment', () => {
  const text = reportsMarkdown([reportOf('web', 3, 25_000), reportOf('api', 2, 25_000), reportOf('db', 0, 0)]);
  expect(text.length).toBeLessThan(LARGEST_COMMENT);
  expect(text.match(/^(#|…|Nothing).*$|\d+ added/gm)).toEqual([
    '### Rendered manifests: `web at v1` → `web`',
    '3 added',
    '… and 1 more object.',
    '### Rendered manifests: `api at v1` → `api`',
    '2 added',
    '… and 2 more objects.',
    '### Rendered manifests: `db at v1` → `db`',
    'Nothing changes.',
  ]);
});

test('charts that do not fit even with their heads', () => {
  const text = reportsMarkdown(Array.from({ length: 2000 }, (_, i) => reportOf(`chart-${i}`, 0, 0)));
  expect(text.length).toBeLessThan(LARGEST_COMMENT);
  expect(text).toMatch(/\n… and \d+ more charts\.\n$/);
});
