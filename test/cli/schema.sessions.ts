/** Schemas that refer to others by URL, in the commands that render or lint. */
import type { Session, SessionSuite } from '../support/session.ts';

const CHART = 'apiVersion: v2\nname: demo\nversion: 0.1.0\nicon: file:///x\n';

/** A chart in `demo` whose schema is `schema`, with values that set port to 80. */
function withSchema(name: string, schema: object, steps: readonly string[] = ['template r demo']): Session {
  return {
    name,
    files: {
      'demo/Chart.yaml': CHART,
      'demo/values.yaml': 'port: 80\n',
      'demo/templates/a.yaml': 'port: {{ .Values.port }}\n',
      'demo/values.schema.json': JSON.stringify(schema),
      's/ports.json': '{"$defs": {"small": {"maximum": 9}, "big": {"maximum": 9000}}}',
      's/values.json': '{"properties": {"port": {"$ref": "ports.json#/$defs/small"}}}',
      's/broken.json': '{"a":',
      's/odd.json': '{"type": "strin"}',
      's/two.json': '{} {}',
      's/meta.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'URL/s/meta.json',
        $vocabulary: {
          'https://json-schema.org/draft/2020-12/vocab/core': true,
          'https://json-schema.org/draft/2020-12/vocab/validation': true,
        },
        type: 'object',
      }),
    },
    steps,
  };
}

const referring = (url: string) => withSchema(url, { $ref: `URL/${url}` });

const sessions: Session[] = [
  withSchema('a value that fits', { properties: { port: { $ref: 'URL/s/ports.json#/$defs/big' } } }),
  withSchema('a schema of schemas', { $ref: 'URL/s/values.json' }, [
    'template r demo',
    'template r demo --set port=1',
    'template r demo --skip-schema-validation',
    'lint demo',
    'install r demo --dry-run=client',
    'template r demo --kube-version 1.30 --debug --set port=2',
  ]),
  withSchema('relative to an $id of its own', { $id: 'URL/s/root.json', $ref: 'values.json' }, ['template r demo', 'lint demo']),
  withSchema('a metaschema with few vocabularies', { $schema: 'URL/s/meta.json', properties: { port: { type: 'string' } } }),
  withSchema('a metaschema that is not there', { $schema: 'URL/s/none.json', properties: {} }, ['template r demo', 'lint demo']),
  withSchema('only when the schema is used', { properties: { port: { $ref: 'URL/s/none.json' } } }, ['template r demo --set port=null']),
  withSchema('a pointer into nothing', { $ref: 'URL/s/ports.json#/x' }),
  ...['s/broken.json', 's/odd.json', 's/two.json', 's/none.json', 'error/s/ports.json', 'junk/s', 'empty/s', 'redirect/s/values.json'].map(
    referring,
  ),
  ...['loop/s', 'auth/s/ports.json'].map(referring),
  withSchema('other schemes', { $ref: 'ftp://127.0.0.1/x' }),
  withSchema('no host', { $ref: 'http:///x' }),
  withSchema('a file that is not there', { $ref: 'other.json' }, ['template r demo', 'lint demo']),
];

export const schemaSuite: SessionSuite = { name: 'schema', helm: '4.3.1', sessions };
