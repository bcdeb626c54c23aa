import fc from 'fast-check';
import { INSTANCE_TYPE, LARGEST_INSTANCE_TYPE, smallestInstanceType } from '../../lib/config/aws-instance-type';
import { instanceAllocatable } from '../../lib/machines';
import { fits } from '../../lib/zones';

const SIZES = { large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16, '8xlarge': 32 };
const KNOWN = ['m6i', 'm7i', 'm7a', 'c7i', 'r7i'].flatMap((family) =>
  Object.entries(SIZES).map(([size, cpus]) => [`${family}.${size}`, cpus] as const),
);

test.each([
  // 2000m less 60, 10 and 250; 8 GiB less 7.5 %, 1210 + 255 + 100 MiB and 400 MiB
  ['m7i.large', 1680, 5.48],
  // 4000m less 60, 10, 5, 5 and 250; 8 GiB less the same
  ['c7i.xlarge', 3670, 5.48],
  // 32000m less 60, 10, 5, 5, 28 times 2.5 and 250; 256 GiB less 7.5 %, 1565 MiB and 400 MiB
  ['r7i.8xlarge', 31_600, 234.88],
])('%s offers %im CPU and %f GiB to pods', (type, millicores, gibibytes) => {
  const node = instanceAllocatable(type);
  expect(node.millicores).toBe(millicores);
  expect(node.bytes / 2 ** 30).toBeCloseTo(gibibytes, 2);
});

test.each(KNOWN)(
  '%s is known, and offers whole numbers below its %i CPUs and more than a pod of the platform needs',
  (type, cpus) => {
    expect(INSTANCE_TYPE.test(type)).toBe(true);
    const node = instanceAllocatable(type);
    expect(Number.isInteger(node.millicores) && Number.isInteger(node.bytes)).toBe(true);
    expect(node.millicores).toBeLessThan(cpus * 1000);
    expect(node.millicores).toBeGreaterThan(cpus * 800);
    expect(node.bytes).toBeGreaterThan(2 ** 30);
  },
);

test.each(['t3.large', 'm7i.medium', 'm7i.12xlarge', 'm7g.large', 'M7i.large', 'm7i.large '])('refuses %j', (type) => {
  expect(INSTANCE_TYPE.test(type)).toBe(false);
});

const GIB = 2 ** 30;

test.each([
  [1000, 1, 'c7i.large'],
  [1250, 4.5, 'm7i.large'],
  [1250, 12, 'r7i.large'],
  [6050, 24.1, 'm7i.2xlarge'],
  [8000, 10, 'c7i.4xlarge'],
])('a pod of %im CPU and %f GiB stands on a %s', (millicores, gib, type) => {
  expect(smallestInstanceType({ millicores, bytes: gib * GIB })).toBe(type);
});

test('what is chosen holds the pod, and nothing is chosen only when the largest is too small', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 250_000 }), fc.integer({ min: 1, max: 2000 }), (millicores, gib) => {
      const pod = { millicores, bytes: gib * GIB };
      const type = smallestInstanceType(pod);
      expect(fits(pod, instanceAllocatable(type ?? LARGEST_INSTANCE_TYPE))).toBe(type !== undefined);
    }),
  );
});
