// Draws docs/terminal.svg, docs/explain.svg and docs/check.svg: what the program prints for a few command lines, as a terminal shows it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Each picture: its file, its title, the files beside and in copies of charts/, and the command lines. */
const PICTURES = [
  {
    file: 'docs/terminal.svg',
    title: 'A chart is linted and rendered, and the origin of a value explained',
    files: { 'prod.yaml': 'name: production\n' },
    lines: ['lint hello', 'template greeter hello --set name=reader', 'explain values hello -f prod.yaml --set name=reader name'],
  },
  {
    file: 'docs/explain.svg',
    title: 'A field of a manifest is explained: the template that wrote it, and where its values come from',
    files: { 'prod.yaml': 'replicas: 3\nimage:\n  tag: "2.1"\n' },
    lines: ['explain manifest web shop -f prod.yaml Deployment/web-shop spec.template.spec.containers[0].image'],
  },
  {
    file: 'docs/check.svg',
    title: 'A chart is checked, and everything that is wrong with it found in one run',
    files: {
      'hello/values.yaml': 'name: world\nrepliacs: 2\ndebug: yes\n',
      'hello/templates/web.yaml': [
        'apiVersion: apps/v1beta2',
        'kind: Deployment',
        'metadata: {name: web, labels: {debug: {{ .Values.debug }}}}',
        'spec:',
        '  replicas: {{ .Values.replicas | default 1 | quote }}',
        '  template: {{ include "hello.pod" . }}',
        '',
      ].join('\n'),
      'hello/templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{port: 80, targetPrt: http}]\n',
    },
    lines: ['check hello'],
  },
];
const [FONT, STEP, LEFT, TOP, WIDTH] = [14, 20, 20, 50, 880];
const PROGRAM = resolve('bin/chartwright.js');

/** The rows of a picture: command lines and what they print. */
function rowsOf({ files, lines }) {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  cpSync('charts', folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const rows = lines.flatMap((line) => {
    const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...line.split(' ')], { cwd: folder, encoding: 'utf8' });
    return [
      { prompt: true, text: `chartwright ${line}` },
      ...(stdout + stderr)
        .trimEnd()
        .split('\n')
        .map((text) => ({ text })),
      { text: '' },
    ];
  });
  rmSync(folder, { recursive: true });
  return rows.slice(0, -1);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A line with its colours: prompts, comments, keys and severities stand out. */
function drawn({ prompt, text }) {
  if (prompt) return `<tspan class="p">$</tspan> <tspan class="b">${escaped(text)}</tspan>`;
  if (/^(?:#|---|==>)/.test(text)) return `<tspan class="q">${escaped(text)}</tspan>`;
  const [, place, severity, message] = /^(\S+:) (error|warning|info) (.*)$/.exec(text) ?? [];
  if (place) return `${escaped(place)} <tspan class="${severity[0]}">${severity}</tspan> ${escaped(message)}`;
  const [, key, rest] = /^(\s*[\w.-]+:)(\s.*|)$/.exec(text) ?? [];
  return key ? `<tspan class="k">${escaped(key)}</tspan>${escaped(rest)}` : escaped(text);
}

for (const picture of PICTURES) {
  const rows = rowsOf(picture);
  const height = TOP + rows.length * STEP + 14;
  const width = Math.max(WIDTH, ...rows.map(({ text }) => 60 + Math.ceil(text.length * FONT * 0.61)));
  const texts = rows.map((row, index) => `<text x="${LEFT}" y="${TOP + 10 + index * STEP}" xml:space="preserve">${drawn(row)}</text>`);
  writeFileSync(
    picture.file,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${picture.title}</title>
<style>text { font: ${FONT}px ui-monospace, Menlo, Consolas, monospace; fill: #d7dde4 } .p { fill: #7ee0a0 } .b { fill: #fff; font-weight: bold } .q { fill: #8b96a3 } .k { fill: #7cc4ff } .e { fill: #ff7b72 } .w { fill: #e3b341 }</style>
<rect width="${width}" height="${height}" rx="10" fill="#14181d"/>
<circle cx="24" cy="22" r="6" fill="#ec6a5e"/><circle cx="44" cy="22" r="6" fill="#f4bf4f"/><circle cx="64" cy="22" r="6" fill="#61c554"/>
${texts.join('\n')}
</svg>
`,
  );
}
