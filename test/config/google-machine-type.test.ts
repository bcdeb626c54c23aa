import { MACHINE_TYPE } from '../../lib/config/google-machine-type';
import { machineAllocatable } from '../../lib/machines';

const TYPES = ['n2', 'n2d', 'c3'].flatMap((series) =>
  ['highcpu', 'standard', 'highmem'].flatMap((shape) =>
    [4, 8, 16, 22, 32, 44, 48, 64, 80, 88].map((cpus) => `${series}-${shape}-${cpus}`),
  ),
);
const KNOWN = TYPES.filter((type) => MACHINE_TYPE.test(type));

test.each(KNOWN)('%s offers whole numbers below its size, and room for more than the platform itself', (type) => {
  const node = machineAllocatable(type);
  const cpus = Number(type.split('-')[2]);
  expect(Number.isInteger(node.millicores) && Number.isInteger(node.bytes)).toBe(true);
  expect(node.millicores).toBeLessThan(cpus * 1000);
  expect(node.millicores).toBeGreaterThan(cpus * 800);
  expect(node.bytes).toBeGreaterThan(2 * 2 ** 30);
});

test('there are 57 machine types: two series of seven sizes and one of five, in three shapes', () => {
  expect(KNOWN).toHaveLength((2 * 7 + 5) * 3);
});

test.each(['e2-standard-4', 'n1-standard-4', 'n2-custom-4-8192', 'n2-standard-2', 't2d-standard-4', 'c3-standard-16'])(
  'refuses %s',
  (type) => {
    expect(MACHINE_TYPE.test(type)).toBe(false);
  },
);
