/** The metadata of a new chart, and its values. */

export const CHART_YAML = `apiVersion: <APIVERSION>
name: <CHARTNAME>
description: A Helm chart for Kubernetes

# An application can be installed. A library can not: it holds named templates for charts that depend on it.
type: application

# The version of the chart itself, a semantic version (https://semver.org). Every change that you publish, to templates,
# values or the application, gets a new one.
version: 0.1.0

# The version of what the chart installs. Any text will do; quotes keep 1.10 from turning into 1.1.
appVersion: "1.16.0"
`;

export const HELMIGNORE = `# Files that are no part of the chart, one pattern per line: * and ? within a name,
# a slash at the end for folders only. Lines like this one are comments.

# version control
.git/
.gitignore
.hg/
.hgignore
.svn/
.bzr/
.bzrignore

# editors and desktops
.idea/
.vscode/
.project
*.tmproj
.DS_Store

# leftovers
*~
*.bak
*.orig
*.swp
*.tmp
`;

export const VALUES_YAML = `# What can be set when <CHARTNAME> is installed, and what holds where nothing is set.

# How many pods run at once. With autoscaling that is not decided here.
replicaCount: 1

image:
  repository: nginx
  # When a node fetches the image: Always, IfNotPresent or Never.
  pullPolicy: IfNotPresent
  # Empty stands for the chart's appVersion.
  tag: ""

# Secrets with the credentials of private registries, such as [{name: my-registry}].
imagePullSecrets: []

# Takes the place of the chart's name in the names of objects ...
nameOverride: ""
# ... and this one of the whole name, the release's included.
fullnameOverride: ""

# Who the pods are to the cluster.
serviceAccount:
  # Without an account of their own, pods use the one named below, or the namespace's default.
  create: true
  # Whether the account's token is put into the pods.
  automount: true
  annotations: {}
  # Empty stands for the name that all objects of the release have.
  name: ""

# Put on every pod, beside what the chart puts there itself.
podAnnotations: {}
podLabels: {}

# The rights of all containers of a pod ...
podSecurityContext: {}
  # fsGroup: 2000

# ... and of this one. A good start is what most applications can live with:
securityContext: {}
  # runAsNonRoot: true
  # runAsUser: 1000
  # readOnlyRootFilesystem: true
  # capabilities:
  #   drop:
  #   - ALL

# Under which name and port others in the cluster reach the pods.
service:
  type: ClusterIP
  port: 80

# A way in from outside, by an ingress controller.
ingress:
  enabled: false
  # Which controller is to serve it; empty for the cluster's default.
  className: ""
  annotations: {}
    # kubernetes.io/tls-acme: "true"
  hosts:
    - host: chart-example.local
      paths:
        - path: /
          pathType: ImplementationSpecific
  # Certificates by host:
  tls: []
    # - secretName: chart-example-tls
    #   hosts:
    #     - chart-example.local

# A way in from outside, by the Gateway API. The cluster must have its definitions and a gateway.
httpRoute:
  enabled: false
  annotations: {}
  # The gateways, and the listeners on them, that take the traffic.
  parentRefs:
  - name: gateway
    sectionName: http
    # namespace: default
  hostnames:
  - chart-example.local
  # What of the traffic goes to the service; the backend is added to each rule.
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /headers
  #   filters:
  #   - type: RequestHeaderModifier
  #     requestHeaderModifier:
  #       set:
  #       - name: X-Forwarded-Prefix
  #         value: /headers

# What a pod needs and may use at most. Nothing is set, so that the chart runs on small clusters, too; where you know
# better, say so:
resources: {}
  # requests:
  #   cpu: 100m
  #   memory: 128Mi
  # limits:
  #   memory: 128Mi

# How the cluster finds out that a pod is still alive, and that it can take requests.
livenessProbe:
  httpGet:
    path: /
    port: http
readinessProbe:
  httpGet:
    path: /
    port: http

# Pods come and go with the load.
autoscaling:
  enabled: false
  minReplicas: 1
  maxReplicas: 100
  # In percent of what the pods request, so that requests must be set above.
  targetCPUUtilizationPercentage: 80
  # targetMemoryUtilizationPercentage: 80

# Volumes of the pods, and where the container sees them:
volumes: []
  # - name: config
  #   secret:
  #     secretName: my-config
volumeMounts: []
  # - name: config
  #   mountPath: /etc/my-config
  #   readOnly: true

# On which nodes pods may run.
nodeSelector: {}
tolerations: []
affinity: {}
`;
