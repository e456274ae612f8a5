/** Plugins below the command line: which command is chosen, what becomes of variables, how programs end. Answers: Helm 4.3.1 and Go 1.26. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogEntry } from '../../src/base/log.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';
import { findPlugin, findPlugins, loadPlugins } from '../../src/plugin/find-plugins.ts';
import { runGetter, runPostRenderer } from '../../src/plugin/invoke.ts';
import type { Plugin } from '../../src/plugin/metadata.ts';
import { expand, prepareCommand } from '../../src/plugin/platform-command.ts';
import { readMetadata } from '../../src/plugin/read-metadata.ts';
import { MACHINE } from '../support/machine.ts';

/** An error with exactly this message. */
const saying = (message: string) => expect.objectContaining({ message });

const one = (command: string, os = '', arch = '', ...args: string[]) => ({ command, os, arch, args });

describe('commands', () => {
  const env = { HOME: '/root', a_1: 'A', '@': 'at', EMPTY: '' };
  test.each([
    ['$HOME/x', '/root/x'],
    ['$<HOME>x$a_1.', '/rootxA.'],
    ['$HOMEx', ''],
    ['$@$EMPTY$$ $1', 'at '],
    ['$<>x', 'x'],
    ['$<x', 'x'],
    ['$<@>', 'at'],
    ['$', '$'],
    ['a$ b$(c)', 'a$ b$(c)'],
    ['$constructor $<__proto__>', ' '],
  ])('%s, with braces', (text, wanted) => expect(expand(text.replace('<', '{').replace('>', '}'), env)).toBe(wanted));

  const machine = { os: 'linux', arch: 'amd64' };
  test.each([
    [[one('any'), one('linux', 'linux'), one('exact', 'Linux', 'AMD64')], 'exact'],
    [[one('any'), one('linux', 'linux'), one('second', 'linux')], 'linux'],
    [[one('any'), one('other', 'windows'), one('second')], 'any'],
    [[one('arch', '', 'amd64'), one('any')], 'any'],
  ])('chosen, row %#', (commands, wanted) => expect(prepareCommand(commands, { env, machine, expandArgs: true }).program).toBe(wanted));

  test.each([[[]], [[one('')]], [[one('x', 'windows')]], [[one('x', '', 'amd64')]]])('none fits, row %#', (commands) => {
    expect(() => prepareCommand(commands, { env, machine, expandArgs: true })).toThrow(saying('no plugin command is applicable'));
  });

  test('words of the line, then arguments, then what is added', () => {
    const commands = [one('$HOME/run  a $a_1', '', '', '$HOME', 'b c')];
    const prepare = (expandArgs: boolean) => prepareCommand(commands, { env, machine, expandArgs, extraArgs: ['$HOME'] });
    expect(prepare(true)).toEqual({ program: '/root/run', args: ['', 'a', 'A', '/root', 'b c', '$HOME'] });
    expect(prepare(false).args).toEqual(['', 'a', '$a_1', '$HOME', 'b c', '$HOME']);
  });
});

describe('finding', () => {
  const files = memoryFileSystem({
    'p/a/plugin.yaml': 'name: a\n',
    'p/b/plugin.yaml': 'name: "b b"\n',
    'p/c/plugin.yaml': 'apiVersion: v1\nname: c\nversion: 1.0.0\ntype: postrenderer/v1\nruntime: subprocess\n',
    'p/d/other.yaml': '',
    'p/e': 'name: e',
    'twins/a/plugin.yaml': 'name: a\n',
    'twins/b/plugin.yaml': 'name: a\n',
  });
  const logged: LogEntry[] = [];
  const deps = { files, log: (entry: LogEntry) => void logged.push(entry) };

  test('by folder, type and name', () => {
    const names = (folders: string[], query = {}) => findPlugins(deps, folders, query).map(({ folder }) => folder);
    expect(names(['p/', 'nosuch'])).toEqual(['p/a', 'p/c']);
    expect(logged).toEqual([
      {
        level: 'warn',
        message: 'failed to load plugin (ignoring)',
        attributes: [
          ['plugin_yaml', 'p/b/plugin.yaml'],
          ['error', 'failed to load plugin "p/b": invalid plugin name "b b": must contain only a-z, A-Z, 0-9, _ and -'],
        ],
      },
    ]);
    expect(names(['p'], { type: 'cli/v1' })).toEqual(['p/a']);
    expect(findPlugin(deps, ['p'], { name: 'c', type: 'postrenderer/v1' }).metadata.version).toBe('1.0.0');
    expect(() => findPlugin(deps, ['p'], { name: 'a', type: 'getter/v1' })).toThrow('plugin: {Name:a Type:getter/v1} not found');
    expect(() => loadPlugins(deps, 'twins')).toThrow('two plugins claim the name "a" at "twins/a" and "twins/b"');
  });
});

