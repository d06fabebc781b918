// An alias that points to a version which is not known here (yet): the alias and the version are watched apart, so one of them may be
// ahead. The request waits until either has changed, for a bounded time.
import { PilotlightError } from '../../api/errors.ts';
import type { Room } from '../admission/buffer.ts';
import type { Call, PipelineDeps } from '../context.ts';
import type { KnownFunction } from '../routes/known-function.ts';
import { functionIdOf } from '../routes/route-id.ts';
import type { Route } from '../routes/route.ts';
import { admit } from './admit.ts';
import type { Address } from './authorize.ts';
import type { Target } from './parse-target.ts';
import { unanswered } from './unanswered.ts';

export interface Unresolved {
  call: Call;
  target: Target;
  address: Address;
  known: KnownFunction;
  /** It holds room already. */
  hasRoom: boolean;
}

/** Watches are seldom further apart than some milliseconds; a broken one is resumed within this. */
const WAIT_MS = 5_000;

export async function waitForVersion(unresolved: Unresolved, deps: PipelineDeps): Promise<Route> {
  const { call, address, hasRoom } = unresolved;
  let room: Room | undefined;
  try {
    if (!hasRoom) room = admit(call, functionIdOf(address.namespace, address.name), deps);
    return await changed(unresolved, deps);
  } finally {
    room?.release();
  }
}

function changed({ call, target, address, known }: Unresolved, deps: PipelineDeps): Promise<Route> {
  const { promise, resolve, reject } = Promise.withResolvers<Route>();
  const alias = () => known.alias(target.qualifier ?? '');
  const refuse = (): void => {
    const routing = alias();
    const entry = routing === undefined ? undefined : known.entry(routing.functionVersion);
    reject(unanswered(entry, target, address.namespace, deps));
  };
  const look = (): void => {
    const routing = alias();
    if (routing === undefined) return refuse();
    call.figures = routing.figures;
    const route = known.choose(routing, deps.random());
    if (route !== undefined) resolve(route);
  };
  const leave = (): void => reject(new PilotlightError('RequestTimedOut', 'The caller left while the request waited.'));
  const ends = [known.onChange(look), deps.clock.after(WAIT_MS, refuse), call.caller.onGone(leave)];
  if (call.caller.isGone) leave();
  return promise.finally(() => ends.forEach((end) => end()));
}
