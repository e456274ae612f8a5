/** The tools that this project is made with: `tsx tools/main.ts COMMAND`, or `npm run COMMAND -- ...`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

const tools = new Command('tools').description('Development tools of this project').enablePositionalOptions();

/** A whole number of at least 1. */
function count(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Not a whole number.');
}

tools
  .command('docs')
  .description('write docs/commands.md and docs/rules.md')
  .action(async () => {
    const [{ commandDocs }, { ruleDocs }, { COMMANDS }] = await Promise.all([
      import('../src/cli/docs/command-list.ts'),
      import('../src/cli/docs/rule-list.ts'),
      import('../src/cli/commands.ts'),
    ]);
    writeFileSync('docs/commands.md', await commandDocs(COMMANDS));
    writeFileSync('docs/rules.md', ruleDocs());
  });

tools
  .command('binary')
  .description('build dist/chartwright, one file that needs no Node.js')
  .argument('[target]', 'another system, whose runtime Bun downloads')
  .action(async (target) => (await import('./binary.ts')).buildBinary(target));

tools
  .command('golden')
  .description('run the suites of a version of Helm with it, and write its answers to test/golden')
  .argument('<helm>', 'path of Helm')
  .argument('[suite]', 'only this suite')
  .action(async (helm, suite) => (await import('./golden.ts')).writeAnswers(helm, suite));

tools
  .command('parity')
  .description('run the suites of a version of Helm with it and with chartwright, and print the differences')
  .argument('<helm>', 'path of Helm')
  .argument('[suite]', 'only this suite')
  .action(async (helm, suite) => {
    if ((await (await import('./golden.ts')).compareAnswers(helm, suite)) > 0) process.exitCode = 1;
  });

tools
  .command('fuzz')
  .description('render generated charts with Helm and with chartwright, and print the differences')
  .option('--helm <path>', 'path of Helm', 'helm')
  .option('--cases <n>', 'number of charts', count, 1000)
  .option('--seed <n>', 'seed of the generator', count, 1)
  .addOption(new Option('--kind <kind>', 'only this kind of chart').choices(['template', 'yaml', 'values', 'set']))
  .option('--show <n>', 'number of differences to print', count, 10)
  .action(async (options) => {
    if ((await (await import('./fuzz/fuzz.ts')).fuzz(options)) > 0) process.exitCode = 1;
  });

tools
  .command('schema-check')
  .description('make schemas of charts, and validate the values that the charts contain')
  .argument('<path...>', 'charts')
  .option('--strict', 'refuse unknown keys', false)
  .option('--draft <draft>', 'version of JSON Schema', '7')
  .option('--show <n>', 'number of failures to print', count, 20)
  .action(async (paths, options) => {
    if ((await import('./schema-check.ts')).checkSchemas({ paths, ...options }) > 0) process.exitCode = 1;
  });

tools
  .command('types-check')
  .description('print the types of charts, and compile literals of their own values with them')
  .argument('<path...>', 'charts')
  .option('--strict', 'refuse unknown keys', false)
  .action(async (paths, { strict }) => {
    if ((await (await import('./types-check.ts')).checkTypes(paths, strict)) > 0) process.exitCode = 1;
  });

tools
  .command('release-parity')
  .description(
    'install, upgrade and uninstall charts with Helm and with chartwright on the cluster of $KUBECONFIG, and compare the objects there',
  )
  .argument('<helm>', 'path of Helm')
  .argument('<chart...>', 'folders of charts')
  .option('--program <command>', 'the command that runs chartwright', 'dist/chartwright')
  .option('--set <values>', 'value that the first upgrade sets', 'nameOverride=other')
  .option('--ignore <regexp>', 'differences to ignore, such as generated passwords')
  .option('--show <n>', 'number of differences per step to print', count, 5)
  .action(async (helm, charts, { program, set, ignore, show }) => {
    const { compareReleases } = await import('./release-parity.ts');
    const options = { helm, program, charts, set, ignore: ignore === undefined ? undefined : new RegExp(ignore), show };
    if ((await compareReleases(options)) > 0) process.exitCode = 1;
  });

tools
  .command('kubernetes-schemas')
  .description('pack the OpenAPI documents of Kubernetes into src/kubernetes-schema/schemas.ts')
  .argument('<source...>', 'a version and its swagger.json, oldest first: 1.37=swagger.json')
  .action(async (sources) => (await import('./kubernetes-schemas.ts')).packSchemas(sources));

tools
  .command('kubeconform')
  .description('compare the Kubernetes rules with kubeconform, on manifests')
  .argument('<kubeconform>', 'path of kubeconform')
  .argument('<swagger>', 'swagger.json of the version of Kubernetes')
  .argument('<path...>', 'manifest files, or folders of them')
  .option('--kube-version <version>', 'the version of Kubernetes', '1.37')
  .option('--show <n>', 'number of differences to print', count, 10)
  .action(async (kubeconform, swagger, paths, { kubeVersion: version, show }) => {
    const { compareWithKubeconform } = await import('./kubeconform.ts');
    if (compareWithKubeconform({ kubeconform, swagger, version, paths, show }) > 0) process.exitCode = 1;
  });

