// Several activators of one cluster in this process, each with its own view of the ring, which a test changes as it likes.
import { World, type FunctionOptions, type WorldOptions } from './world.ts';
import type { Fleet } from './fleet.ts';

export class Activators implements AsyncDisposable {
  readonly all: World[];
  #epoch = 1;

  constructor(all: World[]) {
    this.all = all;
  }

  /** All know of each other, the first is the one that shims dial; and owns all. */
  static async open(count: number, options: WorldOptions = {}): Promise<Activators> {
    const first = await World.open(options);
    const all = [first];
    while (all.length < count) all.push(await World.open({ ...options, beside: first }));
    const activators = new Activators(all);
    activators.tell([first], all);
    return activators;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** One more, which has seen nothing of what was before. */
  async enter(): Promise<World> {
    const world = await World.open({ beside: this.at(0) });
    this.all.push(world);
    return world;
  }

  at(index: number): World {
    const world = this.all[index];
    if (world === undefined) throw new Error(`no activator ${index}`);
    return world;
  }

  put(name: string, options: FunctionOptions = {}): Fleet {
    const [fleet] = this.all.map((world) => world.put(name, options));
    if (fleet === undefined) throw new Error('no activator');
    return fleet;
  }

  /** A new epoch with these members; `told` hear of it now, the others when they are told. */
  change(members: readonly World[], told: readonly World[] = this.all): void {
    this.#epoch++;
    this.tell(members, told);
  }

  tell(members: readonly World[], told: readonly World[]): void {
    const state = { epoch: this.#epoch, members: members.map(({ member }) => member) };
    for (const { ring } of told) ring.learn(state);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const world of this.all) await world[Symbol.asyncDispose]();
  }
}

/** Whether so many wait there. */
export const waitingAt = (world: World, count: number) => async (): Promise<boolean> =>
  (await world.metric('pilotlight_waiting_requests')) === count;
