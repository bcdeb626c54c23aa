import { hostNames, type RenderedDatabase } from './database';

/** Host names by which the output calls the Services; the certificates carry them. */
export interface Hosts {
  readonly writer: string;
  readonly readers: string;
  readonly pgpool: string;
}

/** The longest form of the host name of a Service, which the output uses everywhere. */
function hostOf(names: readonly string[], service: string): string {
  const [found] = names.filter((name) => name.split('.')[0] === service).sort((a, b) => b.length - a.length);
  if (!found) throw new Error(`the certificate must name the Service '${service}', and names ${names.join(', ')}`);
  return found;
}

/** The Secret with the certificate that Pgpool mounts. */
function pgpoolSecret({ pgpool, certificates }: RenderedDatabase): string | undefined {
  const mounted = (pgpool.pod.volumes ?? []).flatMap(({ secret, projected }) => [
    secret?.secretName,
    ...(projected?.sources ?? []).map((source) => source.secret?.name),
  ]);
  return certificates.find(({ spec }) => spec.dnsNames && mounted.includes(spec.secretName))?.spec.secretName;
}

/** @throws when a certificate does not name the Service that it stands for */
export function hostsOf(database: RenderedDatabase): Hosts {
  const { metadata, spec } = database.cluster;
  const servers = hostNames(database, spec.certificates?.serverTLSSecret);
  return {
    writer: hostOf(servers, `${metadata.name}-rw`),
    readers: hostOf(servers, `${metadata.name}-ro`),
    pgpool: hostOf(hostNames(database, pgpoolSecret(database)), database.pgpool.name),
  };
}
