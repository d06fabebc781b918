// Whether somebody has a secret, without telling by the time it takes how much of it.
import { timingSafeEqual } from 'node:crypto';

export const isSameSecret = (expected: Buffer, presented: Buffer): boolean =>
  expected.length === presented.length && timingSafeEqual(expected, presented);
