// The bucket of examples/s3-code: a real S3-compatible store outside the cluster, reached by the Service that the example names.
import { join } from 'node:path';
import { pack } from '../../support/pack/pack.ts';
import { startS3Server } from '../../support/s3-server.ts';
import type { World } from './world.ts';

const NAMESPACE = 'shop-s3-code';

export async function prepareS3Code(
  { cluster }: Pick<World, 'cluster' | 'url'>,
  folder: string,
): Promise<AsyncDisposable> {
  const credentials = { accessKeyId: 'reader', secretAccessKey: 'change-me' };
  const store = await startS3Server({ host: cluster.hostAddress, credentials });
  const bucket = await store.makeBucket('packages');
  const body = Buffer.from(pack(join(folder, 'code')).zip);
  const { body: answer } = await bucket.request(
    { method: 'PUT', key: 'report/code.zip', body },
    AbortSignal.timeout(10_000),
  );
  answer.resume();
  const targetPort = Number(store.endpoint.port);
  const metadata = { name: 'objects', namespace: NAMESPACE };
  const port = { name: 's3', port: targetPort };
  const items = [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ ...port, port: 7070, targetPort }] } },
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
