// What enforces NetworkPolicies. Started early, so that it stands before any pod whose policy is under test.
import { join } from 'node:path';
import { kubeconfigOf } from '../kubeconfig.ts';
import type { MakePart } from './part.ts';

export const networkPolicy: MakePart = (plan) => ({
  name: 'network-policy',
  command: process.execPath,
  args: [join(import.meta.dirname, '..', 'network-policy', 'main.ts'), kubeconfigOf(plan, 'admin')],
  after: 'apiserver',
});
