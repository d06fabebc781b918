// etcd, inside the namespace's loopback; data that nobody will miss is not synced to disk.
import { join } from 'node:path';
import { flags, type MakePart } from './part.ts';

export const etcdAddress = 'http://127.0.0.1:2379';
const peerAddress = 'http://127.0.0.1:2380';

export const etcd: MakePart = (plan, tools) => ({
  name: 'etcd',
  command: join(tools.etcd, 'etcd'),
  args: flags({
    'data-dir': join(plan.directory, 'etcd'),
    'listen-client-urls': etcdAddress,
    'advertise-client-urls': etcdAddress,
    'listen-peer-urls': peerAddress,
    'initial-advertise-peer-urls': peerAddress,
    'initial-cluster': `default=${peerAddress}`,
    'unsafe-no-fsync': true,
    'log-level': 'warn',
  }),
});
