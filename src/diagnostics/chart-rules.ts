/** The rules of Helm's linter, under ids of our own. */
import type { Rule } from './rule.ts';

function rule(severity: Rule['severity'], title: string, doc: string): Rule {
  return { severity, title, doc };
}

export const CHART_RULES = {
  'chart/file-is-folder': rule('error', 'Chart.yaml is a folder', 'Chart.yaml is a file at the root of the chart.'),
  'chart/format': rule('error', 'Chart.yaml cannot be read', 'Chart.yaml is YAML, and its fields have the types of the chart format.'),
  'chart/unknown-fields': rule(
    'warning',
    'Chart.yaml has unknown or repeated fields',
    'Fields that are not part of the chart format have no effect.',
  ),
  'chart/name': rule('error', 'The name is missing or is a path', 'A chart has a name without slashes.'),
  'chart/api-version': rule('error', 'The apiVersion is missing or unknown', 'The apiVersion is v1 or v2.'),
  'chart/version-type': rule('error', 'The version is not a string', 'Quote a version that looks like a number.'),
  'chart/version': rule('error', 'The version is missing or is not a semantic version', 'The version follows SemVer.'),
  'chart/app-version-type': rule('error', 'The appVersion is not a string', 'Quote an appVersion that looks like a number.'),
  'chart/maintainers': rule(
    'error',
    'A maintainer lacks a name or has a malformed address',
    'Each maintainer has a name; an email or URL, if given, is valid.',
  ),
  'chart/sources': rule('error', 'A source is not a URL', 'Sources are absolute URLs.'),
  'chart/icon': rule('info', 'There is no icon', 'An icon is an absolute URL of an image.'),
  'chart/icon-url': rule('error', 'The icon is not a URL', 'An icon is an absolute URL of an image.'),
  'chart/type': rule('error', 'A v1 chart has a type', 'Types are part of apiVersion v2.'),
  'chart/dependencies-in-v1': rule(
    'error',
    'A v1 chart declares dependencies in Chart.yaml',
    'Charts of apiVersion v1 declare them in requirements.yaml.',
  ),
  'chart/strict-version': rule(
    'warning',
    'The version is not a strict semantic version',
    'A strict version has three numbers and no leading v.',
  ),
  'chart/values-missing': rule('info', 'There is no values.yaml', 'values.yaml holds the defaults of the chart.'),
  'chart/values-format': rule('error', 'values.yaml cannot be read', 'values.yaml is YAML that holds a map.'),
  'chart/values-schema': rule(
    'error',
    'The values do not meet the schema',
    'values.schema.json applies to the defaults merged with the values that are set.',
  ),
  'chart/templates-missing': rule('warning', 'There is no templates folder', 'A chart that renders nothing may be meant as a library.'),
  'chart/templates-folder': rule('error', 'templates is not a folder', 'Templates are files in the folder templates/.'),
  'chart/templates-chart': rule('error', 'The chart cannot be loaded', 'Rules for templates need a chart that loads.'),
  'chart/templates-render': rule('error', 'The templates do not render', 'All templates render with the values given.'),
  'chart/templates-extension': rule('error', 'A template has an unknown extension', 'Templates end in .yaml, .yml, .tpl or .txt.'),
  'chart/templates-crd-hook': rule('warning', 'A template is a crd-install hook', 'Helm 3 has no such hook: definitions belong in crds/.'),
  'chart/templates-release-time': rule('error', 'A template uses .Release.Time', 'Use the function `now` instead.'),
  'chart/manifest-indent': rule('warning', 'A manifest begins with an indented line', 'The first line of a document is not indented.'),
  'chart/manifest-format': rule('error', 'A manifest cannot be read', 'The output of a template is YAML.'),
  'chart/manifest-name': rule('warning', 'An object has a name that Kubernetes refuses', 'Names follow the rules of their kind.'),
  'chart/manifest-deprecated': rule('warning', 'An API version is deprecated', 'Use the replacement that the message names.'),
  'chart/manifest-selector': rule(
    'error',
    'A workload has no selector',
    'Deployments and similar workloads have matchLabels or matchExpressions.',
  ),
  'chart/manifest-list-policy': rule(
    'error',
    'A resource policy is within a List',
    'Helm reads the annotations of objects, not those of the items of a List.',
  ),
  'chart/dependencies-chart': rule('error', 'The chart cannot be loaded', 'Rules for dependencies need a chart that loads.'),
  'chart/dependencies-undeclared': rule('error', 'charts/ holds charts that Chart.yaml does not declare', 'Declare them as dependencies.'),
  'chart/dependencies-unique': rule('error', 'Two dependencies have the same name or alias', 'Give one of them an alias.'),
  'chart/dependencies-missing': rule('warning', 'charts/ lacks a declared dependency', 'Run dependency update.'),
  'chart/dependencies-outdated': rule(
    'warning',
    'Chart.lock or charts/ does not match the declared dependencies',
    'Run dependency update.',
  ),
  'chart/dependencies-condition': rule(
    'warning',
    'A condition names a value that does not exist',
    'The subchart is always on: set the value in values.yaml, or correct the path.',
  ),
  'chart/dependencies-unused': rule('info', 'No set of values switches a dependency on', 'Add a set of values that does, or remove it.'),
  'chart/crds-folder': rule('error', 'crds is not a folder', 'Custom resource definitions are files in the folder crds/.'),
  'chart/crds-chart': rule('error', 'The chart cannot be loaded', 'Rules for crds/ need a chart that loads.'),
  'chart/crds-format': rule('error', 'A file of crds/ cannot be read', 'Files of crds/ are YAML without templates.'),
  'chart/crds-api-version': rule(
    'error',
    'A document of crds/ has another API group',
    'Definitions are of the group apiextensions.k8s.io.',
  ),
  'chart/crds-kind': rule(
    'error',
    'A document of crds/ is not a definition',
    'crds/ contains only objects of kind CustomResourceDefinition.',
  ),
} satisfies Readonly<Record<string, Rule>>;
