/** The commands by name. What a command says, takes and does is one object in its own file, loaded when the command is needed. */
import type { CommandTable, RunnableCommand } from './command.ts';

const scripts = () => import('./commands/complete.ts');

export const COMMANDS: CommandTable = new Map(
  Object.entries({
    __complete: async (): Promise<RunnableCommand> => (await scripts()).complete,
    __completeNoDesc: async () => (await scripts()).completeWithoutDescriptions,
    batch: async () => (await import('./commands/batch.ts')).batch,
    check: async () => (await import('./commands/check.ts')).check,
    completion: async () => (await import('./commands/completion.ts')).completion,
    create: async () => (await import('./commands/create.ts')).create,
    dependency: async () => (await import('./commands/dependency/dependency.ts')).dependency,
    diff: async () => (await import('./commands/diff/diff.ts')).diff,
    docs: async () => (await import('./commands/docs.ts')).docs,
    env: async () => (await import('./commands/env.ts')).env,
    explain: async () => (await import('./commands/explain.ts')).explain,
    get: async () => (await import('./commands/get/get.ts')).get,
    history: async () => (await import('./commands/history.ts')).history,
    install: async () => (await import('./commands/install.ts')).install,
    lint: async () => (await import('./commands/lint.ts')).lint,
    list: async () => (await import('./commands/list.ts')).list,
    package: async () => (await import('./commands/package.ts')).packageCommand,
    plugin: async () => (await import('./commands/plugin/plugin.ts')).plugin,
    pull: async () => (await import('./commands/pull.ts')).pull,
    push: async () => (await import('./commands/push.ts')).push,
    readme: async () => (await import('./commands/readme.ts')).readme,
    registry: async () => (await import('./commands/registry/registry.ts')).registry,
    repo: async () => (await import('./commands/repo/repo.ts')).repo,
    rollback: async () => (await import('./commands/rollback.ts')).rollback,
    search: async () => (await import('./commands/search/search.ts')).search,
    serve: async () => (await import('./commands/serve.ts')).serve,
    show: async () => (await import('./commands/show.ts')).show,
    status: async () => (await import('./commands/status.ts')).status,
    template: async () => (await import('./commands/template.ts')).template,
    test: async () => (await import('./commands/test.ts')).test,
    uninstall: async () => (await import('./commands/uninstall.ts')).uninstall,
    unittest: async () => (await import('./commands/unittest.ts')).unittest,
    upgrade: async () => (await import('./commands/upgrade.ts')).upgrade,
    verify: async () => (await import('./commands/verify.ts')).verify,
    version: async () => (await import('./commands/version.ts')).version,
  }),
) as CommandTable;
