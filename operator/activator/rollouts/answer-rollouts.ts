// What the operator asks of a rollout on the metrics port.
import type { RolloutFigures } from '../../api/rollout-figures.ts';
import type { Figures } from './figures.ts';

/** undefined: the path is another one, or no such rollout is followed here. */
export function answerRollouts(
  path: string,
  find: (namespace: string, alias: string) => Figures | undefined,
): RolloutFigures | undefined {
  const [, namespace, alias] = /^\/rollouts\/([^/?]+)\/([^/?]+)$/.exec(path) ?? [];
  return namespace === undefined || alias === undefined ? undefined : find(namespace, alias)?.report();
}
