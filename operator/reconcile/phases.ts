// An object becomes ready in ordered phases; each owns one condition. The first phase that is not done stops the rest,
// whose conditions say what they wait for.
import { markUnknown, withCondition, type Mark } from '../api/conditions.ts';
import type { Condition } from '../api/meta.ts';

export interface Phase<Context> {
  /** The condition that this phase owns. */
  readonly condition: string;
  run(context: Context, signal: AbortSignal): Promise<Mark> | Mark;
}

export interface PhasesInput {
  conditions: readonly Condition[];
  generation: number;
  now: string;
}

export async function runPhases<Context>(
  phases: readonly Phase<Context>[],
  context: Context,
  { conditions, generation, now }: PhasesInput,
  signal: AbortSignal,
): Promise<Condition[]> {
  let result = [...conditions];
  let blockedBy: string | undefined;
  for (const phase of phases) {
    const mark: Mark =
      blockedBy === undefined ? await phase.run(context, signal) : markUnknown('Waiting', `waits for ${blockedBy}`);
    result = withCondition(result, phase.condition, mark, { generation, now });
    if (mark.status !== 'True') blockedBy ??= phase.condition;
  }
  return result;
}
