/** Label of a node that names its zone. @see Well-Known Labels, Kubernetes v1.36 */
export const ZONE_KEY = 'topology.kubernetes.io/zone';

/** Label of a node that names itself. @see Well-Known Labels, Kubernetes v1.36 */
export const HOST_KEY = 'kubernetes.io/hostname';
