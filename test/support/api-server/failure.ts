/** Answers by which an API server refuses, as kube-apiserver 1.37 words them. */

export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly resource: string;
  readonly namespaced: boolean;
  /** Defined by a CustomResourceDefinition. */
  readonly custom: boolean;
  readonly hasStatus: boolean;
}

export class Failure extends Error {
  readonly code: number;
  readonly body: unknown;

  constructor(code: number, reason: string, message: string, details?: object) {
    super(message);
    this.code = code;
    this.body = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, ...(details && { details }), code };
  }
}

const details = (kind: Kind, name: string, as = kind.resource) => ({ name, ...(kind.group && { group: kind.group }), kind: as });
const qualified = ({ group, resource }: Kind) => (group ? `${resource}.${group}` : resource);

export const notFound = (kind: Kind, name: string) =>
  new Failure(404, 'NotFound', `${qualified(kind)} "${name}" not found`, details(kind, name));

export const noResource = () => new Failure(404, 'NotFound', 'the server could not find the requested resource', {});

export const badRequest = (message: string) => new Failure(400, 'BadRequest', message);

export const alreadyExists = (kind: Kind, name: string) =>
  new Failure(409, 'AlreadyExists', `${qualified(kind)} "${name}" already exists`, details(kind, name));

export const conflict = (kind: Kind, name: string, why: string) =>
  new Failure(409, 'Conflict', `Operation cannot be fulfilled on ${qualified(kind)} "${name}": ${why}`, details(kind, name));

export const MODIFIED = 'the object has been modified; please apply your changes to the latest version and try again';

/** A field that is refused; `what` is the word before the colon, `Invalid value` with the value, or `Required value`. */
export function invalid(kind: Kind, name: string, field: string, what: string, why: string): Failure {
  const message = `${what}: ${why}`;
  const reason = what.startsWith('Required')
    ? 'FieldValueRequired'
    : what.startsWith('Unsupported')
      ? 'FieldValueNotSupported'
      : 'FieldValueInvalid';
  const as = kind.custom ? kind.resource : kind.kind;
  const title = kind.group ? `${as}.${kind.group}` : as;
  return new Failure(422, 'Invalid', `${title} "${name}" is invalid: ${field}: ${message}`, {
    ...(name && { name }),
    ...(kind.group && { group: kind.group }),
    kind: as,
    causes: [{ reason, message, field }],
  });
}

/** Kinds of options, which are checked like objects. */
export const optionsKind = (kind: string): Kind => ({
  group: 'meta.k8s.io',
  version: 'v1',
  kind,
  resource: kind,
  namespaced: false,
  custom: false,
  hasStatus: false,
});
