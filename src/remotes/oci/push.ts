/** Stores an artifact in a repository: what is missing there first, its manifest under a tag last. */
import type { ChartArtifact, Content } from './chart-artifact.ts';
import { performing } from './pull.ts';
import type { Repository } from './repository.ts';

/** Uploads an artifact; a part that the repository has already is not sent. Throws `failed to perform "Push" on destination: …`. */
export async function pushArtifact(repository: Repository, { manifest, config, layers }: ChartArtifact, tag: string): Promise<void> {
  const missing = async ({ descriptor }: Content): Promise<boolean> =>
    performing('Exists', 'destination', async () => !(await repository.exists(descriptor)));
  if (await missing(manifest)) {
    await Promise.all(
      [config, ...layers].map(async (part) => {
        if (!(await missing(part))) return;
        await performing('Push', 'destination', () => repository.pushBlob(part.descriptor, part.data));
      }),
    );
  }
  await performing('Push', 'destination', () => repository.pushManifest(manifest.descriptor, manifest.data, tag));
}
