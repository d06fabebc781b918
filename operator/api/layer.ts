// Layer: immutable content that functions share. Fields follow CloudFormation's names and bounds (AWS::Lambda::LayerVersion).
import { z } from 'zod';
import { makeCodeSchema } from './code.ts';
import { makeConditionsSchema } from './condition-schema.ts';
import type { KubeObject, StoredMeta } from './meta.ts';
import { rule } from './schema-rules.ts';

const atomic = { 'x-kubernetes-list-type': 'atomic' };

export const layerSpecSchema = z
  .object({
    layerName: z
      .string()
      .max(140)
      .meta({
        description: 'The name that all versions of the layer share, at most 140 characters. Lambda: LayerName.',
        'x-kubernetes-validations': [
          rule(
            "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            'spec.layerName must be lower-case letters, digits and -, a letter or digit at both ends',
          ),
        ],
      }),
    version: z
      .int()
      .min(1)
      .max(999_999_999)
      .describe('The number of this version, from 1 on. Lambda: the version of a LayerVersionArn.'),
    description: z.string().max(256).optional().describe('What is in it, at most 256 characters. Lambda: Description.'),
    compatibleRuntimes: z
      .array(
        z
          .string()
          .max(40)
          .regex(/^[a-z][a-z0-9]*([.][a-z0-9]+)*$/),
      )
      .min(1)
      .max(15)
      .optional()
      .meta({
        ...atomic,
        description: 'Runtimes that it fits, at most 15; absent: all. Lambda: CompatibleRuntimes.',
      }),
    compatibleArchitectures: z
      .array(z.enum(['x86_64', 'arm64']))
      .min(1)
      .max(2)
      .optional()
      .meta({
        ...atomic,
        description: 'Architectures that it fits, x86_64 and arm64; absent: both. Lambda: CompatibleArchitectures.',
      }),
    licenseInfo: z
      .string()
      .max(512)
      .optional()
      .describe(
        'Its licence: an SPDX identifier, an address or the text, at most 512 characters. Lambda: LicenseInfo.',
      ),
    content: makeCodeSchema(
      'spec.content',
      "The layer's zip: exactly one of inline, zip, s3 and upload; laid out as Lambda's layers (nodejs/node_modules, bin, lib). Lambda: Content.",
    ),
  })
  .meta({
    description: 'What the layer is; it never changes.',
    'x-kubernetes-validations': [
      rule('self == oldSelf', 'a Layer is immutable: give the change the next version, as an object of its own'),
    ],
  });

export const layerStatusSchema = z
  .object({
    observedGeneration: z.int().optional().describe('The generation of spec that this status speaks of.'),
    codeSha256: z.string().optional().describe('SHA-256 of the zip, base64. Lambda: CodeSha256.'),
    codeSize: z.int().optional().describe('Size of the zip in bytes. Lambda: CodeSize.'),
    conditions: makeConditionsSchema('CodeReady, and Ready, which is True when the other one is.'),
  })
  .describe('What the operator found.');

export type LayerSpec = z.output<typeof layerSpecSchema>;
export type LayerStatus = z.output<typeof layerStatusSchema>;

/** A Layer as the API server hands it out. */
export interface Layer extends KubeObject {
  kind: 'Layer';
  spec: LayerSpec;
  status?: LayerStatus;
}

export interface StoredLayer extends Layer {
  metadata: StoredMeta;
}

export const layerConditions = ['CodeReady'] as const;
