import { applyAgain, MANAGEMENT } from './apply-again';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';
import { pruneCommand } from './prune';

/** Markdown. Another key or device of a tunnel: everything of its session is made anew, while the other one carries the traffic. */
export function rotateVpn(props: DeployGuideProps): readonly string[] {
  const { vpn, configConnector, project, region } = props.scenario;
  if (!vpn) return [];
  const session = vpn.tunnels.map(({ name }) => name.replace(/[0-9a-f]{8}$/, ''));
  const status = `gcloud compute routers get-status ${vpn.router} --region ${region} --project ${project.id} --format="table(result.bgpPeerStatus[].name, result.bgpPeerStatus[].status)"`;
  return [
    '### Rotate a key of the VPN',
    'Neither the key of a tunnel nor the address of a peer can change, so the names carry a digest of them. Make a Secret with a new name for each new key, as in stage `70-vpn`. Write it to `secret` of the tunnel, or the addresses to `peer.addresses`, and synthesize. One session goes and comes back while the other carries the traffic; go on only when the status shows `UP` twice:',
    block(
      session.flatMap((prefix) => [
        pruneCommand('MANAGEMENT', 'management', '--delete', prefix),
        `${MANAGEMENT} apply --server-side --filename management/70-vpn`,
        '# give the peer the new key, or the new device, then look',
        status,
      ]),
    ),
    'Then the rest, which nothing uses any more, and the Secrets of the old keys:',
    block([
      pruneCommand('MANAGEMENT', 'management', '--delete'),
      ...applyAgain(props, '70-vpn').slice(1),
      `${MANAGEMENT} get secret --namespace ${configConnector.namespace}`,
    ]),
    'Another ASN of ours is another router: both sessions go at once, and the link is away for some minutes.',
  ];
}
