// What to try once the first light is on.

export function printNext({ url, embedded }: { url: string; embedded: boolean }): void {
  const forward = 'kubectl -n pilotlight-system port-forward service/pilotlight-activator 8080:80';
  const lines = [
    '',
    'Try next:',
    ...(embedded
      ? ['  eval "$(npm run -s cluster -- env)"          # kubectl and helm for this cluster']
      : [`  ${forward}`]),
    '  kubectl get functions -A',
    '  kubectl explain function.spec',
    '  TOKEN=$(kubectl create token caller -n shop --audience pilotlight.dev)',
    `  curl -H "Authorization: Bearer $TOKEN" -d '{"name": "Grace"}' ${embedded ? url : 'http://127.0.0.1:8080'}/2015-03-31/functions/hello/invocations`,
    '  kubectl get pods -n shop --watch             # wait half a minute: back to zero',
    '',
    embedded
      ? 'Stop everything: npm run cluster -- down'
      : 'Remove it again: helm uninstall pilotlight -n pilotlight-system; kubectl delete namespace shop',
  ];
  console.log(lines.join('\n'));
}
