/** Prints how many tests passed, failed and were skipped, as one plain line at the end. */
import type { Reporter, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => tests.filter((each) => each === state).length;
    // A file that cannot be loaded, or an error outside of tests, is a failure, too.
    const failed = count('failed') + modules.filter((module) => module.errors().length > 0).length + errors.length;
    process.on('exit', () => console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`));
  }
}
