// Compiles pages to functions: `pages/*.hbs`, style and script of a folder to its compiled-pages.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSync, transformSync } from 'esbuild';
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
  const style = styleOf(`${folder}/style.css`);
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

/** A style with what it imports. */
function styleOf(file: string): string {
  const { outputFiles } = buildSync({ entryPoints: [file], bundle: true, minify: true, write: false });
  return outputFiles[0]!.text.trim();
}

if (process.argv[1] === import.meta.filename) for (const { file, text } of compiledPages()) writeFileSync(file, text);
