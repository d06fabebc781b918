// The folder that packages are unpacked into. Nothing in it is followed: what a package brings becomes a new file in a real
// folder, or is refused.
import { chmodSync, closeSync, constants, lstatSync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf } from '../error-code.ts';
import type { Entry } from './entry.ts';
import type { Visitor } from './walk.ts';
import { ZipError, show } from './zip-error.ts';

const WRITABLE = 0o755;
/** For the handler as for everybody; only the bit that makes a program survives. */
const FOLDER_MODE = 0o555;
const PROGRAM_MODE = 0o555;
const FILE_MODE = 0o444;
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
const NEW = O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY;

export class Tree implements Visitor {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = resolve(root);
  }

  folder(path: string): void {
    this.#open(join(this.#root, path), path);
  }

  file({ path, executable }: Entry): ReturnType<Visitor['file']> {
    const target = join(this.#root, path);
    this.#open(dirname(target), path);
    const fd = create(target, path, executable ? PROGRAM_MODE : FILE_MODE);
    const sink = (piece: Buffer): void => {
      for (let at = 0; at < piece.length;) at += writeSync(fd, piece, at);
    };
    return { sink, close: () => closeSync(fd) };
  }

  /** Nobody may write to it any more, not even its owner. */
  seal(): void {
    for (const folder of this.#folders) chmodSync(folder, FOLDER_MODE);
  }

  /** The folder is there and can be written to; one that an earlier package brought is sealed already. */
  #open(folder: string, path: string): void {
    if (this.#folders.has(folder)) return;
    if (folder === this.#root) mkdirSync(dirname(folder), { recursive: true });
    else this.#open(dirname(folder), path);
    if (!tryMakeFolder(folder)) {
      if (folder !== this.#root && !lstatSync(folder).isDirectory()) throw inTheWay(path);
      chmodSync(folder, WRITABLE);
    }
    this.#folders.add(folder);
  }
}

function tryMakeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, WRITABLE);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  }
}

/** A file of an earlier package gives way. */
function create(target: string, path: string, mode: number): number {
  try {
    return openSync(target, NEW, mode);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (lstatSync(target).isDirectory()) throw inTheWay(path);
  unlinkSync(target);
  return openSync(target, NEW, mode);
}

const inTheWay = (path: string): ZipError =>
  new ZipError('FileIsFolder', `${show(path)} is a file in one package and a folder in another`);
