import { difference, differencePage } from '../../lib/difference';
import type { Resource } from '../../lib/topology';
import { bucket, deployment, side } from './sample-side';

const page = (before: readonly Resource[], after: readonly Resource[]): string =>
  differencePage(difference(side({ 'eks-aurora': before }), side({ 'eks-aurora': after })));

test('says what changes, where, and what the rules say of it', () => {
  const before = [bucket('Old'), deployment('service-a', { spec: { replicas: 3 } })];
  const after = [bucket('New'), deployment('service-a', { spec: { replicas: 6, paused: true } })];
  expect(page(before, after)).toBe(`# What would be deployed

## eks-aurora

1 resource added, 1 removed, 1 changed; 1 finding new (1 open), 1 gone.

- new (error): HA-TEST-001 ban-bucket at \`acme/New\`, zone a: \`a bucket\`
- gone (error): HA-TEST-001 ban-bucket at \`acme/Old\`, zone a: \`a bucket\`

<details><summary>resources</summary>

- added \`acme/New\` (AWS::S3::Bucket)
- removed \`acme/Old\` (AWS::S3::Bucket)
- changed \`Deployment services/service-a\`
  - \`spec.replicas\`: \`3\` → \`6\`
  - \`spec.paused\`: nothing → \`true\`

</details>

## Pictures

Nothing changes.

Both sides are judged by the rules of the proposed one. What only orders a deployment is not compared.
`);
});

test('says so when nothing changes', () => {
  expect(page([bucket('A')], [bucket('A')])).toContain('## eks-aurora\n\nNothing changes.\n');
});

test('keeps text of the output inside of its code', () => {
  const text = page([], [bucket('A`\n# heading <script>')]);
  expect(text).toContain('- added `acme/A  # heading <script>`');
  expect(text).not.toMatch(/^# heading/m);
});

test('shows long values by name only, and no more than twelve fields of a resource', () => {
  const fields = (value: number | string) =>
    Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`field-${index}`, value]));
  const text = page([deployment('a', fields('x'.repeat(200)))], [deployment('a', fields(1))]);
  expect(text).toContain('`field-11`: something longer → `1`\n  - and 3 more fields\n');
  expect(text).not.toContain('field-12');
});

test('stays short enough for a comment, and keeps the counts of what does not fit', () => {
  const many = Array.from({ length: 3000 }, (_, index) => deployment(`service-${index}`));
  const one = [deployment('service-a')];
  const text = differencePage(difference(side({ x: [], y: [] }), side({ x: many, y: one })));
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain('## x\n\n3000 resources added');
  expect(text).toContain('The details are too long for this page: compare the two folders `dist/x`.');
  expect(text).toContain('- added `Deployment services/service-a`');
});
