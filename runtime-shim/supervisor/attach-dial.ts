// Opens one Attach stream to an activator.
import { ClientCall, attachService } from '../proto/index.ts';
import type { MessageStream } from './link.ts';

/** An activator that froze is left after 8 s at the latest, about when Kubernetes sees it too. */
const KEEPALIVE = { everyMs: 5_000, limitMs: 3_000 };

/** `address`: host:port. `trust`: certificates of the CAs that vouch for activators, as PEM. */
export const dial = (address: string, trust: string): MessageStream =>
  new ClientCall(address, attachService.attach, { trust, keepalive: KEEPALIVE });
