// Counts what became of every request that was meant for a function, and how long it took.
import { PilotlightError } from '../../api/errors.ts';
import type { Answer, Call, PipelineDeps } from '../context.ts';
import type { FunctionRuntime } from '../instances/function-runtime.ts';

export async function observe(
  { receivedAtMs }: Call,
  { metrics }: FunctionRuntime,
  { clock }: PipelineDeps,
  answered: Promise<Answer>,
): Promise<Answer> {
  const count = (outcome: string): void => metrics.answered(outcome, (clock.monotonicMs() - receivedAtMs) / 1000);
  try {
    const answer = await answered;
    count(answer.outcome);
    return answer;
  } catch (error) {
    count(PilotlightError.from(error).code);
    throw error;
  }
}
