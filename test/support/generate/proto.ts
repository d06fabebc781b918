// attach.proto → static encoders and decoders with types. A root of its own keeps two generated modules apart.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const flags =
  '-t static-module -w esm --dts --root pilotlightAttach --no-verify --no-delimited --no-typeurl --no-service --no-convert --no-create';

export const protoOutputs = ['runtime-shim/proto/generated/attach.js', 'runtime-shim/proto/generated/attach.d.ts'];

/** Writes the outputs below `out`, under the same relative paths. */
export function generateProto(root: string, out: string): void {
  const pbjs = join(root, 'node_modules', '.bin', 'pbjs');
  const target = join(out, 'runtime-shim/proto/generated/attach.js');
  execFileSync(pbjs, [...flags.split(' '), '-o', target, 'runtime-shim/proto/attach.proto'], { cwd: root });
}
