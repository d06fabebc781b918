// Opens one Attach stream to an activator.
import { ClientCall, attachService } from '../proto/index.ts';
import type { MessageStream } from './link.ts';

const KEEPALIVE = { everyMs: 10_000, limitMs: 3_000 };

/** `address`: host:port. */
export const dial = (address: string): MessageStream => new ClientCall(address, attachService.attach, KEEPALIVE);
