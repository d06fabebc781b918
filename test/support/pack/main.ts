// `npm run pack -- DIR [-o FILE]`: a folder as a reproducible deployment package, and the digest by which a Function names it.
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toCodeSha256 } from '../../../operator/api/digest.ts';
import { PackError } from './files.ts';
import { pack } from './pack.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string', short: 'o' } },
});
const [directory] = positionals;
if (directory === undefined || positionals.length > 1) throw new Error('usage: npm run pack -- DIR [-o FILE]');

try {
  const { zip, sha256 } = pack(directory);
  const path = values.output ?? `${basename(resolve(directory))}.zip`;
  writeFileSync(path, zip);
  console.log(`path    ${path}`);
  console.log(`size    ${zip.length}`);
  console.log(`sha256  ${sha256}`);
  console.log(`base64  ${toCodeSha256(sha256)}`);
} catch (error) {
  if (!(error instanceof PackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
