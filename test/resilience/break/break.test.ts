// A rule that never fires proves nothing: each must see the smallest damage to an output that it passes.
import { assess, RULES } from '../../../lib/resilience';
import { readTopologies, type SourceFile } from '../../../lib/topology';
import { type Artifacts, artifacts, damagedFiles } from '../../../rehearsal/damages/artifacts';
import { at, changed } from '../../../rehearsal/damages/json';
import { artifacts as outputOf } from './artifacts';
import { BREAKS, type Break } from './breaks';
import { WRITTEN_BREAKS } from './written-breaks';

jest.setTimeout(120_000);

/** All that is found, also what is accepted or only noted: rule, subject, part, zone and verdict. */
function found(files: readonly SourceFile[]): ReadonlySet<string> {
  const findings = readTopologies('broken', files).flatMap((topology) => assess(topology, RULES).findings);
  return new Set(
    findings.map(({ rule, judgement: { subject, part, zone, verdict } }) =>
      [rule.id, subject, part, zone, verdict].join('|'),
    ),
  );
}

/** Rules that find something in the damaged output that they do not find in the sound one. */
function firing(sound: ReadonlySet<string>, damaged: readonly SourceFile[]): readonly string[] {
  const fresh = [...found(damaged)].filter((one) => !sound.has(one)).map((one) => one.split('|')[0] ?? '');
  return [...new Set(fresh)].sort();
}

const SOUND = new Map<string, { readonly read: Artifacts; readonly findings: ReadonlySet<string> }>();

async function soundOutput(scenario: Break['scenario']) {
  const known = SOUND.get(scenario);
  if (known) return known;
  const read = artifacts(scenario, await outputOf(scenario));
  const sound = { read, findings: found(read.files) };
  SOUND.set(scenario, sound);
  return sound;
}

test('every rule has a damage that it must see', () => {
  const broken = [...BREAKS, ...WRITTEN_BREAKS].map(({ rule }) => rule);
  expect(broken.sort()).toEqual([...RULES.map(({ id }) => id), 'HA-ACK-002'].sort());
});

test.each(BREAKS)('$rule sees $of.source of $scenario with $path $change.says', async (one) => {
  const { read, findings } = await soundOutput(one.scenario);
  const declared = read.declared.find(({ id }) => one.of.test(id));
  if (!declared) throw new Error(`nothing of ${one.scenario} fits ${one.of}`);
  const path = one.path === '' ? [] : one.path.split('/');
  const others = read.declared.filter(({ type, id }) => type === declared.type && id !== declared.id);
  const after = one.change.make(
    at(declared.body, path) ?? null,
    others.map(({ body }) => at(body, path) ?? null),
  );
  const damaged = damagedFiles(read, declared, changed(declared.body, path, after));
  expect(firing(findings, damaged)).toEqual([one.rule, ...(one.also ?? [])].sort());
});

test.each(WRITTEN_BREAKS)('$rule sees $from.source become "$to"', ({ rule, files, from, to, also = [] }) => {
  const sound = found(files);
  expect([...sound].filter((one) => one.startsWith(rule))).toEqual([]);
  const damaged = files.map(({ path, text }) => ({ path, text: text.replace(from, to) }));
  expect(damaged).not.toEqual(files);
  expect(firing(sound, damaged)).toEqual([rule, ...also].sort());
});
