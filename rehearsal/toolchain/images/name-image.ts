interface Manifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
}

/** An image of a registry. */
export interface TaggedImage {
  readonly repository: string;
  readonly tag: string;
}

async function ask(url: string, expected: number, request: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, request);
  if (response.status === expected) return response;
  throw new Error(`${request.method ?? 'GET'} ${url} must be answered with ${expected}, got ${response.status}`);
}

/**
 * Gives an image of a registry another name there, which costs no room: both share what they consist of.
 *
 * @param registry its address, as `127.0.0.1:5000`
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md (mounting a blob, pushing manifests)
 */
export async function nameImage(registry: string, from: TaggedImage, to: TaggedImage): Promise<void> {
  const at = `http://${registry}/v2`;
  const accept = 'application/vnd.oci.image.manifest.v1+json';
  const found = await ask(`${at}/${from.repository}/manifests/${from.tag}`, 200, { headers: { accept } });
  const text = await found.text();
  const { config, layers } = JSON.parse(text) as Manifest;
  for (const { digest } of [config, ...layers]) {
    const mount = new URLSearchParams({ mount: digest, from: from.repository });
    await ask(`${at}/${to.repository}/blobs/uploads/?${mount}`, 201, { method: 'POST' });
  }
  const headers = { 'content-type': accept };
  await ask(`${at}/${to.repository}/manifests/${to.tag}`, 201, { method: 'PUT', headers, body: text });
}
