/** Plugins as Helm 3.22 reads, installs and runs them. */
import type { Session, SessionSuite } from '../support/session.ts';

const plugin = (...lines: string[]) => `${lines.join('\n')}\n`;

const first = plugin(
  'name: first',
  'version: 1.0.0',
  'usage: u',
  'description: one',
  'command: "echo hi $HELM_PLUGIN_NAME"',
  'hooks: {install: "echo inst", update: "echo upd", delete: "echo del"}',
);
const newer = plugin('apiVersion: v1', 'type: cli/v1', 'name: newer', 'version: 1.0.0', 'runtime: subprocess');
const both = plugin(
  'name: both',
  'version: 1.0.0',
  'command: "exit 3"',
  'platformCommand: [{os: linux, command: sh, args: ["-c", "echo $0 $@; exit 4"]}]',
  'platformHooks: {install: [{command: sh, args: ["-c", "exit 5"]}]}',
  'hooks: {delete: "exit 1"}',
);
const downloads = plugin(
  'name: downloads',
  'command: nope-not-here',
  'downloaders: [{command: dl, protocols: [foo]}, {command: "sub/dl x", protocols: [bar, baz]}]',
);

const unreadable = [
  'name: [\n',
  'name: "bad name"\n',
  'name: a\nnope: true\n',
  'name: a\nname: b\n',
  'name: a\nplatformCommand: {}\n',
  'name: a\nignoreFlags: "yes"\n',
  'name: a\nplatformCommand: [{args: [{}]}]\n',
  'name: a\nhooks: {a: [b]}\n',
  '',
];

const sessions: Session[] = [
  {
    name: 'installed, called, removed',
    files: { 'first/plugin.yaml': first, 'both/plugin.yaml': both },
    steps: [
      'plugin install first',
      'plugin install first',
      'plugin install first/plugin.yaml',
      'plugin install nosuch',
      'first a b',
      'plugin install both',
      'plugin list',
      'both x',
      'plugin update first nosuch',
      'plugin uninstall both nosuch first',
      'plugin list',
    ],
    lists: ['data'],
  },
  {
    name: "a plugin of Helm 4's form hides all others",
    files: { 'first/plugin.yaml': first, 'newer/plugin.yaml': newer },
    steps: ['plugin install first', 'plugin install newer', 'plugin list', 'first', 'plugin update first', 'version --short'],
  },
  {
    name: 'downloaders',
    files: {
      '../data/helm/plugins/downloads/plugin.yaml': downloads,
      '../data/helm/plugins/downloads/sub/dl': '#!/bin/sh\necho "$@" >&2; exit 2\n',
    },
    steps: [
      'downloads',
      'pull foo://x',
      'pull bar://x/y',
      'pull baz://x/y --username u --password p',
      'show chart bar://x',
      'pull qux://x',
    ],
  },
  ...unreadable.map(
    (text): Session => ({
      name: `refused plugin.yaml: ${text}`,
      files: { '../data/helm/plugins/a/plugin.yaml': text },
      steps: ['plugin list', 'version --short'],
    }),
  ),
];

export const pluginHelm3Suite: SessionSuite = { name: 'plugin-helm3', helm: '3.22.0', sessions };
