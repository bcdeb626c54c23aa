import { instanceAllocatable, instancePods, instanceSize } from '../../lib/machines';

test.each([
  // 2000m less 60, 10 and 250; 8 GiB less 7.5 %, 1210 + 255 + 100 MiB and 400 MiB
  ['m7i.large', 1680, 5.48],
  // 4000m less 60, 10, 5, 5 and 250; 8 GiB less the same
  ['c7i.xlarge', 3670, 5.48],
  // 32000m less 60, 10, 5, 5, 28 times 2.5 and 250; 256 GiB less 7.5 %, 1565 MiB and 400 MiB
  ['r7i.8xlarge', 31_600, 234.88],
  // 1000m less 60 and 250; 4 GiB less 7.5 %, 1565 MiB and 400 MiB
  ['m7g.medium', 690, 1.78],
  // 2 GiB less 7.5 % are fewer than 1565 and 400 MiB
  ['c7g.medium', 690, 0],
])('%s offers %im CPU and %f GiB to pods', (type, millicores, gibibytes) => {
  const node = instanceAllocatable(type);
  expect(node.millicores).toBe(millicores);
  expect(node.bytes / 2 ** 30).toBeCloseTo(gibibytes, 2);
});

test('a node of fewer pods keeps less memory for them', () => {
  expect(instanceAllocatable('m7i.large', 29).bytes - instanceAllocatable('m7i.large', 110).bytes).toBe(
    81 * 11 * 2 ** 20,
  );
});

test.each([
  ['m5.large', { cpus: 2, gib: 8, podAddresses: 29 }],
  ['c5.9xlarge', { cpus: 36, gib: 72, podAddresses: 234 }],
  ['r6gd.medium', { cpus: 1, gib: 8, podAddresses: 8 }],
  ['m6idn.24xlarge', { cpus: 96, gib: 384, podAddresses: 737 }],
  ['c7i-flex.4xlarge', { cpus: 16, gib: 32, podAddresses: 234 }],
  ['r8g.12xlarge', { cpus: 48, gib: 384, podAddresses: 234 }],
  ['m8i.xlarge', { cpus: 4, gib: 16, podAddresses: 58 }],
  ['t3a.medium', { cpus: 2, gib: 4, podAddresses: 17 }],
  ['t4g.large', { cpus: 2, gib: 8, podAddresses: 35 }],
])('knows %s', (type, size) => {
  expect(instanceSize(type)).toEqual(size);
});

// a size that its family lacks, a family of another shape (c5n has 2.625 GiB for each vCPU), and nonsense
test.each([
  'm5.medium',
  'm6g.24xlarge',
  'c5.8xlarge',
  'c5n.large',
  't3.nano',
  'x1.32xlarge',
  'm7i.metal-24xl',
  'm7i.large ',
  'constructor.constructor',
  't3.constructor',
  'm7i.large.large',
  '',
])('does not know %j', (type) => {
  expect(instanceSize(type)).toBeUndefined();
  expect(() => instanceAllocatable(type)).toThrow(`'${type}' is no known instance type`);
  expect(() => instancePods(type, true)).toThrow(`'${type}' is no known instance type`);
});

test.each([
  ['m7i.large', 29, 110],
  ['m7i.4xlarge', 110, 110],
  ['m7i.8xlarge', 234, 250],
  ['m7i.24xlarge', 250, 250],
])('%s runs %i pods, and %i with prefix delegation', (type, single, prefixes) => {
  expect(instancePods(type, false)).toBe(single);
  expect(instancePods(type, true)).toBe(prefixes);
});
