// What a test may choose of its world, and of a function in it.
import type { BufferLimits } from '../../../../operator/activator/admission/buffer.ts';
import type { StoredPackage } from '../../../../operator/activator/instances/gather.ts';
import type { FunctionSpec } from '../../../../operator/api/function.ts';
import type { TestCertificate } from '../../../support/certificates.ts';
import type { CodeAndUploads } from '../../../support/no-code.ts';
import type { Script } from './shim.ts';
import type { World } from './world.ts';

export interface WorldOptions extends Partial<BufferLimits> {
  waitMs?: number;
  idleMs?: number;
  /** One more activator of the same cluster; it joins no ring by itself. */
  beside?: World;
  certificate?: TestCertificate;
  /** Where packages come from; nowhere, unless said otherwise. */
  code?: CodeAndUploads;
  /** Draws between the versions of an alias. */
  random?: () => number;
}

export interface FunctionOptions {
  revision?: string;
  script?: Script;
  /** How long its pods take to start. */
  startMs?: number;
  initMs?: number;
  spec?: Partial<FunctionSpec>;
  /** What real shims run. */
  code?: string;
  /** What they run instead: packages that the code store has. */
  packages?: { code: StoredPackage; layers?: StoredPackage[] };
  ready?: boolean;
  /** $LATEST, unless said otherwise. */
  version?: string;
}
