/** The results of the functions that ajv compiles from a JSON Schema (`tools/schemas.ts` writes them). */

/** One keyword of the schema that the data does not meet. */
export interface SchemaFailure {
  /** A JSON pointer (RFC 6901) to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The name that `propertyNames` refuses. */
  readonly propertyName?: string;
}

/** True where the data meets the schema; else `errors` has the failures until the next call. */
export interface CompiledSchema {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaFailure[] | null;
}

/** All failures of the data. */
export function schemaFailures(schema: CompiledSchema, data: unknown): readonly SchemaFailure[] {
  return schema(data) ? [] : (schema.errors ?? []);
}

/** The keys and indexes of a failure's pointer; the unknown key itself for `additionalProperties`. */
export function failurePath({ instancePath, params }: SchemaFailure): string[] {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return typeof params.additionalProperty === 'string' ? [...steps, params.additionalProperty] : steps;
}
