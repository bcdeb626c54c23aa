import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../../cluster/certificate-authority';
import type { Programs } from '../../../machine/programs';
import { type Addresses, PORT, ZONES, type Zone } from '../machine/addresses';
import type { RenderedDatabase } from '../rendered/database';
import type { Tools } from '../tools';
import { Instance } from './instance';
import { pgHba, pgIdent, postgresqlConf } from './instance-files';
import type { Secrets } from './secrets';

/** What the instances are made of. */
export interface InstancesProps {
  readonly database: RenderedDatabase;
  readonly secrets: Secrets;
  readonly addresses: Addresses;
  readonly programs: Programs;
  readonly tools: Tools;
  /** Folder for everything that they keep. */
  readonly folder: string;
}

/** Instances that do not run yet, one in each zone, and how one of them follows another. */
export interface Instances {
  readonly all: readonly Instance[];
  readonly connection: (from: Instance, to: Instance) => string;
}

const REPLICATION_USER = 'streaming_replica';

/** Lays out the certificates and the files of each instance, as CloudNativePG's instance manager does. */
export function layOutInstances({ database, secrets, addresses, programs, tools, folder }: InstancesProps): Instances {
  const { cluster } = database;
  const server = secrets.get(cluster.spec.certificates?.serverTLSSecret ?? '');
  if (!server)
    throw new Error("the Cluster must name a Secret in 'certificates.serverTLSSecret' that the output declares");
  const authority = join(folder, 'operator-ca');
  mkdirSync(authority, { recursive: true, mode: 0o700 });
  // the operator's own CA, for the certificates by which instances follow each other
  const clientCa = new CertificateAuthority(authority, 'operator');
  const replication = clientCa.issue(REPLICATION_USER);
  const certificatesOf = (name: string): string => join(folder, name, 'certificates');
  const place = (zone: Zone) => {
    const name = `${cluster.metadata.name}-${zone}`;
    const certificates = certificatesOf(name);
    const sockets = join(folder, name, 'run');
    const address = addresses.instance(zone);
    for (const each of [certificates, sockets]) mkdirSync(each, { recursive: true, mode: 0o700 });
    const files = {
      'server.crt': server['tls.crt'],
      'server.key': server['tls.key'],
      'server-ca.crt': server['ca.crt'],
      'client-ca.crt': clientCa.certificate,
      'streaming_replica.crt': replication.certificate,
      'streaming_replica.key': replication.key,
      'pg_hba.conf': pgHba(cluster),
      'pg_ident.conf': pgIdent([userInfo().username]),
    };
    for (const [file, text = ''] of Object.entries(files))
      writeFileSync(join(certificates, file), text, { mode: 0o600 });
    programs.own(join(folder, name));
    const version = Number.parseInt(tools.postgresqlVersion, 10);
    const configuration = postgresqlConf(cluster, { name, address, certificates, sockets }, version);
    const data = join(folder, name, 'data');
    return new Instance(
      { name, zone, address, data, sockets, certificates, programs: tools.postgresql },
      configuration,
      programs,
    );
  };
  const connection = (from: Instance, to: Instance): string => {
    const files = certificatesOf(from.name);
    return [
      `host=${to.address} port=${PORT} user=${REPLICATION_USER} dbname=postgres application_name=${from.name}`,
      `sslmode=verify-ca sslrootcert=${files}/server-ca.crt`,
      `sslcert=${files}/streaming_replica.crt sslkey=${files}/streaming_replica.key`,
    ].join(' ');
  };
  return { all: ZONES.map(place), connection };
}
