import { isKept, objectsOf } from '../../lib/gke-kcc/declared-object';
import { deletedFirst } from '../../lib/gke-kcc/deletion-order';
import { keptResources } from '../../lib/gke-kcc/guide/kept-resources';
import { managementStages } from '../../lib/gke-kcc/management';
import type { GkeCockroachDbScenario } from '../../lib/scenario';
import { referredTo } from '../crd/dangling-references';
import { identityOf, type Manifest } from '../crd/manifest';
import { VARIANTS } from './management/scenario-variants';
import { manifestsOf } from './management/stages';
import { writtenOutput } from './written-output';

const guideOf = (scenario: GkeCockroachDbScenario): string => writtenOutput(scenario).files.get('DEPLOY.md') ?? '';

const tearDownOf = (scenario: GkeCockroachDbScenario): string =>
  guideOf(scenario).split('## 7. Tear-down')[1]?.split('## 8.')[0] ?? '';

const cloudName = ({ metadata, spec }: Manifest): string =>
  (spec as { readonly resourceID?: string } | undefined)?.resourceID ?? metadata.name;

describe.each(VARIANTS)('the tear-down of %s', (_, scenario) => {
  const text = tearDownOf(scenario);
  const stages = managementStages(scenario);

  test('names everything that stays, whatever its kind', () => {
    const kept = stages.flatMap(manifestsOf).filter((manifest) => isKept(manifest as never));
    expect(kept.length).toBeGreaterThan(15);
    expect(kept.filter((manifest) => !text.includes(`\`${cloudName(manifest)}\``)).map(identityOf)).toEqual([]);
  });

  test('has a command for everything that would hold the network, and deletes the network after all of it', () => {
    const network = text.indexOf('gcloud compute networks delete acme ');
    expect(network).toBeGreaterThan(0);
    for (const kind of ['ComputeAddress', 'ComputeSubnetwork', 'ComputeVPNGateway', 'ComputeRouter']) {
      const kept = stages
        .flatMap(manifestsOf)
        .filter((manifest) => manifest.kind === kind && isKept(manifest as never));
      for (const { metadata } of kept) {
        const command = new RegExp(`^gcloud compute .* delete .*\\b${metadata.name}\\b`, 'm').exec(text);
        expect(command?.index ?? Number.POSITIVE_INFINITY).toBeLessThan(network);
      }
    }
    const rules = text.indexOf('gcloud compute firewall-rules delete');
    expect(rules).toBeGreaterThan(0);
    expect(rules).toBeLessThan(network);
  });

  test('deletes nothing before what lies on it', () => {
    for (const stage of stages.slice(1)) {
      let left = manifestsOf(stage).filter((manifest) => !isKept(manifest as never));
      const named = new Set(
        deletedFirst(objectsOf(stage)).flatMap(({ kind, names }) => names.map((name) => `${kind}/${name}`)),
      );
      for (const { kind, names } of deletedFirst(objectsOf(stage))) {
        const going = left.filter((one) => one.kind.toLowerCase() === kind && names.includes(one.metadata.name));
        const gone = new Set(going.map(identityOf));
        left = left.filter((one) => !gone.has(identityOf(one)));
        const held = left.filter((one) => referredTo(one).some((id) => gone.has(id)));
        expect(held.map(identityOf)).toEqual([]);
      }
      // the rest goes with one command: nothing of it refers to anything of it
      const rest = new Set(left.map(identityOf));
      const inside = left.filter((one) => referredTo(one).some((id) => rest.has(id)));
      expect(inside.map(identityOf)).toEqual([]);
      for (const name of named) expect(text).toContain(`delete ${name.split('/')[0]} --namespace acme-prod`);
    }
  });

  test('removes what an earlier output declared before anything else, and the namespace after all', () => {
    const commands = [...text.matchAll(/^(?:sh prune|kubectl).*$/gm)].map(([line]) => line);
    expect(commands.slice(0, 2)).toEqual([
      'sh prune.sh "$WORKLOAD" workload --delete',
      'sh prune.sh "$MANAGEMENT" management --delete',
    ]);
    expect(commands.at(-1)).toMatch(/--filename management\/00-bootstrap$/);
  });

  test('deletes every stage once, the last first', () => {
    const deleted = [...text.matchAll(/delete .*--filename management\/(\S+)$/gm)].map(([, stage]) => stage);
    expect(deleted).toEqual(stages.map(({ directory }) => directory).toReversed());
  });
});

