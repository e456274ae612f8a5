/** A processed chart and values to the parts of a release, on a cluster's versions or on Helm's own. */
import { wrapError } from '../../base/errors.ts';
import type { Random } from '../../host/random.ts';
import type { ServerClient } from '../../kube/api.ts';
import type { Hook } from '../../release/hook.ts';
import { checkLabels } from '../../release/labels.ts';
import type { PostRenderStep } from '../../release/post-render/step.ts';
import type { ReleaseHook } from '../../release/record/release.ts';
import type { Manifest } from '../../release/sort-manifests.ts';
import { type CapabilitiesInput, defaultKubeVersion } from '../../render/capabilities.ts';
import { type PrintOptions, sourceDocument } from '../../render/manifest-text.ts';
import { prepare } from '../../render/prepare.ts';
import { parseKubeVersion } from '../../render/render.ts';
import type { RenderResult } from '../../render/render-options.ts';
import { renderPrepared } from '../../render/render-prepared.ts';
import type { Processed } from '../../values/dependencies.ts';
import { Answers, withAnswers } from '../render/answers.ts';
import { lookupAnswers } from './lookup.ts';
import type { ReleaseSession } from './session.ts';

/** The options of install and upgrade that concern rendering. */
export interface RenderingOptions {
  readonly random: Random;
  /** The user's labels of the record. */
  readonly labels: Readonly<Record<string, string>>;
  readonly subchartNotes: boolean;
  readonly skipSchemaValidation: boolean;
  readonly enableDns: boolean;
  /** Secrets are left out of the manifest; for dry runs only. */
  readonly hideSecret: boolean;
  readonly postRender?: PostRenderStep | undefined;
  /** Schemas by URL, for the references of values.schema.json; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
  /** Gives an address of a host, or the empty string. */
  readonly lookupHost?: ((name: string) => Promise<string>) | undefined;
}

export interface RenderRequest extends RenderingOptions {
  readonly processed: Processed;
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
  readonly capabilities: CapabilitiesInput;
  /** Answers lookups; absent: they find nothing. */
  readonly client?: ServerClient | undefined;
  /** What `template` prints. */
  readonly print?: PrintOptions;
}

export interface RenderedParts {
  /** All that was rendered, and the text that `template` prints of it. */
  readonly result: RenderResult;
  readonly manifest: string;
  readonly hooks: ReleaseHook[];
  readonly notes: string;
}

/** Throws as `prepare` and `renderPrepared`. */
export async function renderParts(session: ReleaseSession, request: RenderRequest): Promise<RenderedParts> {
  const { client, postRender, schemas, enableDns, lookupHost, name, namespace, isUpgrade, revision } = request;
  const { profile, clock } = session;
  const hosts = enableDns && lookupHost ? new Answers(lookupHost) : undefined;
  const lookups = client && lookupAnswers(client);
  const sources = [hosts, schemas, lookups?.answers].filter((each) => each !== undefined);
  session.onEvent?.({ step: 'render', release: name, revision });
  const result = await withAnswers(sources, session.log, (log) => {
    const prepared = prepare(request.processed, {
      release: { name, namespace, isUpgrade, isInstall: !isUpgrade, revision },
      capabilities: request.capabilities,
      skipSchemaValidation: request.skipSchemaValidation,
      loadSchema: schemas?.ask,
      profile,
      log,
    });
    checkLabels(Object.keys(request.labels));
    return renderPrepared(prepared, {
      ...{ clock, random: request.random, subchartNotes: request.subchartNotes, log },
      ...(postRender && { postRender }),
      ...(lookups && { lookup: lookups.lookup }),
      ...(hosts && { resolveHost: hosts.ask }),
      ...request.print,
    });
  });
  const text = result.manifests.map((one) => document(one, request.hideSecret)).join('');
  return {
    result: { ...result, warnings: [] },
    manifest: postRender?.manifests?.(text) ?? text,
    hooks: result.hooks.map(releaseHook),
    notes: result.notes,
  };
}

/** Helm's own capabilities, for dry runs without a cluster. */
export function ownCapabilities({ profile }: ReleaseSession, kubeVersion = '', apiVersions: readonly string[] = []): CapabilitiesInput {
  return {
    kubeVersion: kubeVersion === '' ? defaultKubeVersion(profile) : parseKubeVersion(kubeVersion, profile),
    apiVersions: [...profile.kubernetes.apiVersions, ...apiVersions],
  };
}

/** What the cluster has. Throws with Helm's messages if the cluster does not answer. */
export async function clusterCapabilities(client: ServerClient): Promise<CapabilitiesInput> {
  client.forget();
  const { gitVersion, major, minor } = await client.version().catch((error) => {
    throw wrapError('could not get server version from Kubernetes', error, 'cluster');
  });
  const apiVersions = await client.apiVersions().catch((error) => {
    const words = 'could not get apiVersions from Kubernetes';
    throw wrapError(words, wrapError(words, error, 'cluster'), 'cluster');
  });
  return { kubeVersion: { version: gitVersion, normalized: '', major, minor }, apiVersions };
}

function document({ source, apiVersion, kind, content }: Manifest, hideSecret: boolean): string {
  if (!hideSecret || kind !== 'Secret' || apiVersion !== 'v1') return sourceDocument(source, content);
  return sourceDocument(source, '# HIDDEN: The Secret output has been suppressed');
}

function releaseHook(hook: Hook): ReleaseHook {
  return {
    name: hook.name,
    kind: hook.kind,
    path: hook.source,
    manifest: hook.content,
    events: hook.events,
    weight: hook.weight,
    deletePolicies: hook.deletePolicies,
    outputLogPolicies: hook.outputLogPolicies,
    lastRun: { startedAt: '', completedAt: '', phase: '' },
  };
}
