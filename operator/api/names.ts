// The names that everything agrees on: API group, labels, annotations, and how children are called.
import { createHash } from 'node:crypto';

export const GROUP = 'pilotlight.dev';
export const VERSION = 'v1alpha1';
export const API_VERSION = `${GROUP}/${VERSION}`;

/** The audience that a caller's token must have been made for. */
export const TOKEN_AUDIENCE = 'pilotlight.dev';

export const labels = {
  function: `${GROUP}/function`,
  version: `${GROUP}/version`,
  revision: `${GROUP}/revision`,
  name: 'app.kubernetes.io/name',
  component: 'app.kubernetes.io/component',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

export const annotations = {
  /** Digest of what the operator last applied: equal means nothing to write. */
  applied: `${GROUP}/applied`,
  /** On a Deployment: digest of the CAs that its Secret tells pods to trust. */
  trust: `${GROUP}/trust`,
  /** On a pod: which attach key it was started with, so that a new key starts new pods. */
  keyId: `${GROUP}/key-id`,
  /** On a Function: the highest number that a Version of it ever had. It outlives the Version, and a restore without status. */
  latestPublished: `${GROUP}/latest-published-version`,
  /** On a namespace: the 12 digits to use as its account id. */
  accountId: `${GROUP}/account-id`,
  /** Kubernetes' own hint which pod to remove first. */
  podDeletionCost: 'controller.kubernetes.io/pod-deletion-cost',
} as const;

export const MANAGED_BY = 'pilotlight';
export const MANAGED_SELECTOR = `${labels.managedBy}=${MANAGED_BY}`;

/** `$` may not stand in a label value. */
export const LATEST_LABEL = 'LATEST';

/** Field managers: who owns which field of an object. */
export const managers = {
  operator: 'pilotlight-operator',
  scaler: 'pilotlight-scaler',
  status: 'pilotlight-status',
  /** Of a Version's template that was filled in, and of a Function's counter of versions. */
  publisher: 'pilotlight-publisher',
} as const;

/** A Function's name has no dot. */
export const versionName = (functionName: string, version: number | string): string => `${functionName}.${version}`;

/** Where the activator takes invocations. */
export const invokePath = (namespace: string, functionName: string, qualifier?: string): string =>
  `/namespaces/${namespace}/2015-03-31/functions/${functionName}${qualifier === undefined ? '' : `:${qualifier}`}/invocations`;

/** The revision's Deployment and Secret: a DNS label of at most 62 characters, as a Function's name has at most 53. */
export function childName(functionName: string, revision: string): string {
  return `${functionName}-${revision.slice(0, 8)}`;
}

/** The 12 digits that stand for a namespace in ARNs: its annotation, or derived from its UID. */
export function accountId(namespaceUid: string, annotation?: string): string {
  if (annotation !== undefined && /^\d{12}$/.test(annotation)) return annotation;
  const number = createHash('sha256').update(namespaceUid).digest().readBigUInt64BE() % 900_000_000_000n;
  return String(number + 100_000_000_000n);
}

export function functionArn(region: string, account: string, name: string, qualifier?: string): string {
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
