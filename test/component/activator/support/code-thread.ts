// The activator's code thread with a folder for its store: a package is a file there, and `away` in the folder closes it.
import { copyFile, appendFile, stat } from 'node:fs/promises';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { makeKeep } from '../../../../operator/activator/code/keep.ts';
import type { CodeSettings } from '../../../../operator/activator/code/messages.ts';
import { serveCode } from '../../../../operator/activator/code/serve.ts';
import { PilotlightError } from '../../../../operator/api/errors.ts';
import { inspectPackage } from '../../../../operator/code/inspect/inspect-package.ts';

const { settings, store } = workerData as { settings: CodeSettings; store: string };

await serveCode(parentPort as MessagePort, settings, {
  open: async (digest) => {
    if (existsSync(join(store, 'away'))) throw new Error('connection refused');
    // The test wants this thread dead.
    if (existsSync(join(store, 'deadly'))) process.exit(1);
    const path = join(store, digest);
    if (!existsSync(path)) return undefined;
    await appendFile(join(store, 'opened'), `${digest}\n`);
    return { size: (await stat(path)).size, body: createReadStream(path) };
  },
  keep: makeKeep({
    inspect: (path, signal) => inspectPackage(path, signal),
    store: {
      keep: async (namespace, digest, { path }, facts) => {
        if (existsSync(join(store, 'away'))) throw new PilotlightError('CodeStoreUnavailable', 'The store is away.');
        await copyFile(path, join(store, digest));
        await appendFile(join(store, 'claims'), `${JSON.stringify({ namespace, digest, ...facts })}\n`);
      },
    },
  }),
});
