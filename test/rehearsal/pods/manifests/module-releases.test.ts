// Of the Go modules themselves: skipped, and said so, where they were not downloaded.
import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import { nameOf } from '../../../../rehearsal/pods/manifests/change';
import { barmanCloud } from '../../../../rehearsal/pods/manifests/operators/barman-cloud';
import { certManagerRights } from '../../../../rehearsal/pods/manifests/operators/cert-manager-rights';
import { renderedTemplate } from '../../../../rehearsal/pods/manifests/operators/chart-template';
import { cloudNativePg } from '../../../../rehearsal/pods/manifests/operators/cloud-native-pg';
import type { HelmChart } from '../../../../rehearsal/pods/manifests/operators/helm-chart';
import { KUBE_ROUTER_USER, kubeRouter } from '../../../../rehearsal/pods/manifests/operators/kube-router';
import {
  folderObjects,
  type GoModule,
  moduleObjects,
} from '../../../../rehearsal/pods/manifests/operators/module-files';
import type { Operator } from '../../../../rehearsal/pods/manifests/operators/operator';
import { POD_VERSIONS } from '../../../../rehearsal/toolchain/pod-programs';
import { hasCrds } from '../../../crd/crd-folder';
import { validateAgainstCrd } from '../../../crd/crd-schemas';
import { cachedModule } from './releases';

const chart = (name: string, namespace: string): HelmChart => ({
  name,
  release: name,
  version: '',
  namespace,
  values: {},
});

function withModule(path: string, version: string, tests: (module: GoModule) => void): void {
  const module = cachedModule(path, version);
  if (module) describe(path, () => tests(module));
  else describe.skip(`${path} ${version} (skipped: not in the cache of Go)`, () => test('nothing', () => {}));
}

/** Roles and accounts that bindings name and nobody makes. */
function missingRights(objects: readonly KubernetesObject[]): readonly string[] {
  const known = objects.map(nameOf);
  return objects
    .flatMap((object) => {
      if (!object.kind.endsWith('Binding')) return [];
      const { roleRef, subjects } = object as unknown as {
        roleRef: { kind: string; name: string };
        subjects: readonly { kind: string; name: string; namespace?: string }[];
      };
      const namespace = roleRef.kind === 'Role' ? `${object.metadata.namespace}/` : '';
      const accounts = subjects.filter(({ kind }) => kind === 'ServiceAccount');
      return [
        `${roleRef.kind} ${namespace}${roleRef.name}`,
        ...accounts.map(({ namespace: of, name }) => `ServiceAccount ${of}/${name}`),
      ];
    })
    .filter((name) => !known.includes(name));
}

function keepsToDefinitions({ objects }: Operator): void {
  const custom = objects.filter(({ apiVersion }) => !apiVersion.startsWith('admissionregistration'));
  if (hasCrds()) expect(custom.flatMap((object) => validateAgainstCrd(object))).toEqual([]);
}

withModule('github.com/cloudnative-pg/cloudnative-pg', POD_VERSIONS.cloudNativePg, (module) => {
  test('its release manifest makes the operator, without the namespace that the output makes', () => {
    const manifest = moduleObjects(module, `releases/cnpg-${module.version}.yaml`);
    const operator = cloudNativePg(manifest, module.version, chart('cloudnative-pg', 'cnpg-system'));
    expect(operator.definitions.map(({ metadata }) => metadata.name)).toContain('clusters.postgresql.cnpg.io');
    expect(operator.objects.map(({ kind }) => kind)).not.toContain('Namespace');
    expect(missingRights(operator.objects)).toEqual([]);
    keepsToDefinitions(operator);
  });
});

withModule('github.com/cloudnative-pg/plugin-barman-cloud', POD_VERSIONS.barmanCloudPlugin, (module) => {
  test('its manifest makes the plugin with its certificates', () => {
    const manifest = moduleObjects(module, 'manifest.yaml');
    const operator = barmanCloud(manifest, module.version, chart('plugin-barman-cloud', 'cnpg-system'));
    expect(operator.definitions.map(({ metadata }) => metadata.name)).toEqual(['objectstores.barmancloud.cnpg.io']);
    expect(operator.objects.filter(({ kind }) => kind === 'Certificate')).toHaveLength(2);
    expect(missingRights(operator.objects)).toEqual([]);
    keepsToDefinitions(operator);
  });
});

withModule('github.com/cert-manager/cert-manager', POD_VERSIONS.certManager, (module) => {
  test('its chart gives the controllers their rights, and no more than the rights of its kinds', () => {
    const rights = certManagerRights(module, chart('cert-manager', 'cert-manager'));
    expect(missingRights(rights)).toEqual([]);
    expect(rights.map(nameOf)).toContain('ClusterRole cert-manager-controller-certificates');
    expect(
      rights.find(({ metadata }) => metadata.name === 'cert-manager-controller-approve:cert-manager-io'),
    ).toMatchObject({
      rules: [{ verbs: ['approve'], resourceNames: ['issuers.cert-manager.io/*', 'clusterissuers.cert-manager.io/*'] }],
    });
    expect(JSON.stringify(rights)).not.toContain('cluster-admin');
  });

  test('its definitions are those of its kinds', () => {
    const groups = folderObjects(module, 'deploy/crds').map(({ metadata }) => metadata.name);
    expect(groups).toEqual(expect.arrayContaining(['certificates.cert-manager.io', 'clusterissuers.cert-manager.io']));
  });
});

withModule('github.com/cloudnativelabs/kube-router/v2', POD_VERSIONS.kubeRouter, (module) => {
  test('its manifest gives a process of the node its rights', () => {
    const { objects } = kubeRouter(moduleObjects(module, 'daemonset/generic-kuberouter-all-features.yaml'));
    expect(objects.map(nameOf)).toEqual([
      'ServiceAccount kube-system/kube-router',
      'ClusterRole kube-router',
      'ClusterRoleBinding kube-router',
    ]);
    expect(objects[2]).toMatchObject({
      subjects: [{ kind: 'ServiceAccount' }, { kind: 'User', name: KUBE_ROUTER_USER }],
    });
  });
});

test('a template of a chart is rendered by its replacements', () => {
  const template =
    '{{- if .Values.on }}\nname: {{ .Release.Name }}\n{{- range . }}\n- {{ . | quote }}\n{{- end }}\n{{- end }}\n{{- /* why */ -}}';
  const replacements = {
    texts: { '.Release.Name': 'x' },
    dropped: [/^if .Values.on$/, /^range \.$/, /^end$/],
    repeated: { '. | quote': ['"a"', '"b"'] },
  };
  expect(renderedTemplate(template, replacements).trim()).toBe('name: x\n- "a"\n- "b"');
});

test('fails when a directive of a template is not known', () => {
  const none = { texts: {}, dropped: [], repeated: {} };
  expect(() => renderedTemplate('name: {{ .Release.Name }}', none)).toThrow("got '.Release.Name'");
});
