import { ABANDON, object, SampleProject } from './sample-project';

const NETWORK = object('ComputeNetwork', 'acme');
const subnet = (annotations = {}) =>
  object(
    'ComputeSubnetwork',
    'nodes',
    { region: 'europe-west3', networkRef: { name: 'acme' }, ipCidrRange: '10.0.0.0/16' },
    annotations,
  );
const ROUTER = object('ComputeRouter', 'vpn', { region: 'europe-west3', networkRef: { name: 'acme' } });
const TUNNEL = object('ComputeVPNTunnel', 'one', {
  region: 'europe-west3',
  routerRef: { name: 'vpn' },
  sharedSecret: { valueFrom: { secretKeyRef: { name: 'psk', key: 'psk' } } },
});
const INTERFACE = object('ComputeRouterInterface', 'one', {
  region: 'europe-west3',
  routerRef: { name: 'vpn' },
  vpnTunnelRef: { name: 'one' },
});

describe('what is applied', () => {
  test('is ready when what it refers to is ready', () => {
    const sample = new SampleProject(subnet());
    sample.settle();
    expect(sample.ready('ComputeSubnetwork', 'nodes')?.reason).toBe('DependencyNotFound');
    expect(sample.project.all).toEqual([]);
    sample.project.fault = (_, name) => (name === 'acme' ? 'no more networks' : undefined);
    sample.apply(NETWORK);
    sample.settle();
    expect(sample.ready('ComputeNetwork', 'acme')).toMatchObject({ status: 'False', reason: 'UpdateFailed' });
    expect(sample.ready('ComputeSubnetwork', 'nodes')?.reason).toBe('DependencyNotReady');
    sample.project.fault = () => undefined;
    sample.settle();
    expect(sample.ready('ComputeSubnetwork', 'nodes')).toMatchObject({ status: 'True', reason: 'UpToDate' });
  });

  test('waits for its Secret', () => {
    const sample = new SampleProject(NETWORK, ROUTER, TUNNEL);
    sample.settle();
    expect(sample.ready('ComputeVPNTunnel', 'one')?.reason).toBe('DependencyNotFound');
    sample.secrets.add('psk');
    sample.settle();
    expect(sample.ready('ComputeVPNTunnel', 'one')?.reason).toBe('UpToDate');
  });

  test('fails when its API is off, or a member is not there', () => {
    const sample = new SampleProject(
      object('KMSKeyRing', 'acme'),
      object('IAMPolicyMember', 'storage', {
        member: 'serviceAccount:service-1@gs-project-accounts.iam.gserviceaccount.com',
        resourceRef: { kind: 'Project', external: 'projects/acme-prod' },
        role: 'roles/viewer',
      }),
    );
    sample.settle();
    expect(sample.ready('KMSKeyRing', 'acme')?.message).toContain('cloudkms.googleapis.com has not been used');
    expect(sample.ready('IAMPolicyMember', 'storage')?.message).toContain('does not exist');
    sample.project.agents.add('gs-project-accounts');
    sample.settle();
    expect(sample.ready('IAMPolicyMember', 'storage')?.reason).toBe('UpToDate');
  });

  test('fails when a range shrinks, and changes in place when it grows', () => {
    const sample = new SampleProject(NETWORK, subnet());
    sample.settle();
    const range = (ipCidrRange: string) =>
      object('ComputeSubnetwork', 'nodes', { region: 'europe-west3', networkRef: { name: 'acme' }, ipCidrRange });
    sample.apply(range('10.0.0.0/17'));
    sample.settle();
    expect(sample.ready('ComputeSubnetwork', 'nodes')).toMatchObject({ reason: 'UpdateFailed' });
    sample.apply(range('10.0.0.0/15'));
    sample.settle();
    expect(sample.ready('ComputeSubnetwork', 'nodes')?.reason).toBe('UpToDate');
    expect(sample.project.named('ComputeSubnetwork', 'nodes')?.version).toBe(2);
  });

  test('never settles when a node pool has labels that GKE adds to', () => {
    const pool = (resourceLabels: object) =>
      object('ContainerNodePool', 'general', {
        location: 'europe-west3',
        clusterRef: { name: 'acme' },
        resourceLabels,
      });
    const cluster = object('ContainerCluster', 'acme', { location: 'europe-west3' });
    const sample = new SampleProject(cluster, pool({ platform: 'acme' }));
    sample.settle();
    expect(sample.ready('ContainerNodePool', 'general')?.status).toBe('False');
  });

  test('fails for a reference that nobody knows', () => {
    const sample = new SampleProject(object('ComputeNetwork', 'acme', { strangeRef: { name: 'it' } }));
    expect(() => sample.settle()).toThrow("does not know what ComputeNetwork's strangeRef points at");
  });
});

