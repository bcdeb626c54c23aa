import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from '../../cluster/certificate-authority';
import { eventually } from '../../cluster/eventually';
import type { Processes } from '../../cluster/processes';
import { registryConfig } from '../../toolchain/images/registry';
import { OBJECT_STORE, OBJECT_STORE_ENDPOINT, type S3 } from '../manifests/object-store';
import type { Order } from '../order';
import type { Network } from './network';

/** Port of the registry that serves every image. */
export const REGISTRY_PORT = 5000;

/** Seconds that each has to answer. */
const START_SECONDS = 30;

const answers = async (url: string): Promise<boolean> => (await fetch(url)).status < 500;

/** Starts the registry, which serves the images that were built. Returns its `address:port`. */
export async function startRegistry(
  processes: Processes,
  { folder, images, layout, programs }: Order,
): Promise<string> {
  const address = `${layout.core}:${REGISTRY_PORT}`;
  const config = join(folder, 'registry.yaml');
  writeFileSync(config, registryConfig(images, address));
  processes.start('registry', programs.registry, ['serve', config]);
  await eventually('the registry', START_SECONDS, () => answers(`http://${address}/v2/`));
  return address;
}

/** Starts the object store, with an empty bucket and keys that nobody knows. */
export async function startObjectStore(
  processes: Processes,
  network: Network,
  { folder, programs }: Order,
  bucket: string,
): Promise<S3> {
  network.addAddress(OBJECT_STORE);
  const place = join(folder, 's3');
  const [buckets, metadata, certificates] = ['buckets', 'metadata', 'certificates'].map((name) => join(place, name));
  for (const each of [`${buckets}/${bucket}`, metadata, certificates]) mkdirSync(each ?? '', { recursive: true });
  const authority = new CertificateAuthority(certificates ?? '', 's3');
  const pair = authority.issue('s3', [], { ipAddresses: [OBJECT_STORE], usages: ['server auth'] });
  const [certificate, key] = [join(place, 'tls.crt'), join(place, 'tls.key')];
  writeFileSync(certificate, pair.certificate);
  writeFileSync(key, pair.key, { mode: 0o600 });
  const accessKeyId = 'rehearsal';
  const secretAccessKey = randomBytes(24).toString('hex');
  const options = ['--port', `${OBJECT_STORE}:443`, '--cert', certificate, '--key', key, '--quiet'];
  processes.start(
    'object-store',
    programs.versitygw,
    [...options, 'posix', '--sidecar', metadata ?? '', buckets ?? ''],
    {
      // an option would stand in the list of processes
      ROOT_ACCESS_KEY: accessKeyId,
      ROOT_SECRET_KEY: secretAccessKey,
    },
  );
  return { endpoint: OBJECT_STORE_ENDPOINT, certificateAuthority: authority.certificate, accessKeyId, secretAccessKey };
}
