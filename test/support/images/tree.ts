// `node test/support/images/tree.ts IMAGE DIRECTORY`: an image's files as a tree, for the Dockerfiles. So those who build
// with docker get the same files from the same table.
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { images } from './images.ts';
import { nodeEntries } from './node-layer.ts';
import { programEntries } from './program-layer.ts';

const [name, directory] = process.argv.slice(2);
const image = images.find((candidate) => candidate.name === name);
if (image === undefined || directory === undefined) throw new Error('usage: tree.ts IMAGE DIRECTORY');

for (const { path, mode, owner = 0, content } of [...(await nodeEntries()), ...(await programEntries(image))]) {
  const target = join(directory, path);
  mkdirSync(content === undefined ? target : dirname(target), { recursive: true });
  if (content !== undefined) writeFileSync(target, content);
  chownSync(target, owner, owner);
  chmodSync(target, mode);
}