describe('what is deleted', () => {
  test('goes when nothing uses it, and hangs in the wrong order', () => {
    const sample = new SampleProject(NETWORK, ROUTER, TUNNEL, INTERFACE);
    sample.secrets.add('psk');
    sample.settle();
    sample.delete('ComputeVPNTunnel', 'one');
    sample.settle();
    expect(sample.ready('ComputeVPNTunnel', 'one')).toMatchObject({ status: 'False', reason: 'DeleteFailed' });
    expect(sample.ready('ComputeVPNTunnel', 'one')?.message).toContain("used by 'ComputeRouterInterface one'");
    sample.delete('ComputeRouterInterface', 'one');
    sample.settle();
    expect(sample.has('ComputeVPNTunnel', 'one')).toBe(false);
    expect(sample.project.ofKind('ComputeVPNTunnel')).toEqual([]);
  });

  test('waits for ever when the parent is being deleted before it', () => {
    const sample = new SampleProject(NETWORK, ROUTER, TUNNEL, INTERFACE);
    sample.secrets.add('psk');
    sample.settle();
    sample.delete('ComputeRouter', 'vpn');
    sample.settle();
    sample.delete('ComputeRouterInterface', 'one');
    sample.settle();
    expect(sample.ready('ComputeRouter', 'vpn')?.reason).toBe('DeleteFailed');
    expect(sample.ready('ComputeRouterInterface', 'one')?.reason).toBe('DependencyNotReady');
  });

  test('stays in Google Cloud when it is abandoned, and holds what it uses', () => {
    const sample = new SampleProject(NETWORK, subnet(ABANDON));
    sample.settle();
    sample.delete('ComputeSubnetwork', 'nodes');
    sample.delete('ComputeNetwork', 'acme');
    sample.settle();
    expect(sample.has('ComputeSubnetwork', 'nodes')).toBe(false);
    expect(sample.ready('ComputeNetwork', 'acme')?.message).toContain("used by 'ComputeSubnetwork nodes'");
    expect(sample.project.made).toEqual(['ComputeNetwork global//acme', 'ComputeSubnetwork europe-west3//nodes']);
  });

  test('is taken back when it is declared again, unless a fixed field is another one', () => {
    const sample = new SampleProject(NETWORK, subnet(ABANDON));
    sample.settle();
    sample.delete('ComputeSubnetwork', 'nodes');
    sample.settle();
    sample.apply(subnet(ABANDON));
    sample.settle();
    expect(sample.project.acquired).toEqual(['ComputeSubnetwork europe-west3//nodes']);
    sample.delete('ComputeSubnetwork', 'nodes');
    sample.settle();
    sample.apply(object('ComputeSubnetwork', 'nodes', { ...subnet().spec, purpose: 'PRIVATE_NAT' }));
    sample.settle();
    expect(sample.ready('ComputeSubnetwork', 'nodes')?.message).toContain('with another purpose');
  });

  test('waits for ever when the zone that it lies in was forgotten before it', () => {
    const zone = object('DNSManagedZone', 'public', { dnsName: 'acme.example.com.' }, ABANDON);
    const record = object('DNSRecordSet', 'www', { name: 'www.acme.example.com.', managedZoneRef: { name: 'public' } });
    const sample = new SampleProject(zone, record);
    sample.settle();
    sample.delete('DNSManagedZone', 'public');
    sample.settle();
    sample.delete('DNSRecordSet', 'www');
    sample.settle();
    expect(sample.ready('DNSRecordSet', 'www')?.message).toContain('reference DNSManagedZone public is not found');
  });

  test('is forgotten, and stays, when its parent was forgotten before it', () => {
    const sample = new SampleProject(NETWORK, object('ComputeRouter', 'vpn', ROUTER.spec, ABANDON), TUNNEL, INTERFACE);
    sample.secrets.add('psk');
    sample.settle();
    sample.delete('ComputeRouter', 'vpn');
    sample.settle();
    sample.delete('ComputeRouterInterface', 'one');
    sample.settle();
    expect(sample.has('ComputeRouterInterface', 'one')).toBe(false);
    expect(sample.project.ofKind('ComputeRouterInterface')).toHaveLength(1);
  });

  test('is never a key or a bucket with data', () => {
    const sample = new SampleProject(object('StorageBucket', 'backups', { location: 'EU' }));
    sample.project.apisByHand.add('storage.googleapis.com');
    sample.settle();
    sample.delete('StorageBucket', 'backups');
    sample.settle();
    expect(sample.ready('StorageBucket', 'backups')?.message).toContain('not empty');
  });

  test('is made again when a person deletes only the resource', () => {
    const sample = new SampleProject(NETWORK);
    sample.settle();
    const [there] = sample.project.all;
    if (there) sample.project.delete(there);
    sample.settle();
    expect(sample.project.made).toHaveLength(2);
  });
});
