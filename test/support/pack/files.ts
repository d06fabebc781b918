// What a folder holds, as a package has it: path → content and whether it is a program. Links are followed where they stay inside.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface PackedFile {
  content: Uint8Array;
  executable: boolean;
}

export class PackError extends Error {
  override readonly name = 'PackError';
}

const ANY_EXECUTE = 0o111;
/** npm's notes to itself: no program reads them, and each version writes them in its own way. */
const NPM_NOTES = /(^|\/)node_modules\/\.package-lock\.json$/;

/** In the order of their paths. Throws PackError. */
export function readFiles(directory: string): Map<string, PackedFile> {
  const root = realpathSync(directory);
  const files = new Map<string, PackedFile>();
  addFolder(root, '', [root], files);
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** `above`: the real folders that this one is in, since a link may lead to one of them. */
function addFolder(root: string, folder: string, above: readonly string[], files: Map<string, PackedFile>): void {
  for (const name of readdirSync(join(root, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (NPM_NOTES.test(path)) continue;
    const real = resolveInside(root, path);
    const stat = statSync(real);
    if (stat.isFile()) {
      files.set(path, { content: readFileSync(real), executable: (stat.mode & ANY_EXECUTE) !== 0 });
    } else if (!stat.isDirectory()) {
      throw new PackError(`${path} is neither a file nor a folder`);
    } else if (above.includes(real)) {
      throw new PackError(`${path} is a link to a folder that it is in`);
    } else {
      addFolder(root, path, [...above, real], files);
    }
  }
}

function resolveInside(root: string, path: string): string {
  const real = realOf(join(root, path), path);
  const way = relative(root, real);
  if (way === '..' || way.startsWith(`..${sep}`)) throw new PackError(`${path} is a link that leaves the folder`);
  return real;
}

function realOf(full: string, path: string): string {
  try {
    return realpathSync(full);
  } catch (cause) {
    throw new PackError(`${path} is a link to nothing`, { cause });
  }
}
