import { isUnknown, type Known, unknown } from '../model/known';
import type { Container, Probe } from '../model/pod';
import type { Value } from '../model/resource';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { quantityBytes, quantityMillicores } from './quantity';

const text = (value: Value | undefined, path: string): string => knownOr(textAt(value, path), '');

const number = (value: Value | undefined, path: string, otherwise: number): number =>
  knownOr(numberAt(value, path), otherwise);

function asked(value: Value): Pick<Probe, 'how' | 'target'> | undefined {
  if (valueAt(value, 'httpGet') !== undefined) {
    return { how: 'httpGet', target: `${text(value, 'httpGet.path') || '/'} ${text(value, 'httpGet.port')}` };
  }
  if (valueAt(value, 'tcpSocket') !== undefined) return { how: 'tcpSocket', target: text(value, 'tcpSocket.port') };
  if (valueAt(value, 'grpc') !== undefined) return { how: 'grpc', target: text(value, 'grpc.port') };
  if (valueAt(value, 'exec') === undefined) return undefined;
  return { how: 'exec', target: words(value, 'exec.command').join(' ') };
}

const words = (value: Value | undefined, path: string): readonly string[] =>
  itemsAt(value, path).map((word) => knownOr(textAt(word, []), ''));

/** A probe with the API's defaults. @see Kubernetes API v1.36, Probe */
export function probeAt(value: Value | undefined, path: string): Probe | undefined {
  const found = valueAt(value, path);
  const question = found === undefined ? undefined : asked(found);
  return (
    question && {
      ...question,
      initialDelaySeconds: number(found, 'initialDelaySeconds', 0),
      periodSeconds: number(found, 'periodSeconds', 10),
      timeoutSeconds: number(found, 'timeoutSeconds', 1),
      failureThreshold: number(found, 'failureThreshold', 3),
    }
  );
}

/** What a container asks for; a limit without a request is a request. @see Kubernetes v1.36, resource defaulting */
export function requestsAt(value: Value | undefined, path: string): Container['requests'] {
  const quantity = (name: string, read: (text: string) => Known<number>): Known<number> | undefined => {
    const found = textAt(value, `${path}.requests.${name}`) ?? textAt(value, `${path}.limits.${name}`);
    return found === undefined || isUnknown(found) ? found : read(found);
  };
  const millicores = quantity('cpu', quantityMillicores);
  const bytes = quantity('memory', quantityBytes);
  return { ...(millicores !== undefined && { millicores }), ...(bytes !== undefined && { bytes }) };
}

function preStopSeconds(value: Value): Known<number> | undefined {
  if (valueAt(value, 'lifecycle.preStop') === undefined) return undefined;
  const sleep = numberAt(value, 'lifecycle.preStop.sleep.seconds');
  if (sleep !== undefined) return sleep;
  const [, seconds] = /\bsleep\s+(\d+)\b/.exec(words(value, 'lifecycle.preStop.exec.command').join(' ')) ?? [];
  return seconds === undefined ? unknown('a hook that is no sleep takes as long as it takes') : Number(seconds);
}

function environment(value: Value): Container['environment'] {
  return Object.fromEntries(
    itemsAt(value, 'env').map((variable) => {
      const literal = valueAt(variable, 'value');
      return [text(variable, 'name'), typeof literal === 'string' ? literal : undefined];
    }),
  );
}

/** A container of a pod. */
export function container(value: Value): Container {
  const preStop = preStopSeconds(value);
  const [readiness, liveness, startup] = ['readinessProbe', 'livenessProbe', 'startupProbe'].map((name) =>
    probeAt(value, name),
  );
  return {
    name: text(value, 'name'),
    image: textAt(value, 'image') ?? unknown('the container names no image'),
    requests: requestsAt(value, 'resources'),
    ports: itemsAt(value, 'ports').map((port) => {
      const name = textAt(port, 'name');
      return {
        ...(name !== undefined && !isUnknown(name) && { name }),
        port: number(port, 'containerPort', 0),
      };
    }),
    ...(readiness && { readiness }),
    ...(liveness && { liveness }),
    ...(startup && { startup }),
    ...(preStop !== undefined && { preStopSeconds: preStop }),
    environment: environment(value),
  };
}
