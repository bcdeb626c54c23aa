import { X509Certificate } from 'node:crypto';
import { eventually } from '../../../cluster/eventually';
import { claim, must, type Outcome } from '../../../outcome';
import { PODS } from '../machine/places';
import type { Stage } from '../stage';
import { certificateSecret } from '../stand-ins/secrets';
import { PORTS, servedCertificate } from '../stand-ins/served-certificate';

const RELOAD_SECONDS = 30;

/** The certificate that all members share. */
const NODE = 'node';

async function renewed(stage: Stage): Promise<string> {
  const { members, ca, props } = stage;
  const certificate = props.database.certificates.find(({ spec }) => spec.commonName === NODE);
  if (!certificate) throw new Error(`the output must have a certificate of '${NODE}', and has none`);
  const before = members.map(({ pid }) => pid);
  const sidecars = members.map((member) => member.watchCertificates());
  try {
    // the sidecar remembers what it sees first
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const secret = certificateSecret(ca, certificate);
    const wanted = new X509Certificate(secret['tls.crt'] ?? '').fingerprint256;
    for (const member of members) member.renew(secret);
    for (const { name, address } of members) {
      for (const port of PORTS) {
        await eventually(
          `${name} to show its new certificate on the port for ${port.name}`,
          RELOAD_SECONDS,
          async () => (await servedCertificate(address, port)) === wanted,
        );
      }
    }
  } finally {
    await Promise.all(sidecars.map((sidecar) => sidecar.kill()));
  }
  const after = members.map(({ pid }) => pid);
  must(before.join() === after.join(), `a member was started again: ${before.join()} became ${after.join()}`);
  await stage.visitor(props.database.users.writer).rows(PODS, 'SELECT 1');
  return `${PORTS.map(({ number }) => number).join(', ')} of each member; processes ${after.join(', ')} as before`;
}

/** A certificate is renewed while the members run. */
export async function rotation(stage: Stage): Promise<readonly Outcome[]> {
  return [
    await claim('rotation', 'members take a renewed certificate on every port, and are not started again', () =>
      renewed(stage),
    ),
  ];
}
