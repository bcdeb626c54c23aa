import { requireTargetHealthInDns as rule } from '../../../lib/resilience/rules/require-target-health-in-dns';
import { aws, only, UNTOLD } from '../declared';
import { told } from '../told';

const record = (properties: Parameters<typeof aws>[2]) =>
  told(rule, only({ resources: [aws('AWS::Route53::RecordSet', 'Record', properties)] }));

test('holds for an alias that follows the health of its target, and a primary with a health check', () => {
  expect(record({ AliasTarget: { EvaluateTargetHealth: true } })).toEqual([
    'holds acme/Record: EvaluateTargetHealth true',
  ]);
  expect(record({ Failover: 'PRIMARY', HealthCheckId: 'check' })).toEqual([
    'holds acme/Record: failover PRIMARY, with a health check',
  ]);
  expect(record({ Failover: 'SECONDARY' })).toEqual(['holds acme/Record: failover SECONDARY, without a health check']);
});

test('fails when the health of the target is not looked at', () => {
  expect(record({ AliasTarget: { DNSName: 'balancer' } })).toEqual([
    'broken acme/Record: EvaluateTargetHealth not set',
  ]);
  expect(record({ Failover: 'PRIMARY' })).toEqual(['broken acme/Record: failover PRIMARY, without a health check']);
});

test('judges each record of a group', () => {
  const RecordSets = [
    { Name: 'a.example.com', AliasTarget: { EvaluateTargetHealth: 'true' } },
    { Name: 'b.example.com', AliasTarget: { EvaluateTargetHealth: false } },
  ];
  expect(told(rule, only({ resources: [aws('AWS::Route53::RecordSetGroup', 'Group', { RecordSets })] }))).toEqual([
    'holds acme/Group [record 1: a.example.com]: EvaluateTargetHealth true',
    'broken acme/Group [record 2: b.example.com]: EvaluateTargetHealth false',
  ]);
});

test('is unknown when a parameter decides', () => {
  expect(record({ AliasTarget: { EvaluateTargetHealth: UNTOLD } })).toEqual([
    'unknown acme/Record: EvaluateTargetHealth unknown: a parameter of the stack',
  ]);
});

test('looks at no plain record, and at no alias of CloudFront', () => {
  expect(record({ ResourceRecords: ['198.51.100.1'] })).toEqual([]);
  expect(record({ AliasTarget: { HostedZoneId: 'Z2FDTNDATAQYW2', EvaluateTargetHealth: false } })).toEqual([]);
});
