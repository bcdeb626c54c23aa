// Judges what will be deployed by one question: what goes on when a zone is lost? Rules and the arithmetic of a loss.
// It knows the topology alone: neither files nor reports.
export { type Assessment, assess, type Finding, type RuleResult } from './assess';
export { type EligibleNodes, eligibleNodes } from './eligible-nodes';
export * as formats from './formats';
export { type Counts, findingCounts } from './formats/counts';
export { needOf } from './need';
export { type PgpoolConf, pgpoolConf } from './pgpool-conf';
export { RULES } from './registry';
export type { Judgement, Rule, Severity, Verdict } from './rule';
export { rulesPage } from './rules-page';
export { selects } from './selects';
export { fewestNodesInZone, type NodesInZone } from './workload-loss';
export { type WorstPlacement, worstPlacement } from './worst-placement';
export { LOSS_VARIANTS, type LossVariant, type Need, type ZoneLoss } from './zone-loss';
export { zoneLosses } from './zone-losses';
export { type ZoneCell, type ZoneMatrix, type ZoneRow, zoneMatrix } from './zone-matrix';
export { type WorkloadZones, zonesOfWorkload } from './zones-of-workload';
export { ANY_ZONE } from './zones-to-lose';
