import { requireWarmAuroraCapacity as rule } from '../../../lib/resilience/rules/require-warm-aurora-capacity';
import type { Value } from '../../../lib/topology';
import { aws, only, UNTOLD } from '../declared';
import { place } from '../sample-place';
import { database } from '../sample-topology';
import { told } from '../told';

const judged = (MinCapacity: Value, promotionTier: number) => {
  const members = [
    { name: 'writer', role: 'writer' as const, place: place('acme/Writer') },
    { name: 'reader', role: 'reader' as const, promotionTier, place: place('acme/Reader') },
  ];
  const databases = [database({ engine: 'aurora', members, place: place('acme/Db') })];
  const resources = [aws('AWS::RDS::DBCluster', 'Db', { ServerlessV2ScalingConfiguration: { MinCapacity } })];
  return told(rule, only({ databases, resources }));
};

test('holds for capacity above 0 and a reader that scales with the writer', () => {
  expect(judged(0.5, 1)).toEqual([
    'holds acme/Db [capacity]: MinCapacity 0.5',
    'holds acme/Db [tier]: readers of promotion tier 0 or 1: 1',
  ]);
});

test('fails when it may pause, or no reader scales with the writer', () => {
  expect(judged(0, 2)).toEqual([
    'broken acme/Db [capacity]: MinCapacity 0',
    'broken acme/Db [tier]: readers of promotion tier 0 or 1: 0',
  ]);
});

test('is unknown when a parameter decides', () => {
  expect(judged(UNTOLD, 0)[0]).toBe('unknown acme/Db [capacity]: MinCapacity unknown: a parameter of the stack');
});

test('looks at no cluster of fixed size', () => {
  expect(told(rule, only({ resources: [aws('AWS::RDS::DBCluster', 'Db')] }))).toEqual([]);
});
