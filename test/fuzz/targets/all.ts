// Every parser that meets the outside.
import type { FuzzTarget } from '../target.ts';
import { attachClientFuzz, attachServerFuzz } from './attach.ts';
import { connectionFuzz } from './connection.ts';
import { fromSenderFuzz } from './forward.ts';
import { hpackOddFuzz, hpackReadFuzz } from './hpack.ts';
import { lanesFuzz } from './lanes.ts';
import { fromActivatorFuzz, fromShimFuzz, messagesFuzz } from './messages.ts';
import { parseOptionsFuzz, parseTargetFuzz } from './names.ts';
import { plainRequestFuzz } from './plain-request.ts';
import { runtimeFramesFuzz } from './runtime-frames.ts';
import { zipFuzz } from './zip.ts';

export const targets: readonly FuzzTarget[] = [
  parseTargetFuzz,
  parseOptionsFuzz,
  plainRequestFuzz,
  lanesFuzz,
  hpackReadFuzz,
  hpackOddFuzz,
  connectionFuzz,
  messagesFuzz,
  fromShimFuzz,
  fromActivatorFuzz,
  fromSenderFuzz,
  attachServerFuzz,
  attachClientFuzz,
  runtimeFramesFuzz,
  zipFuzz,
];