test('BGP sessions go before their interfaces, these before the tunnels, and the router last', () => {
  const [, everything] = VARIANTS[1] ?? [];
  if (!everything) throw new Error('there is a variant with Dedicated Interconnect');
  const order = managementStages(everything).flatMap((stage) =>
    ['70-vpn', '75-interconnect'].includes(stage.directory)
      ? deletedFirst(objectsOf(stage)).map(({ kind }) => kind)
      : [],
  );
  expect(order).toEqual([
    ...['computerouterpeer', 'computerouterinterface', 'computevpntunnel'],
    ...['computerouterpeer', 'computerouterinterface', 'computeinterconnectattachment'],
  ]);
});

test('what lies in a zone goes before the zone, also when Config Connector only forgets that', () => {
  const [, scenario] = VARIANTS[0] ?? [];
  const edge = managementStages(scenario as GkeCockroachDbScenario).find(({ directory }) => directory === '60-edge');
  const objects = edge ? objectsOf(edge) : [];
  expect(objects.filter(isKept).map(({ kind }) => kind)).toContain('DNSManagedZone');
  const records = objects.filter(({ kind }) => kind === 'DNSRecordSet').map(({ metadata }) => metadata.name);
  expect(records.length).toBeGreaterThan(0);
  expect(deletedFirst(objects)).toEqual([{ kind: 'dnsrecordset', names: records }]);
});

test('a kept object of a kind without words for it is an error, and not forgotten', () => {
  const [, scenario] = VARIANTS[0] ?? [];
  const object = {
    apiVersion: 'pubsub.cnrm.cloud.google.com/v1beta1',
    kind: 'PubSubTopic',
    metadata: { name: 'a', annotations: { 'cnrm.cloud.google.com/deletion-policy': 'abandon' } },
  };
  expect(() => keptResources(scenario as GkeCockroachDbScenario, [object])).toThrow(
    "'PubSubTopic' is kept on tear-down",
  );
});

describe('the guide', () => {
  const [, scenario] = VARIANTS[2] ?? [];
  const guide = guideOf(scenario as GkeCockroachDbScenario);

  test('makes the service agent of Cloud Storage before a key is granted to it', () => {
    const agent = guide.indexOf('gcloud storage service-agent --project acme-prod');
    expect(agent).toBeGreaterThan(guide.indexOf('--filename management/10-services'));
    expect(agent).toBeLessThan(guide.indexOf('apply --server-side --filename management/20-kms'));
  });

  test('says which Config Connector it needs, and how to see which there is', () => {
    expect(guide).toMatch(/below 1\.152\.0 the cluster cannot be made/);
    expect(guide).toContain(String.raw`.metadata.annotations.cnrm\.cloud\.google\.com/version`);
  });

  test('says where the error is when a deploy fails, how to go on, and how to start over', () => {
    const part = guide.split('## 5. When a deploy fails')[1]?.split('## 6.')[0] ?? '';
    for (const heading of ['Where the error is', 'Go on', 'Start over']) expect(part).toContain(`### ${heading}`);
    expect(part).toMatch(/describe gcp .*[\s\S]*get events .*[\s\S]*logs --namespace cnrm-system/);
  });

  test('says what a second deploy under the same name takes back', () => {
    const part = guide.split('## 8. Deploy again')[1] ?? '';
    expect(part).toContain('gcloud iam roles undelete acme_bastion_users');
    expect(part).toContain('gcloud kms keys versions create');
    expect(part).toContain('gs://acme-prod-acme-cockroachdb-backup');
  });

  test('makes every Secret with a command that can be run again', () => {
    const commands = [...guide.matchAll(/^.*create secret.*$/gm)].map(([line]) => line);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      expect(command).toMatch(
        /--dry-run=client --output yaml \| kubectl .*apply --server-side --force-conflicts --filename -$/,
      );
    }
  });

  test('ends every change of services with the removal: the Job of the bootstrap has another name each time', () => {
    const part = guide.split('### Add a service')[1]?.split('\n### ')[0] ?? '';
    expect(part).toContain('The removal below ends each of these changes');
  });

  test('rotates one tunnel after the other', () => {
    const part = guide.split('### Rotate a key of the VPN')[1]?.split('\n### ')[0] ?? '';
    expect(part).toMatch(/--delete acme-office-0-\n[\s\S]*get-status[\s\S]*--delete acme-office-1-\n[\s\S]*get-status/);
  });
});
