// Images of one program each: the two that the cluster itself needs, pause for every pod and its DNS server, and a store for tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../cluster/progress.ts';
import { ensureTools, toolDirectories } from '../cluster/tools.ts';
import { store, type BuiltImage } from './build.ts';
import { nonRoot } from './node-layer.ts';
import { makeLayer, makeOciImage } from './oci.ts';
import { pauseProgram, pauseReference } from './pause.ts';

export const corednsReference = 'kube.local/coredns:1';
export const s3Reference = 'kube.local/versitygw:1';

export async function buildClusterImages(): Promise<BuiltImage[]> {
  const coredns = readFileSync(join(toolDirectories().coredns, 'coredns'));
  return [single(pauseReference, await pauseProgram(), '/pause'), single(corednsReference, coredns, '/coredns')];
}

/** An S3-compatible store; its arguments are the address to listen at and two directories to keep all in. */
export async function buildS3Image(log: Log): Promise<BuiltImage> {
  const { versitygw } = await ensureTools(log, ['versitygw']);
  return single(s3Reference, readFileSync(join(versitygw, 'versitygw')), '/versitygw');
}

/** An image of one static program. */
function single(reference: string, program: Buffer, path: string): BuiltImage {
  const [repository = '', tag = ''] = reference.split(':');
  const layer = makeLayer([{ path, mode: 0o755, content: program }]);
  const image = makeOciImage(repository, tag, [layer], { entrypoint: [path], user: nonRoot });
  return store(repository.split('/').at(-1) ?? '', repository, tag, image);
}
