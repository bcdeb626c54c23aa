import type { Outcome } from '../../../outcome';
import type { Stage } from '../stage';
import { admission } from './admission';
import { losses } from './losses';
import { restored } from './restore';
import { rights } from './rights';
import { rotation } from './rotation';
import { started } from './start';

/** Something that is claimed of the database. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  play(stage: Stage): Promise<readonly Outcome[]>;
}

/** Always played first: everything else needs members, users and rights. */
export const START: Scene = { id: 'start', title: 'start, initialisation, bootstrap', play: started };

/** The others, in the order in which they are played. */
export const SCENES: readonly Scene[] = [
  { id: 'admission', title: 'who comes in from where, and with what', play: admission },
  { id: 'rights', title: 'who may do what', play: rights },
  { id: 'rotation', title: 'a certificate is renewed', play: rotation },
  { id: 'losses', title: 'members are lost while services write', play: losses },
  { id: 'restore', title: 'a backup is restored by the guide', play: restored },
];
