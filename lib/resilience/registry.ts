import { requireAcknowledgementReason } from './acknowledgement-rules';
import { requireReadableFiles } from './require-readable-files';
import type { Rule } from './rule';
import { banBlockingBudget } from './rules/ban-blocking-budget';
import { banSecondFailoverManager } from './rules/ban-second-failover-manager';
import { banSharedVolume } from './rules/ban-shared-volume';
import { banSingleMachine } from './rules/ban-single-machine';
import { banSingletonOnZonalVolume } from './rules/ban-singleton-on-zonal-volume';
import { banZonalInstance } from './rules/ban-zonal-instance';
import { banZoneLocalRouting } from './rules/ban-zone-local-routing';
import { banZonePin } from './rules/ban-zone-pin';
import { noMissingTarget } from './rules/no-missing-target';
import { requireAddressesForZoneLoss } from './rules/require-addresses-for-zone-loss';
import { requireBackupOutsideTheZone } from './rules/require-backup-outside-the-zone';
import { requireBudgetWithoutAZone } from './rules/require-budget-without-a-zone';
import { requireCapacityWithoutAZone } from './rules/require-capacity-without-a-zone';
import { requireDeletionProtection } from './rules/require-deletion-protection';
import { requireDisruptionBudget } from './rules/require-disruption-budget';
import { requireEndedSessions } from './rules/require-ended-sessions';
import { requireEndpointInClientZones } from './rules/require-endpoint-in-client-zones';
import { requireGracefulStop } from './rules/require-graceful-stop';
import { requireHardSpread } from './rules/require-hard-spread';
import { requireHostSpread } from './rules/require-host-spread';
import { requireLateVolumeBinding } from './rules/require-late-volume-binding';
import { requireMultiZoneAurora } from './rules/require-multi-zone-aurora';
import { requireMultiZoneAutoScaling } from './rules/require-multi-zone-auto-scaling';
import { requireMultiZoneCompute } from './rules/require-multi-zone-compute';
import { requireMultiZoneControlPlane } from './rules/require-multi-zone-control-plane';
import { requireMultiZoneDatabaseSubnets } from './rules/require-multi-zone-database-subnets';
import { requireMultiZoneLoadBalancer } from './rules/require-multi-zone-load-balancer';
import { requireMultiZoneService } from './rules/require-multi-zone-service';
import { requireNatInOwnZone } from './rules/require-nat-in-own-zone';
import { requireNodeLocations } from './rules/require-node-locations';
import { requireNodesBesideVolumes } from './rules/require-nodes-beside-volumes';
import { requireNodesInEachZone } from './rules/require-nodes-in-each-zone';
import { requireNodesInThreeZones } from './rules/require-nodes-in-three-zones';
import { requirePoolNodeInEachZone } from './rules/require-pool-node-in-each-zone';
import { requireQuorumAfterZoneLoss } from './rules/require-quorum-after-zone-loss';
import { requireQuorumOfCopies } from './rules/require-quorum-of-copies';
import { requireQuorumWithoutRescheduling } from './rules/require-quorum-without-rescheduling';
import { requireReadinessProbe } from './rules/require-readiness-probe';
import { requireRebalancing } from './rules/require-rebalancing';
import { requireRecoverableSpread } from './rules/require-recoverable-spread';
import { requireRedundantCloudVpn } from './rules/require-redundant-cloud-vpn';
import { requireRedundantControllers } from './rules/require-redundant-controllers';
import { requireRedundantNameServers } from './rules/require-redundant-name-servers';
import { requireRedundantSiteToSiteVpn } from './rules/require-redundant-site-to-site-vpn';
import { requireRedundantWebhooks } from './rules/require-redundant-webhooks';
import { requireRegionalCluster } from './rules/require-regional-cluster';
import { requireRegionalDiskForSingleton } from './rules/require-regional-disk-for-singleton';
import { requireRegionalSql } from './rules/require-regional-sql';
import { requireReplicaInEachZone } from './rules/require-replica-in-each-zone';
import { requireReplicatedRedis } from './rules/require-replicated-redis';
import { requireResourceRequests } from './rules/require-resource-requests';
import { requireRevisionSpread } from './rules/require-revision-spread';
import { requireSafeFailover } from './rules/require-safe-failover';
import { requireShortConnectTimeout } from './rules/require-short-connect-timeout';
import { requireSubnetsInThreeZones } from './rules/require-subnets-in-three-zones';
import { requireSurvivors } from './rules/require-survivors';
import { requireSynchronousReaders } from './rules/require-synchronous-readers';
import { requireTargetHealthInDns } from './rules/require-target-health-in-dns';
import { requireUnhealthyEviction } from './rules/require-unhealthy-eviction';
import { requireWarmAuroraCapacity } from './rules/require-warm-aurora-capacity';
import { requireZonalShift } from './rules/require-zonal-shift';
import { requireZoneSpread } from './rules/require-zone-spread';
import { requireZoneSpreadPostgres } from './rules/require-zone-spread-postgres';
import { uniqueDisruptionBudget } from './rules/unique-disruption-budget';
import { validCockroachdbPods } from './rules/valid-cockroachdb-pods';
import { validLivenessProbe } from './rules/valid-liveness-probe';
import { validLostNodeTolerations } from './rules/valid-lost-node-tolerations';
import { validMinDomains } from './rules/valid-min-domains';
import { validNatPorts } from './rules/valid-nat-ports';
import { validNodePoolReplacement } from './rules/valid-node-pool-replacement';
import { validNodeReplacement } from './rules/valid-node-replacement';
import { validQuorumBudget } from './rules/valid-quorum-budget';
import { validRollout } from './rules/valid-rollout';
import { validSingletonDowntime } from './rules/valid-singleton-downtime';
import { validTargetHealthCheck } from './rules/valid-target-health-check';
import { validZoneAntiAffinity } from './rules/valid-zone-anti-affinity';

