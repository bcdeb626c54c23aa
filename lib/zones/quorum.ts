import { replicasAfterZoneLoss } from './spread';

/** The members that must agree in a group of `members`: a majority. */
export function quorum(members: number): number {
  return Math.floor(members / 2) + 1;
}

/** Whether a group spread evenly over `zones` still has a majority when the fullest zone is lost. */
export function keepsQuorumWithoutAnyZone(members: number, zones: number): boolean {
  return replicasAfterZoneLoss(members, zones) >= quorum(members);
}
