import { eligibleNodes } from '../../lib/resilience/eligible-nodes';
import { isUnknown, type PodTemplate, type Requirement } from '../../lib/topology';
import { nodeGroup, ZONES } from './sample-network';
import { pod, ZONE_KEY } from './sample-pod';

const [a, b] = ZONES;

const GROUPS = [
  nodeGroup('plain', [a, b]),
  nodeGroup('fast', [b], { labels: { disk: 'fast' } }),
  nodeGroup('own', [a], { taints: [{ key: 'own', effect: 'NoSchedule' }] }),
];

const eligible = (changes: Partial<PodTemplate>) => {
  const found = eligibleNodes(pod('a', changes), GROUPS);
  return isUnknown(found) ? found : found.map(({ group, zones }) => `${group.name}: ${zones.join(', ')}`);
};

const term = (key: string, ...values: readonly string[]): readonly Requirement[] => [{ key, operator: 'In', values }];

describe('the nodes that a pod may be put on', () => {
  it('are those whose taints it tolerates', () => {
    expect(eligible({})).toEqual([`plain: ${a}, ${b}`, `fast: ${b}`]);
    expect(eligible({ tolerations: [{ key: 'own', operator: 'Exists' }] })).toEqual([
      `plain: ${a}, ${b}`,
      `fast: ${b}`,
      `own: ${a}`,
    ]);
  });

  it('have all labels of its selector', () => {
    expect(eligible({ nodeSelector: { disk: 'fast' } })).toEqual([`fast: ${b}`]);
    expect(eligible({ nodeSelector: { [ZONE_KEY]: a } })).toEqual([`plain: ${a}`]);
    expect(eligible({ nodeSelector: { 'kubernetes.io/os': 'windows' } })).toEqual([]);
    expect(eligible({ nodeSelector: { 'eks.amazonaws.com/nodegroup': 'fast' } })).toEqual([`fast: ${b}`]);
  });

  it('satisfy one term of its affinity', () => {
    expect(eligible({ nodeAffinity: [term('disk', 'slow'), term(ZONE_KEY, a)] })).toEqual([`plain: ${a}`]);
    expect(eligible({ nodeAffinity: [term('disk', 'slow')] })).toEqual([]);
  });

  it('are unknown when that hangs on what the machine is', () => {
    const why = { unknown: 'label kubernetes.io/arch of the nodes of plain' };
    expect(eligible({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } })).toEqual(why);
    expect(eligible({ nodeAffinity: [term('kubernetes.io/arch', 'arm64')] })).toEqual(why);
    expect(eligible({ nodeSelector: { 'kubernetes.io/arch': 'arm64', disk: 'none' } })).toEqual([]);
  });

  it('are unknown when their zones are', () => {
    const group = nodeGroup('some', [], { zones: { unknown: 'a parameter' } });
    expect(eligibleNodes(pod('a'), [group])).toEqual({ unknown: 'zones of node group some: a parameter' });
  });
});
