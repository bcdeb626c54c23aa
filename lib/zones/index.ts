// Pure arithmetic that everything rests on: zones, spreading, quorum, address ranges, names, quantities, counts in words.
// It imports no other room.
export { addressAt, contains, isAddress, isCidr, networkOf, overlaps, prefixLength, subnets } from './cidr';
export { counted } from './counted';
export { DNS_LABEL, DNS_LABEL_LENGTH, digest, digestName, HOST_NAME } from './names';
export { fits, nodesNeeded, type PodGroup, type Resources } from './packing';
export { bytes, CPU_PATTERN, MEMORY_PATTERN, millicores } from './quantity';
export { keepsQuorumWithoutAnyZone, quorum } from './quorum';
export { binOf } from './rendezvous';
export { replicasAfterZoneLoss, replicasPerZone } from './spread';
export { regionOfGoogleZone, ZONE_COUNT, zonesInOrder } from './zones';
