/** What the annotations of one key say, as they are read. */
import { ChartwrightError, errorText } from '../../../base/errors.ts';
import { emptySchema, type Schema } from './schema.ts';

/** A mistake in an annotation; a warning if the annotation is left out and the schema is made without it. */
export interface AnnotationFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly isWarning: boolean;
}

export class AnnotationReading {
  /** Keywords that stand for themselves. */
  readonly keywords: Schema = emptySchema();
  /** Whether the parent requires the key. */
  required: boolean | undefined;
  /** `null` is allowed, too. */
  nullable = false;
  /** The key is left out. */
  hidden = false;
  /** What is known of properties is not written. */
  skipProperties = false;
  /** The properties describe whatever keys there are. */
  mergeProperties = false;
  /** The value of the key becomes `const`. */
  constFromValue = false;
  readonly faults: AnnotationFault[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  fault({ line, column }: { readonly line: number; readonly column: number }, message: string, isWarning = false): void {
    this.faults.push({ file: this.file, line, column, message, isWarning });
  }
}

/** What is wrong with YAML in an annotation, on one line, without the line in that YAML. */
export function yamlFault(error: unknown): string {
  const { code, reason, message } = error instanceof ChartwrightError ? error : {};
  if (code === 'yaml/type' && reason !== undefined && reason !== message) return reason;
  return errorText(error)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^yaml: (?:unmarshal errors: )?line \d+: /, 'not valid YAML: ');
}
