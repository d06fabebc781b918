// Requests that must be refused, each with Lambda's status, type and text.
import type { Row } from '../row.ts';
import { badBodies } from './bodies.ts';
import { badNames } from './names.ts';
import { badOptions } from './options.ts';
import { badWire } from './wire.ts';

export const badRequests: Row[] = [...badNames, ...badOptions, ...badBodies, ...badWire];
