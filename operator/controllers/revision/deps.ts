// What is needed to keep the children of a revision, whoever owns it.
import type { Stored } from '../../api/meta.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { EventRecorder } from '../../kube/events.ts';
import type { Index } from '../../kube/index.ts';
import type { Informer } from '../../kube/informer.ts';
import type { Deployment, EgressRule, NetworkPolicy } from '../../kube/types.ts';
import type { AttachTrust } from '../attach-tls/trust.ts';
import type { PolicyView } from './policy-view.ts';

export interface RevisionDeps {
  client: KubeClient;
  events: EventRecorder;
  deployments: Pick<Informer<Stored<Deployment>>, 'get' | 'remember' | 'onChange'>;
  networkPolicies: Pick<Informer<Stored<NetworkPolicy>, PolicyView>, 'get' | 'remember' | 'onChange'>;
  /** By `namespace/name` of the Function or Version that owns them. */
  deploymentsOfOwner: Index<Stored<Deployment>>;
  /** What function pods may reach; undefined: no network policies are written. */
  functionEgress: readonly EgressRule[] | undefined;
  /** host:port for shims; undefined until the activator's Service is known. */
  activatorAddress: () => string | undefined;
  onActivatorAddress: (listener: () => void) => void;
  masterKey: () => Buffer;
  /** The CAs that pods are to trust. */
  trust: Pick<AttachTrust, 'current' | 'onChange'>;
}
