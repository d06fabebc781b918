// The other activators: a stream to each, dialled again as long as it belongs to the ring.
import { field, type Logger } from '../../observe/log.ts';
import { retryDelayMs } from '../../reconcile/backoff.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Job } from '../instances/job.ts';
import type { Route } from '../routes/route.ts';
import { ForwardLink } from './forward-link.ts';
import { derivePeerKey } from './forward-messages.ts';
import type { Member, Ring } from './ring.ts';

export interface PeersOptions {
  /** This activator's. */
  name: string;
  masterKey: Buffer;
  /** Certificates of the CAs that vouch for activators now, as PEM. */
  trust: () => string;
  ring: Ring;
  clock: Clock;
  log: Logger;
  /** One more can be reached. */
  onReached: () => void;
}

interface Peer {
  member: Member;
  link: ForwardLink | undefined;
  failures: number;
  cancelDial: () => void;
}

const RETRY = { firstMs: 50, maxMs: 2_000 };

export class Peers {
  readonly #options: PeersOptions;
  /** By process. */
  readonly #peers = new Map<string, Peer>();

  constructor(options: PeersOptions) {
    this.#options = options;
    options.ring.onChange(() => this.#follow());
    this.#follow();
  }

  /** False: that activator cannot be reached now. Otherwise the job is settled, or returned to its route. */
  forward(owner: Member, job: Job, route: Route): boolean {
    return this.#peers.get(owner.process)?.link?.submit(job, route) ?? false;
  }

  stop(): void {
    for (const peer of this.#peers.values()) this.#leave(peer);
  }

  #follow(): void {
    const { peers } = this.#options.ring;
    for (const peer of [...this.#peers.values()])
      if (!peers.some(({ process }) => process === peer.member.process)) this.#leave(peer);
    for (const member of peers) if (!this.#peers.has(member.process)) this.#enter(member);
  }

  #enter(member: Member): void {
    const peer: Peer = { member, link: undefined, failures: 0, cancelDial: () => undefined };
    this.#peers.set(member.process, peer);
    this.#dial(peer);
  }

  #leave(peer: Peer): void {
    this.#peers.delete(peer.member.process);
    peer.cancelDial();
    peer.link?.retire();
  }

  #dial(peer: Peer): void {
    const { name, masterKey, trust, ring, clock, log, onReached } = this.#options;
    peer.link = new ForwardLink({
      address: peer.member.peer,
      trust: trust(),
      hello: { name, key: derivePeerKey(masterKey, name) },
      epoch: () => ring.epoch,
      clock,
      onOpen: () => {
        peer.failures = 0;
        onReached();
      },
      onClosed: (error) => {
        peer.link = undefined;
        if (this.#peers.get(peer.member.process) !== peer) return;
        log.warn('no stream to an activator', { peer: peer.member.name, [field.error]: error });
        peer.cancelDial = clock.after(retryDelayMs(peer.failures++, RETRY), () => this.#dial(peer));
      },
    });
  }
}
