import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, in PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate may be beside its names. */
export interface Extensions {
  readonly ipAddresses?: readonly string[];
  /** As cert-manager calls them, e.g. `client auth`. */
  readonly usages?: readonly string[];
}

/** Names of OpenSSL for usages of cert-manager. */
const EXTENDED_USAGES: Readonly<Record<string, string>> = { 'server auth': 'serverAuth', 'client auth': 'clientAuth' };

const DAYS = '2';

function openssl(...options: readonly string[]): void {
  execFileSync('openssl', options, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A certificate authority that lives as long as one run: in a drill in place of cert-manager, in a cluster for its kubelets. */
export class CertificateAuthority {
  readonly certificate: string;
  private readonly folder: string;
  private readonly name: string;

  /** Makes the CA in a folder that others may not read. */
  constructor(folder: string, name: string) {
    this.folder = folder;
    this.name = name;
    this.makeKey(name);
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      this.file(name, 'key'),
      '-subj',
      `/CN=${name}`,
      '-days',
      DAYS,
      '-out',
      this.file(name, 'crt'),
    );
    this.certificate = readFileSync(this.file(name, 'crt'), 'utf8');
  }

  /** Signs a certificate for these names; without names, one for a client. Without usages it may be used for everything. */
  issue(
    commonName: string,
    dnsNames: readonly string[] = [],
    { ipAddresses = [], usages = [] }: Extensions = {},
  ): KeyPair {
    const pair = `${this.name}-${commonName.replaceAll(/[^a-z0-9_-]/gi, '_')}`;
    this.makeKey(pair);
    const names = [...dnsNames.map((name) => `DNS:${name}`), ...ipAddresses.map((address) => `IP:${address}`)];
    const extended = usages.flatMap((usage) => EXTENDED_USAGES[usage] ?? []);
    const extensions = [
      'basicConstraints=CA:FALSE',
      ...(names.length > 0 ? [`subjectAltName=${names.join(',')}`] : []),
      ...(extended.length > 0 ? [`extendedKeyUsage=${extended.join(',')}`] : []),
    ];
    writeFileSync(this.file(pair, 'ext'), `${extensions.join('\n')}\n`);
    openssl(
      'req',
      '-new',
      '-key',
      this.file(pair, 'key'),
      '-subj',
      `/CN=${commonName.slice(0, 64)}`,
      '-out',
      this.file(pair, 'csr'),
    );
    const [csr, ca, caKey] = [this.file(pair, 'csr'), this.file(this.name, 'crt'), this.file(this.name, 'key')];
    const made = ['-days', DAYS, '-extfile', this.file(pair, 'ext'), '-out', this.file(pair, 'crt')];
    openssl('x509', '-req', '-in', csr, '-CA', ca, '-CAkey', caKey, '-CAcreateserial', ...made);
    return {
      certificate: readFileSync(this.file(pair, 'crt'), 'utf8'),
      key: readFileSync(this.file(pair, 'key'), 'utf8'),
    };
  }

  private makeKey(name: string): void {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', this.file(name, 'key'));
  }

  private file(name: string, extension: string): string {
    return join(this.folder, `${name}.${extension}`);
  }
}
