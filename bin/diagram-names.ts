/** File name of the picture of each scenario. */
export const DIAGRAMS: Readonly<Record<string, string>> = {
  'gke-cockroachdb': 'ha_crdb',
  'eks-postgres': 'ha_psql',
  'eks-aurora': 'ha_aurora',
  'eks-cockroachdb': 'ha_eks_crdb',
};
