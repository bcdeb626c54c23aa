/** An image's name, taken apart. */
export interface ImageName {
  /** As `ghcr.io`. */
  readonly host: string;
  /** The path that a registry knows it by: the name without its host. */
  readonly repository: string;
  readonly tag: string;
}

const DOCKER_HUB = 'docker.io';

/**
 * Takes a name apart as container runtimes do: without a host it is one of Docker Hub, and one of a single word there is
 * `library/` and that word.
 *
 * @throws when it names a digest: an image that is built here has another one
 * @see https://github.com/distribution/reference/blob/v0.6.0/normalize.go
 */
export function imageName(name: string): ImageName {
  if (name.includes('@')) {
    throw new Error(`the image '${name}' is named by a digest, and what is built here has another: name it by a tag`);
  }
  const [first = '', ...others] = name.split('/');
  const hasHost = others.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const host = hasHost ? first : DOCKER_HUB;
  const path = hasHost ? others.join('/') : name;
  const [repository = '', tag = 'latest'] = path.split(':');
  return {
    host,
    repository: host === DOCKER_HUB && !repository.includes('/') ? `library/${repository}` : repository,
    tag,
  };
}
