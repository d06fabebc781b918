// *.proto → static encoders and decoders with types. A root of its own for each keeps generated modules apart.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const flags =
  '-t static-module -w esm --dts --no-verify --no-delimited --no-typeurl --no-service --no-convert --no-create';

const contracts = [
  {
    root: 'pilotlightAttach',
    source: 'runtime-shim/proto/attach.proto',
    target: 'runtime-shim/proto/generated/attach',
  },
  {
    root: 'pilotlightForward',
    source: 'operator/activator/ownership/forward.proto',
    target: 'operator/activator/ownership/generated/forward',
  },
];

export const protoOutputs = contracts.flatMap(({ target }) => [`${target}.js`, `${target}.d.ts`]);

/** Writes the outputs below `out`, under the same relative paths. */
export function generateProto(root: string, out: string): void {
  const pbjs = join(root, 'node_modules', '.bin', 'pbjs');
  for (const { root: name, source, target } of contracts)
    execFileSync(pbjs, [...flags.split(' '), '--root', name, '-o', join(out, `${target}.js`), source], { cwd: root });
}
