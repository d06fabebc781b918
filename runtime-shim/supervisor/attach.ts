// Keeps one stream to the activator: dials, dials again after every loss, and moves when the activator says so.
import { type FromActivator, StreamError, UNAUTHENTICATED } from '../proto/index.ts';
import { dial } from './attach-dial.ts';
import type { Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { Link } from './link.ts';
import type { Logger } from './logger.ts';
import type { Session } from './session.ts';

export interface AttachDeps {
  /** host:port of the activator that every new beginning dials. */
  activator: string;
  /** Certificates of the CAs that vouch for activators, as PEM; those that come over a stream take their place. */
  trust: string;
  session: Session;
  backoff: Backoff;
  clock: Clock;
  logger: Logger;
  onWelcome: () => void;
  /** The activator does not believe who we are, or we do not believe who it is; and no stream is left on which to answer. */
  onRejected: () => void;
}

export class Attach {
  readonly #deps: AttachDeps;
  readonly #links = new Set<Link>();
  /** Where new events come from; older streams only finish theirs. */
  #current: Link | undefined;
  #trust: string;
  #stopping = false;

  constructor(deps: AttachDeps) {
    this.#deps = deps;
    this.#trust = deps.trust;
  }

  /** Certificates of the CAs that vouch for activators now, as PEM. */
  get trust(): string {
    return this.#trust;
  }

  connect(address: string = this.#deps.activator): void {
    const stream = dial(address, this.#trust);
    const link = new Link(stream);
    this.#links.add(link);
    this.#current = link;
    stream.on('error', (error) => this.#failed(address, error));
    stream.on('data', (message) => this.#receive(link, message));
    void link.closed.then(() => this.#lost(link));
    this.#deps.session.open(link);
  }

  /** Ends all streams and waits until the activator has ended them too. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const link of this.#links) link.end();
    await Promise.all([...this.#links].map(({ closed }) => closed));
  }

  #receive(link: Link, message: FromActivator): void {
    if (message.redirect) {
      this.#deps.session.heed(message.redirect.epoch ?? 0);
      return this.#move(link, message.redirect.address ?? undefined);
    }
    if (message.goAway) return this.#move(link, undefined);
    if (message.trust) return void (this.#trust = message.trust.bundle || this.#trust);
    const first = !link.welcomed;
    this.#deps.session.receive(link, message);
    if (first && link.welcomed) this.#welcomed();
  }

  #welcomed(): void {
    this.#deps.backoff.reset();
    this.#deps.onWelcome();
  }

  /** A key, or a trust, that does not fit never will: a new process gets the one that does, if there is one. */
  #failed(activator: string, error: Error): void {
    this.#deps.logger.warn('stream lost', { activator, error: error.message });
    const rejected = error instanceof StreamError && error.code === UNAUTHENTICATED;
    if (rejected && !this.#canAnswer()) this.#deps.onRejected();
  }

  /** An older stream is still there for what it brought. */
  #canAnswer(): boolean {
    return [...this.#links].some(({ welcomed, open }) => welcomed && open);
  }

  /** The new stream is dialled before the old one is given up. */
  #move(link: Link, address: string | undefined): void {
    if (link === this.#current && !this.#stopping) this.connect(address || this.#deps.activator);
    this.#deps.session.retire(link);
  }

  #lost(link: Link): void {
    this.#links.delete(link);
    if (link !== this.#current || this.#stopping) return;
    this.#deps.clock.after(this.#deps.backoff.take(), () => {
      if (!this.#stopping) this.connect();
    });
  }
}
