// The packages of one term: what fetches, what inspects and where they are kept, put together.
import { PilotlightError } from './api/errors.ts';
import { inspectPackage } from './code/inspect/inspect-package.ts';
import { Packages, type PackageStore } from './code/packages.ts';
import { readCredentials, type CredentialsSecret } from './code/source/credentials.ts';
import { fetchPackage } from './code/source/fetch-package.ts';
import type { KubeClient } from './kube/client.ts';
import { isForbidden, isNotFound } from './kube/errors.ts';
import { secrets } from './kube/resources.ts';
import type { Clock } from './reconcile/clock.ts';

export interface OpenPackagesOptions {
  readonly client: KubeClient;
  readonly store: PackageStore;
  readonly clock: Clock;
  readonly allowedHosts: readonly string[];
  readonly directory: string;
  /** Who we are to the API server: `namespace:name` of a ServiceAccount, for the Role that a user is to apply. */
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
}

export function openPackages({
  client,
  store,
  clock,
  allowedHosts,
  directory,
  ...rest
}: OpenPackagesOptions): Packages {
  return new Packages({
    store,
    clock,
    directory,
    inspect: inspectPackage,
    fetch(source, { namespace, field }, signal) {
      const get = (name: string): Promise<CredentialsSecret | undefined> =>
        readSecret(client, { namespace, name, field, ...rest }, signal);
      const credentials = (name: string) => readCredentials(name, get, field);
      return fetchPackage(source, { allowedHosts, credentials, directory, clock }, signal, field);
    },
  });
}

interface Asked extends Pick<OpenPackagesOptions, 'serviceAccount'> {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
}

async function readSecret(
  client: KubeClient,
  asked: Asked,
  signal: AbortSignal,
): Promise<CredentialsSecret | undefined> {
  try {
    return await client.get(secrets, asked, signal);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (isForbidden(error)) throw notAllowed(asked);
    throw error;
  }
}

/** We may read no Secret but those that somebody lets us: a right to read all of them is one to become anybody. */
function notAllowed({ namespace, name, field, serviceAccount }: Asked): PilotlightError {
  const role = `${name}-for-pilotlight`;
  return new PilotlightError(
    'CodeCredentialsInvalid',
    `${field}.s3.credentialsSecret: the operator may not read the Secret ${name}. Allow it that one: ` +
      `kubectl create role ${role} -n ${namespace} --verb=get --resource=secrets --resource-name=${name} && ` +
      `kubectl create rolebinding ${role} -n ${namespace} --role=${role} --serviceaccount=${serviceAccount.namespace}:${serviceAccount.name}`,
  );
}
