import { readFileSync } from 'node:fs';
import type { Validation, ValidationContext } from 'cdk8s-cli/plugins';
import { assess, type Finding, RULES } from '../resilience';
import { readTopologies } from '../topology';

function violation({ rule, severity, judgement }: Finding) {
  const { subject, zone, seen, expected, place } = judgement;
  return {
    ruleName: rule.id,
    recommendation: `${severity}, ${subject}: ${zone === undefined ? '' : `when ${zone} is lost: `}${seen}; expected ${expected}`,
    fix: rule.remedy,
    violatingResources: [
      {
        // the name alone is what cdk8s knows the construct by
        resourceName: place.resource.split(/[ /]/).at(-1) ?? place.resource,
        locations: place.field === undefined ? [] : [place.field],
        manifestPath: place.file,
      },
    ],
  };
}

/**
 * The rules as a validation of cdk8s: they judge the manifests at `cdk8s synth`. In `cdk8s.yaml`:
 *
 *     validations:
 *       - package: trizone
 *         version: 0.1.0
 *         class: HighAvailabilityValidation
 *
 * A finding is accepted by an annotation of the object: `resilience.trizone.dev/acknowledge-<rule>: <reason>`.
 *
 * @see cdk8s-cli 2.207, plugins/validation
 */
export class HighAvailabilityValidation implements Validation {
  async validate({ manifests, report }: ValidationContext): Promise<void> {
    const files = manifests.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const assessments = readTopologies('manifests', files).map((topology) => assess(topology, RULES));
    for (const { findings } of assessments) {
      for (const finding of findings) {
        if (finding.acknowledgement === undefined && finding.severity !== 'info')
          report.addViolation(violation(finding));
      }
    }
    report.submit(assessments.some(({ failed }) => failed) ? 'failure' : 'success');
  }
}
