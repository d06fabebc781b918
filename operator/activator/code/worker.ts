// The code thread's program: what it is started with, the code store, and the rest of the story in serve.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { CodeStoreConfig } from '../../config/code-store.ts';
import { inspectPackage } from '../../code/inspect/inspect-package.ts';
import { openCodeStore } from '../../code/store/open-code-store.ts';
import { systemClock } from '../../reconcile/clock.ts';
import { makeKeep } from './keep.ts';
import type { CodeSettings } from './messages.ts';
import { serveCode } from './serve.ts';

const { settings, store } = workerData as { settings: CodeSettings; store: CodeStoreConfig };
if (parentPort === null) throw new Error('this program is a thread of the activator');
const packages = openCodeStore(store, systemClock);
await serveCode(parentPort, settings, {
  open: (digest, signal) => packages.open(digest, signal),
  keep: makeKeep({ store: packages, inspect: (path, signal) => inspectPackage(path, signal) }),
});
