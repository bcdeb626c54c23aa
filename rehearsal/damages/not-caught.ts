/** Damages that the rules let pass, and why they may. */
export interface NotCaught {
  readonly damages: RegExp;
  readonly because: string;
}

const SPREAD = 'topologySpreadConstraints';

/** Each must still be true: one that fits no damage, and a damage without one, fail the run. */
export const NOT_CAUGHT: readonly NotCaught[] = [
  {
    damages: new RegExp(`/${SPREAD}/0/minDomains gone$`),
    because: 'each zone has a node for certain, so the spread is over three zones without it',
  },
  {
    damages: new RegExp(`StatefulSet cockroachdb/cockroachdb .*/${SPREAD}/0/nodeTaintsPolicy `),
    because: 'a member of a lost zone waits for its volume, whatever the spread would allow',
  },
  {
    damages: /(services\/|postgres\/pgpool|descheduler\/).*\/affinity gone$/,
    because: 'it is a preference beside the hard spread over zones',
  },
  {
    damages: /StatefulSet cockroachdb\/cockroachdb .*\/affinity gone$/,
    because: 'it keeps members off one machine; the hard spread keeps them out of one zone',
  },
  {
    damages: /StatefulSet cockroachdb\/cockroachdb .*\/tolerations set to/,
    because: 'a member that is not evicted is not missed: its volume keeps it where it is',
  },
  {
    damages: /\/tolerations gone$/,
    because: 'replacements come after six minutes instead of two, which a note tells',
  },
  {
    damages: /StatefulSet analyst\/bastion .*(terminationGracePeriodSeconds|readinessProbe)/,
    because: 'no traffic comes to it: a person opens a shell in it',
  },
  {
    damages: /\/resources\/requests gone$/,
    because: 'Kubernetes takes the limits for them',
  },
  {
    damages: /Cluster postgres\/postgres spec\/(affinity|topologySpreadConstraints)\b/,
    because: 'anti-affinity and spread both keep instances out of one zone: one of the two is enough',
  },
  {
    damages: /Cluster postgres\/postgres spec\/storage\/storageClass/,
    because: 'the volume of the write-ahead log keeps the instance in its zone all the same',
  },
  {
    damages: /helm aws-load-balancer-controller replicaCount gone$/,
    because: 'the chart runs two by itself',
  },
  {
    damages: /RouteTableAssociation\w+ RouteTableId moved/,
    because: 'the other table leads to the same internet gateway; what may reach a database is a matter of security',
  },
  {
    damages: /RoleBinding \S+ gone$/,
    because: 'the rules do not read who may do what; the rehearsal moves pods with the rights of the output alone',
  },
  {
    damages: /Nodegroup\w+ Labels gone$/,
    because: 'no pod asks for the labels of general nodes',
  },
  {
    damages: /AuroraCluster\w+ (gone|AvailabilityZone moved|PromotionTier set)/,
    because: 'of three instances two in two zones are left, and one of them is promoted with any zone lost',
  },
];
