/** What the rest of the program asks of a Kubernetes API server: any kind of object, as plain JSON, over one interface. */

/** JSON as an API server sends and takes it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** An object of any kind; what is beside these fields depends on the kind. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [key: string]: unknown;
}

export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string | null;
  deletionTimestamp?: string | null;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [key: string]: unknown;
}

export interface GroupVersionKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Where objects of a kind are found on the server. */
export interface Mapping extends GroupVersionKind {
  /** The plural of the address, `deployments`. */
  readonly resource: string;
  readonly namespaced: boolean;
}

export interface ListOptions {
  /** All namespaces if it is absent or empty; not looked at for kinds without namespaces. */
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly resourceVersion?: string;
  /** Objects per page; a list is asked for page by page all the same and comes whole. */
  readonly limit?: number;
  /** Gets the pages one by one; the list is empty then, so that no more than a page is held. */
  readonly onPage?: (items: KubeObject[]) => void;
  /**
   * Texts within the objects are cut to this many characters, unless they hold escapes: what is large is never held whole.
   * Of Secrets and ConfigMaps, no more than name, namespace, labels and data is sure to come; no data if the metadata are
   * long.
   */
  readonly longestText?: number;
  readonly signal?: AbortSignal;
}

export interface KubeList {
  readonly items: KubeObject[];
  /** From which a watch can continue. */
  readonly resourceVersion: string;
}

export interface WatchOptions extends ListOptions {
  /** Asks the server for BOOKMARK events. */
  readonly bookmarks?: boolean;
  /** Seconds after which the server ends the watch of itself. */
  readonly timeoutSeconds?: number;
}

/** `ERROR` carries a Status, such as 410 where the resource version is too old. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: KubeObject;
}

export interface WriteOptions {
  /** Lets the server validate the object and fill in defaults, without storing it. */
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
  /** What the server does about unknown and repeated fields. */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  readonly signal?: AbortSignal;
}

export interface ApplyOptions extends WriteOptions {
  readonly fieldManager: string;
  /** Takes over fields that belong to other managers. */
  readonly force?: boolean;
}

export type PatchType = 'application/strategic-merge-patch+json' | 'application/merge-patch+json' | 'application/json-patch+json';

export interface DeleteOptions {
  readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Objects by mapping, namespace and name; the namespace is not looked at for kinds that have none. All methods throw an
 * `ApiError` for what the server answers, a plain `ChartwrightError` of code `cluster` if it can't be reached, and the
 * signal's reason if it is aborted.
 */
export interface KubeClient {
  /** Throws `NoMatchError` if the server has no such kind; asks again after `forget`. */
  readonly mapping: (kind: GroupVersionKind) => Promise<Mapping>;
  readonly get: (mapping: Mapping, namespace: string, name: string, options?: { signal?: AbortSignal }) => Promise<KubeObject>;
  readonly list: (mapping: Mapping, options?: ListOptions) => Promise<KubeList>;
  /** Ends when the server ends it, throws if the line breaks or the server refuses. */
  readonly watch: (mapping: Mapping, options?: WatchOptions) => AsyncIterable<WatchEvent>;
  readonly create: (mapping: Mapping, namespace: string, object: KubeObject, options?: WriteOptions) => Promise<KubeObject>;
  readonly update: (mapping: Mapping, namespace: string, name: string, object: KubeObject, options?: WriteOptions) => Promise<KubeObject>;
  readonly patch: (
    mapping: Mapping,
    namespace: string,
    name: string,
    type: PatchType,
    patch: Json,
    options?: WriteOptions,
  ) => Promise<KubeObject>;
  /** Server-side apply. */
  readonly apply: (mapping: Mapping, namespace: string, name: string, object: KubeObject, options: ApplyOptions) => Promise<KubeObject>;
  readonly delete: (mapping: Mapping, namespace: string, name: string, options?: DeleteOptions) => Promise<void>;
  /** The OpenAPI v3 document of a group version, `apis/apps/v1` or `api/v1`; undefined if the server has none. */
  readonly openapi: (groupVersion: string) => Promise<JsonObject | undefined>;
  /** Whether the server publishes the schemas of its kinds, and so checks fields itself. Requested once; never throws. */
  readonly checksFields: () => Promise<boolean>;
  /** The text at a path below the server's address, such as a pod's log. */
  readonly text: (path: string, query?: Readonly<Record<string, string>>, options?: { signal?: AbortSignal }) => Promise<string>;
  /** Drops what was learned of the server's kinds, after new ones were defined. */
  readonly forget: () => void;
}
