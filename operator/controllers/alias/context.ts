// What one look at an Alias works with.
import type { StoredAlias } from '../../api/alias.ts';
import type { StoredFunction } from '../../api/function.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { Index } from '../../kube/index.ts';
import type { Informer } from '../../kube/informer.ts';
import type { FrameDeps } from '../frame.ts';
import type { FunctionView } from '../function/view.ts';
import type { VersionView } from '../version/view.ts';
import type { Routing } from './decide-routing.ts';
import type { AskDeps } from './rollout/ask-figures.ts';
import type { RolloutDecision } from './rollout/decide.ts';
import type { AliasView } from './view.ts';

export interface AliasDeps extends FrameDeps {
  aliases: Pick<Informer<StoredAlias, AliasView>, 'get' | 'remember' | 'onChange'>;
  functions: Pick<Informer<StoredFunction, FunctionView>, 'get' | 'onChange'>;
  versions: Pick<Informer<StoredVersion, VersionView>, 'onChange'>;
  /** By `namespace/name` of the Function that they name; so are aliases. */
  versionsOfFunction: Index<VersionView>;
  aliasesOfFunction: Index<AliasView>;
  /** All of the ring: who knows how a candidate does. */
  activators: AskDeps['activators'];
}

export interface AliasContext {
  readonly alias: AliasView;
  readonly deps: AliasDeps;
  /** Set by the phase, where spec can be followed. */
  routing?: Routing;
  /** Set where spec has a rollout, and a version to begin it from. */
  rollout?: RolloutDecision;
}
