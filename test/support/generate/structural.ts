// A zod schema → the structural subset of OpenAPI that a CRD may hold.
import { z } from 'zod';

export interface Structural {
  [member: string]: unknown;
}

const forbidden = ['$schema', 'additionalItems', 'id', '$id', '$ref', 'propertyNames'] as const;

export function toStructural(schema: z.ZodType): Structural {
  return z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'throw',
    override: ({ jsonSchema }) => clean(jsonSchema as Structural),
  }) as Structural;
}

function clean(node: Structural): void {
  for (const member of forbidden) delete node[member];
  // Names of a map cannot be constrained by the schema: CEL does it.
  if (node['additionalProperties'] === false) delete node['additionalProperties'];
  // Bounds that zod adds to say what a number can hold are no bounds of ours.
  if (node['minimum'] === Number.MIN_SAFE_INTEGER) delete node['minimum'];
  if (node['maximum'] === Number.MAX_SAFE_INTEGER) delete node['maximum'];
  if (node['type'] === 'integer') node['format'] = 'int64';
  // A date-time needs no pattern beside its format.
  if (node['format'] === 'date-time') delete node['pattern'];
}
