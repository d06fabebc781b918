// What an Alias's events say of its rollout.
import type { Happening } from '../../../kube/events.ts';
import type { AliasView } from '../view.ts';
import type { RolloutNews } from './decide.ts';

export const rolloutNews = (regarding: AliasView, { reason, note }: RolloutNews): Happening => ({
  regarding,
  type: reason === 'RolloutAborted' ? 'Warning' : 'Normal',
  reason,
  action: 'RollOut',
  note,
});
