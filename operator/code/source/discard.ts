// A body that nobody reads. Its error would be uncaught, and what it says was decided already.
import type { Readable } from 'node:stream';

export const discard = (body: Readable): void => {
  body.on('error', () => undefined).destroy();
};
