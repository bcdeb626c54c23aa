import type { KubernetesObject } from '../../cluster/api';
import { type Change, type ChangedObjects, withChanges } from './change';
import { refusePlaceholders, withPlaceholders } from './placeholders';

/**
 * A PostgreSQL on this machine in place of Aurora. The network policies want it in the subnets of the database, on the port
 * that the services have; its role `rds_iam` takes any password, and is there before the bootstrap, as in Aurora.
 */
export interface Aurora {
  /** Host name of the writer, which its certificate names too. */
  readonly writer: string;
  /** Host name of the readers. */
  readonly reader: string;
  /** Certificate of the authority that signed the server's, as PEM. */
  readonly certificateAuthority: string;
}

/** The attribute of a cluster of RDS, or the output of a stack that has it. */
const READER = /ReadEndpoint\.?Address/;
const WRITER = /Endpoint\.?Address/;

function endpoint(placeholder: string, { writer, reader }: Aurora): string | undefined {
  if (READER.test(placeholder)) return reader;
  return WRITER.test(placeholder) ? writer : undefined;
}

/** Name of the ConfigMap with the authorities of RDS, in every namespace that uses the database. */
const AUTHORITIES = 'database-ca';

/**
 * Every change to the objects of eks-aurora. The tokens of IAM need none: the pods ask the program `aws` for them, which here
 * is one of our own in the image of the AWS CLI, and the database believes it.
 */
export const auroraChanges = (aurora: Aurora): readonly Change[] => [
  {
    what: 'Deployment, StatefulSet, Job: host names of the endpoints of Aurora',
    why: 'CloudFormation knows them at the deploy; here it is a PostgreSQL on this machine',
    to: (object) => withPlaceholders(object, (placeholder) => endpoint(placeholder, aurora)),
  },
  {
    what: `ConfigMap ${AUTHORITIES}: data['ca.crt']`,
    why: 'the certificate of the server is signed by an authority of this machine, and not by one of RDS',
    to: (object) => {
      if (object.kind !== 'ConfigMap' || object.metadata.name !== AUTHORITIES) return undefined;
      return [{ ...object, data: { 'ca.crt': aurora.certificateAuthority } } as KubernetesObject];
    },
  },
];

/**
 * The objects of eks-aurora as they are applied to real nodes on this machine.
 *
 * @throws when a change concerns no object, or a placeholder is left
 */
export function changedAurora(objects: readonly KubernetesObject[], aurora: Aurora): ChangedObjects {
  const changed = withChanges(objects, auroraChanges(aurora));
  refusePlaceholders(changed.objects);
  return changed;
}
