import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RULES } from '../../lib/resilience';
import type { KubernetesService, Topology } from '../../lib/topology';
import { growth, SIXTEEN_TIMES } from '../growth';
import { manifestsAlone, sampleOf, sampleTopology } from './sample-topology';
import { budget, charted, deployment, service } from './sample-workloads';

const FOLDER = join(__dirname, '../../lib/resilience/rules');

const files = readdirSync(FOLDER).map((file) => file.replace(/[.]ts$/, ''));

describe('the list of rules', () => {
  it('names each file of the rules once, sorted by id, after the rules about what is read and accepted', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['HA-READ-001', 'HA-ACK-001']);
    const names = RULES.slice(2).map(({ name }) => name);
    expect(names.sort()).toEqual(files.sort());
    expect(ids.slice(2)).toEqual([...new Set(ids.slice(2))].sort());
  });

  it('gives each rule a name of the grammar, and says what, why and what to do', () => {
    const wrong = RULES.filter(
      ({ id, name, claim, why, remedy, source }) =>
        !/^HA-(K8S|DB|AWS|GCP|READ|ACK)-\d{3}$/.test(id) ||
        !/^(require|ban|no-missing|unique|valid)-[a-z-]+$/.test(name) ||
        [claim, why, remedy].some((text) => !/^[A-Z].{20,}[.]$/.test(text)) ||
        source.length < 20,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('finds no fault of weight in a system that outlives any zone', () => {
    const faults = RULES.flatMap(({ id, severity, check }) =>
      [...check(sampleTopology())]
        .filter((each) => each.verdict !== 'holds' && (each.severity ?? severity) !== 'info')
        .map(({ subject, seen }) => ({ id, subject, seen })),
    );
    expect(faults).toEqual([]);
  });

  it('never throws when facts are unknown', () => {
    const shuffled = fc.record({
      spread: fc.boolean(),
      workloads: fc.subarray(sampleTopology().workloads.map((each) => each)),
      charts: fc.boolean(),
    });
    fc.assert(
      fc.property(shuffled, ({ workloads, charts }) => {
        const topology = manifestsAlone({ workloads: charts ? workloads.map(charted) : workloads });
        return RULES.every(({ check }) => [...check(topology)].length >= 0);
      }),
    );
  });

  it('judges sixteen times as many services in about sixteen times the time', () => {
    const judge = (count: number) => {
      const workloads = Array.from({ length: count }, (_, index) => deployment(`service-${index}`));
      const shared = { key: 'part-of', operator: 'In' as const, values: ['shop'] };
      const services = workloads.map((each): KubernetesService => {
        const own = service(each);
        return { ...own, selector: [shared, ...(own.selector ?? [])] };
      });
      const topology = sampleOf(
        workloads.map((each) => ({
          ...each,
          pod: 'unknown' in each.pod ? each.pod : { ...each.pod, labels: { ...each.pod.labels, 'part-of': 'shop' } },
        })),
        { services, budgets: workloads.map((each) => budget(each)) },
      );
      // a copy: what was found out about a topology is kept
      return () => expect(judgements({ ...topology }).length).toBeGreaterThan(20 * count);
    };
    const judgements = (topology: Topology) => RULES.flatMap(({ check }) => [...check(topology)]);
    expect(growth(judge(50), judge(800))).toBeLessThan(SIXTEEN_TIMES);
  });
});
