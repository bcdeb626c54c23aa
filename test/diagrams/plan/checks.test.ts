import { checks } from '../../../lib/diagrams/plan/checks';
import { assess, type Judgement, type Rule, type Severity, type Verdict } from '../../../lib/resilience';
import { place } from '../../resilience/sample-place';
import { resource } from '../../resilience/sample-resource';
import { sampleTopology } from '../../resilience/sample-topology';

const ID = 'HA-K8S-020';
const TEXT = 'drains are bounded by budgets';
const REASON = 'The plugin runs once, and a drain may wait for it.';

/** What a rule finds of one Deployment: the verdict, its weight, and the reason that somebody wrote down. */
type Found = readonly [verdict: Verdict, severity?: Severity, reason?: string];

const idOf = (index: number): string => `Deployment services/app-${index}`;

/** Judges a made-up output by one rule, and takes what the picture shows of it. */
function shown(...found: readonly Found[]) {
  const judgements = found.map(
    ([verdict, severity], index): Judgement => ({
      verdict,
      subject: idOf(index),
      place: place(idOf(index)),
      seen: 'no budget',
      expected: 'a budget',
      ...(severity ? { severity } : {}),
    }),
  );
  const rule: Rule = {
    id: ID,
    name: 'require-disruption-budget',
    claim: 'A budget bounds drains.',
    why: 'A drain takes all.',
    remedy: 'Add a budget.',
    severity: 'error',
    source: 'made up',
    check: () => judgements,
  };
  const resources = found.map(([, , reason], index) =>
    resource(idOf(index), 'apps/v1 Deployment', reason === undefined ? {} : { acknowledgements: { [ID]: reason } }),
  );
  const { results, findings } = assess(sampleTopology({ resources }), [rule]);
  return checks(results, findings);
}

it('shows what holds without a word more', () => {
  expect(shown(['holds'], ['holds'])).toEqual([{ text: TEXT, verdict: 'holds' }]);
});

it('shows nothing of a rule that judged nothing', () => {
  expect(shown()).toEqual([]);
});

it('shows an open error as broken, whatever else was accepted', () => {
  expect(shown(['broken', 'error', REASON], ['broken', 'error'], ['broken', 'warning'])).toEqual([
    { text: TEXT, verdict: 'broken', because: '1 error' },
  ]);
  expect(shown(['broken'], ['broken'])).toEqual([{ text: TEXT, verdict: 'broken', because: '2 errors' }]);
});

it('shows findings as accepted only when each of them has a reason', () => {
  expect(shown(['holds'], ['broken', 'error', REASON])).toEqual([
    { text: TEXT, verdict: 'accepted', because: '1 accepted' },
  ]);
  expect(shown(['broken', 'error', REASON], ['unknown', 'warning', REASON])).toEqual([
    { text: TEXT, verdict: 'accepted', because: '2 accepted' },
  ]);
  expect(shown(['broken', 'error', ' '])).toEqual([{ text: TEXT, verdict: 'broken', because: '1 error' }]);
});

it('shows open warnings and notes as such, not as broken', () => {
  expect(shown(['broken', 'warning'], ['broken', 'error', REASON])).toEqual([
    { text: TEXT, verdict: 'warned', because: '1 warning' },
  ]);
  expect(shown(['broken', 'warning'], ['unknown'])).toEqual([{ text: TEXT, verdict: 'warned', because: '2 warnings' }]);
  expect(shown(['broken', 'info'])).toEqual([{ text: TEXT, verdict: 'warned', because: '1 note' }]);
});

it('says so when all that is open cannot be told', () => {
  expect(shown(['unknown'], ['broken', 'error', REASON])).toEqual([
    { text: TEXT, verdict: 'unknown', because: '1 not told' },
  ]);
});
