import { isUnknown, type Known, unknown } from '../model/known';
import type { DnsName } from '../model/network';
import type { Resource } from '../model/resource';
import { compare, type ResourceIndex } from '../resource-index';
import { itemsAt, knownOr, textAt } from '../value/field';
import { knownRef, ofKind } from './reference';

/** What the record points at: the reserved address by its id, or the texts of the record. */
function targetOf(index: ResourceIndex, record: Resource): Known<string> {
  const references = itemsAt(record.properties, 'spec.rrdatasRefs').map((_, entry) =>
    knownRef(index, record, `spec.rrdatasRefs.${entry}`, 'ComputeAddress'),
  );
  const texts = itemsAt(record.properties, 'spec.rrdatas').map((entry) => knownOr(textAt(entry, []), undefined));
  const targets = [...references, ...texts];
  return targets.length > 0 && targets.every((target) => target !== undefined)
    ? targets.join(', ')
    : unknown('the record does not tell what it points at');
}

/** Records of Cloud DNS, sorted by name. */
export function googleDnsNames(index: ResourceIndex): readonly DnsName[] {
  const names = ofKind(index, 'DNSRecordSet').flatMap((record) => {
    const name = textAt(record.properties, 'spec.name');
    if (name === undefined || isUnknown(name)) return [];
    return [{ name: name.replace(/[.]$/, ''), target: targetOf(index, record), place: record.place }];
  });
  return names.sort((a, b) => compare(a.name, b.name));
}
