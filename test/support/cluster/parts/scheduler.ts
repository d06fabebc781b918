// The scheduler, alone and so without leader election.
import { join } from 'node:path';
import { kubeconfigOf } from '../kubeconfig.ts';
import { flags, type MakePart } from './part.ts';

export const scheduler: MakePart = (plan, tools) => ({
  name: 'scheduler',
  command: join(tools.kubernetes, 'kube-scheduler'),
  after: 'apiserver',
  args: flags({
    kubeconfig: kubeconfigOf(plan, 'scheduler'),
    'leader-elect': false,
    'bind-address': '127.0.0.1',
    'kube-api-qps': 300,
    'kube-api-burst': 600,
  }),
});
