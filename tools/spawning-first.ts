/** The order of test files: those that start programs come first, because starting one takes longer the more memory a worker holds. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SPAWNING =
  /\/test\/(?:cli\/(?:sessions|spawned|trouble|changed|node-version)|hostile\/limits|browser|package|library\/types|action\/plugin\/plugins|host\/draft)\.test\.ts$/;

export default class SpawningFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const spawns = ({ moduleId }: TestSpecification) => SPAWNING.test(moduleId);
    return [...sorted.filter(spawns), ...sorted.filter((file) => !spawns(file))];
  }
}
