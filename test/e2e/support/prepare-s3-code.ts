// The bucket of examples/s3-code: a real S3-compatible store outside the cluster, reached by the Service that the example names.
import { join } from 'node:path';
import { packFolder } from '../../support/pack/pack-folder.ts';
import { startS3 } from '../../support/s3/server.ts';
import type { World } from './world.ts';

const NAMESPACE = 'shop-s3-code';

export async function prepareS3Code({ cluster }: Pick<World, 'cluster' | 'url'>, folder: string): Promise<AsyncDisposable> {
  const store = await startS3({ host: cluster.hostAddress, accessKeyId: 'reader', secretAccessKey: 'change-me' });
  await store.createBucket('packages');
  await store.put('packages', 'report/code.zip', packFolder(join(folder, 'code')));
  const metadata = { name: 'objects', namespace: NAMESPACE };
  const port = { name: 's3', port: store.port };
  const items = [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ ...port, port: 7070, targetPort: store.port }] } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'objects' } },
      addressType: 'IPv4',
      ports: [port],
      endpoints: [{ addresses: [cluster.hostAddress] }],
    },
  ];
  await cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) });
  return store;
}
