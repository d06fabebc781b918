// The package of examples/thumbnail, made and uploaded as its README says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../support/cluster/run.ts';
import { callerToken } from '../../support/installation.ts';
import { pack } from '../../support/pack/pack.ts';
import { upload } from './uploads.ts';
import type { World } from './world.ts';

export async function prepareThumbnail(
  { cluster, url }: Pick<World, 'cluster' | 'url'>,
  folder: string,
): Promise<undefined> {
  const code = join(folder, 'code');
  await run('npm', [
    'ci',
    '--prefix',
    code,
    '--os=linux',
    '--cpu=x64',
    '--libc=glibc',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
  ]);
  const token = await callerToken(cluster, 'shop-thumbnail', 'publisher');
  const { sha256 } = await upload({ url, token }, pack(code).zip);
  const named = parse(readFileSync(join(folder, 'function.yaml'), 'utf8')) as {
    spec: { code: { upload: { sha256: string } } };
  };
  if (named.spec.code.upload.sha256 !== sha256)
    throw new Error(`function.yaml names another package than this folder makes: write ${sha256} there`);
}
