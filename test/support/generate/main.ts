// Writes everything that is generated, or with --check says what in the tree is not what its source makes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crdOutputs, generateCrds } from './crds.ts';
import { generateProto, protoOutputs } from './proto.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const outputs = [...protoOutputs, ...crdOutputs];

function generateInto(out: string): void {
  for (const path of outputs) mkdirSync(dirname(join(out, path)), { recursive: true });
  generateProto(root, out);
  generateCrds(out);
}

function findStale(): string[] {
  const fresh = mkdtempSync(join(tmpdir(), 'pilotlight-generate-'));
  try {
    generateInto(fresh);
    return outputs.filter((path) => read(join(root, path)) !== read(join(fresh, path)));
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv.includes('--check')) {
  const stale = findStale();
  for (const path of stale) console.error(`${path} is not what its source makes: run npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  generateInto(root);
}
