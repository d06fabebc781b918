// Keeps the ring's record true: puts this activator in when its pod is ready, takes it out when it stops, and takes out the others
// that are gone. Kubernetes' word on who is ready is the only one that counts, so that no two activators can argue about it.
import { isTrue } from '../../api/conditions.ts';
import type { Stored } from '../../api/meta.ts';
import type { KubeClient } from '../../kube/client.ts';
import { isConflict } from '../../kube/errors.ts';
import { Informer } from '../../kube/informer.ts';
import { configMaps, pods } from '../../kube/resources.ts';
import type { ConfigMap, Pod } from '../../kube/types.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import { decideMembers, nextEpoch } from './decide-members.ts';
import type { Member, Ring } from './ring.ts';
import { readRing, writeRing } from './ring-record.ts';

export interface MembershipOptions {
  client: KubeClient;
  clock: Clock;
  log: Logger;
  ring: Ring;
  me: Member;
  namespace: string;
  /** Of the ConfigMap. */
  record: string;
  /** Labels of all activators' pods. */
  selector: string;
}

const MANAGER = 'pilotlight-activator';
/** A pod that is seen not ready for less may only not have been seen ready yet. */
const ABSENT_MS = 500;
const RETRY_MS = 200;
const LEAVE_LIMIT_MS = 3_000;

export class Membership {
  readonly #options: MembershipOptions;
  readonly #record: Informer<Stored<ConfigMap>>;
  readonly #pods: Informer<Stored<Pod>>;
  /** Since when a member is seen not ready. */
  readonly #unreadySince = new Map<string, number>();
  #isLeaving = false;
  #isBusy = false;
  #isDirty = false;
  #cancelLook: () => void = () => undefined;

  constructor(options: MembershipOptions) {
    const { client, namespace, record, selector, log } = options;
    const onError = (error: unknown, resource: string): void =>
      log.warn('watch failed, trying again', { [field.resource]: resource, [field.error]: error });
    this.#options = options;
    const fieldSelector = `metadata.name=${record}`;
    this.#record = new Informer(client, configMaps, { namespace, fieldSelector, onError });
    this.#pods = new Informer<Stored<Pod>>(client, pods, { namespace, labelSelector: selector, onError });
  }

  get informers(): Readonly<Record<string, { readonly lastContactAgeMs: number }>> {
    return { ring: this.#record, activators: this.#pods };
  }

  /** Resolves when the ring is known as it is now. */
  async start(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#record.start(signal), this.#pods.start(signal)]);
    this.#record.onChange(() => this.#look());
    this.#pods.onChange(() => this.#look());
    this.#look();
  }

  /** Out of the ring. Resolves when it is, or after a while: while the API server is away the ring stays as it is. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    const { clock, ring, log } = this.#options;
    const isOut = new AbortController();
    ring.onChange(() => ring.hasMe || isOut.abort());
    this.#look();
    if (ring.hasMe) await pause(clock, LEAVE_LIMIT_MS, isOut.signal);
    if (ring.hasMe) log.warn('could not leave the ring: the others will see that this activator is gone');
    ring.leave();
    this.#cancelLook();
  }

  #look(): void {
    this.#learn();
    if (this.#isBusy) return void (this.#isDirty = true);
    void this.#mend();
  }

  #learn(): void {
    const state = readRing(this.#current()?.data);
    if (state !== undefined) this.#options.ring.learn(state);
  }

  #current(): Stored<ConfigMap> | undefined {
    return this.#record.get(this.#options.namespace, this.#options.record);
  }

  async #mend(): Promise<void> {
    const { log } = this.#options;
    this.#isBusy = true;
    try {
      do {
        this.#isDirty = false;
        await this.#write();
      } while (this.#isDirty);
    } catch (error) {
      // Somebody else was faster: the watch brings what they wrote.
      if (!isConflict(error)) log.warn('the ring could not be changed, trying again', { [field.error]: error });
      this.#lookIn(RETRY_MS);
    } finally {
      this.#isBusy = false;
    }
  }

  async #write(): Promise<void> {
    const { client, clock, ring, me, log } = this.#options;
    const current = this.#current();
    const state = readRing(current?.data);
    if (current === undefined) return;
    const members = decideMembers({
      members: state?.members ?? [],
      me: this.#belongs() ? me : undefined,
      myName: me.name,
      absent: this.#absent(state?.members ?? []),
    });
    if (members === undefined) return;
    const next = { epoch: nextEpoch([state?.epoch ?? 0, ring.epoch], clock.now()), members };
    // The resourceVersion that was read makes a lost race a Conflict.
    const written = await client.replace(configMaps, { ...current, data: writeRing(next) }, { manager: MANAGER });
    this.#record.remember(written);
    log.info('the ring changed', { epoch: next.epoch, members: members.map(({ name }) => name) });
    ring.learn(next);
  }

  /** Once in, it stays until it leaves, or others see that it is gone. */
  #belongs(): boolean {
    const { ring, me } = this.#options;
    if (this.#isLeaving) return false;
    return ring.hasMe || this.#isReady(me.name);
  }

  #absent(members: readonly Member[]): Set<string> {
    const nowMs = this.#options.clock.monotonicMs();
    const absent = new Set<string>();
    for (const { name } of members) {
      if (this.#isReady(name)) {
        this.#unreadySince.delete(name);
        continue;
      }
      const sinceMs = this.#unreadySince.get(name) ?? nowMs;
      this.#unreadySince.set(name, sinceMs);
      if (nowMs - sinceMs >= ABSENT_MS) absent.add(name);
      else this.#lookIn(ABSENT_MS - (nowMs - sinceMs));
    }
    return absent;
  }

  #isReady(name: string): boolean {
    const pod = this.#pods.get(this.#options.namespace, name);
    return isTrue(pod?.status?.conditions, 'Ready');
  }

  #lookIn(ms: number): void {
    this.#cancelLook();
    this.#cancelLook = this.#options.clock.after(ms, () => this.#look());
  }
}