describe('running', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plugin-'));
    writeFileSync(
      join(folder, 'run.sh'),
      '#!/bin/sh\ncase $4 in *bad) exit 3;; esac\necho "$@ $HELM_PLUGIN_USERNAME $HELM_PLUGIN_PASS_CREDENTIALS_ALL"\n',
      { mode: 0o755 },
    );
    writeFileSync(join(folder, 'plain'), 'x');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = { PATH: process.env.PATH };
  const deps = { env, ...MACHINE, log: () => {}, streams: { stdin: 0, stdout: 1, stderr: 2 } };
  const plugin = (text: string): Plugin => ({ folder, metadata: readMetadata(text) });
  const download = { protocol: 'foo', certFile: 'c', keyFile: '', caFile: '', username: 'me', password: 'p', passCredentials: true };

  test('a getter looks for its program in its folder', () => {
    const getter = plugin('name: x\ndownloaders: [{command: run.sh own, protocols: [foo]}]\n');
    const get = (url: string, protocol = 'foo') => new TextDecoder().decode(runGetter(getter, { ...download, url, protocol }, deps));
    expect(get('foo://x')).toBe('own c   foo://x me true\n');
    expect(() => get('foo://bad', 'bar')).toThrow('no downloader found for protocol "bar"');
  });

  const post = (script: string) =>
    plugin(
      `apiVersion: v1\nname: x\nversion: 1.0.0\ntype: postrenderer/v1\nruntime: subprocess\nruntimeConfig: {platformCommand: [{command: sh, args: [-c, '${script}', sh]}]}\n`,
    );
  test.each([
    ['cat', 'a: b', 'a: b'],
    ['echo 1', 'not read'.repeat(100_000), '1\n'],
    ['tr a b', 'aaa', 'bbb'],
  ])('a post-renderer: %s', (script, input, wanted) => expect(runPostRenderer(post(script), [], input, deps)).toBe(wanted));
  test.each([
    ['exit 3', 'failed to invoke post-renderer plugin "x": plugin "x" exited with error'],
    ['echo', 'post-renderer "x" produced empty output'],
  ])('a post-renderer refused: %s', (script, message) =>
    expect(() => runPostRenderer(post(script), [], '', deps)).toThrow(saying(message)),
  );

  test.each([
    ['no-such-program', 'exec: "no-such-program": executable file not found in $PATH'],
    ['./no-such-file', 'fork/exec ./no-such-file: no such file or directory'],
    ['FOLDER/plain', 'fork/exec FOLDER/plain: permission denied'],
    ['FOLDER/plain/x', 'fork/exec FOLDER/plain/x: not a directory'],
  ])('%s', (program, message) => {
    const run = () => MACHINE.processes.captureNow({ program: program.replace('FOLDER', folder), args: [], env }, { stderr: 'drop' });
    expect(run).toThrow(saying(message.replace('FOLDER', folder)));
  });

  test('a WebAssembly plugin is named as what it is', () => {
    const wasm = plugin('apiVersion: v1\nname: x\nversion: 1.0.0\ntype: postrenderer/v1\nruntime: extism/v1\n');
    expect(() => runPostRenderer(wasm, [], '', deps)).toThrow(/WebAssembly plugin \(runtime "extism\/v1"\).*cannot run those yet/);
  });
});
