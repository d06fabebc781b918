// `npm run images`: builds them all and prints what they are.
import { elapsed } from '../cluster/progress.ts';
import { buildImages } from './build.ts';

const start = performance.now();
try {
  const built = await buildImages(console.error);
  for (const { reference, digest, sizeBytes, archive } of built) {
    console.log(`${reference}  ${digest}  ${(sizeBytes / 1e6).toFixed(1)} MB  ${archive}`);
  }
  console.log(`${String(built.length)} images in ${elapsed(start)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
