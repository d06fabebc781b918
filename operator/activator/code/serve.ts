// The thread that has the packages: it keeps them on the disk, fetches what is missing, hands them to shims, and takes in what callers
// send, so that none of it is felt by requests.
import type { MessagePort } from 'node:worker_threads';
import { PilotlightError } from '../../api/errors.ts';
import { PackageCache, type OpenPackage } from './cache.ts';
import { startCodePort } from './code-port.ts';
import {
  LOAD_LIMIT_BYTES,
  type AnswerValue,
  type CodeSettings,
  type FromWorker,
  type Question,
  type ToWorker,
  type Upload,
} from './messages.ts';
import { TokenGate } from './tokens.ts';
import { yieldToOthers } from './yield-to-others.ts';

export interface ServeDeps {
  open: OpenPackage;
  /** Takes a package in, and says its digest. */
  keep: (upload: Upload) => Promise<string>;
}

export async function serveCode(main: MessagePort, settings: CodeSettings, { open, keep }: ServeDeps): Promise<void> {
  const say = (message: FromWorker): void => main.postMessage(message);
  const onFault = (error: unknown): void => say({ fault: error instanceof Error ? error.message : String(error) });
  yieldToOthers(onFault);
  const { directory, bytes, port, serving, tokenKey } = settings;
  const cache = await PackageCache.open({ directory, bytes, open, onFault });
  const gate = new TokenGate(Buffer.from(tokenKey));
  const codePort = await startCodePort({ port, serving, gate, read: (digest) => cache.read(digest), onFault });

  const answer = async (question: Question): Promise<AnswerValue> => {
    if (question.what === 'keep') return keep(question.upload);
    if (question.what === 'prepare') return void (await cache.prepare(question.digest));
    return new Uint8Array(await cache.load(question.digest, LOAD_LIMIT_BYTES));
  };
  main.on('message', (message: ToWorker) => {
    if ('serving' in message) return codePort.renew(message.serving);
    const { ask, question } = message;
    void answer(question).then(
      (value) => main.postMessage({ answer: ask, value }, value instanceof Uint8Array ? [value.buffer] : []),
      (caught: unknown) => {
        if (!(caught instanceof PilotlightError)) onFault(caught);
        const { code, message: text } = PilotlightError.from(caught);
        say({ failed: ask, code, message: text });
      },
    );
  });
  say({ listening: codePort.port });
}
