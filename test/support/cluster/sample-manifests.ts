// A Deployment of no pods behind a Service, in a namespace under the restricted profile: the shape of a function.
const namespace = 'sample';
const labels = { app: 'sample' };

export function sampleManifests(image: string) {
  const enforce = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: enforce } },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'sample', namespace },
        spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'sample', namespace },
        spec: deploymentSpec(image),
      },
    ],
  };
}

function deploymentSpec(image: string) {
  const container = {
    name: 'sample',
    image,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const pod = {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  return { replicas: 0, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } };
}
