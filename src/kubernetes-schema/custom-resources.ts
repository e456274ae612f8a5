/** The forms of custom resources, from their definitions. */
import { type Dict, GoInt, isDict, isList, type Value } from '../go/value.ts';
import type { Field, Form, Limits } from './form.ts';
import type { SchemaTable } from './schema-table.ts';

/** Forms by `example.com/v1 Thing`, from the custom resource definitions among some objects. */
export function customResources(objects: readonly Value[], table: SchemaTable): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  for (const object of objects) {
    if (!isDict(object) || object.get('kind') !== 'CustomResourceDefinition') continue;
    const spec = dictAt(object, 'spec');
    const group = spec?.get('group');
    const kind = dictAt(spec, 'names')?.get('kind');
    for (const version of listAt(spec, 'versions')) {
      const schema = dictAt(dictAt(isDict(version) ? version : undefined, 'schema'), 'openAPIV3Schema');
      const name = isDict(version) ? version.get('name') : undefined;
      if (schema) forms.set(`${group}/${name} ${kind}`, withObjectFields(formOf(schema), table));
    }
  }
  return forms;
}

/** The schema of a resource with what every object has. */
function withObjectFields(form: Form, table: SchemaTable): Form {
  const model = table.ofKind('v1', 'ConfigMap');
  if (form.kind !== 'object' || !form.fields || model?.kind !== 'object') return form;
  const common = ['apiVersion', 'kind', 'metadata'].flatMap((name) => {
    const field = model.fields?.get(name);
    return field ? [[name, field] as const] : [];
  });
  return { ...form, fields: new Map([...form.fields, ...common]) };
}

function formOf(schema: Dict): Form {
  if (schema.get('x-kubernetes-int-or-string') === true) return { kind: 'int-or-string' };
  const open = schema.get('x-kubernetes-preserve-unknown-fields') === true || schema.get('x-kubernetes-embedded-resource') === true;
  switch (schema.get('type')) {
    case 'object':
      return objectForm(schema, open);
    case 'array':
      return { kind: 'list', of: formOf(dictAt(schema, 'items') ?? new Map()), limits: limitsOf(schema, 'minItems', 'maxItems') };
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return {
        kind: schema.get('type') as 'string' | 'integer' | 'number' | 'boolean',
        limits: limitsOf(schema, 'minLength', 'maxLength'),
      };
    default:
      return { kind: 'any' };
  }
}

function objectForm(schema: Dict, open: boolean): Form {
  const properties = dictAt(schema, 'properties');
  const others = schema.get('additionalProperties');
  if (isDict(others) && !properties) return { kind: 'map', of: formOf(others) };
  if (!properties) return others === undefined && !open ? { kind: 'object', fields: new Map() } : { kind: 'object' };
  const required = listAt(schema, 'required');
  const fields = [...properties].map(([name, each]): [string, Field] => [
    name,
    { form: isDict(each) ? formOf(each) : { kind: 'any' }, required: required.includes(name) },
  ]);
  return { kind: 'object', fields: new Map(fields), open: open || others !== undefined };
}

function limitsOf(schema: Dict, shortest: string, longest: string): Limits {
  const number = (name: string) => numberOf(schema.get(name));
  const values = schema.get('enum');
  const pattern = schema.get('pattern');
  const limits = { least: number('minimum'), most: number('maximum'), shortest: number(shortest), longest: number(longest) };
  return {
    ...Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined)),
    ...(isList(values) && { values: values.map((each) => numberOf(each) ?? each) }),
    ...(typeof pattern === 'string' && { pattern }),
  };
}

function numberOf(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : value instanceof GoInt ? Number(value.value) : undefined;
}

function dictAt(map: Dict | undefined, key: string): Dict | undefined {
  const value = map?.get(key);
  return isDict(value) ? value : undefined;
}

function listAt(map: Dict | undefined, key: string): readonly Value[] {
  const value = map?.get(key);
  return isList(value) ? value : [];
}
