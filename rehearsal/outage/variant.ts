/**
 * How a zone is lost. `black`: every node falls silent and its Node object stays. `powered-off`: the Node objects are deleted
 * too, as a cloud does when the machines are gone. `brown`: all nodes but one fall silent.
 */
export const VARIANTS = ['black', 'powered-off', 'brown'] as const;

export type Variant = (typeof VARIANTS)[number];

/**
 * What else happens while the zone is away. `rollout`: every Deployment gets a new image. `scale-out`: every autoscaler is told
 * to keep one replica more in each zone. `drain`: the nodes of another zone are emptied. `database-rollout`: every StatefulSet
 * with disks gets a new image.
 */
export const EVENTS = ['rollout', 'scale-out', 'drain', 'database-rollout'] as const;

export type SecondEvent = (typeof EVENTS)[number];
