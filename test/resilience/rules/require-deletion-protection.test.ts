import { requireDeletionProtection as rule } from '../../../lib/resilience/rules/require-deletion-protection';
import { aws, only, reference, UNTOLD } from '../declared';
import { told } from '../told';

test('holds for protected databases', () => {
  const resources = [
    aws('AWS::RDS::DBCluster', 'Cluster', { DeletionProtection: true }),
    aws('AWS::DynamoDB::Table', 'Table', { DeletionProtectionEnabled: true }),
  ];
  expect(told(rule, only({ resources }))).toEqual([
    'holds acme/Cluster: DeletionProtection true',
    'holds acme/Table: DeletionProtectionEnabled true',
  ]);
});

test('fails when nothing protects them, which is the default', () => {
  const resources = [aws('AWS::RDS::DBInstance', 'Instance'), aws('AWS::DynamoDB::Table', 'Table')];
  expect(told(rule, only({ resources }))).toEqual([
    'broken acme/Instance: DeletionProtection not set',
    'broken acme/Table: DeletionProtectionEnabled not set',
  ]);
});

test('is unknown when a parameter decides', () => {
  const resources = [aws('AWS::RDS::DBCluster', 'Cluster', { DeletionProtection: UNTOLD })];
  expect(told(rule, only({ resources }))).toEqual([
    'unknown acme/Cluster: DeletionProtection unknown: a parameter of the stack',
  ]);
});

test('looks at no instance that its cluster protects', () => {
  const resources = [aws('AWS::RDS::DBInstance', 'Reader', { DBClusterIdentifier: reference('acme/Cluster') })];
  expect(told(rule, only({ resources }))).toEqual([]);
});
