{{- define "hello.name" -}}
{{ printf "%s-hello" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
