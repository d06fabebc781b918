{{/* An image reference: by digest where one is given. Call with (dict "image" … "root" $). */}}
{{- define "pilotlight.image" -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Labels of one part of the release. Call with (dict "part" … "root" $). */}}
{{- define "pilotlight.labels" -}}
{{ include "pilotlight.selector" . }}
app.kubernetes.io/part-of: pilotlight
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end -}}

{{- define "pilotlight.selector" -}}
app.kubernetes.io/name: pilotlight
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{/* Labels as the text of a selector. */}}
{{- define "pilotlight.selectorText" -}}
{{- $parts := list }}
{{- range $name, $value := . }}{{ $parts = append $parts (printf "%s=%s" $name $value) }}{{ end -}}
{{ join "," $parts }}
{{- end -}}

{{/* Pod Security restricted, and nothing may be written. */}}
{{- define "pilotlight.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "pilotlight.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end -}}

{{/* What every function pod may reach, as JSON: DNS, the ports of the activator that shims dial, and what the values add. */}}
{{- define "pilotlight.functionEgress" -}}
{{- $activator := dict "part" "activator" "root" . }}
{{- $home := dict "matchLabels" (dict "kubernetes.io/metadata.name" .Release.Namespace) }}
{{- $pods := dict "matchLabels" (include "pilotlight.selector" $activator | fromYaml) }}
{{- $peer := dict "namespaceSelector" $home "podSelector" $pods }}
{{- $ports := list (dict "protocol" "TCP" "port" 9090) (dict "protocol" "TCP" "port" 9092) }}
{{- $attach := dict "to" (list $peer) "ports" $ports }}
{{- concat (list .Values.networkPolicy.dns $attach) .Values.networkPolicy.functionEgress | toJson }}
{{- end -}}

{{/* Both programs answer health checks and metrics on one port, apart from what they serve. */}}
{{- define "pilotlight.probes" -}}
readinessProbe:
  httpGet: { path: /readyz, port: metrics }
  periodSeconds: 2
livenessProbe:
  httpGet: { path: /healthz, port: metrics }
  initialDelaySeconds: 10
  periodSeconds: 10
  failureThreshold: 6
{{- end -}}

{{/* Where packages are kept, and how to prove that one may use it: for the operator and the activator. */}}
{{- define "pilotlight.codeStoreEnv" -}}
{{- with .Values.codeStore.s3 }}
{{- if .bucket -}}
- { name: PILOTLIGHT_CODE_STORE_S3_BUCKET, value: {{ .bucket | quote }} }
- { name: PILOTLIGHT_CODE_STORE_S3_ENDPOINT, value: {{ .endpoint | quote }} }
- { name: PILOTLIGHT_CODE_STORE_S3_REGION, value: {{ .region | quote }} }
- { name: PILOTLIGHT_CODE_STORE_S3_PREFIX, value: {{ .prefix | quote }} }
- { name: PILOTLIGHT_CODE_STORE_S3_CREDENTIALS, value: /var/run/secrets/pilotlight.dev/code-store }
{{- else -}}
- { name: PILOTLIGHT_CODE_STORE_URL, value: 'http://{{ $.Release.Name }}-code-store.{{ $.Release.Namespace }}:8080' }
- { name: PILOTLIGHT_CODE_STORE_TOKEN, value: /var/run/secrets/pilotlight.dev/code-store/token }
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "pilotlight.codeStoreMount" -}}
- { name: code-store, mountPath: /var/run/secrets/pilotlight.dev/code-store, readOnly: true }
{{- end -}}

{{- define "pilotlight.codeStoreVolume" -}}
- name: code-store
{{- with .Values.codeStore.s3 }}
{{- if .bucket }}
  secret: { secretName: {{ required "codeStore.s3.credentialsSecret is needed where there is a bucket" .credentialsSecret }} }
{{- else }}
  projected:
    sources:
      - serviceAccountToken: { audience: pilotlight-code-store, expirationSeconds: 3600, path: token }
{{- end }}
{{- end }}
{{- end -}}
