// The local copies from which the control plane decides, each kind shrunk to what is read of it, and the ways from one to another.
import type { StoredAlias } from './api/alias.ts';
import type { StoredFunction } from './api/function.ts';
import type { StoredLayer } from './api/layer.ts';
import type { Stored } from './api/meta.ts';
import { MANAGED_SELECTOR } from './api/names.ts';
import type { StoredVersion } from './api/version.ts';
import { viewOfAlias, type AliasView } from './controllers/alias/view.ts';
import { packagesOfFunction } from './controllers/function/named-packages.ts';
import { viewOf, type FunctionView } from './controllers/function/view.ts';
import { packagesOfLayer } from './controllers/layer/named-packages.ts';
import { viewOfLayer, type LayerView } from './controllers/layer/view.ts';
import type { NamedPackages } from './controllers/named-packages.ts';
import { ownerOfChild } from './controllers/revision/owner-of-child.ts';
import { viewOfPolicy, type PolicyView } from './controllers/revision/policy-view.ts';
import { packagesOfVersion } from './controllers/version/named-packages.ts';
import { viewOfVersion, type VersionView } from './controllers/version/view.ts';
import type { KubeClient } from './kube/client.ts';
import { Index } from './kube/index.ts';
import { Informer } from './kube/informer.ts';
import { aliases, deployments, functions, layers, networkPolicies, versions } from './kube/resources.ts';
import type { Deployment, NetworkPolicy } from './kube/types.ts';
import { keyText } from './reconcile/contract.ts';

export type Copies = ReturnType<typeof openCopies>;

/** Empty until each is started. */
export function openCopies(client: KubeClient, onError: (error: unknown, resource: string) => void) {
  const ours = { labelSelector: MANAGED_SELECTOR, onError };
  const copies = {
    functions: new Informer<StoredFunction, FunctionView>(client, functions, { project: viewOf, onError }),
    versions: new Informer<StoredVersion, VersionView>(client, versions, { project: viewOfVersion, onError }),
    aliases: new Informer<StoredAlias, AliasView>(client, aliases, { project: viewOfAlias, onError }),
    layers: new Informer<StoredLayer, LayerView>(client, layers, { project: viewOfLayer, onError }),
    deployments: new Informer<Stored<Deployment>>(client, deployments, ours),
    networkPolicies: new Informer<Stored<NetworkPolicy>, PolicyView>(client, networkPolicies, {
      ...ours,
      project: viewOfPolicy,
    }),
  };
  const ofFunction = ({ metadata, spec }: VersionView | AliasView): string =>
    `${metadata.namespace}/${spec.functionName}`;
  return {
    ...copies,
    functionsOfLayer: new Index<FunctionView>(copies.functions, ({ metadata, spec }) =>
      spec.layers?.map((name) => `${metadata.namespace}/${name}`),
    ),
    versionsOfFunction: new Index<VersionView>(copies.versions, ofFunction),
    aliasesOfFunction: new Index<AliasView>(copies.aliases, ofFunction),
    deploymentsOfOwner: new Index<Stored<Deployment>>(copies.deployments, (deployment) => {
      const owner = ownerOfChild(deployment);
      return owner === undefined ? undefined : keyText(owner.key);
    }),
  };
}

/** Before the informers start. */
export function followNames({ functions, versions, layers }: Copies, named: NamedPackages): void {
  named.follow(functions, packagesOfFunction);
  named.follow(versions, packagesOfVersion);
  named.follow(layers, packagesOfLayer);
}
