// What a route is called: its function, and its version where that is not $LATEST.
import { labels, LATEST_LABEL } from '../../api/names.ts';
import type { KubeObject, Stored } from '../../api/meta.ts';
import { LATEST } from '../../api/published.ts';

export interface RouteName {
  namespace: string;
  name: string;
  version: string;
}

export const functionIdOf = (namespace: string, name: string): string => `${namespace}/${name}`;

export function routeIdOf({ namespace, name, version }: RouteName): string {
  const id = functionIdOf(namespace, name);
  return version === LATEST ? id : `${id}:${version}`;
}

/** The route that a Deployment or a pod belongs to, by its labels. */
export function routeNameOf({ metadata }: Stored<KubeObject>): RouteName | undefined {
  const name = metadata.labels?.[labels.function];
  if (name === undefined) return undefined;
  const version = metadata.labels?.[labels.version] ?? LATEST_LABEL;
  return { namespace: metadata.namespace ?? '', name, version: version === LATEST_LABEL ? LATEST : version };
}