/** Every rule; one more, about stale acknowledgements, needs what these have found. */
export const RULES: readonly Rule[] = [
  requireReadableFiles,
  requireAcknowledgementReason,
  requireSubnetsInThreeZones,
  requireNatInOwnZone,
  requireMultiZoneControlPlane,
  requireNodesInThreeZones,
  requireZonalShift,
  requireMultiZoneAutoScaling,
  requireMultiZoneLoadBalancer,
  validTargetHealthCheck,
  requireRedundantSiteToSiteVpn,
  requireEndpointInClientZones,
  banSingleMachine,
  requireMultiZoneService,
  requireMultiZoneCompute,
  validNodeReplacement,
  requireAddressesForZoneLoss,
  requireTargetHealthInDns,
  requireDeletionProtection,
  requireZoneSpreadPostgres,
  requireSynchronousReaders,
  requireSafeFailover,
  banSecondFailoverManager,
  requireQuorumOfCopies,
  validCockroachdbPods,
  requireMultiZoneAurora,
  requireWarmAuroraCapacity,
  requireMultiZoneDatabaseSubnets,
  requireShortConnectTimeout,
  requireQuorumAfterZoneLoss,
  requireEndedSessions,
  requireRegionalCluster,
  requireNodeLocations,
  requirePoolNodeInEachZone,
  validNodePoolReplacement,
  validNatPorts,
  requireRedundantCloudVpn,
  requireRegionalSql,
  requireReplicatedRedis,
  banZonalInstance,
  requireRegionalDiskForSingleton,
  requireReplicaInEachZone,
  requireZoneSpread,
  requireRecoverableSpread,
  validMinDomains,
  validZoneAntiAffinity,
  requireRevisionSpread,
  requireHardSpread,
  requireHostSpread,
  requireNodesInEachZone,
  requireCapacityWithoutAZone,
  requireSurvivors,
  validLostNodeTolerations,
  banZonePin,
  requireResourceRequests,
  requireRebalancing,
  requireDisruptionBudget,
  banBlockingBudget,
  validQuorumBudget,
  uniqueDisruptionBudget,
  requireUnhealthyEviction,
  requireBudgetWithoutAZone,
  requireReadinessProbe,
  validLivenessProbe,
  requireGracefulStop,
  validRollout,
  banSharedVolume,
  requireLateVolumeBinding,
  requireNodesBesideVolumes,
  banSingletonOnZonalVolume,
  requireQuorumWithoutRescheduling,
  requireBackupOutsideTheZone,
  banZoneLocalRouting,
  requireRedundantWebhooks,
  requireRedundantControllers,
  requireRedundantNameServers,
  noMissingTarget,
  validSingletonDowntime,
];
