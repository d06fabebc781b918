// The two images that the cluster itself needs: pause for every pod, and its DNS server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolDirectories } from '../cluster/tools.ts';
import { store, type BuiltImage } from './build.ts';
import { nonRoot } from './node-layer.ts';
import { makeLayer, makeOciImage } from './oci.ts';
import { pauseProgram, pauseReference } from './pause.ts';

export const corednsReference = 'kube.local/coredns:1';

export async function buildClusterImages(): Promise<BuiltImage[]> {
  const coredns = readFileSync(join(toolDirectories().coredns, 'coredns'));
  return [single(pauseReference, await pauseProgram(), '/pause'), single(corednsReference, coredns, '/coredns')];
}

/** An image of one static program. */
function single(reference: string, program: Buffer, path: string): BuiltImage {
  const [repository = '', tag = ''] = reference.split(':');
  const layer = makeLayer([{ path, mode: 0o755, content: program }]);
  const image = makeOciImage(repository, tag, [layer], { entrypoint: [path], user: nonRoot });
  return store(repository.split('/').at(-1) ?? '', repository, tag, image);
}
