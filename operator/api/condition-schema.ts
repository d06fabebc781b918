// The standard shape of Kubernetes conditions, as schemas.
import { z } from 'zod';

const conditionSchema = z
  .object({
    type: z.string().max(316).describe('Which condition this is.'),
    status: z.enum(['True', 'False', 'Unknown']).describe('True, False or Unknown.'),
    reason: z.string().max(1024).describe('Why, in one CamelCase word.'),
    message: z.string().max(32_768).describe('Why, for people, with the fix where there is one.'),
    lastTransitionTime: z.iso.datetime().describe('When the status last changed.'),
    observedGeneration: z.int().optional().describe('The generation of spec that this condition speaks of.'),
  })
  .describe('One aspect of the current state.');

/** `status.conditions` of a kind: one of each type. */
export const makeConditionsSchema = (description: string) =>
  z
    .array(conditionSchema)
    .optional()
    .meta({ description, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['type'] });
