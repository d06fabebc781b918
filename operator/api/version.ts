// Version: one published state of a function, which never changes. Fields follow CloudFormation's names and bounds
// (AWS::Lambda::Version); the template holds all that is needed to run it again.
import { z } from 'zod';
import { makeConditionsSchema } from './condition-schema.ts';
import { configurationShape } from './function.ts';
import { makeLayerNameSchema, MAX_LAYERS } from './layers.ts';
import type { KubeObject, StoredMeta } from './meta.ts';
import { functionNameSchema, packageShape } from './published.ts';
import { rule } from './schema-rules.ts';

export const versionTemplateSchema = z
  .object({
    ...configurationShape,
    code: z
      .object(packageShape)
      .describe('The deployment package, which the code store has. Lambda: CodeSha256, CodeSize.'),
    layers: z
      .array(
        z.object({
          name: makeLayerNameSchema('spec.template.layers').describe('Name of the Layer when it was published.'),
          ...packageShape,
        }),
      )
      .max(MAX_LAYERS)
      .optional()
      .meta({
        description: 'The layers, merged into /opt in this order; the code store has them. Lambda: Layers.',
        'x-kubernetes-list-type': 'atomic',
      }),
    runtimeImage: z
      .string()
      .min(1)
      .max(512)
      .regex(/^\S+$/)
      .describe("The image that its instances run: the installation's for the runtime when it was published."),
  })
  .describe('The frozen function: its configuration, and the digests of its code, its layers and its runtime.');

/** CEL, in words whose cost the API server can tell. */
const same = (field: string): string =>
  `has(self.${field}) == has(oldSelf.${field}) && (!has(self.${field}) || self.${field} == oldSelf.${field})`;

export const versionSpecSchema = z
  .object({
    functionName: functionNameSchema,
    version: z
      .int()
      .min(1)
      .max(999_999_999)
      .describe('The number, from 1 on; numbers are never used twice. Lambda: Version.'),
    description: z
      .string()
      .max(256)
      .optional()
      .describe("At most 256 characters; absent: the function's. Lambda: Description."),
    codeSha256: packageShape.codeSha256
      .optional()
      .describe(
        'Publishes $LATEST only if this is the SHA-256 of its code, base64; required where template is absent. Lambda: CodeSha256.',
      ),
    template: versionTemplateSchema.optional(),
  })
  .meta({
    description: 'What was published; it never changes.',
    'x-kubernetes-validations': [
      rule(
        'has(self.template) || has(self.codeSha256)',
        'spec.codeSha256 is required where spec.template is absent: it says which code of $LATEST is to be published',
      ),
      rule(
        '!has(self.template) || !has(self.codeSha256) || self.codeSha256 == self.template.code.codeSha256',
        'spec.codeSha256 must be spec.template.code.codeSha256 where both are given: it says which code is to be published',
      ),
      rule(
        `self.functionName == oldSelf.functionName && self.version == oldSelf.version && ${same('description')} && ${same('codeSha256')} && (!has(oldSelf.template) || (${same('template')}))`,
        'a Version is immutable: publish the change as the next version, an object of its own',
      ),
    ],
  });

export const versionStatusSchema = z
  .object({
    observedGeneration: z.int().optional().describe('The generation of spec that this status speaks of.'),
    state: z
      .enum(['Pending', 'Active', 'Inactive', 'Failed'])
      .optional()
      .describe("Lambda's State, derived from the conditions."),
    revision: z.string().optional().describe('Digest of all that decides what runs.'),
    aliases: z.array(z.string()).optional().meta({
      description: 'The aliases that name it. While there are any, it cannot be deleted.',
      'x-kubernetes-list-type': 'atomic',
    }),
    requestedAt: z.iso
      .datetime()
      .optional()
      .describe('When an activator last asked for a Deployment of it; written by activators.'),
    invokePath: z.string().optional().describe('Where the activator takes invocations.'),
    conditions: makeConditionsSchema(
      'Published, CodeReady, RuntimeReady, and Ready, which is True when all others are.',
    ),
  })
  .describe('What the operator found; at zero instances a working version is Ready.');

export type VersionTemplate = z.output<typeof versionTemplateSchema>;
export type VersionSpec = z.output<typeof versionSpecSchema>;
export type VersionStatus = z.output<typeof versionStatusSchema>;

/** A Version as the API server hands it out. */
export interface Version extends KubeObject {
  kind: 'Version';
  spec: VersionSpec;
  status?: VersionStatus;
}

export interface StoredVersion extends Version {
  metadata: StoredMeta;
}

export const versionConditions = ['Published', 'CodeReady', 'RuntimeReady'] as const;
