/** Compiled Handlebars templates with Handlebars' runtime: whatever they show is escaped unless it is HTML already. */
import runtime from 'handlebars/runtime.js';

type Template = (data: object, options: object) => string;

/** The runtime's own types lack these members. */
const Handlebars = runtime as unknown as { template(compiled: unknown): Template };

/** Pages by the names of their templates, which may include each other; `shared` is what all of them are given. */
export function htmlPages<Name extends string>(pages: Readonly<Record<Name, unknown>>, shared: object) {
  const templates = Object.fromEntries(Object.entries(pages).map(([name, compiled]) => [name, Handlebars.template(compiled)])) as Record<
    Name,
    Template
  >;
  return (name: Name, data: object): string => templates[name]({ ...data, ...shared }, { partials: templates });
}
