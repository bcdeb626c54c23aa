import { isDeepStrictEqual } from 'node:util';
import type { Seen, SeenThing } from './seen';

/** Keys, logs and what has data outlive what wrote them. */
const MEANT_TO_STAY = ['KMS::Key', 'Logs::LogGroup', 'S3::Bucket', 'S3::BucketPolicy', 'Backup::BackupVault'];

/** A secret that somebody made by hand goes by hand. */
const MADE_BY_HAND = 'SecretsManager::Secret';

/** The controller removes what it made, some time after the deploy. */
const OF_A_CONTROLLER = 'LoadBalancer';

const isOneOf = ({ type }: SeenThing, ends: readonly string[]): boolean =>
  ends.some((end) => type.endsWith(`::${end}`));

const key = ({ type, id }: SeenThing): string => `${type} ${id}`;

const listed = (what: string, names: readonly string[]): string | undefined =>
  names.length > 0 ? `${what}: ${names.join(', ')}` : undefined;

/** Stacks that are not complete. */
export function unfinished({ stacks }: Seen): string | undefined {
  const bad = stacks.filter(({ status }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status));
  const words = bad.map(({ name, status, reason }) => `${name} ${status}${reason ? ` (${reason})` : ''}`);
  return listed('not complete', words);
}

/** Resources and stacks that were made, changed or taken away. */
export function changedAnything(before: Seen, after: Seen): string | undefined {
  const state = ({ things, stacks }: Seen) => [
    ...things.map((thing) => `${key(thing)} ${thing.version}`),
    ...stacks.map(({ name, events }) => `${name} ${events}`),
  ];
  const [was, is] = [new Set(state(before)), new Set(state(after))];
  const different = [...state(after).filter((one) => !was.has(one)), ...state(before).filter((one) => !is.has(one))];
  return listed('changed', [...new Set(different.map((one) => one.slice(0, one.lastIndexOf(' '))))]);
}

/** Resources that no stack has any more and that are not meant to stay. */
export function leftInAccount(before: Seen, after: Seen): string | undefined {
  const known = new Set(before.things.filter(({ stack }) => stack === undefined).map(key));
  const orphans = after.things.filter((thing) => thing.stack === undefined && !known.has(key(thing)));
  return listed(
    'left behind',
    orphans.filter((thing) => !isOneOf(thing, [...MEANT_TO_STAY, OF_A_CONTROLLER])).map(key),
  );
}

/** What is there after a tear-down, beside what the guide names under "What stays". */
export function stillThere({ stacks, things }: Seen): string | undefined {
  const left = things.filter((thing) => !isOneOf(thing, [...MEANT_TO_STAY, MADE_BY_HAND]));
  return listed('still there', [...stacks.map(({ name, status }) => `${name} ${status}`), ...left.map(key)]);
}

/** Node groups that have another size than the autoscaler chose, within the bounds that hold now. */
export function resized(before: Seen, after: Seen): string | undefined {
  const sizes = new Map(before.sizes.map(({ group, size }) => [group, size]));
  const wrong = after.sizes.flatMap(({ group, size, least, most }) => {
    const chosen = sizes.get(group);
    if (chosen === undefined) return [];
    const right = Math.min(most, Math.max(least, chosen));
    return size === right ? [] : [`${group} has ${size} nodes and not ${right}`];
  });
  return listed('another size', wrong);
}

/** Stacks whose template is not the one that was synthesized, so that the commands did not deploy all of the change. */
export function otherThanDeclared(
  { stacks }: Seen,
  declared: readonly { readonly name: string; readonly template: string }[],
): string | undefined {
  const wrong = declared.filter(({ name, template }) => {
    const text = stacks.find((stack) => stack.name === name)?.text;
    return text === undefined || !isDeepStrictEqual(JSON.parse(text), JSON.parse(template));
  });
  const strange = stacks.filter(({ name }) => !declared.some((one) => one.name === name));
  return listed(
    'not as declared',
    [...wrong, ...strange].map(({ name }) => name),
  );
}

/** Whether a VPN lost all of its connections at the same time. */
export function cutOff(before: Seen, after: Seen): string | undefined {
  const connections = ({ things }: Seen) => things.filter(({ type }) => type === 'AWS::EC2::VPNConnection').map(key);
  const [was, is] = [connections(before), new Set(connections(after))];
  return was.some((one) => is.has(one)) ? undefined : 'every VPN connection was made anew at once';
}

/** Node groups whose machines have another version of Kubernetes than their cluster. */
export function otherRelease({ things }: Seen): string | undefined {
  const cluster = things.find(({ type }) => type === 'AWS::EKS::Cluster');
  const groups = things.filter(({ type, release }) => type === 'AWS::EKS::Nodegroup' && release !== cluster?.release);
  return listed(`not at ${cluster?.release}`, groups.map(key));
}
