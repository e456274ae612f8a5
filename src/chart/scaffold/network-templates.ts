/** The templates of a new chart for access to it: ingress, route, and the notes with its address. */

export const INGRESS = `{{- with .Values.ingress }}
{{- if .enabled -}}
{{- $service := include "<CHARTNAME>.fullname" $ -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ $service }}
  labels: {{- include "<CHARTNAME>.labels" $ | nindent 4 }}
  {{- with .annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with .className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- with .tls }}
  tls:
    {{- range . }}
    - hosts:
        {{- range .hosts }}
        - {{ . | quote }}
        {{- end }}
      secretName: {{ .secretName }}
    {{- end }}
  {{- end }}
  rules:
    {{- range .hosts }}
    - host: {{ .host | quote }}
      http:
        paths:
          {{- range .paths }}
          - path: {{ .path }}
            {{- with .pathType }}
            pathType: {{ . }}
            {{- end }}
            backend:
              service:
                name: {{ $service }}
                port:
                  number: {{ $.Values.service.port }}
          {{- end }}
    {{- end }}
{{- end }}
{{- end }}
`;

export const HTTPROUTE = `{{- with .Values.httpRoute }}
{{- if .enabled -}}
{{- $service := include "<CHARTNAME>.fullname" $ -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: {{ $service }}
  labels: {{- include "<CHARTNAME>.labels" $ | nindent 4 }}
  {{- with .annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  parentRefs:
    {{- with .parentRefs }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .hostnames }}
  hostnames: {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    {{- range .rules }}
    - backendRefs:
        - name: {{ $service }}
          port: {{ $.Values.service.port }}
          weight: 1
      {{- range $field, $value := pick . "matches" "filters" }}
      {{- with $value }}
      {{ $field }}: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
    {{- end }}
{{- end }}
{{- end }}
`;

export const NOTES = `{{- $service := include "<CHARTNAME>.fullname" . -}}
{{- $in := printf "--namespace %s" .Release.Namespace -}}
{{ .Chart.Name }} {{ .Chart.AppVersion }} is installed as release {{ .Release.Name }} in namespace {{ .Release.Namespace }}.
{{ if .Values.httpRoute.enabled }}
{{- $gateway := first .Values.httpRoute.parentRefs | default dict }}
{{- $from := printf "--namespace %s gateway/%s" ($gateway.namespace | default .Release.Namespace) ($gateway.name | toString) }}
The gateway forwards the requests that match the rules, if one of its listeners accepts the hosts:
{{ range .Values.httpRoute.hostnames }}
    http://{{ . }}
{{- else }}
    kubectl get {{ $from }} -o jsonpath="{.spec.listeners[*].hostname}"
{{- end }}

The state of the gateway:

    kubectl get {{ $from }} -o yaml
{{- else if .Values.ingress.enabled }}
When the ingress has an address, the application is at
{{ range $host := .Values.ingress.hosts }}
{{- range .paths }}
    {{ empty $.Values.ingress.tls | ternary "http" "https" }}://{{ $host.host }}{{ .path }}
{{- end }}
{{- end }}
{{- else if eq .Values.service.type "NodePort" }}
Each node of the cluster forwards a port to the application:

    PORT=$(kubectl get {{ $in }} service {{ $service }} -o jsonpath="{.spec.ports[0].nodePort}")
    NODE=$(kubectl get nodes -o jsonpath="{.items[0].status.addresses[0].address}")
    curl "http://$NODE:$PORT"
{{- else if eq .Values.service.type "LoadBalancer" }}
The load balancer may take some minutes to get an address (kubectl get {{ $in }} service {{ $service }} --watch). Then:

    curl "http://$(kubectl get {{ $in }} service {{ $service }} -o jsonpath="{.status.loadBalancer.ingress[0]['ip','hostname']}"):{{ .Values.service.port }}"
{{- else }}
The application is reachable only within the cluster. To open it on this machine:

    kubectl port-forward {{ $in }} service/{{ $service }} 8080:{{ .Values.service.port }}

and open http://127.0.0.1:8080.
{{- end }}
`;
