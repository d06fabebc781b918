// What the phases of one look at a Version share.
import type { StoredFunction } from '../../api/function.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { Packages } from '../../code/packages.ts';
import type { Index } from '../../kube/index.ts';
import type { Informer } from '../../kube/informer.ts';
import type { StoredAlias } from '../../api/alias.ts';
import type { AliasView } from '../alias/view.ts';
import type { Attempt } from '../failed-package.ts';
import type { FrameDeps } from '../frame.ts';
import type { FunctionView } from '../function/view.ts';
import type { RevisionDeps } from '../revision/deps.ts';
import type { AllowedImages } from './decide-image.ts';
import type { Need } from './decide-need.ts';
import type { VersionView } from './view.ts';

export interface VersionDeps extends FrameDeps, RevisionDeps, AllowedImages {
  functions: Pick<Informer<StoredFunction, FunctionView>, 'get' | 'onChange'>;
  versions: Pick<Informer<StoredVersion, VersionView>, 'get' | 'list' | 'remember' | 'onChange'>;
  aliases: Pick<Informer<StoredAlias, AliasView>, 'onChange'>;
  packages: Pick<Packages, 'ensureInline' | 'find' | 'onLost'>;
  /** By `namespace/name` of the Function that they name; so are aliases. */
  versionsOfFunction: Index<VersionView>;
  aliasesOfFunction: Index<AliasView>;
}

export interface VersionContext extends Attempt {
  readonly version: VersionView;
  readonly deps: VersionDeps;
  /** Spellings of those that name it. */
  readonly aliases: string[];
  readonly need: Need;
}