tools
  .command('unread-values')
  .description('remove keys of values.yaml that check reports as never read, and check that nothing changes')
  .argument('<chart...>', 'charts')
  .option('--keys <n>', 'number of keys per chart to try', count, 30)
  .option('--show <n>', 'number of mistakes to print', count, 20)
  .option('--missing', 'also print keys without effect that are not reported', false)
  .action(async (paths, options) => {
    if ((await import('./unread-values.ts')).checkUnread({ paths, ...options }) > 0) process.exitCode = 1;
  });

tools
  .command('diff-oracle')
  .description('compare renderings of charts, and check the changes and their causes')
  .argument('<path...>', 'charts, or folders of them')
  .option('--values <n>', 'number of values per chart to change', count, 8)
  .option('--show <n>', 'number of mistakes to print', count, 20)
  .action(async (paths, { values, show }) => {
    if ((await (await import('./diff-oracle.ts')).checkDiff({ paths, values, show })) > 0) process.exitCode = 1;
  });

tools
  .command('explain-values')
  .description('compare explain values with Helm, on the charts of a folder')
  .argument('<helm>', 'path of Helm')
  .argument('<folder>', 'charts')
  .option('--every <n>', 'only every nth chart', count, 1)
  .option('--lines <n>', 'number of lines per chart to remove', count, 3)
  .action(async (helm, folder, options) => {
    if ((await import('./explain-values.ts')).compareValues({ helm, folder, ...options }) > 0) process.exitCode = 1;
  });

tools
  .command('explain-manifest')
  .description('compare explain manifest with Helm, on the charts of a folder: change values and see which lines change')
  .argument('<helm>', 'path of Helm')
  .argument('<folder>', 'charts')
  .option('--every <n>', 'only every nth chart', count, 1)
  .option('--from <n>', 'number of the first chart', Number, 0)
  .option('--values <n>', 'number of values per chart to change', count, 4)
  .option('--show', 'print the lines that are wrong', false)
  .action(async (helm, folder, options) => {
    if ((await import('./explain-manifest.ts')).compareManifests({ helm, folder, ...options }) > 0) process.exitCode = 1;
  });

const bench = tools.command('bench').description('measure time and memory');
bench
  .command('render', { isDefault: true })
  .description('time loading and rendering in process, compared with the times in bench/baseline.json')
  .option('--helm <path>', 'time this Helm, too')
  .option('--charts <folder>', 'charts to render')
  .option('--most <n>', 'number of charts', count, 40)
  .option('--runs <n>', 'runs per chart', count, 5)
  .option('--keep', 'write the times to bench/baseline.json', false)
  .action(async (options) => (await import('../bench/render.ts')).benchRender(options));
bench
  .command('helm')
  .description('time whole processes, compared with Helm’s')
  .argument('[helm]', 'path of Helm', 'helm')
  .option(
    '--program <words>',
    'command that runs chartwright',
    `${process.execPath} ${resolve(import.meta.dirname, '../bin/chartwright.js')}`,
  )
  .option('--charts <folder>', 'charts to render, too')
  .option('--cluster [chart]', 'time releases instead, on the cluster of $KUBECONFIG: a list, and the releases of this chart')
  .option('--most <n>', 'number of charts', count, 40)
  .option('--runs <n>', 'runs per chart', count, 5)
  .action(async (helm, options) => (await import('../bench/beside-helm.ts')).benchBesideHelm(helm, options));
bench
  .command('watch')
  .description('time template --watch from the change of a file to the report on it')
  .argument('<chart>', 'folder of a chart, which is copied')
  .option('--program <words>', 'command that runs chartwright', 'node bin/chartwright.js')
  .option('--changes <n>', 'number of changes', count, 100)
  .action(async (chart, options) => (await import('../bench/watch.ts')).benchWatch(chart, options));
bench
  .command('index')
  .description('time searching and resolving in an index of 10,000 versions')
  .argument('[helm]', 'time this Helm, too')
  .action(async (helm) => (await import('../bench/large-index.ts')).benchLargeIndex(helm));

tools
  .command('cluster')
  .description('run a command with a Kubernetes API server; etcd and kube-apiserver must be in CHARTWRIGHT_CLUSTER_BIN or on PATH')
  .argument('<command...>', 'command, which finds the kubeconfig in CHARTWRIGHT_CLUSTER')
  .passThroughOptions()
  .action(async (command) => {
    process.exitCode = await (await import('./cluster.ts')).withCluster(command);
  });

tools
  .command('schemas')
  .description('compile the JSON Schemas of docs/ to functions below src/')
  .action(async () => (await import('./schemas.ts')).writeCompiledSchemas());

tools
  .command('patch-strategies')
  .description('print src/kube/patch/strategies.ts')
  .argument('<openapi>', 'OpenAPI v2 document of Kubernetes: api/openapi-spec/swagger.json, or GET /openapi/v2 of a server of all versions')
  .action(async (file) => {
    process.stdout.write((await import('./patch-strategies.ts')).patchStrategies(file));
  });

try {
  await tools.parseAsync();
} catch (error) {
  console.error(`Error: ${(error as Error).message}`);
  process.exitCode = 1;
}
