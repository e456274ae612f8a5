/** The metadata of a new chart, and its values. */

export const CHART_YAML = `apiVersion: <APIVERSION>
name: <CHARTNAME>
description: A Helm chart for Kubernetes

# An application can be installed. A library cannot: it has named templates for the charts that depend on it.
type: application

# The version of the chart, as a semantic version (https://semver.org). Raise it with every change that you publish, to
# templates, values or the application.
version: 0.1.0

# The version of the application. It may be any string; without quotes 1.10 would be read as 1.1.
appVersion: "1.16.0"
`;

export const HELMIGNORE = `# Files that are not part of the chart, one pattern per line: * and ? match within a name,
# a slash at the end matches folders only. Lines that begin with # are comments.

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

# backups and temporary files
*~
*.bak
*.orig
*.swp
*.tmp
`;

export const VALUES_YAML = `# The values of <CHARTNAME> and their defaults.

# The number of pods, unless autoscaling is enabled.
replicaCount: 1

image:
  repository: nginx
  # When nodes pull the image: Always, IfNotPresent or Never.
  pullPolicy: IfNotPresent
  # The tag of the image (default: the chart's appVersion).
  tag: ""

# Secrets with the credentials of private registries, such as [{name: my-registry}].
imagePullSecrets: []

# Replaces the chart's name in the names of objects.
nameOverride: ""
# Replaces the whole name, including the release's name.
fullnameOverride: ""

# The account that the pods use for requests to the cluster.
serviceAccount:
  # Whether to create an account; otherwise pods use the one named below, or the namespace's default.
  create: true
  # Whether to mount the account's token into the pods.
  automount: true
  annotations: {}
  # The name of the account (default: the name of the release's objects).
  name: ""

# Annotations and labels of the pods, in addition to those of the chart.
podAnnotations: {}
podLabels: {}

# Security settings of the pods.
podSecurityContext: {}
  # fsGroup: 2000

# Security settings of the container. Most applications can run with these:
securityContext: {}
  # runAsNonRoot: true
  # runAsUser: 1000
  # readOnlyRootFilesystem: true
  # capabilities:
  #   drop:
  #   - ALL

# The service through which other pods of the cluster reach the application.
service:
  type: ClusterIP
  port: 80

# Access from outside the cluster, through an ingress controller.
ingress:
  enabled: false
  # The class of the controller (default: that of the cluster).
  className: ""
  annotations: {}
    # kubernetes.io/tls-acme: "true"
  hosts:
    - host: chart-example.local
      paths:
        - path: /
          pathType: ImplementationSpecific
  # Secrets with certificates, and the hosts that they are for:
  tls: []
    # - secretName: chart-example-tls
    #   hosts:
    #     - chart-example.local

# Access from outside the cluster, through the Gateway API. The cluster must have its CRDs and a gateway.
httpRoute:
  enabled: false
  annotations: {}
  # The gateways, and their listeners, that receive the requests.
  parentRefs:
  - name: gateway
    sectionName: http
    # namespace: default
  hostnames:
  - chart-example.local
  # The requests that go to the service; the chart adds the backend to each rule.
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

# The resources that a pod requests, and their limits. They are empty so that the chart also runs on small clusters;
# set them when you know what the application needs:
resources: {}
  # requests:
  #   cpu: 100m
  #   memory: 128Mi
  # limits:
  #   memory: 128Mi

# How the cluster checks that a pod is alive, and that it is ready for requests.
livenessProbe:
  httpGet:
    path: /
    port: http
readinessProbe:
  httpGet:
    path: /
    port: http

# The number of pods follows the load.
autoscaling:
  enabled: false
  minReplicas: 1
  maxReplicas: 100
  # In percent of the requested resources, which must be set above.
  targetCPUUtilizationPercentage: 80
  # targetMemoryUtilizationPercentage: 80

# Volumes of the pods, and where the container mounts them:
volumes: []
  # - name: config
  #   secret:
  #     secretName: my-config
volumeMounts: []
  # - name: config
  #   mountPath: /etc/my-config
  #   readOnly: true

# The nodes that pods may run on.
nodeSelector: {}
tolerations: []
affinity: {}
`;
