// Who the activators are and which of them owns a function, as this one knows it. Every change of members is a new epoch.
import { hostPort } from '../../api/host-port.ts';
import type { ActivatorConfig } from '../../config/activator.ts';
import { decideOwner } from './decide-owner.ts';

/** One activator process. */
export interface Member {
  /** Of its pod. */
  name: string;
  /** Tells a restarted process from the one before it. */
  process: string;
  /** host:port that its shims dial, and that other activators dial. */
  attach: string;
  peer: string;
}

/** This activator, by its configuration. */
export function memberOf(
  { podName, podIp, attachPort, peerPort }: Pick<ActivatorConfig, 'podName' | 'podIp' | 'attachPort' | 'peerPort'>,
  process: string,
): Member {
  return { name: podName, process, attach: hostPort(podIp, attachPort), peer: hostPort(podIp, peerPort) };
}

export interface RingState {
  epoch: number;
  members: readonly Member[];
}

export class Ring {
  readonly #process: string;
  readonly #listeners = new Set<() => void>();
  #state: RingState = { epoch: 0, members: [] };
  #left = false;

  /** `process`: which member this activator is. */
  constructor(process: string) {
    this.#process = process;
  }

  get epoch(): number {
    return this.#state.epoch;
  }

  get members(): readonly Member[] {
    return this.#state.members;
  }

  /** Whether this activator is one of them. */
  get hasMe(): boolean {
    return this.#state.members.some((member) => this.isMe(member));
  }

  /** The other activators. */
  get peers(): readonly Member[] {
    return this.#state.members.filter((member) => !this.isMe(member));
  }

  isMe(member: Member): boolean {
    return member.process === this.#process;
  }

  /** undefined: no activator is there, or none is known yet. */
  ownerOf(functionId: string): Member | undefined {
    return decideOwner(functionId, this.#state.members);
  }

  owns(functionId: string): boolean {
    const owner = this.ownerOf(functionId);
    return owner !== undefined && !this.#left && this.isMe(owner);
  }

  /** This activator owns nothing any more, whatever the others know. */
  leave(): void {
    this.#left = true;
    this.#tell();
  }

  /** What is older than what is known says nothing. */
  learn(state: RingState): void {
    if (state.epoch <= this.#state.epoch) return;
    this.#state = state;
    this.#tell();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
