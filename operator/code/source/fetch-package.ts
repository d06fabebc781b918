// Brings a package from where a spec says it is into a file of our own, within limits of time and size, and says which field is
// to blame when it cannot.
import { PACKAGE_LIMIT_BYTES } from '../../api/code.ts';
import { systemClock, type Clock } from '../../reconcile/clock.ts';
import type { S3Credentials } from '../s3/sign-request.ts';
import { allowHosts } from './allowed-hosts.ts';
import type { FetchedPackage, RemoteSource } from './code-source.ts';
import { createGuardedAgent, type Resolve } from './guarded-agent.ts';
import { openHttp, type Answer, type Opening } from './http-source.ts';
import { keepPackage } from './keep-package.ts';
import { Patience, type PatienceLimits } from './patience.ts';
import { openS3 } from './s3-source.ts';

export interface FetchLimits extends PatienceLimits {
  readonly bytes: number;
}

/** Lambda's limit of a package, and time enough for that. */
export const fetchLimits: FetchLimits = { bytes: PACKAGE_LIMIT_BYTES, totalMs: 60_000, idleMs: 10_000 };

export interface FetchDeps {
  /** Names, *.suffixes and IP addresses whose address may be private. */
  readonly allowedHosts: readonly string[];
  /** Reads a Secret in the namespace of whoever asks. */
  readonly credentials: (secretName: string) => Promise<S3Credentials>;
  /** Where the file is made. */
  readonly directory: string;
  readonly limits?: FetchLimits;
  readonly clock?: Clock;
  readonly resolve?: Resolve;
}

/** Throws PilotlightError, or the signal's reason, and leaves no file then. `field` is where the source stands in its object. */
export async function fetchPackage(
  source: RemoteSource,
  deps: FetchDeps,
  signal: AbortSignal,
  field = 'spec.code',
): Promise<FetchedPackage> {
  const { limits = fetchLimits, clock = systemClock, directory, resolve } = deps;
  const secret = 's3' in source ? source.s3.credentialsSecret : undefined;
  const credentials = secret === undefined ? undefined : await deps.credentials(secret.name);
  using patience = new Patience(clock, limits, signal, 'zip' in source ? `${field}.zip.url` : `${field}.s3`);
  const isAllowed = allowHosts(deps.allowedHosts);
  const dispatcher = createGuardedAgent({ isAllowed, connectMs: limits.idleMs, signal: patience.signal, resolve });
  try {
    const answer = await open(source, { dispatcher, patience, field, credentials, now: () => clock.now() });
    return await keepPackage(answer, { directory, limitBytes: limits.bytes, patience });
  } catch (error) {
    patience.signal.throwIfAborted();
    throw error;
  } finally {
    // With whatever was not read.
    await dispatcher.destroy();
  }
}

type AnyOpening = Opening & { readonly credentials: S3Credentials | undefined; readonly now: () => Date };

const open = (source: RemoteSource, opening: AnyOpening): Promise<Answer> =>
  'zip' in source
    ? openHttp(source.zip, { ...opening, field: `${opening.field}.zip` })
    : openS3(source.s3, { ...opening, field: `${opening.field}.s3` });
