// One immutable Deployment per revision. Its pods know their identity and nothing else: handler, environment, limits and
// code arrive by Assign. One container and no volume, because each of either costs a cold start 190 to 290 ms.
import { createHash } from 'node:crypto';
import { annotations, childName, labels, LATEST_LABEL, MANAGED_BY } from '../api/names.ts';
import type { Applied } from '../kube/client.ts';
import type { Deployment, EnvVar, PodSpec, PodTemplate } from '../kube/types.ts';
import { ownerOf, type RevisionOwner } from './owner.ts';

export interface RevisionOfFunction extends RevisionOwner {
  revision: string;
  runtimeImage: string;
  memorySizeMb: number;
  ephemeralStorageMb: number;
  timeoutSeconds: number;
  architecture: 'x86_64' | 'arm64' | undefined;
  /** host:port that the shim dials. */
  activatorAddress: string;
  /** By which its pods prove that they are this revision's. */
  attachKey: string;
  /** Certificates of the CAs that vouch for activators, as PEM. They change; nothing of the Deployment follows from them. */
  trust: string;
}

/** The supervisor's share of the container's memory. */
const SUPERVISOR_MIB = 64;
/** Room in the writable layer besides /tmp: the unpacked code. */
const CODE_MIB = 256;
const DRAIN_SECONDS = 30;
/** Lambda gives one vCPU at this memory size. */
const MB_PER_CPU = 1769;
const USER_ID = 65_532;

export function makeDeployment(of: RevisionOfFunction): Applied<Deployment> {
  const own = revisionLabels(of);
  return {
    metadata: {
      name: childName(of.name, of.revision),
      namespace: of.namespace,
      labels: own,
      ownerReferences: [ownerOf(of)],
    },
    spec: {
      revisionHistoryLimit: 0,
      selector: { matchLabels: selectorLabels(of) },
      template: makePodTemplate(of, own),
    },
  };
}

export function revisionLabels({
  name,
  version,
  revision,
}: Pick<RevisionOfFunction, 'name' | 'version' | 'revision'>): Record<string, string> {
  return {
    [labels.managedBy]: MANAGED_BY,
    [labels.component]: 'function',
    [labels.name]: name,
    [labels.function]: name,
    [labels.version]: version === undefined ? LATEST_LABEL : String(version),
    [labels.revision]: revision,
  };
}

const selectorLabels = ({ name, revision }: RevisionOfFunction): Record<string, string> => ({
  [labels.function]: name,
  [labels.revision]: revision,
});

function makePodTemplate(of: RevisionOfFunction, own: Record<string, string>): PodTemplate {
  return {
    metadata: { labels: own, annotations: { [annotations.keyId]: keyId(of.attachKey) } },
    spec: makePodSpec(of),
  };
}

/** Tells keys apart and gives nothing of them away. */
const keyId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

function makePodSpec(of: RevisionOfFunction): PodSpec {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: of.timeoutSeconds + DRAIN_SECONDS,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER_ID,
      runAsGroup: USER_ID,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...(of.architecture === undefined
      ? {}
      : { nodeSelector: { 'kubernetes.io/arch': ociArchitecture(of.architecture) } }),
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selectorLabels(of) },
      },
    ],
    containers: [
      {
        name: 'function',
        image: of.runtimeImage,
        imagePullPolicy: 'IfNotPresent',
        env: makeEnvironment(of),
        resources: makeResources(of),
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        terminationMessagePolicy: 'FallbackToLogsOnError',
      },
    ],
  };
}

function makeEnvironment(of: RevisionOfFunction): EnvVar[] {
  const secret = childName(of.name, of.revision);
  return [
    { name: 'PILOTLIGHT_ACTIVATOR', value: of.activatorAddress },
    { name: 'PILOTLIGHT_NAMESPACE', value: of.namespace },
    { name: 'PILOTLIGHT_FUNCTION', value: of.name },
    { name: 'PILOTLIGHT_REVISION', value: of.revision },
    { name: 'PILOTLIGHT_POD_UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
    { name: 'PILOTLIGHT_KEY', valueFrom: { secretKeyRef: { name: secret, key: 'key' } } },
    { name: 'PILOTLIGHT_CA', valueFrom: { secretKeyRef: { name: secret, key: 'ca.crt' } } },
  ];
}

/** Memory is guaranteed. CPU is asked for in Lambda's proportion and never capped: a quota would stall every cold start. */
function makeResources({ memorySizeMb, ephemeralStorageMb }: RevisionOfFunction) {
  const memory = `${memorySizeMb + SUPERVISOR_MIB}Mi`;
  const cpu = `${Math.max(10, Math.round((memorySizeMb / MB_PER_CPU) * 1000))}m`;
  return {
    requests: { cpu, memory, 'ephemeral-storage': '32Mi' },
    limits: { memory, 'ephemeral-storage': `${ephemeralStorageMb + CODE_MIB}Mi` },
  };
}

const ociArchitecture = (architecture: 'x86_64' | 'arm64'): string => (architecture === 'x86_64' ? 'amd64' : 'arm64');
