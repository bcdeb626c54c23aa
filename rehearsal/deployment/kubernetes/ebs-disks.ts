import type { Api } from '../../cluster/api';
import { Provisioner } from '../../stand-ins/provisioner';

/**
 * Stands in for the EBS CSI driver: each claim gets a disk at once, because no pod is placed here that would choose a zone.
 * Only a claim that has its volume can be asked for more. The disk stays when its claim goes, so that a lost one is seen.
 */
export const ebsDisks = (api: Api): Provisioner =>
  new Provisioner(api, async ({ metadata }) => ({
    driver: 'ebs.csi.aws.com',
    handle: `vol-${metadata.uid}`,
    reclaimPolicy: 'Retain',
  }));
