/** The flags of all commands, and the words for commands and flags that are not there. */
import type { Row, Suite } from '../support/rows.ts';

const line = (text: string): Row => ({ name: text, line: text });

const rows: Row[] = [
  ...['version --short', 'repo list', 'create', 'list', 'plugin list', 'template --bad', 'nothing', 'env a b'].map(
    (each): Row => ({ name: `${each} with an unknown HELM_DRIVER`, line: each, env: { HELM_DRIVER: 'Secret' } }),
  ),
  ...['HELM_CACHE_HOME', 'HELM_CONFIG_HOME', 'HELM_DATA_HOME', 'HELM_PLUGINS', 'HELM_REPOSITORY_CONFIG'].map(
    (name): Row => ({
      name: `env ${name} without a home`,
      line: `env ${name}`,
      env: { HOME: '', XDG_CACHE_HOME: '', XDG_CONFIG_HOME: '', XDG_DATA_HOME: '' },
    }),
  ),
  ...['-v 3', '-v=3', '-v3', '--v 3', '--v=3', '-v x', '-vv', '-v', '--v=99999999999', '--v='].map((flag) =>
    line(`version --short ${flag}`),
  ),
  ...['a=1', 'a=1,b*=2', 'a', 'a=', '=1', 'a=x', 'a=-1', 'a=0,', '', 'a=1=2'].map((value) => line(`version --short --vmodule=${value}`)),
  ...['INFO', 'warning', 'Fatal', '2', '9', 'x', ''].map((value) => line(`version --short --stderrthreshold=${value}`)),
  ...['x.go:1', 'x.go:0', 'x:1', 'x.go', 'x.go:y', ''].map((value) => line(`version --short --log-backtrace-at=${value}`)),
  ...['1', '0x10', '1_0', 'x', '-1', '18446744073709551616', '08'].map((value) => line(`version --short --log-file-max-size=${value}`)),
  ...['--logtostderr', '--alsologtostderr=false', '--logtostderr=x', '--add-dir-header', '--skip-headers', '--one-output'].map((flag) =>
    line(`version --short ${flag}`),
  ),
  ...['--skip-log-headers', '--legacy-stderr-threshold-behavior=0', '--alsologtostderrthreshold=1', '--log-dir x', '--log-file=x'].map(
    (flag) => line(`version --short ${flag}`),
  ),
  ...['--log_dir x', '--log-directory x', '--version'].map((flag) => line(`template ${flag}`)),
  ...['env HELM_KUBEASGROUPS --kube-as-group a', 'env HELM_KUBEASGROUPS --kube-as-group a --kube-as-group b'].map(line),
  ...['env HELM_DEBUG --debug', 'env --debug=x', 'env -n', 'env -n x HELM_NAMESPACE', '-n x env HELM_NAMESPACE'].map(line),
  ...[
    'nothing',
    'nothing --color=x',
    'nothing --bad',
    'tmplate',
    'init',
    'repo nothing --bad',
    'help nothing --bad',
    'help template --set a=b',
    '--bad',
  ].map(line),
  ...[
    'template --color=x',
    'template --force --bad',
    'install --atomic',
    'install --atomic=x',
    'repo list x',
    'env a b',
    'template --color never',
    'template -- --debug',
  ].map(line),
];

export const flagsSuite: Suite = { name: 'flags', helm: '4.3.1', rows };
