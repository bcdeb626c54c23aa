import type { Outcome } from '../../../outcome';
import type { Stage } from '../stage';
import { halfAnswer } from './half-answer';
import { hungSession } from './hung-session';
import { idleSessions } from './idle-sessions';
import { longQuery } from './long-query';
import { lostClients } from './lost-clients';
import { ownWrites } from './own-writes';
import { refused } from './refusals';
import { slowClient } from './slow-client';

/** What is claimed beside the drills, under no load. */
export interface ClaimScene {
  readonly id: string;
  readonly title: string;
  play(stage: Stage): Promise<readonly Outcome[]>;
}

/** All of them, in the order in which they are played after the drills. */
export const CLAIM_SCENES: readonly ClaimScene[] = [
  { id: 'lost-clients', title: 'the node of many clients is lost', play: lostClients },
  { id: 'idle-sessions', title: 'a pool of sessions asks nothing for a while', play: idleSessions },
  { id: 'slow-client', title: 'a client reads nothing for a while', play: slowClient },
  { id: 'half-answer', title: 'a reader hangs in the middle of an answer', play: halfAnswer },
  { id: 'own-writes', title: 'a session reads what it has written', play: ownWrites },
  { id: 'long-query', title: 'the analyst asks for long', play: longQuery },
  { id: 'hung-session', title: 'a session hangs', play: hungSession },
  { id: 'refusals', title: 'refusals: who must not get in, and what must not be written', play: refused },
];
