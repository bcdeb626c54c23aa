import { type Known, unknown } from '../model/known';
import type { DnsName } from '../model/network';
import type { Place } from '../model/place';
import type { Value } from '../model/resource';
import { compare, type ResourceIndex } from '../resource-index';
import { isReference, itemsAt, knownOr, textAt, valueAt } from '../value/field';

/** What the record points at: a resource by its id, or addresses and names. */
function targetOf(record: Value): Known<string> {
  const alias = valueAt(record, 'AliasTarget.DNSName');
  if (isReference(alias)) return alias.reference;
  const values = itemsAt(record, 'ResourceRecords').map((entry) =>
    isReference(entry) ? entry.reference : textAt(entry, []),
  );
  const [first] = values;
  if (values.length === 1 && first !== undefined) return first;
  const texts = values.map((value) => knownOr(value, undefined));
  if (texts.length > 0 && texts.every((text) => text !== undefined)) return texts.join(', ');
  return (
    textAt(record, 'AliasTarget.DNSName') ??
    unknown('the record points at several things of which the deploy knows one')
  );
}

function dnsNames(record: Value, place: Place): readonly DnsName[] {
  const name = knownOr(textAt(record, 'Name'), undefined);
  return name === undefined ? [] : [{ name: name.replace(/[.]$/, ''), target: targetOf(record), place }];
}

/** Records of Route 53, sorted by name. */
export function awsDnsNames(index: ResourceIndex): readonly DnsName[] {
  const records = index
    .ofType('AWS::Route53::RecordSet')
    .flatMap(({ properties, place }) => dnsNames(properties, place));
  const groups = index
    .ofType('AWS::Route53::RecordSetGroup')
    .flatMap(({ properties, place }) =>
      itemsAt(properties, 'RecordSets').flatMap((record, position) =>
        dnsNames(record, { ...place, field: `RecordSets.${position}` }),
      ),
    );
  return [...records, ...groups].sort((a, b) => compare(a.name, b.name));
}
