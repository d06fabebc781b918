// How an Alias that follows what is published goes over to a new version: in steps, and back if its figures are bad. The types are
// CodeDeploy's.
import { z } from 'zod';
import { rule } from './schema-rules.ts';

const CANARY_MINUTES = [5, 10, 15, 30] as const;
const LINEAR_MINUTES = [1, 2, 3, 10] as const;

const linearName = (minutes: number): string =>
  `Linear10PercentEvery${minutes === 1 ? '1Minute' : `${minutes}Minutes`}`;

export interface RolloutStep {
  /** The share of the new version, above 0.0 up to 1.0. */
  readonly weight: number;
  /** How long at least, in seconds. */
  readonly pause: number;
}

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Name → steps; after the last one comes the whole. */
export const rolloutTypes: Readonly<Record<string, readonly RolloutStep[]>> = {
  AllAtOnce: [{ weight: 1, pause: 0 }],
  ...Object.fromEntries(
    CANARY_MINUTES.map((minutes) => [`Canary10Percent${minutes}Minutes`, [{ weight: 0.1, pause: minutes * 60 }]]),
  ),
  ...Object.fromEntries(
    LINEAR_MINUTES.map((minutes) => [linearName(minutes), TENTHS.map((weight) => ({ weight, pause: minutes * 60 }))]),
  ),
};

const stepSchema = z.object({
  weight: z
    .number()
    .min(0)
    .max(1)
    .meta({
      description: 'The share of requests that the new version answers, above 0.0 up to 1.0.',
      'x-kubernetes-validations': [
        rule('self > 0.0', 'spec.rollout.steps: a weight must be above 0.0: a step that nobody meets shows nothing'),
      ],
    }),
  pause: z
    .int()
    .min(0)
    .max(86_400)
    .describe('How long this step takes at least, in seconds, up to a day; with abort until there are enough figures.'),
});

const abortSchema = z
  .object({
    errorRate: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('Back when more than this share of the invocations of the new version fails, 0.0 to 1.0.'),
    p99Milliseconds: z
      .int()
      .min(1)
      .max(900_000)
      .optional()
      .describe('Back when one in a hundred invocations of the new version takes longer than this.'),
    minimumInvocations: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(50)
      .describe(
        'How many invocations of the new version in a step it takes to judge it. With fewer the rollout waits.',
      ),
  })
  .meta({
    description: 'When to go back. Absent: never, time alone decides.',
    'x-kubernetes-validations': [
      rule(
        'has(self.errorRate) || has(self.p99Milliseconds)',
        'spec.rollout.abort: errorRate or p99Milliseconds is required',
      ),
    ],
  });

export const rolloutSchema = z
  .object({
    type: z
      .enum(Object.keys(rolloutTypes))
      .optional()
      .describe(
        "Steps by their name in CodeDeploy. AllAtOnce: no steps, as without a rollout, but abort's figures count.",
      ),
    steps: z
      .array(stepSchema)
      .min(1)
      .max(20)
      .optional()
      .meta({
        description:
          'Steps of your own, each with a larger weight than the one before. After the last one comes the whole.',
        'x-kubernetes-list-type': 'atomic',
        'x-kubernetes-validations': [
          rule(
            'self.map(s, s.weight).isSorted() && self.all(s, self.exists_one(o, o.weight == s.weight))',
            'spec.rollout.steps: each weight must be above the one before it',
          ),
        ],
      }),
    abort: abortSchema.optional(),
    paused: z
      .boolean()
      .optional()
      .describe('While true the rollout stays at its step, and none begins; abort goes on to be watched.'),
  })
  .meta({
    description: 'How a new version takes over, instead of at once.',
    'x-kubernetes-validations': [
      rule('has(self.type) != has(self.steps)', 'spec.rollout: exactly one of type and steps is required'),
    ],
  });

export const rolloutStatusSchema = z
  .object({
    step: z.int().optional().describe('The step that it is at, or came to; counted from 1.'),
    steps: z.int().optional().describe('How many there are.'),
    stepStartedAt: z.iso.datetime().optional().describe('Since when; figures are counted from here on.'),
    failedVersion: z
      .string()
      .optional()
      .describe('The version that was taken back. It is not tried again; a newer one is.'),
    message: z.string().optional().describe('Why it was.'),
  })
  .describe('How far the rollout is.');

export type Rollout = z.output<typeof rolloutSchema>;
export type RolloutStatus = z.output<typeof rolloutStatusSchema>;

export const stepsOf = ({ type, steps }: Rollout): readonly RolloutStep[] =>
  steps ?? rolloutTypes[type ?? 'AllAtOnce'] ?? [];
