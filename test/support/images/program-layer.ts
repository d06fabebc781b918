// The layer that differs from image to image: its programs, and where they may write.
import { bundle } from './bundle.ts';
import type { NodeImage } from './images.ts';
import { nonRoot } from './node-layer.ts';
import type { TarEntry } from './tar.ts';

export async function programEntries({ programs, writable }: NodeImage): Promise<TarEntry[]> {
  const files = programs.map(async (program) => ({ path: program.path, mode: 0o644, content: await bundle(program) }));
  return [...(await Promise.all(files)), ...writable.map((path) => ({ path, mode: 0o755, owner: nonRoot }))];
}
