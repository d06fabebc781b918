// Goes through an archive's entries in the order of their data, and lets others have their turn now and then.
import { Contents } from './content.ts';
import { type Directory, readDirectory } from './directory.ts';
import type { Entry } from './entry.ts';
import { Inflater, type Sink } from './inflater.ts';
import type { ZipLimits } from './limits.ts';
import { findData } from './local-header.ts';
import type { Source } from './source.ts';
import { makeTurn, type Turn } from './turn.ts';

export interface Visitor {
  folder(path: string): void;
  /** Takes the content; `close` is called whatever happens. */
  file(entry: Entry): { sink: Sink; close(): void };
}

/** The directory is judged as a whole before the visitor sees anything. */
export async function walk(
  source: Source,
  limits: ZipLimits,
  visitor: Visitor,
  turn: Turn = makeTurn(),
): Promise<Directory> {
  const directory = readDirectory(source, limits);
  const inflater = new Inflater();
  try {
    await visitAll(source, directory, new Contents(source, inflater, turn), visitor);
  } finally {
    inflater.close();
  }
  return directory;
}

async function visitAll(source: Source, directory: Directory, contents: Contents, visitor: Visitor): Promise<void> {
  for (const [index, entry] of directory.entries.entries()) {
    const dataAt = findData(source, entry, directory.entries[index + 1]?.offset ?? directory.offset);
    await visit(contents, entry, dataAt, visitor);
  }
}

async function visit(contents: Contents, entry: Entry, dataAt: number, visitor: Visitor): Promise<void> {
  if (entry.isFolder) {
    visitor.folder(entry.path);
    return contents.read(entry, dataAt, () => undefined);
  }
  const { sink, close } = visitor.file(entry);
  try {
    await contents.read(entry, dataAt, sink);
  } finally {
    close();
  }
}
