import type { Rule } from './rule';

/** What cannot be read is judged by no rule, and so must not pass. */
export const requireReadableFiles: Rule = {
  id: 'HA-READ-001',
  name: 'require-readable-files',
  claim: 'Every template and manifest can be read.',
  why: 'A file that cannot be read is judged by no rule: what it declares may break with any zone.',
  remedy: 'Correct the syntax, or take the file out of the folder if it is no template and no manifest.',
  severity: 'error',
  source: 'docs/rules.md, what is read',
  *check({ unreadable, files }) {
    const broken = new Set(unreadable.map(({ place }) => place.file));
    for (const { place, reason } of unreadable) {
      yield { subject: place.resource, verdict: 'broken', seen: reason, expected: 'a template or a manifest', place };
    }
    for (const file of files) {
      if (broken.has(file)) continue;
      const place = { file, resource: file };
      yield { subject: file, verdict: 'holds', seen: 'read', expected: 'a template or a manifest', place };
    }
  },
};
