// The controller manager; its default of 20 requests a second would hold the start up for five seconds.
import { join } from 'node:path';
import { certificateDirectory } from '../certificates.ts';
import { kubeconfigOf } from '../kubeconfig.ts';
import { flags, type MakePart } from './part.ts';

export const controllerManager: MakePart = (plan, tools) => {
  const pki = (file: string) => join(certificateDirectory(plan), file);
  return {
    name: 'controller-manager',
    command: join(tools.kubernetes, 'kube-controller-manager'),
    after: 'apiserver',
    args: flags({
      kubeconfig: kubeconfigOf(plan, 'controller-manager'),
      'service-account-private-key-file': pki('service-account.key'),
      'root-ca-file': pki('ca.crt'),
      'cluster-signing-cert-file': pki('ca.crt'),
      'cluster-signing-key-file': pki('ca.key'),
      'use-service-account-credentials': true,
      'leader-elect': false,
      'bind-address': '127.0.0.1',
      'allocate-node-cidrs': false,
      'kube-api-qps': 300,
      'kube-api-burst': 600,
    }),
  };
};
