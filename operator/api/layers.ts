// spec.layers of a Function: which Layers it is run with, in Lambda's words.
import { z } from 'zod';
import { rule } from './schema-rules.ts';

export const MAX_LAYERS = 5;

/** CEL: those of the list that are versions of the layer of `of`. */
const versionsOf = (of: string): string => `self.filter(v, v.split('.')[0] == ${of}.split('.')[0])`;
const FIRST_TWICE = `self.filter(a, ${versionsOf('a')}.size() > 1)[0]`;
const TWICE = 'Two different versions of the same layer are not allowed to be referenced in the same function.';

/** The name of a Layer, as the object has it; `field` is where it stands. */
export const makeLayerNameSchema = (field: string) =>
  z
    .string()
    .max(160)
    .meta({
      'x-kubernetes-validations': [
        rule(
          "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?[.][1-9][0-9]{0,8}$')",
          `${field}: a layer is named <layerName>.<version>, as its Layer object: lower-case letters, digits and -, a dot, a version from 1 on`,
        ),
      ],
    });

export const layersSchema = z
  .array(makeLayerNameSchema('spec.layers'))
  // More than are allowed, so that what the API server says of a sixth is what Lambda says.
  .max(20)
  .meta({
    description: `Names of Layers in the same namespace, at most ${MAX_LAYERS}; merged into /opt in this order, later ones win. Lambda: Layers.`,
    'x-kubernetes-list-type': 'atomic',
    'x-kubernetes-validations': [
      { rule: `size(self) <= ${MAX_LAYERS}`, message: `Cannot reference more than ${MAX_LAYERS} layers.` },
      {
        rule: `self.all(a, ${versionsOf('a')}.size() == 1)`,
        message: TWICE,
        messageExpression: `'${TWICE} ' + ${FIRST_TWICE} + ' and ' + ${versionsOf(FIRST_TWICE)}[1] + ' are versions of the same layer.'`,
      },
    ],
  });
