// Alias: a name that points to versions of a function. Fields follow CloudFormation's names and bounds (AWS::Lambda::Alias).
import { z } from 'zod';
import { makeConditionsSchema } from './condition-schema.ts';
import type { KubeObject, StoredMeta } from './meta.ts';
import { functionNameSchema, LATEST, LATEST_PUBLISHED } from './published.ts';
import { rolloutSchema, rolloutStatusSchema } from './rollout.ts';
import { rule } from './schema-rules.ts';

const NUMBER = '[1-9][0-9]{0,8}';

const routingConfigSchema = z
  .object({
    additionalVersionWeights: z
      .array(
        z.object({
          functionVersion: z
            .string()
            .max(9)
            .regex(new RegExp(`^${NUMBER}$`))
            .describe('A published version: its number. Lambda: the key of AdditionalVersionWeights.'),
          functionWeight: z
            .number()
            .min(0)
            .max(1)
            .describe('The share of requests that it answers, 0.0 to 1.0. Lambda: its value.'),
        }),
      )
      // More than are allowed, so that what the API server says of a second one is what Lambda says.
      .max(20)
      .meta({
        description: 'At most one more version, and its share. Lambda: AdditionalVersionWeights.',
        'x-kubernetes-list-type': 'atomic',
        'x-kubernetes-validations': [
          rule('size(self) <= 1', 'Number of items in AdditionalVersionWeights cannot be greater than 1'),
        ],
      })
      .optional(),
  })
  .describe('A second version that answers a share of the requests. Lambda: RoutingConfig.');

const WEIGHTS = 'self.routingConfig.additionalVersionWeights';
/** CEL that holds where there are no weights, or for the weights that there are. */
const ofWeights = (expression: string): string =>
  `!has(self.routingConfig) || !has(${WEIGHTS}) || ${WEIGHTS}.${expression}`;

export const aliasSpecSchema = z
  .object({
    functionName: functionNameSchema,
    aliasName: z
      .string()
      .max(63)
      .meta({
        description: 'The name as callers write it, at most 63 characters. Lambda: Name.',
        'x-kubernetes-validations': [
          rule(
            "self.matches('^[a-zA-Z0-9]([a-zA-Z0-9_-]*[a-zA-Z0-9])?$') && !self.matches('^[0-9]+$')",
            'spec.aliasName must be letters, digits, - and _, a letter or digit at both ends, and not digits alone, which would be a version',
          ),
        ],
      }),
    description: z.string().max(256).optional().describe('At most 256 characters. Lambda: Description.'),
    functionVersion: z
      .string()
      .max(17)
      .meta({
        description: `A version: its number, ${LATEST}, or ${LATEST_PUBLISHED} for the newest one that was published. Lambda: FunctionVersion.`,
        'x-kubernetes-validations': [
          rule(
            `self in ['${LATEST}', '${LATEST_PUBLISHED}'] || self.matches('^${NUMBER}$')`,
            `spec.functionVersion must be the number of a version, ${LATEST} or ${LATEST_PUBLISHED}`,
          ),
        ],
      }),
    routingConfig: routingConfigSchema.optional(),
    rollout: rolloutSchema.optional(),
  })
  .meta({
    description: 'Where the alias points.',
    'x-kubernetes-validations': [
      rule(
        'self.functionName == oldSelf.functionName && self.aliasName == oldSelf.aliasName',
        'spec.functionName and spec.aliasName never change: make another Alias',
      ),
      rule(
        `self.functionVersion != '${LATEST}' || ${ofWeights('size() == 0')}`,
        `${LATEST} is not supported for an alias pointing to more than 1 version`,
      ),
      rule(
        `self.functionVersion != '${LATEST_PUBLISHED}' || ${ofWeights('size() == 0')}`,
        `spec.routingConfig: an alias of ${LATEST_PUBLISHED} chooses its versions by itself; name a number in spec.functionVersion to share requests between two versions`,
      ),
      rule(
        `!has(self.rollout) || self.functionVersion == '${LATEST_PUBLISHED}'`,
        `spec.rollout: only an alias of ${LATEST_PUBLISHED} rolls out; to point to a number, remove spec.rollout with the same change`,
      ),
      {
        ...rule(
          ofWeights('all(w, w.functionVersion != self.functionVersion)'),
          'spec.routingConfig: a function version is already included in routing configuration',
        ),
        messageExpression:
          "'Invalid function version ' + self.functionVersion + '. Function version ' + self.functionVersion + ' is already included in routing configuration.'",
      },
    ],
  });

export const aliasStatusSchema = z
  .object({
    observedGeneration: z.int().optional().describe('The generation of spec that this status speaks of.'),
    functionVersion: z
      .string()
      .optional()
      .describe('The version that answers: what activators follow. It stays when spec names one that is missing.'),
    candidateVersion: z.string().optional().describe('The version that answers a share of the requests.'),
    candidateWeight: z.number().optional().describe('Its share, 0.0 to 1.0.'),
    previousVersion: z.string().optional().describe('The version that answered before.'),
    rollout: rolloutStatusSchema.optional(),
    invokePath: z.string().optional().describe('Where the activator takes invocations.'),
    conditions: makeConditionsSchema(
      'RoutingReady, and Ready, which is True when that one is; with spec.rollout RolloutProgressing, which says how far that is.',
    ),
  })
  .describe('What the operator found, and where requests go.');

export type AliasSpec = z.output<typeof aliasSpecSchema>;
export type AliasStatus = z.output<typeof aliasStatusSchema>;

/** An Alias as the API server hands it out. */
export interface Alias extends KubeObject {
  kind: 'Alias';
  spec: AliasSpec;
  status?: AliasStatus;
}

export interface StoredAlias extends Alias {
  metadata: StoredMeta;
}

export const aliasConditions = ['RoutingReady'] as const;
