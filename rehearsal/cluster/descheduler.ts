import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';
import { descheduler as program } from '../toolchain/binaries';
import type { KubernetesObject } from './api';
import { apiServerCertificate } from './credentials';
import { eventually } from './eventually';
import { freePorts } from './free-ports';

interface Deployment extends KubernetesObject {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly serviceAccountName: string;
        readonly containers: readonly { readonly image: string; readonly args?: readonly string[] }[];
        readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[];
      };
    };
  };
}

interface ConfigMap extends KubernetesObject {
  readonly data: Readonly<Record<string, string>>;
}

const IMAGE = /\/descheduler[:@]/;

/** Seconds until the first look at the cluster. */
const START_SECONDS = 60;

const POLICY = '--policy-config-file=';
const INTERVAL = '--descheduling-interval=';
const PORT = '--secure-port=';

/** The interval between two looks, as fast as the clocks of the cluster. @throws when it is not in minutes or seconds */
export function scaledInterval(option: string, factor: number): string {
  const [, amount, unit] = /=(\d+)(m|s)$/.exec(option) ?? [];
  if (!amount) throw new Error(`'${option}' must be in minutes or seconds, such as 1m`);
  return `${INTERVAL}${(Number(amount) * (unit === 'm' ? 60 : 1)) / factor}s`;
}

/** Acts as the ServiceAccount of the output, with the rights that the output gives it. */
async function signIn({ plane }: Stage, namespace: string, account: string): Promise<string> {
  const { status } = await plane.api.create<{ status: { token: string } }>(
    `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 4 * 3600 } },
  );
  const directory = dirname(plane.kubeconfig);
  const file = join(directory, 'descheduler.kubeconfig');
  const text = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'rehearsal',
    clusters: [
      {
        name: 'rehearsal',
        cluster: { server: plane.server, 'certificate-authority': apiServerCertificate(directory) },
      },
    ],
    users: [{ name: account, user: { token: status.token } }],
    contexts: [{ name: 'rehearsal', context: { cluster: 'rehearsal', user: account } }],
  };
  writeFileSync(file, JSON.stringify(text), { mode: 0o600 });
  return file;
}

/**
 * Starts the real descheduler, once, as the output would run it: with its arguments, its policy, and the rights of its
 * ServiceAccount. Its pods are simulated as all others are. Returns whether the output has one.
 */
export async function startDescheduler(stage: Stage): Promise<boolean> {
  const { plane, output } = stage;
  const found = objectsOfKind<Deployment>(output, 'Deployment').find(({ spec }) =>
    spec.template.spec.containers.some(({ image }) => IMAGE.test(image)),
  );
  if (!found) return false;
  const { namespace = 'default', name } = found.metadata;
  const { serviceAccountName, containers, volumes = [] } = found.spec.template.spec;
  const args = containers.flatMap((each) => each.args ?? []);
  const file =
    args
      .find((option) => option.startsWith(POLICY))
      ?.split('/')
      .at(-1) ?? '';
  const maps = await Promise.all(
    volumes.flatMap(({ configMap }) =>
      configMap ? [plane.api.get<ConfigMap>(`/api/v1/namespaces/${namespace}/configmaps/${configMap.name}`)] : [],
    ),
  );
  const policy = maps.find(({ data }) => data[file] !== undefined)?.data[file];
  if (policy === undefined) throw new Error(`no ConfigMap that ${name} mounts has '${file}'`);
  const kubeconfig = await signIn(stage, namespace, serviceAccountName);
  const policyFile = join(dirname(kubeconfig), file);
  writeFileSync(policyFile, policy);
  const [port = 0] = await freePorts(1);
  const options = args.map((option) => {
    if (option.startsWith(POLICY)) return `${POLICY}${policyFile}`;
    if (option.startsWith(INTERVAL)) return scaledInterval(option, plane.times.factor);
    return option.startsWith(PORT) ? `${PORT}${port}` : option;
  });
  plane.processes.start(name, await program(), [...options, `--kubeconfig=${kubeconfig}`, '--bind-address=127.0.0.1']);
  await eventually('the descheduler to have looked at the cluster', START_SECONDS, async () => {
    if (!plane.processes.isRunning(name)) throw new Error(`it has ended: ${plane.processes.lastLines(name)}`);
    return plane.processes.lastLines(name, 200).includes('Number of evictions/requests');
  });
  return true;
}
