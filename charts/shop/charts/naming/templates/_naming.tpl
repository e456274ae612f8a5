{{- define "naming.name" -}}
{{ .Release.Name }}-{{ .Chart.Name }}
{{- end }}

{{- define "naming.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
