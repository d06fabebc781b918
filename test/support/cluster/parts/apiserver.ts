// The API server: RBAC and Pod Security admission as in any cluster, and an audit log as an oracle for writes.
import { join } from 'node:path';
import { certificateDirectory } from '../certificates.ts';
import { auditPolicy } from './audit-policy.ts';
import { etcdAddress } from './etcd.ts';
import { flags, type MakePart } from './part.ts';

export const apiserver: MakePart = (plan, tools) => {
  const pki = (file: string) => join(certificateDirectory(plan), file);
  const policy = join(plan.directory, 'config', 'audit-policy.json');
  return {
    name: 'apiserver',
    command: join(tools.kubernetes, 'kube-apiserver'),
    files: { [policy]: auditPolicy },
    args: flags({
      'etcd-servers': etcdAddress,
      'bind-address': plan.nodeAddress,
      'advertise-address': plan.nodeAddress,
      'secure-port': 6443,
      'service-cluster-ip-range': plan.serviceCidr,
      'client-ca-file': pki('ca.crt'),
      'tls-cert-file': pki('apiserver.crt'),
      'tls-private-key-file': pki('apiserver.key'),
      'kubelet-client-certificate': pki('apiserver-kubelet-client.crt'),
      'kubelet-client-key': pki('apiserver-kubelet-client.key'),
      'kubelet-certificate-authority': pki('ca.crt'),
      // The node's name resolves nowhere.
      'kubelet-preferred-address-types': 'InternalIP',
      'service-account-issuer': 'https://kubernetes.default.svc.cluster.local',
      'service-account-key-file': pki('service-account.pub'),
      'service-account-signing-key-file': pki('service-account.key'),
      'authorization-mode': 'Node,RBAC',
      'enable-admission-plugins': 'NodeRestriction',
      'allow-privileged': true,
      'audit-policy-file': policy,
      'audit-log-path': plan.auditLog,
      // One file, never rotated away under a test that reads it.
      'audit-log-maxsize': 4096,
    }),
  };
};
