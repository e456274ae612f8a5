/** Charts out of a registry as bytes: `oci://host/repository:tag` is the package, `….prov` its provenance. */
import type { Getter } from './getter.ts';
import type { RegistryClient } from './oci/registry-client.ts';

/** The getter for oci, on top of a registry client that knows the credentials and flags. */
export function ociGetter(client: RegistryClient): Getter {
  return {
    async get(url, { say }) {
      const reference = url.replace(/^oci:\/\//, '');
      if (!reference.endsWith('.prov')) return (await client.pull(reference, { say })).chart as Uint8Array;
      const pulled = await client.pull(reference.slice(0, -'.prov'.length), { chart: false, provenance: true, say });
      return pulled.provenance as Uint8Array;
    },
  };
}
