// The layer that all our images share, so that a node stores it once: Node.js, the libraries it loads, and the few files
// that any Linux program expects. No shell, no distribution.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repository } from '../cluster/paths.ts';
import { run } from '../cluster/run.ts';
import type { TarEntry } from './tar.ts';

export const nonRoot = 65532;
export const nodePath = '/usr/local/bin/node';

const text = (path: string, content: string): TarEntry => ({ path, mode: 0o644, content: Buffer.from(content) });

export async function nodeEntries(): Promise<TarEntry[]> {
  const binary = join(repository, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  const loaded = await librariesOf(binary);
  const libraries = [...loaded, ...companionsOf(loaded)];
  return [
    // To be run, not to be read: that keeps the memory and the environment of a process from others of its user (decision 0010).
    { path: nodePath, mode: 0o111, content: readFileSync(binary) },
    ...libraries.map((path) => ({ path, mode: 0o755, content: readFileSync(path) })),
    text(
      '/etc/passwd',
      `root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:${String(nonRoot)}:${String(nonRoot)}::/tmp:/sbin/nologin\n`,
    ),
    text('/etc/group', `root:x:0:\nnonroot:x:${String(nonRoot)}:\n`),
    text('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n'),
    { path: '/tmp', mode: 0o1777 },
  ];
}

/** What compiled modules in packages may ask for besides, as on any Linux with glibc: Node.js itself does not load them. */
const companions = [
  'libresolv.so.2',
  'librt.so.1',
  'libutil.so.1',
  'libanl.so.1',
  'libnss_dns.so.2',
  'libnss_files.so.2',
];

/** Of the same glibc: they lie beside it. */
function companionsOf(libraries: readonly string[]): string[] {
  const libc = libraries.find((path) => basename(path) === 'libc.so.6');
  if (libc === undefined) throw new Error(`no glibc among ${libraries.join(' ')}`);
  return companions.map((name) => join(dirname(libc), name)).filter((path) => !libraries.includes(path));
}

/** Where the loader finds each library on this machine is where it will look for it in the image. */
export async function librariesOf(binary: string): Promise<string[]> {
  const { stdout } = await run('ldd', [binary]);
  const paths = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map((match) => match[1] ?? '');
  if (paths.length === 0) throw new Error(`ldd names no libraries of ${binary}: ${stdout}`);
  return paths;
}
