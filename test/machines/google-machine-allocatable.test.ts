import { isKnownMachine, machineAllocatable } from '../../lib/machines';

test.each([
  // 4000m less 60, 10, 10 and 500; 16 GiB less 1, 0.8, 0.8 GiB and 800 MiB
  ['n2d-standard-4', 3420, 12.62],
  // 8000m less 60, 10, 10, 10 and 500; 32 GiB less 1, 0.8, 0.8, 0.96 GiB and 800 MiB
  ['n2-standard-8', 7410, 27.66],
  // 4 GiB less 1 GiB and 800 MiB
  ['n2-highcpu-4', 3420, 2.22],
  // 704 GiB less 1, 0.8, 0.8, 6.72, 11.52 GiB and 800 MiB; 88000m less 60, 10, 10, 210 and 500
  ['c3-highmem-88', 87_210, 682.38],
  // 15 GiB less 1, 0.8, 0.7 GiB and 800 MiB
  ['n1-standard-4', 3420, 11.72],
  // 2000m less 60, 10 and 500; 2 GiB less 0.5 GiB and 800 MiB
  ['e2-highcpu-2', 1430, 0.72],
  // 1000m less 60 and 500; 4 GiB less 1 GiB and 800 MiB
  ['t2d-standard-1', 440, 2.22],
])('%s offers %im CPU and %f GiB to pods', (type, millicores, gibibytes) => {
  const node = machineAllocatable(type);
  expect(node.millicores).toBe(millicores);
  expect(node.bytes / 2 ** 30).toBeCloseTo(gibibytes, 2);
});

test.each(['e2-standard-8', 'n4-highmem-80', 'c3d-standard-30', 'c4-highmem-24', 't2d-standard-60', 'n2d-highcpu-224'])(
  'knows %s, and tells whole numbers below its size',
  (type) => {
    const node = machineAllocatable(type);
    const cpus = Number(type.split('-')[2]);
    expect(isKnownMachine(type)).toBe(true);
    expect(Number.isInteger(node.millicores) && Number.isInteger(node.bytes)).toBe(true);
    expect(node.millicores).toBeLessThan(cpus * 1000);
    expect(node.millicores).toBeGreaterThan(cpus * 800);
  },
);

// shared cores, custom shapes, sizes that a series lacks, and nonsense
test.each([
  'e2-medium',
  'f1-micro',
  'n2-custom-4-8192',
  'c3-standard-16',
  'n2-standard-04',
  'n2-standard-3',
  'a2-highgpu-1',
  'constructor',
  '',
])('does not know %j', (type) => {
  expect(isKnownMachine(type)).toBe(false);
  expect(() => machineAllocatable(type)).toThrow(`'${type}' is no known machine type`);
});
