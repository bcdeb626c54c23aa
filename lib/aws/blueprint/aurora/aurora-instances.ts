import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CaCertificate, ClusterInstance, type IClusterInstance } from 'aws-cdk-lib/aws-rds';
import type { AuroraServerlessProps } from './aurora-serverless-props';

/** Zones that the writer and the readers need to outlive the loss of any one with a reader to spare. */
const ZONES = 3;

/**
 * The writer, and a reader in each other zone.
 *
 * The readers scale with the writer: one that had been idle at a smaller size could not take over its load, and only those
 * that do are first in line for promotion.
 *
 * @throws when the instances are not in three different zones
 */
export function auroraInstances(props: AuroraServerlessProps, key: IKey) {
  const { writerZone, readerZones, publicEndpoint } = props;
  const zones = [writerZone, ...readerZones];
  if (new Set(zones).size !== zones.length || zones.length < ZONES) {
    const got = zones.join(', ');
    throw new Error(`'readerZones' must add at least two zones to the writer's, all different, got ${got}: name three`);
  }
  const settings = (availabilityZone: string) => ({
    availabilityZone,
    publiclyAccessible: publicEndpoint !== undefined,
    autoMinorVersionUpgrade: true,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: key,
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
  });
  const writer: IClusterInstance = ClusterInstance.serverlessV2('Writer', settings(writerZone));
  const readers: IClusterInstance[] = readerZones.map((zone, index) =>
    ClusterInstance.serverlessV2(`Reader${index + 1}`, { ...settings(zone), scaleWithWriter: true }),
  );
  return { writer, readers };
}
