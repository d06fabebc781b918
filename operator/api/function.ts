// Function: the schema from which the CRD, its validation and these types come. Fields follow CloudFormation's names and
// bounds (AWS::Lambda::Function); a field stands here when it works.
import { z } from 'zod';
import { makeCodeSchema } from './code.ts';
import { makeConditionsSchema } from './condition-schema.ts';
import { layersSchema } from './layers.ts';
import type { KubeObject, StoredMeta } from './meta.ts';
import { rule } from './schema-rules.ts';

export const ENVIRONMENT_LIMIT_BYTES = 4096;

export const runtimes = ['nodejs24.x'] as const;

const reservedVariables = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

const variables = z.record(z.string().max(256), z.string().max(ENVIRONMENT_LIMIT_BYTES)).meta({
  description:
    "The handler's environment variables. Names match [a-zA-Z][a-zA-Z0-9_]+ and are not reserved by Lambda; 4 KB together. Lambda: Environment.Variables.",
  maxProperties: 256,
  'x-kubernetes-validations': [
    rule(
      "self.all(k, k.matches('^[a-zA-Z][a-zA-Z0-9_]+$'))",
      'spec.environment.variables: a name must match [a-zA-Z][a-zA-Z0-9_]+ (a letter first, at least two characters)',
    ),
    rule(
      `!self.exists(k, k in [${reservedVariables.map((name) => `'${name}'`).join(', ')}])`,
      `spec.environment.variables: these names are reserved by Lambda and cannot be set: ${reservedVariables.join(', ')}`,
    ),
    rule(
      "self.all(k, !self[k].contains('\\u0000'))",
      'spec.environment.variables: a value cannot hold a NUL character',
    ),
    rule(
      `size(self) == 0 || self.map(k, size(k) + size(bytes(self[k])) + 6).sum() + 1 <= ${ENVIRONMENT_LIMIT_BYTES}`,
      'spec.environment.variables exceeds the 4KB limit (4096 bytes as compact JSON)',
    ),
  ],
});

/** What a Version freezes as it stands. */
export const configurationShape = {
  description: z
    .string()
    .max(256)
    .optional()
    .describe('What the function does, at most 256 characters. Lambda: Description.'),
  runtime: z.enum(runtimes).describe("The language runtime; its image is the installation's. Lambda: Runtime."),
  handler: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[^\s\x00-\x1f\x7f]+$/)
    .describe(
      'The function to call: path/to/module.export, at most 128 characters, no spaces or control characters. Lambda: Handler.',
    ),
  architectures: z
    .array(z.enum(['x86_64', 'arm64']))
    .min(1)
    .max(1)
    .optional()
    .meta({
      description:
        'The processor architecture, x86_64 or arm64; absent: whatever node the pod gets. Lambda: Architectures.',
      'x-kubernetes-list-type': 'atomic',
    }),
  memorySize: z
    .int()
    .min(128)
    .max(10_240)
    .default(128)
    .describe('Memory for the handler in MB, 128 to 10240; CPU is requested in proportion. Lambda: MemorySize.'),
  timeout: z
    .int()
    .min(1)
    .max(900)
    .default(3)
    .describe('How long one invocation may run, in seconds, 1 to 900. Lambda: Timeout.'),
  ephemeralStorage: z
    .object({
      size: z
        .int()
        .min(512)
        .max(10_240)
        .default(512)
        .describe('Size of /tmp in MB, 512 to 10240. Lambda: EphemeralStorage.Size.'),
    })
    .default({ size: 512 })
    .describe('The /tmp of an instance. Lambda: EphemeralStorage.'),
  environment: z
    .object({ variables: variables.optional() })
    .optional()
    .describe("The handler's environment. Lambda: Environment."),
  concurrency: z
    .object({
      maxInstances: z
        .int()
        .min(1)
        .max(1000)
        .default(100)
        .describe(
          'The most instances that run at once, 1 to 1000. Requests beyond them wait, bounded. Pilotlight only.',
        ),
    })
    .default({ maxInstances: 100 })
    .describe('How far the function scales out. Pilotlight only.'),
  idleTimeout: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .describe(
      "Seconds without an invocation after which an instance is removed, 1 to 86400; absent: the installation's default. Pilotlight only.",
    ),
};

export const functionSpecSchema = z
  .object({
    ...configurationShape,
    code: makeCodeSchema(
      'spec.code',
      'The deployment package: exactly one of inline, zip, s3 and upload. Lambda: Code.',
    ),
    layers: layersSchema.optional(),
    publish: z
      .boolean()
      .optional()
      .describe(
        'Every change of code or configuration becomes a Version of the next number once it is ready. Lambda: Publish.',
      ),
  })
  .describe('What the function is: the whole truth, owned by whoever applies it.');

export const functionStatusSchema = z
  .object({
    observedGeneration: z.int().optional().describe('The generation of spec that this status speaks of.'),
    state: z
      .enum(['Pending', 'Active', 'Inactive', 'Failed'])
      .optional()
      .describe("Lambda's State, derived from the conditions: Pending, Active, Inactive or Failed."),
    codeSha256: z.string().optional().describe('SHA-256 of the deployment package, base64. Lambda: CodeSha256.'),
    codeSize: z.int().optional().describe('Size of the deployment package in bytes. Lambda: CodeSize.'),
    codeSource: z
      .string()
      .optional()
      .describe('Digest of the spec.code from which codeSha256 came; absent for inline code.'),
    layers: z
      .array(
        z.object({
          name: z.string().describe('Name of the Layer.'),
          codeSha256: z.string().describe("SHA-256 of the layer's zip, base64. Lambda: CodeSha256."),
          codeSize: z.int().describe("Size of the layer's zip in bytes. Lambda: CodeSize."),
        }),
      )
      .optional()
      .meta({
        description:
          'What of spec.layers the revision runs with, in order. It stays when a Layer is deleted. Lambda: Layers.',
        'x-kubernetes-list-type': 'atomic',
      }),
    runtimeImage: z.string().optional().describe('The image that instances of the revision run.'),
    revision: z
      .string()
      .optional()
      .describe('Digest of all that decides what runs: code, layers, configuration and runtime image.'),
    latestPublishedVersion: z
      .int()
      .optional()
      .describe('The highest number that a Version of the function ever had: numbers only grow. Lambda: Version.'),
    invokePath: z.string().optional().describe('Where the activator takes invocations.'),
    conditions: makeConditionsSchema(
      'CodeReady, ConfigurationReady, RuntimeReady, and Ready, which is True when all others are.',
    ),
  })
  .describe('What the operator found; at zero instances a working function is Ready.');

export type FunctionSpec = z.output<typeof functionSpecSchema>;
export type FunctionStatus = z.output<typeof functionStatusSchema>;

/** A Function as the API server hands it out: defaults are filled in. */
export interface LambdaFunction extends KubeObject {
  kind: 'Function';
  spec: FunctionSpec;
  status?: FunctionStatus;
}

export interface StoredFunction extends LambdaFunction {
  metadata: StoredMeta;
}

export const functionConditions = ['CodeReady', 'ConfigurationReady', 'RuntimeReady'] as const;
