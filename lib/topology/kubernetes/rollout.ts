import { isUnknown, type Known, unknown } from '../model/known';
import type { Value } from '../model/resource';
import type { Rollout } from '../model/workload';
import { knownOr, textAt } from '../value/field';

const SHARE = /^(\d+(?:\.\d+)?)%$/;

function count(text: Known<string>, replicas: number | undefined, round: (share: number) => number): Known<number> {
  if (isUnknown(text)) return text;
  const [, share] = SHARE.exec(text) ?? [];
  if (share === undefined) return Number.isInteger(Number(text)) ? Number(text) : unknown(`'${text}' is no count`);
  return replicas === undefined
    ? unknown(`${text} of a number of replicas that is unknown`)
    : round((Number(share) * replicas) / 100);
}

/**
 * How a Deployment rolls out: shares are rounded up for the surge and down for what may be away, and one may be away where
 * both come to nothing.
 *
 * @see Kubernetes v1.36, pkg/controller/deployment/util, ResolveFenceposts; API defaults 25 %
 */
export function deploymentRollout(spec: Value, replicas: number | undefined): Rollout {
  if (textAt(spec, 'strategy.type') === 'Recreate') {
    return { type: 'Recreate', maxSurge: 0, maxUnavailable: replicas ?? unknown('the number of replicas is unknown') };
  }
  const [surge, away] = ['maxSurge', 'maxUnavailable'].map((name) => textAt(spec, `strategy.rollingUpdate.${name}`));
  const maxSurge = count(surge ?? '25%', replicas, Math.ceil);
  const maxUnavailable = count(away ?? '25%', replicas, Math.floor);
  return {
    type: 'RollingUpdate',
    maxSurge,
    maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable,
  };
}

/** How a StatefulSet or a DaemonSet rolls out: one by one, unless it says otherwise. @see Kubernetes API v1.36 */
export function orderedRollout(spec: Value, replicas: number | undefined): Rollout {
  if (textAt(spec, 'updateStrategy.type') === 'OnDelete') return { type: 'OnDelete', maxSurge: 0, maxUnavailable: 0 };
  const [surge, away] = ['maxSurge', 'maxUnavailable'].map((name) =>
    textAt(spec, `updateStrategy.rollingUpdate.${name}`),
  );
  const maxUnavailable = count(away ?? '1', replicas, Math.ceil);
  return {
    type: 'RollingUpdate',
    maxSurge: count(surge ?? '0', replicas, Math.ceil),
    maxUnavailable: knownOr(maxUnavailable, 1) === 0 && surge === undefined ? 1 : maxUnavailable,
  };
}
