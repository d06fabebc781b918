// The pause program of every pod, compiled once into the cache.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../cluster/paths.ts';
import { run } from '../cluster/run.ts';
import { sha256 } from './tar.ts';

export const pauseReference = 'kube.local/pause:1';

export async function pauseProgram(): Promise<Buffer> {
  const source = join(import.meta.dirname, 'pause.c');
  const directory = join(cacheDirectory, 'images');
  const program = join(directory, `pause-${sha256(readFileSync(source)).slice(7, 19)}`);
  if (!existsSync(program)) {
    mkdirSync(directory, { recursive: true });
    const temporary = `${program}.${String(process.pid)}`;
    await run('gcc', ['-Os', '-static', '-s', '-o', temporary, source]);
    renameSync(temporary, program);
  }
  return readFileSync(program);
}
