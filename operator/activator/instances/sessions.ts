// What tells an instance that comes back from somebody who only knows its name: a secret that its first Welcome gave it. Every
// activator can verify it, whichever of them gave it.
import type { Hello, Welcome } from '@pilotlight/runtime-shim/proto';
import { createHmac, randomUUID } from 'node:crypto';
import { isSameSecret } from '../../api/same-secret.ts';
import type { Instance } from './instance.ts';

export class Sessions {
  readonly #masterKey: Buffer;
  readonly #sessions = new WeakMap<Instance, string>();

  constructor(masterKey: Buffer) {
    this.#masterKey = masterKey;
  }

  /** What Welcome says. A session that was proved goes on; else a new one begins. */
  welcome(instance: Instance, hello: Hello, epoch: number, wanted: string[]): Welcome {
    const session = this.#proves(hello) ? (hello.session ?? '') : `${Date.now()}-${randomUUID()}`;
    this.#sessions.set(instance, session);
    const sessionSecret = this.#secretOf(session, hello.podUid ?? '').toString('hex');
    return { session, sessionSecret, epoch, wanted };
  }

  /** Whether this is the same shim again. */
  knows(instance: Instance, hello: Hello): boolean {
    return this.#sessions.get(instance) === hello.session && this.#proves(hello);
  }

  /** The first session of a pod began before any user code ran in it: whoever brings an older one is the shim. */
  outranks(instance: Instance, hello: Hello): boolean {
    const held = this.#sessions.get(instance) ?? '';
    return this.#proves(hello) && Number.parseInt(hello.session ?? '', 10) < Number.parseInt(held, 10);
  }

  #proves({ session, sessionSecret, podUid }: Hello): boolean {
    if (!session) return false;
    return isSameSecret(this.#secretOf(session, podUid ?? ''), Buffer.from(sessionSecret ?? '', 'hex'));
  }

  #secretOf(session: string, podUid: string): Buffer {
    return createHmac('sha256', this.#masterKey).update(`session\n${podUid}\n${session}`).digest();
  }
}
