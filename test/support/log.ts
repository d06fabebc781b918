// A log that nobody reads.
import type { Logger } from '../../operator/observe/log.ts';

const nothing = (): void => undefined;
export const silentLog: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing, isDebug: false };
