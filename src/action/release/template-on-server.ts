/** `template --dry-run=server`: renders with the versions and objects of a cluster, which validates the manifests. */
import { decodeUtf8 } from '../../go/utf8.ts';
import type { ServerClient } from '../../kube/api.ts';
import { checkReleaseName } from '../../release/release-name.ts';
import { sourceDocument } from '../../render/manifest-text.ts';
import type { RenderResult } from '../../render/render-options.ts';
import { type Processed, processDependencies } from '../../values/dependencies.ts';
import { loadRequested, type TemplateDeps, type TemplateRequest } from '../render/template-chart.ts';
import { type CrdOptions, prepareCrds } from './install-crds.ts';
import { adoptable, ownResources } from './own-resources.ts';
import { clusterCapabilities, ownCapabilities, type RenderedParts, type RenderRequest, renderParts } from './render-release.ts';
import { checkReachable, debug, type ReleaseSession, reporting } from './session.ts';

export interface ServerTemplateOptions {
  readonly skipCrds: boolean;
  readonly takeOwnership: boolean;
  readonly disableOpenApiValidation: boolean;
  /** The manifests go into a folder: the server does not get to see them. */
  readonly isWritten: boolean;
  /** The server provides versions, and validates the manifests. */
  readonly validatesOnServer: boolean;
  /** The server answers lookups. */
  readonly looksUpOnServer: boolean;
}

/** Throws as `templateChart`, and `cluster` errors if the server refuses. */
export async function templateOnServer(
  session: ReleaseSession,
  deps: TemplateDeps,
  request: TemplateRequest,
  options: ServerTemplateOptions,
): Promise<RenderResult> {
  const { validatesOnServer } = options;
  const processed = await processedChart(session, deps, request, validatesOnServer);
  const client = await session.client();
  if (validatesOnServer) await prepareCrds(session, client, processed, crdOptions(request, options));
  if (validatesOnServer && request.options.apiVersions?.length)
    debug(session.log, 'API Version list given outside of client only mode, this list will be ignored');
  const { result, manifest } = await renderParts(session, await renderRequest(session, deps, request, { processed, client, options }));
  if (validatesOnServer) await validate(session, client, request, options, { result, manifest });
  return result;
}

/** The chart with its dependencies, once the server is reachable, if it is needed, and the name is valid. */
async function processedChart(
  session: ReleaseSession,
  deps: TemplateDeps,
  request: TemplateRequest,
  validatesOnServer: boolean,
): Promise<Processed> {
  const { profile, log } = session;
  const { chart, values } = await loadRequested(deps, request);
  if (validatesOnServer) await reporting(session, 'cluster reachability check failed', () => checkReachable(session), true);
  await reporting(session, 'release name check failed', async () => checkReleaseName(request.options.release?.name ?? ''));
  return reporting(session, 'chart dependencies processing failed', async () => processDependencies(chart, values, { profile, log }));
}

function crdOptions({ options }: TemplateRequest, { skipCrds }: ServerTemplateOptions): CrdOptions {
  const name = options.release?.name ?? '';
  return { name, dryRun: 'server', skipCrds, serverSide: true, forceConflicts: false, strategy: 'hookOnly' };
}

interface Rendering {
  readonly processed: Processed;
  readonly client: ServerClient;
  readonly options: ServerTemplateOptions;
}

async function renderRequest(
  session: ReleaseSession,
  deps: TemplateDeps,
  request: TemplateRequest,
  { processed, client, options: { validatesOnServer, looksUpOnServer } }: Rendering,
): Promise<RenderRequest> {
  const { release = {}, kubeVersion, apiVersions, labels = [], postRender, skipSchemaValidation = false } = request.options;
  const { includeCrds = false, noHooks = false, skipTests = false } = request.options;
  return {
    processed,
    name: release.name ?? '',
    namespace: session.namespace,
    revision: 1,
    isUpgrade: release.isUpgrade ?? false,
    client: looksUpOnServer ? client : undefined,
    random: deps.random,
    postRender,
    schemas: deps.schemas,
    capabilities: validatesOnServer ? await clusterCapabilities(client) : ownCapabilities(session, kubeVersion, apiVersions),
    labels: Object.fromEntries(labels.map((label) => [label, ''])),
    subchartNotes: false,
    skipSchemaValidation,
    enableDns: request.enableDns ?? false,
    hideSecret: false,
    lookupHost: deps.lookupHost,
    print: { includeCrds, noHooks, skipTests },
  };
}

/** Has the server check the objects, and whether the release could own them. */
async function validate(
  session: ReleaseSession,
  client: ServerClient,
  { options: { release = {}, includeCrds = false } }: TemplateRequest,
  { takeOwnership, disableOpenApiValidation, isWritten }: ServerTemplateOptions,
  { result, manifest }: Pick<RenderedParts, 'result' | 'manifest'>,
): Promise<void> {
  const owner = { name: release.name ?? '', namespace: session.namespace };
  const definitions = includeCrds ? result.crds.map(({ filename, file }) => sourceDocument(filename, decodeUtf8(file.data))) : [];
  const text = isWritten ? '' : definitions.join('') + manifest;
  const resources = await ownResources(session, owner, text, !disableOpenApiValidation);
  if (!release.isUpgrade) await adoptable(client, resources, owner, takeOwnership);
}
