import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { readOutput } from './output';
import { postgresManifests } from './pods/manifests/postgres-manifests';

const r = postgresManifests(readOutput('dist/eks-postgres'), '172.20.0.0/16', {
  endpoint: 'https://192.0.2.10',
  certificateAuthority: 'PEM',
  accessKeyId: 'a',
  secretAccessKey: 'b',
});
for (const s of r.stages)
  console.log(
    s.name,
    s.objects.length,
    s.waitFor.map((w) => w.object.kind + ' ' + w.object.metadata.name + ' ' + w.until).join(', '),
  );
console.log(r.changes, r.differences, r.images);
writeFileSync(
  '/tmp/all.yaml',
  r.stages
    .filter((s) => s.name != 'definitions')
    .flatMap((s) => [`# ${s.name}`, ...s.objects.map((o) => stringify(o))])
    .join('\n---\n'),
);
