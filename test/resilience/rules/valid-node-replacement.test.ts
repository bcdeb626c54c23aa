import { validNodeReplacement as rule } from '../../../lib/resilience/rules/valid-node-replacement';
import { aws, only, UNTOLD } from '../declared';
import { told } from '../told';

const judged = (properties = {}) => told(rule, only({ resources: [aws('AWS::EKS::Nodegroup', 'Nodes', properties)] }));
const repaired = { NodeRepairConfig: { Enabled: true } };

test('holds for one node at a time, or a third', () => {
  expect(judged(repaired)).toEqual([
    'holds acme/Nodes [update]: MaxUnavailable 1 of MinSize 1',
    'holds acme/Nodes [repair]: NodeRepairConfig.Enabled true',
  ]);
  expect(judged({ ...repaired, ScalingConfig: { MinSize: 6 }, UpdateConfig: { MaxUnavailable: 2 } })).toEqual([
    'holds acme/Nodes [update]: MaxUnavailable 2 of MinSize 6',
    'holds acme/Nodes [repair]: NodeRepairConfig.Enabled true',
  ]);
});

test('fails when more go at once, and when nobody repairs', () => {
  expect(judged({ ScalingConfig: { MinSize: 5 }, UpdateConfig: { MaxUnavailable: 2 } })).toEqual([
    'broken acme/Nodes [update]: MaxUnavailable 2 of MinSize 5',
    'broken acme/Nodes [repair]: NodeRepairConfig.Enabled not set',
  ]);
  expect(judged({ ...repaired, UpdateConfig: { MaxUnavailablePercentage: 50 } })).toEqual([
    'broken acme/Nodes [update]: MaxUnavailablePercentage 50',
    'holds acme/Nodes [repair]: NodeRepairConfig.Enabled true',
  ]);
});

test('is unknown when a parameter decides', () => {
  expect(judged({ NodeRepairConfig: { Enabled: UNTOLD }, UpdateConfig: { MaxUnavailable: UNTOLD } })).toEqual([
    'unknown acme/Nodes [update]: MaxUnavailable unknown: a parameter of the stack of MinSize 1',
    'unknown acme/Nodes [repair]: NodeRepairConfig.Enabled unknown: a parameter of the stack',
  ]);
});

test('looks at node groups of EKS only', () => {
  expect(told(rule, only({ resources: [aws('AWS::AutoScaling::AutoScalingGroup', 'Group')] }))).toEqual([]);
});
