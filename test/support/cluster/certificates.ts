// The cluster's certificates: one CA, two serving certificates, one client certificate per identity, a service-account key.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeName, type Plan } from './plan.ts';
import { run } from './run.ts';

interface Certificate {
  readonly file: string;
  readonly subject: string;
  /** Names and addresses for a serving certificate; absent for a client. */
  readonly names?: readonly string[];
}

export const clients = {
  admin: '/O=system:masters/CN=admin',
  'apiserver-kubelet-client': '/O=system:masters/CN=apiserver-kubelet-client',
  'controller-manager': '/CN=system:kube-controller-manager',
  scheduler: '/CN=system:kube-scheduler',
  proxy: '/CN=system:kube-proxy',
  kubelet: `/O=system:nodes/CN=system:node:${nodeName}`,
} as const;

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

export const certificateDirectory = (plan: Plan): string => join(plan.directory, 'pki');

export async function makeCertificates(plan: Plan): Promise<void> {
  const directory = certificateDirectory(plan);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const cwd = { cwd: directory };
  const serviceAccount = run('openssl', ['genpkey', '-algorithm', 'RSA', '-out', 'service-account.key'], cwd).then(() =>
    run('openssl', ['pkey', '-in', 'service-account.key', '-pubout', '-out', 'service-account.pub'], cwd),
  );
  const authority = ['-days', '3650', '-subj', '/CN=pilotlight test', '-keyout', 'ca.key', '-out', 'ca.crt'];
  const usage = ['-addext', 'keyUsage=critical,digitalSignature,keyCertSign,cRLSign'];
  await run('openssl', ['req', '-x509', ...newKey, ...authority, ...usage], cwd);
  await Promise.all([serviceAccount, ...certificates(plan).map((certificate) => sign(certificate, directory))]);
}

function certificates(plan: Plan): Certificate[] {
  const inCluster = [
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    'kubernetes.default.svc.cluster.local',
  ];
  const addresses = ['127.0.0.1', plan.nodeAddress, plan.apiServiceAddress].map((address) => `IP:${address}`);
  const dns = ['localhost', ...inCluster].map((name) => `DNS:${name}`);
  return [
    { file: 'apiserver', subject: '/CN=kube-apiserver', names: [...addresses, ...dns] },
    { file: 'kubelet-server', subject: `/CN=${nodeName}`, names: [`IP:${plan.nodeAddress}`, `DNS:${nodeName}`] },
    ...Object.entries(clients).map(([file, subject]) => ({ file, subject })),
  ];
}

async function sign({ file, subject, names }: Certificate, cwd: string): Promise<void> {
  const purpose = names === undefined ? 'clientAuth' : 'serverAuth';
  const extensions = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    `extendedKeyUsage=${purpose}`,
  ];
  if (names !== undefined) extensions.push(`subjectAltName=${names.join(',')}`);
  const files = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-keyout', `${file}.key`, '-out', `${file}.crt`];
  const added = extensions.flatMap((extension) => ['-addext', extension]);
  await run('openssl', ['req', '-x509', ...newKey, '-days', '3650', '-subj', subject, ...files, ...added], { cwd });
}
