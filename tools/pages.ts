// Compiles pages to functions: `pages/*.hbs`, style and script of a folder to its compiled-pages.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import Handlebars from 'handlebars';

/** The folders that have pages. */
const FOLDERS = ['src/action/author/readme', 'src/action/serve', 'src/check/report', 'src/coverage/report'];

/** Each file of compiled pages with its text. */
export function compiledPages(): { readonly file: string; readonly text: string }[] {
  return FOLDERS.map((folder) => ({ file: `${folder}/compiled-pages.ts`, text: compiled(`${folder}/pages`) }));
}

function compiled(folder: string): string {
  const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  const pages = names.sort().map((name) => {
    const code = Handlebars.precompile(read(name), {
      knownHelpersOnly: true,
      knownHelpers: { each: true, if: true, unless: true },
    });
    return `  ${name.replace('.hbs', '')}: ${code},`;
  });
  const style = transformSync(read('style.css'), { loader: 'css', minify: true }).code.trim();
  const script = existsSync(`${folder}/script.js`) && transformSync(read('script.js'), { minify: true }).code.trim();
  return [
    '/** Pages that tools/pages.ts compiled from pages/. Not to be edited. */',
    '// @ts-nocheck',
    `export const STYLE = ${JSON.stringify(style)};`,
    ...(script ? [`export const SCRIPT = ${JSON.stringify(script)};`] : []),
    `export const PAGES = {\n${pages.join('\n')}\n};`,
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) for (const { file, text } of compiledPages()) writeFileSync(file, text);
