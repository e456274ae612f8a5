/** `template --dry-run=server`: renders with the versions and objects of a cluster, which validates the manifests. */
import { decodeUtf8 } from '../../go/utf8.ts';
import { checkReleaseName } from '../../release/release-name.ts';
import { sourceDocument } from '../../render/manifest-text.ts';
import type { RenderResult } from '../../render/render-options.ts';
import { processDependencies } from '../../values/dependencies.ts';
import { loadRequested, type TemplateDeps, type TemplateRequest } from '../render/template-chart.ts';
import { prepareCrds } from './install-crds.ts';
import { adoptable, ownResources } from './own-resources.ts';
import { clusterCapabilities, ownCapabilities, renderParts } from './render-release.ts';
import { checkReachable, debug, type ReleaseSession, reporting } from './session.ts';

export interface ServerTemplateOptions {
  readonly skipCrds: boolean;
  readonly takeOwnership: boolean;
  readonly disableOpenApiValidation: boolean;
  /** The manifests go into a folder: the server does not get to see them. */
  readonly isWritten: boolean;
  /** The server provides versions, and validates the manifests. */
  readonly judges: boolean;
  /** The server answers lookups. */
  readonly looksUp: boolean;
}

/** Throws as `templateChart`, and `cluster` errors if the server refuses. */
export async function templateOnServer(
  session: ReleaseSession,
  deps: TemplateDeps,
  request: TemplateRequest,
  { skipCrds, takeOwnership, disableOpenApiValidation, isWritten, judges, looksUp }: ServerTemplateOptions,
): Promise<RenderResult> {
  const { chart, values } = await loadRequested(deps, request);
  const { profile, log, namespace } = session;
  const { name = '', isUpgrade = false } = request.options.release ?? {};
  if (judges) await reporting(session, 'cluster reachability check failed', () => checkReachable(session), true);
  await reporting(session, 'release name check failed', async () => checkReleaseName(name));
  const processed = await reporting(session, 'chart dependencies processing failed', async () =>
    processDependencies(chart, values, { profile, log }),
  );
  const client = await session.client();
  const crdOptions = { name, dryRun: 'server', skipCrds, serverSide: true, forceConflicts: false, strategy: 'hookOnly' } as const;
  if (judges) await prepareCrds(session, client, processed, crdOptions);
  if (judges && request.options.apiVersions?.length)
    debug(log, 'API Version list given outside of client only mode, this list will be ignored');
  const { includeCrds = false, noHooks = false, skipTests = false, labels = [], postRender } = request.options;
  const { result, manifest } = await renderParts(session, {
    ...{
      processed,
      name,
      namespace,
      revision: 1,
      isUpgrade,
      client: looksUp ? client : undefined,
      random: deps.random,
      postRender,
      schemas: deps.schemas,
    },
    capabilities: judges
      ? await clusterCapabilities(client)
      : ownCapabilities(session, request.options.kubeVersion, request.options.apiVersions),
    labels: Object.fromEntries(labels.map((label) => [label, ''])),
    subchartNotes: false,
    skipSchemaValidation: request.options.skipSchemaValidation ?? false,
    enableDns: request.enableDns ?? false,
    hideSecret: false,
    lookupHost: deps.lookupHost,
    print: { includeCrds, noHooks, skipTests },
  });
  if (!judges) return result;
  const definitions = includeCrds ? result.crds.map(({ filename, file }) => sourceDocument(filename, decodeUtf8(file.data))) : [];
  const text = isWritten ? '' : definitions.join('') + manifest;
  const resources = await ownResources(session, { name, namespace }, text, !disableOpenApiValidation);
  if (!isUpgrade) await adoptable(client, resources, { name, namespace }, takeOwnership);
  return result;
}
