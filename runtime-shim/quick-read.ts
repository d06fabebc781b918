// Reading a socket without a new buffer and a stream's event for every read: all bytes land in one buffer of this process, and what
// arrived is copied out of it, which for short messages costs far less (docs/decisions/0013).
import type { OnReadOpts } from 'node:net';

const buffer = Buffer.allocUnsafeSlow(65_536);

/** For the option `onread` of a socket. */
export const quickRead = (take: (bytes: Buffer) => void): OnReadOpts => ({
  buffer,
  callback: (length) => {
    take(Buffer.from(buffer.subarray(0, length)));
    return true;
  },
});
