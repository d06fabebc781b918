// One program as one file: esbuild, with real dynamic imports kept as they are.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../cluster/paths.ts';

export interface Program {
  /** In the repository. */
  readonly entryPoint: string;
  /** In the image; its ending decides the module format. */
  readonly path: string;
}

/** What CommonJS packages expect to find around them. */
const commonJsNames = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

export async function bundle({ entryPoint, path }: Program): Promise<Buffer> {
  if (!existsSync(join(repository, entryPoint))) throw new Error(`cannot bundle ${path}: there is no ${entryPoint}`);
  const result = await build({
    absWorkingDir: repository,
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    ...(path.endsWith('.mjs') ? { format: 'esm', banner: { js: commonJsNames } } : { format: 'cjs' }),
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entryPoint}`);
  return Buffer.from(file.contents);
}
