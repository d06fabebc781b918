// Where things are kept: built tools and image layers in the user's cache, everything about a cluster in its state directory.
import { homedir } from 'node:os';
import { join } from 'node:path';

const cacheHome = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
const stateHome = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');

export const repository = join(import.meta.dirname, '..', '..', '..');
export const cacheDirectory = join(cacheHome, 'pilotlight');
export const clustersDirectory = join(stateHome, 'pilotlight', 'clusters');
/** Unix sockets live here: their paths are limited to 108 bytes. */
export const socketsDirectory = '/run/pilotlight';
