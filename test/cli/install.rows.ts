/** `install --dry-run=client`: what would be installed, and its refusals. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const rows: Row[] = [
  { name: 'hooks, manifest, notes', line: 'install web charts/shop --dry-run=client' },
  { name: 'no tests, no hooks', line: 'install web charts/hello --dry-run=client -n prod' },
  { name: 'values in debug', line: 'install web charts/hello --dry-run=client --debug --set name=x,extra.y=1' },
  { name: 'hidden secrets and notes', line: 'install web charts/shop --dry-run=client --hide-secret --hide-notes' },
  {
    name: 'notes of subcharts',
    line: 'install web demo --dry-run=client --render-subchart-notes',
    files: chart({
      'templates/NOTES.txt': 'own\n',
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
      'charts/sub/templates/NOTES.txt': 'sub\n',
    }),
  },
  { name: 'no name', line: 'install charts/hello --dry-run=client' },
  { name: 'no arguments', line: 'install' },
  { name: 'older form of dry run', line: 'install web charts/hello --dry-run --hide-notes' },
  { name: 'unfit dry run', line: 'install web charts/hello --dry-run=maybe' },
  { name: 'system labels', line: 'install web charts/hello --dry-run=client -l team=a,owner=b' },
  { name: 'labels without a value', line: 'install web charts/hello --dry-run=client -l team' },
  { name: 'unknown format', line: 'install web charts/hello --dry-run=client -o xml' },
  { name: 'broken template', line: 'install web demo --dry-run=client', files: chart({ 'templates/a.yaml': 'a: {{ .Values.x.y }}\n' }) },
  { name: 'broken --set', line: 'install web charts/hello --dry-run=client --set a.b.c' },
];

export const installSuite: Suite = { name: 'install', rows, helm: '4.3.1' };
