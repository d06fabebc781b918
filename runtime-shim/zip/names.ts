// All paths of a package: each may stand there once, nothing may be a file and a folder, and no two may be one on a machine that
// does not tell A from a, or é from e with an accent.
import { ZipError, show } from './zip-error.ts';

interface Known {
  path: string;
  /** Folders stand there by themselves, or only in the paths of others. */
  kind: 'file' | 'folder' | 'implied';
}

export class Names {
  readonly #known = new Map<string, Known>();
  /** Entries of one folder mostly follow each other. */
  #lastFolder = '';

  add(path: string, isFolder: boolean): void {
    this.#addFolders(path);
    const kind = isFolder ? 'folder' : 'file';
    const known = this.#find(path);
    if (known === undefined) return void this.#known.set(fold(path), { path, kind });
    if (known.kind !== 'implied' && isFolder === (known.kind === 'folder'))
      throw new ZipError('Duplicate', `the package has two entries for ${show(path)}`);
    if (!isFolder || known.kind === 'file') throw fileIsFolder(path);
    known.kind = kind;
  }

  #addFolders(path: string): void {
    const end = path.lastIndexOf('/');
    if (end === -1) return;
    const folder = path.slice(0, end);
    if (folder === this.#lastFolder) return;
    const known = this.#find(folder);
    if (known?.kind === 'file') throw fileIsFolder(folder);
    if (known === undefined) {
      this.#addFolders(folder);
      this.#known.set(fold(folder), { path: folder, kind: 'implied' });
    }
    this.#lastFolder = folder;
  }

  #find(path: string): Known | undefined {
    const known = this.#known.get(fold(path));
    if (known !== undefined && known.path !== path) {
      const both = `${show(known.path)} and ${show(path)}`;
      throw new ZipError(
        'NamesClash',
        `the names ${both} are one where case or the form of accents does not count: rename one`,
      );
    }
    return known;
  }
}

/** Most names are ASCII, which has one form. */
const fold = (path: string): string => (/[^\x00-\x7f]/.test(path) ? path.normalize('NFC') : path).toLowerCase();

const fileIsFolder = (path: string): ZipError =>
  new ZipError('FileIsFolder', `the package has ${show(path)} as a file and as a folder`);
