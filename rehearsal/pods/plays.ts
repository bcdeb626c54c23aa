/** Something that is played on the cluster. */
export interface Play {
  readonly id: string;
  readonly title: string;
}

/** All that can be played, in the order in which it is. */
export const PLAYS: readonly Play[] = [
  { id: 'start', title: 'starts everything and plays nothing more: every play begins so' },
  { id: 'matrix', title: 'tries every port from every workload to every other, against what the files tell' },
  { id: 'partition', title: 'cuts a zone off: no packet enters or leaves it, and everything in it runs on' },
  { id: 'power-loss', title: 'takes the power from a zone: it falls silent and every process is gone' },
  { id: 'process-death', title: 'kills every process of a zone, and the kernel ends their connections' },
];
