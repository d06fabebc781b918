// What the phases of one reconcile share: what is, what they find out, and what they may use.
import type { StoredFunction } from '../../api/function.ts';
import type { StoredLayer } from '../../api/layer.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { Package, Packages } from '../../code/packages.ts';
import type { Index } from '../../kube/index.ts';
import type { Informer } from '../../kube/informer.ts';
import type { AliasView } from '../alias/view.ts';
import type { Attempt } from '../failed-package.ts';
import type { FrameDeps } from '../frame.ts';
import type { LayerView } from '../layer/view.ts';
import type { RevisionDeps } from '../revision/deps.ts';
import type { VersionView } from '../version/view.ts';
import type { UsedLayer } from './layers.ts';
import type { FunctionView } from './view.ts';

export interface FunctionDeps extends FrameDeps, RevisionDeps {
  functions: Pick<Informer<StoredFunction, FunctionView>, 'get' | 'list' | 'remember' | 'onChange'>;
  layers: Pick<Informer<StoredLayer, LayerView>, 'get' | 'onChange'>;
  versions: Pick<Informer<StoredVersion, VersionView>, 'remember' | 'onChange'>;
  packages: Pick<Packages, 'ensure' | 'ensureInline' | 'find' | 'onLost'>;
  /** By `namespace/name` of each Layer that they name. */
  functionsOfLayer: Index<FunctionView>;
  /** By `namespace/name` of the Function that they name; so are aliases. */
  versionsOfFunction: Index<VersionView>;
  aliasesOfFunction: Index<AliasView>;
  /** Runtime identifier → image; the installation's choice. */
  runtimeImages: Readonly<Record<string, string>>;
  /** How many published Versions without an alias stay; undefined: all. */
  versionRetention: number | undefined;
}

export interface FunctionContext extends Attempt {
  readonly fn: FunctionView;
  readonly deps: FunctionDeps;
  /** The highest number that a Version of it ever had; 0: none was published. */
  latestPublishedVersion: number;
  /** Set by the code phase. */
  code?: Package;
  /** Set by the configuration phase. */
  layers?: UsedLayer[];
  runtimeImage?: string;
  revision?: string;
}
