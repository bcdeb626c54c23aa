import { danglingReferences } from './dangling-references';
import type { Manifest } from './manifest';

const object = (kind: string, name: string, spec: unknown, namespace = 'acme-prod'): Manifest => ({
  apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
  kind,
  metadata: { name, namespace },
  spec,
});

const network = object('ComputeNetwork', 'acme', {});

describe('references between Config Connector objects', () => {
  test('are resolved by kind, namespace and name', () => {
    const router = object('ComputeRouter', 'nat', { networkRef: { name: 'acme' } });
    expect(danglingReferences([network, router])).toEqual([]);
    expect(danglingReferences([object('ComputeAddress', 'acme', {}), router])).toEqual([
      'ComputeRouter/acme-prod/nat spec.networkRef: ComputeNetwork/acme-prod/acme does not exist',
    ]);
    expect(danglingReferences([object('ComputeNetwork', 'acme', {}, 'other'), router])).toHaveLength(1);
  });

  test('are found in lists, and below other fields', () => {
    const nat = object('ComputeRouterNAT', 'nat', {
      natIps: [{ name: 'nat-0' }],
      subnetwork: [{ subnetworkRef: { name: 'nodes' } }],
    });
    expect(danglingReferences([nat])).toEqual([
      'ComputeRouterNAT/acme-prod/nat spec.natIps[0]: ComputeAddress/acme-prod/nat-0 does not exist',
      'ComputeRouterNAT/acme-prod/nat spec.subnetwork[0].subnetworkRef: ComputeSubnetwork/acme-prod/nodes does not exist',
    ]);
  });

  test('are resolved by the kind that they name', () => {
    const grant = (kind: string) => object('IAMPolicyMember', 'grant', { resourceRef: { kind, name: 'acme' } });
    expect(danglingReferences([network, grant('ComputeNetwork')])).toEqual([]);
    expect(danglingReferences([network, grant('StorageBucket')])).toHaveLength(1);
  });

  test('are left alone when they lead outside', () => {
    const service = object('Service', 'compute', { projectRef: { external: 'acme-prod' } });
    const peer = object('ComputeRouterPeer', 'peer', { ipAddress: { external: '169.254.10.1' } });
    expect(danglingReferences([service, peer])).toEqual([]);
  });

  test('are left alone when they name a Secret, which no manifest holds', () => {
    const sharedSecret = { valueFrom: { secretKeyRef: { name: 'vpn-office-0', key: 'psk' } } };
    expect(danglingReferences([object('ComputeVPNTunnel', 'office-0', { sharedSecret })])).toEqual([]);
  });

  test.each([
    ['by its name', { surpriseRef: { external: 'x' } }],
    ['by its looks', { surprise: { name: 'acme' } }],
    ['in a list', { surprises: [{ name: 'acme' }] }],
  ])('fail when a field is a reference %s, but of unknown kind', (_, spec) => {
    expect(danglingReferences([object('ComputeRouter', 'nat', spec)]).join()).toMatch(/unknown kind/);
  });

  test('of other groups are not looked at', () => {
    const ingress = { ...object('Ingress', 'a', { surpriseRef: { name: 'b' } }), apiVersion: 'networking.k8s.io/v1' };
    expect(danglingReferences([ingress])).toEqual([]);
  });
});
