/** What a rendering is given, and what it gives. */
import type { Log, LogEntry } from '../base/log.ts';
import type { Crd } from '../chart/chart.ts';
import type { HelmVersion, Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { Random } from '../host/random.ts';
import type { Hook } from '../release/hook.ts';
import type { PostRenderStep } from '../release/post-render/step.ts';
import type { Manifest } from '../release/sort-manifests.ts';
import type { ValuesInput } from '../values/plain-values.ts';
import type { SchemaLoader } from '../values/schema.ts';
import type { Lookup } from './env.ts';
import type { Prepared } from './prepare.ts';
import type { RenderFilesOptions } from './render-files.ts';

export interface RenderOptions {
  /** What the user sets over the chart's defaults; later layers win. */
  readonly values?: ValuesInput;
  readonly release?: {
    /** Default `release-name`. */
    readonly name?: string;
    /** Default `default`. */
    readonly namespace?: string;
    /** `.Release.IsUpgrade` instead of `.Release.IsInstall`. */
    readonly isUpgrade?: boolean;
    /** Default 1. */
    readonly revision?: number;
  };
  /** The cluster's version, such as `1.33` (default 1.37.0). */
  readonly kubeVersion?: string;
  /** API versions beside those that Helm knows. */
  readonly apiVersions?: readonly string[];
  /** Which Helm's bytes: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion;
  readonly includeCrds?: boolean;
  readonly noHooks?: boolean;
  readonly skipTests?: boolean;
  readonly skipSchemaValidation?: boolean;
  /** Names of labels that the release's record would carry; a rendering only refuses those that Helm keeps for itself. */
  readonly labels?: readonly string[];
  /** Subcharts' notes, too. */
  readonly subchartNotes?: boolean;
  /** What a post-renderer makes of the result; see postRenderStep. */
  readonly postRender?: PostRenderStep;
  /** Answers the template function of the same name; without it, nothing is found. */
  readonly lookup?: Lookup;
  /** Answers getHostByName; without it, that is the empty string. */
  readonly resolveHost?: (name: string) => string;
  /** Returns the text of a schema that values.schema.json refers to by an `http:`, `https:` or `file:` URL; without it, none is found. */
  readonly loadSchema?: SchemaLoader;
  /** `now` and the like (default: the machine's clock). */
  readonly clock?: Clock;
  /** Passwords and keys (default: the platform's generator). */
  readonly random?: Random;
  /** The `frames` of an error in a manifest name the places of templates that wrote the line; for that, the chart is rendered once more. */
  readonly traceManifests?: boolean;
  /** Gets warnings as they happen; they are in the result, too. */
  readonly log?: Log;
}

export interface RenderResult {
  /** What `template` prints: manifests in install order, then hooks. */
  readonly manifest: string;
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
  readonly crds: readonly Crd[];
  /** The rendered NOTES.txt; empty without one. */
  readonly notes: string;
  readonly warnings: readonly LogEntry[];
}

/** Receivers of what happens during a rendering. */
export interface Observed {
  /** In place of `helmVersion`: rules that no Helm has together. */
  readonly profile?: Profile | undefined;
  readonly observe?: ((prepared: Prepared) => Pick<RenderFilesOptions, 'sink' | 'tracer'>) | undefined;
}
