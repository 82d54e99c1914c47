{{- define "sessionscope.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "sessionscope.selector" -}}
app.kubernetes.io/name: sessionscope
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sessionscope.labels" -}}
{{- include "sessionscope.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "sessionscope.instances" -}}
{{- .Values.instances | default .Values.replicas }}
{{- end }}
