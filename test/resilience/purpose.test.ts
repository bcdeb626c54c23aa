import { purpose } from '../../lib/resilience/purpose';

test.each([
  ['acme-bastion-eu-west-1a', 'eu-west-1a', 'acme-bastion'],
  ['AnalystBastionZone1InstanceE58C4B7B', 'eu-west-1a', 'AnalystBastionInstance'],
  ['platformNodegroupeuwest1ang', 'eu-west-1a', 'platformNodegroupng'],
  ['proxy-b', 'europe-west3-b', 'proxy'],
  ['proxy-2', 'europe-west3-b', 'proxy'],
  ['worker3', undefined, 'worker'],
])('%s in %s does the work of %s', (name, zone, work) => {
  expect(purpose(name, zone)).toBe(work);
});

test.each([
  ['service-a', 'europe-west3-b'],
  ['service-b', undefined],
])('the letter of %s in %s is a name, not a zone', (name, zone) => {
  expect(purpose(name, zone)).toBe(name);
});
