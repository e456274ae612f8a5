// Draws docs/terminal.svg: what the program prints for a few command lines, as a terminal shows it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LINES = ['lint hello', 'template greeter hello --set name=reader', 'explain values hello -f prod.yaml --set name=reader name'];
const [FONT, STEP, LEFT, TOP, WIDTH] = [14, 20, 20, 50, 880];
const PROGRAM = resolve('bin/chartwright.js');

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
cpSync('charts/hello', join(folder, 'hello'), { recursive: true });
writeFileSync(join(folder, 'prod.yaml'), 'name: production\n');
const rows = LINES.flatMap((line) => {
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
rows.pop();

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A line with its colours: prompts, comments and keys stand out. */
function drawn({ prompt, text }) {
  if (prompt) return `<tspan class="p">$</tspan> <tspan class="b">${escaped(text)}</tspan>`;
  if (/^(?:#|---|==>)/.test(text)) return `<tspan class="q">${escaped(text)}</tspan>`;
  const [, key, rest] = /^(\s*[\w.-]+:)(\s.*|)$/.exec(text) ?? [];
  return key ? `<tspan class="k">${escaped(key)}</tspan>${escaped(rest)}` : escaped(text);
}

const height = TOP + rows.length * STEP + 14;
const texts = rows.map((row, index) => `<text x="${LEFT}" y="${TOP + 10 + index * STEP}" xml:space="preserve">${drawn(row)}</text>`);
writeFileSync(
  'docs/terminal.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
<title>A chart is linted and rendered, and the origin of a value explained</title>
<style>text { font: ${FONT}px ui-monospace, Menlo, Consolas, monospace; fill: #d7dde4 } .p { fill: #7ee0a0 } .b { fill: #fff; font-weight: bold } .q { fill: #8b96a3 } .k { fill: #7cc4ff }</style>
<rect width="${WIDTH}" height="${height}" rx="10" fill="#14181d"/>
<circle cx="24" cy="22" r="6" fill="#ec6a5e"/><circle cx="44" cy="22" r="6" fill="#f4bf4f"/><circle cx="64" cy="22" r="6" fill="#61c554"/>
${texts.join('\n')}
</svg>
`,
);
