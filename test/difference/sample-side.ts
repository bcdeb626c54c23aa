import type { Side } from '../../lib/difference';
import { type Assessment, assess, type Rule } from '../../lib/resilience';
import type { Resource, Value } from '../../lib/topology';
import { resource } from '../resilience/sample-resource';
import { sampleTopology } from '../resilience/sample-topology';

/** A rule that finds every bucket. */
const BAN_BUCKET: Rule = {
  id: 'HA-TEST-001',
  name: 'ban-bucket',
  claim: 'There is no bucket.',
  why: 'For the sake of the test.',
  remedy: 'Remove it.',
  severity: 'error',
  source: 'this test',
  *check({ resources }) {
    for (const { id, type, place } of resources) {
      if (type === 'AWS::S3::Bucket') {
        yield { subject: id, verdict: 'broken', seen: 'a bucket', expected: 'none', zone: 'a', place };
      }
    }
  },
};

/** A bucket with properties. */
export const bucket = (name: string, properties: { readonly [key: string]: Value } = {}): Resource =>
  resource(`acme/${name}`, 'AWS::S3::Bucket', { properties });

/** A Kubernetes object. */
export const deployment = (name: string, properties: { readonly [key: string]: Value } = {}): Resource =>
  resource(`Deployment services/${name}`, 'apps/v1 Deployment', { properties });

const assessed = (resources: readonly Resource[]): Assessment => assess(sampleTopology({ resources }), [BAN_BUCKET]);

/** A side with the resources of its scenarios, and its pictures. */
export const side = (
  scenarios: Readonly<Record<string, readonly Resource[]>>,
  pictures: Readonly<Record<string, string>> = {},
): Side => ({
  scenarios: new Map(Object.entries(scenarios).map(([id, resources]) => [id, [assessed(resources)]])),
  pictures: new Map(Object.entries(pictures)),
});
