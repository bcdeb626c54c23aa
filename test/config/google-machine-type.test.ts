import { allocatable, MACHINE_TYPE } from '../../lib/config/google-machine-type';

const TYPES = ['n2', 'n2d', 'c3'].flatMap((series) =>
  ['highcpu', 'standard', 'highmem'].flatMap((shape) =>
    [4, 8, 16, 22, 32, 44, 48, 64, 80, 88].map((cpus) => `${series}-${shape}-${cpus}`),
  ),
);
const KNOWN = TYPES.filter((type) => MACHINE_TYPE.test(type));

test.each([
  // 4000m less 60, 10, 10 and 500; 16 GiB less 1, 0.8, 0.8 GiB and 800 MiB
  ['n2d-standard-4', 3420, 12.62],
  // 8000m less 60, 10, 10, 10 and 500; 32 GiB less 1, 0.8, 0.8, 0.96 GiB and 800 MiB
  ['n2-standard-8', 7410, 27.66],
  // 4 GiB less 1 GiB and 800 MiB
  ['n2-highcpu-4', 3420, 2.22],
  // 704 GiB less 1, 0.8, 0.8, 6.72, 11.52 GiB and 800 MiB; 88000m less 60, 10, 10, 210 and 500
  ['c3-highmem-88', 87_210, 682.38],
])('%s offers %im CPU and %f GiB to pods', (type, millicores, gibibytes) => {
  const node = allocatable(type);
  expect(node.millicores).toBe(millicores);
  expect(node.bytes / 2 ** 30).toBeCloseTo(gibibytes, 2);
});

test.each(KNOWN)('%s offers whole numbers below its size, and room for more than the platform itself', (type) => {
  const node = allocatable(type);
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

test('refuses to compute with a series that is not known', () => {
  expect(() => allocatable('e2-standard-4')).toThrow("'e2-standard-4' is no known machine type");
});
