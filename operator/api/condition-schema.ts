// The standard shape of a Kubernetes condition, as a schema.
import { z } from 'zod';

export const conditionSchema = z
  .object({
    type: z.string().max(316).describe('Which condition this is.'),
    status: z.enum(['True', 'False', 'Unknown']).describe('True, False or Unknown.'),
    reason: z.string().max(1024).describe('Why, in one CamelCase word.'),
    message: z.string().max(32_768).describe('Why, for people, with the fix where there is one.'),
    lastTransitionTime: z.iso.datetime().describe('When the status last changed.'),
    observedGeneration: z.int().optional().describe('The generation of spec that this condition speaks of.'),
  })
  .describe('One aspect of the current state.');
