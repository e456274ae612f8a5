// Compiles the pages of `serve` to functions: src/action/serve/compiled-pages.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import Handlebars from 'handlebars';

const FOLDER = 'src/action/serve/pages';
export const COMPILED = 'src/action/serve/compiled-pages.ts';
const NAMES = ['chart', 'code', 'command', 'icon', 'list', 'missing', 'page'];

/** The text of the compiled pages. */
export function compiledPages(): string {
  const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
  const compiled = NAMES.map((name) => {
    const code = Handlebars.precompile(read(`${name}.hbs`), {
      knownHelpersOnly: true,
      knownHelpers: { each: true, if: true, unless: true },
    });
    return `  ${name}: ${code},`;
  });
  const style = transformSync(read('style.css'), { loader: 'css', minify: true }).code.trim();
  const script = transformSync(read('script.js'), { minify: true }).code.trim();
  return [
    '/** The pages of `serve`, compiled by tools/pages.ts from pages/. Not to be edited. */',
    '// @ts-nocheck',
    `export const STYLE = ${JSON.stringify(style)};`,
    `export const SCRIPT = ${JSON.stringify(script)};`,
    `export const PAGES = {\n${compiled.join('\n')}\n};`,
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(COMPILED, compiledPages());
