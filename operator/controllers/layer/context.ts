// What one look at a Layer works with.
import type { StoredLayer } from '../../api/layer.ts';
import type { Package, Packages } from '../../code/packages.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { EventRecorder } from '../../kube/events.ts';
import type { Informer } from '../../kube/informer.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Attempt } from '../failed-package.ts';
import type { LayerView } from './view.ts';

export interface LayerDeps {
  client: KubeClient;
  clock: Clock;
  events: EventRecorder;
  layers: Pick<Informer<StoredLayer, LayerView>, 'get' | 'list' | 'remember' | 'onChange'>;
  packages: Pick<Packages, 'ensure' | 'ensureInline' | 'onLost'>;
}

export interface LayerContext extends Attempt {
  readonly layer: LayerView;
  readonly deps: LayerDeps;
  /** Set by the code phase. */
  code?: Package;
}
