/** What `schema` needs and is told. */
import type { Log } from '../../../base/log.ts';
import type { FileSystem } from '../../../host/files.ts';
import type { Answers } from '../../render/answers.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import type { Schema } from './schema.ts';
import type { TraceDeps } from './trace-uses.ts';

export interface SchemaDeps extends TraceDeps {
  readonly files: FileSystem;
  readonly cwd: string;
  /** Schemas by URL, asked for only to bundle them. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
  /** Absent: silent. */
  readonly log?: Log | undefined;
}

export interface SchemaOptions {
  /** `7`, `2019-09` or `2020-12`; empty: that of the schema that is there, else `7`. */
  readonly draft: string;
  readonly strict: boolean;
  /** Renders the chart to learn what templates do with values. */
  readonly trace: boolean;
  readonly dependencies: boolean;
  /** Leaves out what was written by hand. */
  readonly fresh: boolean;
  /** Bundles what is on servers, and files below this folder, too. */
  readonly bundleRoot?: string | undefined;
  /** What `$k8s/` in references stands for. */
  readonly kubernetes?: KubernetesSchemas | undefined;
  /** The file's name below the chart's folder; empty: what the chart's configuration says, else `values.schema.json`. */
  readonly outputFile: string;
  /** Spaces per level; absent: as it is there, else 2. */
  readonly indent?: number | undefined;
}

export type ChartSchemaOptions = Omit<SchemaOptions, 'fresh' | 'outputFile' | 'indent'> & {
  /** The schema that is there. */
  readonly written: Schema | undefined;
  /** Leaves out the table that all charts share, unless the chart has it. */
  readonly noGlobal?: boolean | undefined;
  /** Keywords of the root, under those that its annotations give. */
  readonly root?: Schema | undefined;
  readonly warn: (fault: AnnotationFault) => void;
};

/** What `$k8s/` in references stands for, as helm-values-schema-json 2 has it. */
export interface KubernetesSchemas {
  /** A template of a URL with `{{ .K8sSchemaVersion }}`; empty: the usual one. */
  readonly url: string;
  /** Such as `v1.33.1`; empty: not known. */
  readonly version: string;
}
