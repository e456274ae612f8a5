/** The compiled templates of the pages, with handlebars' runtime: whatever they show is escaped unless it is HTML already. */
import runtime from 'handlebars/runtime.js';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import { PAGES, SCRIPT, STYLE } from './compiled-pages.ts';

type Page = 'list' | 'chart' | 'missing';
type Template = (data: object, options: object) => string;

/** The runtime's own types do not say what it has. */
const Handlebars = runtime as unknown as { template(compiled: unknown): Template };

const templates: Readonly<Record<string, Template>> = Object.fromEntries(
  Object.entries(PAGES).map(([name, compiled]) => [name, Handlebars.template(compiled)]),
);

/** A page as HTML. */
export function pageOf(name: Page, data: object): string {
  return (templates[name] as Template)({ ...data, style: STYLE, script: SCRIPT }, { partials: templates });
}

const hash = Buffer.from(platformCrypto().digest('sha256', SCRIPT), 'hex').toString('base64');

/** Pages show pictures of charts and run their own script; nothing else comes from elsewhere. */
export const POLICY = [
  `default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`,
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
].join('; ');
