import { type EnvVar, IntOrString, type PodTemplateSpec, type Probe, Quantity } from 'cdk8s-plus-33/lib/imports/k8s';
import { DATABASE_MOUNT, type DatabaseEndpoint, databaseVolume, libpqEnvironment } from './database-endpoint';
import { statelessPlacement } from './placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from './pod-security';
import { KEEPALIVE, SERVICE_FILE_ENVIRONMENT, SERVICE_FILE_MOUNT, serviceFileVolume } from './silent-database';

/** Seconds for which the load balancer serves open connections of a stopping pod to their end. */
export const DRAIN_SECONDS = 30;

/**
 * Seconds that a stopping pod goes on serving: until every proxy has learned that it leaves (5) and the load balancer has
 * drained it. Only then is the process asked to stop.
 */
const SERVE_ON_SECONDS = DRAIN_SECONDS + 5;

/** Seconds from the beginning of the stop to the kill: the process itself has 25 of them. */
const GRACE_SECONDS = SERVE_ON_SECONDS + 25;

/** CPU and memory as Kubernetes writes them. */
export interface Quantities {
  readonly cpu: string;
  readonly memory: string;
}

/** Properties for {@link servicePod}. */
export interface ServicePodProps {
  readonly name: string;
  readonly labels: Record<string, string>;
  /** Container image with a tag or a digest. */
  readonly image: string;
  /** Port on which the container serves HTTP. */
  readonly port: number;
  readonly command?: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Variables taken from Secrets of the namespace. */
  readonly secretEnv: Readonly<Record<string, { readonly secret: string; readonly key: string }>>;
  /** Numeric user and group of the container. */
  readonly user: number;
  /** GET paths on the port. */
  readonly health: { readonly readiness: string; readonly liveness: string };
  readonly resources: { readonly requests: Quantities; readonly limits: Quantities };
  readonly database?: DatabaseEndpoint;
}

/** CPU and memory of a container. */
export function quantities({ cpu, memory }: Quantities): Record<string, Quantity> {
  return { cpu: Quantity.fromString(cpu), memory: Quantity.fromString(memory) };
}

function environment({ name, env, secretEnv, database }: ServicePodProps): EnvVar[] {
  return [
    ...Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
    ...Object.entries(secretEnv).map(([variable, { secret, key }]) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: secret, key } },
    })),
    ...(database ? [...libpqEnvironment(database, name), ...SERVICE_FILE_ENVIRONMENT] : []),
  ];
}

function get(path: string, probe: Omit<Probe, 'httpGet'>): Probe {
  return { httpGet: { path, port: IntOrString.fromString('http'), scheme: 'HTTP' }, timeoutSeconds: 2, ...probe };
}

/** The pod of a stateless service: spread over the zones, restricted, stopped without a lost request. */
export function servicePod(props: ServicePodProps): PodTemplateSpec {
  const { name, labels, image, port, command, args, user, health, resources, database } = props;
  return {
    metadata: { labels },
    spec: {
      ...WITHOUT_API_ACCESS,
      serviceAccountName: name,
      securityContext: { ...restrictedPod(user), ...(database ? { sysctls: [...KEEPALIVE] } : {}) },
      ...statelessPlacement(name),
      terminationGracePeriodSeconds: GRACE_SECONDS,
      containers: [
        {
          name,
          image,
          ...(command ? { command: [...command] } : {}),
          ...(args.length > 0 ? { args: [...args] } : {}),
          ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
          env: environment(props),
          resources: { requests: quantities(resources.requests), limits: quantities(resources.limits) },
          securityContext: RESTRICTED_CONTAINER,
          // up to a minute to start before the liveness probe begins
          startupProbe: get(health.liveness, { periodSeconds: 2, failureThreshold: 30 }),
          readinessProbe: get(health.readiness, { periodSeconds: 5, failureThreshold: 2 }),
          livenessProbe: get(health.liveness, { periodSeconds: 10, failureThreshold: 6 }),
          lifecycle: { preStop: { sleep: { seconds: SERVE_ON_SECONDS } } },
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...(database ? [DATABASE_MOUNT, SERVICE_FILE_MOUNT] : [])],
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString('64Mi') } },
        ...(database ? [databaseVolume(database), serviceFileVolume(name)] : []),
      ],
    },
  };
}
