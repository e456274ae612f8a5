// Gathers the licences of the libraries that bundles and the binary include.
import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

const INTRODUCTION = `This file names the third-party software that chartwright's files include, with its licences.

dist/*.js, dist/*.cjs and the single-file binary include the libraries below, in part, as bundlers shorten them.

OpenPGP.js is under the GNU Lesser General Public License. The npm package has it as its makers distribute it, in
dist/openpgp, where another version can take its place. The single-file binary includes it; to use another version there,
install that version over node_modules/openpgp in a checkout of chartwright, whose source is complete, and run
npm run binary.

The single-file binary also includes Bun (MIT License), which links JavaScriptCore and other libraries statically; its
licences, and how to link it with another JavaScriptCore, stand in LICENSE.md of Bun's source.
`;

/** The text of THIRD_PARTY_NOTICES for what these entries include. Throws where a library has no licence. */
export async function noticesFor(entryPoints) {
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: 'dist',
    logLevel: 'warning',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = new Set(used.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter((folder) => folder));
  return [INTRODUCTION, ...[...folders].sort().map(notice)].join(`\n${'-'.repeat(80)}\n\n`);
}

function notice(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const notices = readdirSync(folder).filter((each) => /^notice(\.|$)/i.test(each));
  const texts = [licenceOf(folder), ...notices.map((each) => readFileSync(`${folder}/${each}`, 'utf8').trim())];
  return `${name} ${version} (${license})${homepage ? `\n${homepage}` : ''}\n\n${texts.join('\n\n')}\n`;
}

/** The licence file's text, or the chapter of the README that holds it. */
function licenceOf(folder) {
  const names = readdirSync(folder);
  const file = names.find((each) => /^licen[cs]e\b/i.test(each));
  if (file) return readFileSync(`${folder}/${file}`, 'utf8').trim();
  const readme = names.find((each) => /^readme(\.|$)/i.test(each));
  const chapter = readme && /^#+ licen[cs]e\b[\s\S]*/im.exec(readFileSync(`${folder}/${readme}`, 'utf8'))?.[0];
  if (!chapter) throw new Error(`${folder} has no licence`);
  return chapter.trim();
}
