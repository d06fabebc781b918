// What the phases of one reconcile share: what is, what they find out, and what they may use.
import type { StoredFunction } from '../../api/function.ts';
import type { StoredLayer } from '../../api/layer.ts';
import type { Stored } from '../../api/meta.ts';
import type { Package, Packages } from '../../code/packages.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { EventRecorder } from '../../kube/events.ts';
import type { Index } from '../../kube/index.ts';
import type { Informer } from '../../kube/informer.ts';
import type { Deployment, EgressRule, NetworkPolicy } from '../../kube/types.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { PolicyView } from './policy-view.ts';
import type { AttachTrust } from '../attach-tls/trust.ts';
import type { Attempt } from '../failed-package.ts';
import type { LayerView } from '../layer/view.ts';
import type { UsedLayer } from './layers.ts';
import type { FunctionView } from './view.ts';

export interface FunctionDeps {
  client: KubeClient;
  clock: Clock;
  events: EventRecorder;
  functions: Pick<Informer<StoredFunction, FunctionView>, 'get' | 'list' | 'remember' | 'onChange'>;
  deployments: Pick<Informer<Stored<Deployment>>, 'get' | 'remember' | 'onChange'>;
  networkPolicies: Pick<Informer<Stored<NetworkPolicy>, PolicyView>, 'get' | 'remember' | 'onChange'>;
  layers: Pick<Informer<StoredLayer, LayerView>, 'get' | 'onChange'>;
  packages: Pick<Packages, 'ensure' | 'find' | 'onLost'>;
  /** By `namespace/name` of each Layer that they name. */
  functionsOfLayer: Index<FunctionView>;
  /** By `namespace/name` of the Function. */
  deploymentsOfFunction: Index<Stored<Deployment>>;
  /** Runtime identifier → image; the installation's choice. */
  runtimeImages: Readonly<Record<string, string>>;
  /** What function pods may reach; undefined: no network policies are written. */
  functionEgress: readonly EgressRule[] | undefined;
  /** host:port for shims; undefined until the activator's Service is known. */
  activatorAddress: () => string | undefined;
  onActivatorAddress: (listener: () => void) => void;
  masterKey: () => Buffer;
  /** The CAs that pods are to trust. */
  trust: Pick<AttachTrust, 'current' | 'onChange'>;
}

export interface FunctionContext extends Attempt {
  readonly fn: FunctionView;
  readonly deps: FunctionDeps;
  /** Set by the code phase. */
  code?: Package;
  /** Set by the configuration phase. */
  layers?: UsedLayer[];
  runtimeImage?: string;
  revision?: string;
}
