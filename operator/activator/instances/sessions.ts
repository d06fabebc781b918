// What tells an instance that comes back from somebody who only knows its name: a secret that its first Welcome gave it.
import type { Hello, Welcome } from '@pilotlight/runtime-shim/proto';
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Instance } from './instance.ts';

interface Session {
  id: string;
  secret: Buffer;
}

export class Sessions {
  readonly #sessions = new WeakMap<Instance, Session>();

  /** What Welcome says; the first one opens the session. */
  welcome(instance: Instance, epoch: number, wanted: string[]): Welcome {
    const { id, secret } = this.#sessions.get(instance) ?? { id: randomUUID(), secret: randomBytes(16) };
    this.#sessions.set(instance, { id, secret });
    return { session: id, sessionSecret: secret.toString('hex'), epoch, wanted };
  }

  knows(instance: Instance, hello: Hello): boolean {
    const session = this.#sessions.get(instance);
    const presented = Buffer.from(hello.sessionSecret ?? '', 'hex');
    if (session === undefined || session.id !== hello.session) return false;
    return presented.length === session.secret.length && timingSafeEqual(presented, session.secret);
  }
}
