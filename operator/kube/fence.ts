// In front of every write stands a question, asked in the same turn in which the bytes go to the socket: may this process still
// write? A check before the call would not do: between it and the socket lie a token, a new connection, and whatever time the
// process was frozen.
import type { Dispatcher } from 'undici';
import type { Connection } from './connection.ts';

export interface Fence {
  /** Throws NotLeading where nothing may be written. */
  check(): void;
}

/** The write was not sent. */
export class NotLeading extends Error {
  constructor() {
    super('not sent: this process does not hold the leader lease');
    this.name = 'NotLeading';
  }
}

/** The same connection, for those who may write only while the fence lets them; reading is free. */
export function behindFence(connection: Connection, fence: Fence): Connection {
  const dispatcher = connection.dispatcher.compose((dispatch) => (options, handler) => {
    return dispatch(options, options.method === 'GET' ? handler : checked(handler, fence));
  });
  return { ...connection, dispatcher };
}

/** undici calls onRequestStart right before it writes a request, and writes nothing where that throws. */
function checked(handler: Dispatcher.DispatchHandler, fence: Fence): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller, context) {
      fence.check();
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  };
}
