/**
 * What a post-renderer works on: all rendered files as one stream, in which an annotation names the
 * file a resource came from, and the way back from the stream to files.
 */
import { wrapping } from '../../base/errors.ts';
import type { TreeDocument } from '../../codec/yaml/tree/tree.ts';
import { isBlankText } from '../../go/space.ts';
import { compareStrings } from '../../go/utf8.ts';
import { DEFAULT_PROFILE, type Profile } from '../../helm/profile.ts';
import { splitManifests } from '../split-manifests.ts';
import { annotation, clearAnnotation, setAnnotation } from './annotations.ts';
import { parseResources, printResources } from './resources.ts';
import type { PostRenderStep } from './step.ts';

const RUNNING = 'error while running post render on files';
const FILENAME = 'postrenderer.helm.sh/postrender-filename';

/** From stream to stream; what it throws is reported as the post-renderer's failure. */
export type PostRender = (stream: string) => string;

/** A post-renderer as a step of rendering, at the place where this version of Helm has it. */
export function postRenderStep(postRender: PostRender, profile: Profile = DEFAULT_PROFILE): PostRenderStep {
  if (profile.postRendersFiles) return { files: (files) => postRenderFiles(files, postRender, profile) };
  return { manifests: (text) => wrapping(RUNNING, () => postRender(text)) };
}

/** The files after a post-renderer, by name; resources that have lost theirs get `generated-by-postrender-N.yaml`. */
export function postRenderFiles(files: ReadonlyMap<string, string>, postRender: PostRender, profile: Profile): Map<string, string> {
  const stream = wrapping('error merging manifests', () => mergeFiles(files, profile));
  const rendered = wrapping(RUNNING, () => postRender(stream));
  return wrapping('error while parsing post rendered output', () => splitFiles(rendered));
}

function mergeFiles(files: ReadonlyMap<string, string>, profile: Profile): string {
  const all: TreeDocument[] = [];
  for (const name of [...files.keys()].sort(compareStrings)) {
    const text = files.get(name) as string;
    if (name.slice(name.lastIndexOf('/') + 1).startsWith('_') || isBlankText(text)) continue;
    for (const document of splitManifests(text, profile)) {
      for (const resource of wrapping(`parsing ${name}`, () => parseResources(document.text))) {
        wrapping(`annotating ${name}`, () => setAnnotation(resource.root, FILENAME, name));
        all.push(resource);
      }
    }
  }
  return wrapping('writing merged docs', () => printResources(all));
}

function splitFiles(stream: string): Map<string, string> {
  const byName = new Map<string, TreeDocument[]>();
  wrapping('error parsing YAML', () => parseResources(stream)).forEach((resource, i) => {
    const name = annotation(resource.root, FILENAME) || `generated-by-postrender-${i}.yaml`;
    wrapping('clearing filename annotation', () => clearAnnotation(resource.root, FILENAME));
    byName.set(name, [...(byName.get(name) ?? []), resource]);
  });
  return new Map([...byName].map(([name, resources]) => [name, wrapping(`re-writing ${name}`, () => printResources(resources))]));
}
