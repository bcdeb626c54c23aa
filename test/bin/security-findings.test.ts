import { refuseFindings, SecurityFindings } from '../../bin/security-findings';

const OPEN = { rule: 'AwsSolutions-S1', path: 'stack/Bucket' };
const STALE = { rule: /S1$/, path: /^stack\/Gone$/, evidence: 'it is gone' };

test('lets findings pass when none is open and no acknowledgement is stale', () => {
  expect(() => refuseFindings({ open: [], stale: [] })).not.toThrow();
});

test('refuses an open finding, with its rule and its place', () => {
  expect(() => refuseFindings({ open: [OPEN], stale: [] })).toThrow(SecurityFindings);
  expect(() => refuseFindings({ open: [OPEN], stale: [] })).toThrow('open: AwsSolutions-S1 at stack/Bucket');
});

test('refuses an acknowledgement that covers nothing', () => {
  expect(() => refuseFindings({ open: [], stale: [STALE] })).toThrow(/stale: the acknowledgement of .* covers nothing/);
});
