// All images of the project in one table: what each holds and what it starts.
import type { Program } from './bundle.ts';
import { nodePath, nonRoot } from './node-layer.ts';
import type { ImageConfig } from './oci.ts';

export interface NodeImage {
  readonly name: string;
  readonly programs: readonly Program[];
  /** Directories that the image's user may write to. */
  readonly writable: readonly string[];
  readonly config: ImageConfig;
}

export const registry = 'pilotlight.local';
export const tag = 'dev';

const environment = { NODE_ENV: 'production', HOME: '/tmp', PATH: '/usr/local/bin' };

/** The control plane, the data plane and where packages are kept, three commands of one image; and the child that looks into packages. */
const operator: NodeImage = {
  name: 'operator',
  programs: [
    { entryPoint: 'operator/main.ts', path: '/app/operator.mjs' },
    { entryPoint: 'operator/activator/main.ts', path: '/app/activator.mjs' },
    { entryPoint: 'operator/activator/code/worker.ts', path: '/app/code-worker.mjs' },
    { entryPoint: 'operator/code-store/main.ts', path: '/app/code-store.mjs' },
    { entryPoint: 'operator/code/inspect/main.ts', path: '/app/inspect.mjs' },
  ],
  writable: [],
  config: {
    entrypoint: [nodePath],
    command: ['/app/operator.mjs'],
    environment,
    workingDirectory: '/app',
    user: nonRoot,
  },
};

/** What function pods run. */
const nodejs24: NodeImage = {
  name: 'nodejs24',
  programs: [
    { entryPoint: 'runtime-shim/supervisor/main.ts', path: '/runtime/supervisor.cjs' },
    { entryPoint: 'runtime-shim/node/main.ts', path: '/runtime/node.cjs' },
  ],
  writable: ['/var/task', '/opt'],
  config: {
    // Any process of the pod may send that signal, and it would open the supervisor's inspector.
    // The second one takes away a handler of SIGSEGV: while a handler runs, other signals are not ignored as they are otherwise.
    // The last flag keeps Node from reading public CAs that the supervisor never asks: 5 ms of each cold start.
    entrypoint: [
      nodePath,
      '--disable-sigusr1',
      '--disable-wasm-trap-handler',
      '--use-openssl-ca',
      '/runtime/supervisor.cjs',
    ],
    environment,
    workingDirectory: '/var/task',
    user: nonRoot,
  },
};

export const images: readonly NodeImage[] = [operator, nodejs24];
