import fc from 'fast-check';
import { estimate, HOURS_PER_MONTH } from '../../../lib/report/cost/estimate';
import type { Price } from '../../../lib/report/prices';
import { nodeGroup, REGION } from '../../resilience/sample-network';
import { resource } from '../../resilience/sample-resource';
import { sampleOf } from '../../resilience/sample-topology';
import { statefulSet } from '../../resilience/sample-workloads';

const price = (id: string, changes: Partial<Price> = {}): Price => ({
  id,
  provider: 'aws',
  what: id,
  usd: 0.5,
  unit: 'hour',
  region: REGION,
  read: '2026-01-01',
  source: 'https://example.com/prices',
  ...changes,
});

const GIB = 2 ** 30;

test('counts nodes from the fewest to the most, by the hours of a month', () => {
  const { lines } = estimate(sampleOf([]), [price('m6i.xlarge')]);
  expect(lines).toEqual([
    {
      price: price('m6i.xlarge'),
      purpose: 'nodes, from the fewest to the most',
      quantity: { low: 3, high: 9 },
      low: 3 * 0.5 * HOURS_PER_MONTH,
      high: 9 * 0.5 * HOURS_PER_MONTH,
      otherRegion: false,
    },
  ]);
});

test('counts the disks that a launch template brings with every node', () => {
  const group = nodeGroup('nodes', ['a']);
  const template = resource('acme-platform/Template', 'AWS::EC2::LaunchTemplate', {
    properties: {
      LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { VolumeSize: 4 } }, { Ebs: { VolumeSize: 80 } }] },
    },
  });
  const declared = resource(group.place.resource, 'AWS::EKS::Nodegroup', {
    properties: { LaunchTemplate: { Id: { reference: template.id } } },
  });
  const topology = sampleOf([], { nodeGroups: [group], resources: [template, declared], nats: [], clusters: [] });
  const { lines } = estimate(topology, [price('gp3', { unit: 'GB-month' })]);
  expect(lines.map(({ quantity, low, high }) => ({ quantity, low, high }))).toEqual([
    { quantity: { low: 84, high: 252 }, low: 42, high: 126 },
  ]);
});

test('counts the volumes that databases claim', () => {
  const claim = { name: 'data', accessModes: ['ReadWriteOnce'], size: 50 * GIB, place: { file: 'a', resource: 'b' } };
  const members = statefulSet('orders', { claims: [claim] });
  const { lines } = estimate(sampleOf([members], { nodeGroups: [] }), [price('gp3', { unit: 'GB-month', usd: 1 })]);
  expect(lines.map(({ purpose, low }) => [purpose, low])).toEqual([['GB of volumes of databases', 150]]);
});

test('marks the price of another region, and not one that is the same everywhere', () => {
  const marked = (region: string) => estimate(sampleOf([]), [price('m6i.xlarge', { region })]).lines[0]?.otherRegion;
  expect([marked('us-east-1'), marked('all')]).toEqual([true, false]);
});

test('keeps out of the sum what has no price, and says so', () => {
  const { lines, notPriced, low, high } = estimate(sampleOf([]), []);
  expect([lines, low, high]).toEqual([[], 0, 0]);
  expect(notPriced).toContain('m6i.xlarge (nodes, from the fewest to the most): no price with a source was found');
});

test('takes a price without a source for no price', () => {
  const { lines, notPriced } = estimate(sampleOf([]), [price('m6i.xlarge', { source: '' })]);
  expect(lines).toEqual([]);
  expect(notPriced[0]).toContain('m6i.xlarge');
});

test('keeps out of the sum what the output does not tell', () => {
  const group = nodeGroup('nodes', ['a'], { max: { unknown: 'a parameter' } });
  const { lines, notPriced } = estimate(sampleOf([], { nodeGroups: [group] }), [price('m6i.xlarge')]);
  expect(lines).toEqual([]);
  expect(notPriced[0]).toBe('m6i.xlarge (nodes, from the fewest to the most): a parameter');
});

test('never costs more at its least than at its most', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.double({ min: 0.0001, max: 9, noNaN: true }), (min, more, usd) => {
      const topology = sampleOf([], { nodeGroups: [nodeGroup('nodes', ['a'], { min, max: min + more })] });
      const { low, high } = estimate(topology, [price('m6i.xlarge', { usd }), price('aws-nat', { usd })]);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});
