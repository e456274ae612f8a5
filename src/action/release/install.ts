/** What `install` would do: so far the part that needs no cluster, a dry run on this machine. */
import { printYaml } from '../../codec/yaml/print.ts';
import { trimSpace } from '../../go/space.ts';
import { formatTime, GoTime, localLocation } from '../../go/time.ts';
import type { Manifest } from '../../release/sort-manifests.ts';
import { sourceDocument } from '../../render/manifest-text.ts';
import { computedValues } from '../../render/prepare.ts';
import type { RenderedRelease } from '../../render/render.ts';
import { type TemplateDeps, type TemplateRequest, templateRelease } from '../render/template-chart.ts';

/** A release that was rendered, not installed. */
export interface SimulatedRelease extends RenderedRelease {
  readonly name: string;
  readonly namespace: string;
}

/** Renders a release as `install --dry-run=client` does. Throws as `templateChart`. */
export async function simulateInstall(deps: TemplateDeps, request: TemplateRequest): Promise<SimulatedRelease> {
  const { name = '', namespace = '' } = request.options.release ?? {};
  return { name, namespace, ...(await templateRelease(deps, request)) };
}

export interface StatusOptions {
  /** Values that were set and values that they came to, too. */
  readonly debug: boolean;
  readonly hideNotes: boolean;
  /** Secrets show their place only. */
  readonly hideSecret: boolean;
}

/** The release as `install` prints it. */
export function simulatedText(release: SimulatedRelease, { clock }: Pick<TemplateDeps, 'clock'>, options: StatusOptions): string {
  const { name, namespace, result } = release;
  const deployed = formatTime(new GoTime(clock.now(), localLocation(clock.zone)), 'Mon Jan _2 15:04:05 2006');
  const hasTests = result.hooks.some((hook) => hook.events.includes('test'));
  const manifest = result.manifests.map((one) => document(one, options.hideSecret)).join('');
  return [
    `NAME: ${name}\nLAST DEPLOYED: ${deployed}\nNAMESPACE: ${namespace}\nSTATUS: pending-install\nREVISION: 1\n`,
    'DESCRIPTION: Dry run complete\n',
    hasTests ? '' : 'TEST SUITE: None\n',
    options.debug ? valuesText(release) : '',
    `HOOKS:\n${result.hooks.map((hook) => sourceDocument(hook.source, hook.content)).join('')}`,
    `MANIFEST:\n${manifest}\n`,
    options.hideNotes || result.notes === '' ? '' : `NOTES:\n${trimSpace(result.notes)}\n`,
  ].join('');
}

function document({ source, apiVersion, kind, content }: Manifest, hideSecret: boolean): string {
  if (hideSecret && kind === 'Secret' && apiVersion === 'v1') {
    return `---\n# Source: ${source}\n# HIDDEN: The Secret output has been suppressed\n`;
  }
  return sourceDocument(source, content);
}

function valuesText({ prepared }: SimulatedRelease): string {
  const computed = computedValues(prepared);
  return `USER-SUPPLIED VALUES:\n${printYaml(prepared.values)}\nCOMPUTED VALUES:\n${printYaml(computed)}\n`;
}
