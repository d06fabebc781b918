// A small image like a function's runtime, for tests of the cluster that need no other part of the project.
import type { NodeImage } from './images.ts';
import { nodePath, nonRoot } from './node-layer.ts';

export const sampleImage: NodeImage = {
  name: 'sample',
  programs: [{ entryPoint: 'test/support/images/sample.ts', path: '/runtime/sample.cjs' }],
  writable: ['/var/task', '/opt'],
  config: { entrypoint: [nodePath, '/runtime/sample.cjs'], workingDirectory: '/var/task', user: nonRoot },
};
