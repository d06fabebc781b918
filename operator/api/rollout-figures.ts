// What an activator tells of a rollout's candidate on its metrics port, and where.
import { z } from 'zod';

export const rolloutPath = ({ namespace, name }: { namespace: string; name: string }): string =>
  `/rollouts/${namespace}/${name}`;

export const rolloutFiguresSchema = z.object({
  /** The version, and status.rollout.stepStartedAt, that was counted for. */
  candidate: z.string(),
  since: z.string(),
  invocations: z.int().min(0),
  errors: z.int().min(0),
  /** Latencies: how many took up to that many milliseconds and longer than the bucket below. */
  p99: z.array(z.tuple([z.number(), z.int().min(0)])),
});

export type RolloutFigures = z.output<typeof rolloutFiguresSchema>;
