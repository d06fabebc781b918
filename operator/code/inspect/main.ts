// Entry of the throw-away child: unzips the package that it has as its standard input, and says what it is on its standard
// output. It has no environment, no other file and no time.
import { fstatSync } from 'node:fs';
import { inspectZip, ZipError } from '@pilotlight/runtime-shim/zip';

async function inspect(): Promise<object> {
  try {
    return await inspectZip(0, fstatSync(0).size);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { rejected: error.message };
  }
}

process.stdout.write(JSON.stringify(await inspect()));
