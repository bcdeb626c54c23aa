import { join } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { assess, type Finding, RULES } from '../resilience';
import { type Place, readTopologies } from '../topology';
import { type ConstructAcknowledgement, constructAcknowledgements, covers } from './construct-acknowledgements';
import { outputFolder, synthesizedTemplates } from './synthesized-templates';

/** The construct of a finding, or its resource where it has none: the CDK takes one of both. */
function violating({ construct, resource, file, field }: Place, outdir: string) {
  const locations = field === undefined ? [] : [field];
  if (construct !== undefined) return { constructPath: construct, locations };
  const [, logicalId = resource] = /^[^/]+\/(.+)$/.exec(resource) ?? [];
  return { resourceLogicalId: logicalId, templatePath: join(outdir, file), locations };
}

function violation({ rule, severity, judgement }: Finding, outdir: string) {
  const { subject, zone, seen, expected, place } = judgement;
  const when = zone === undefined ? '' : ` when ${zone} is lost`;
  return {
    ruleName: rule.id,
    description: `${subject}${when}: ${seen}; expected ${expected}`,
    fix: rule.remedy,
    severity,
    ruleMetadata: { claim: rule.claim, why: rule.why, source: rule.source, ...(zone ? { zone } : {}) },
    violatingResources: [violating(place, outdir)],
  };
}

const stale = ({ path, rule, reason }: ConstructAcknowledgement) => ({
  ruleName: 'HA-ACK-002',
  description: `the acknowledgement of ${rule} covers nothing: "${reason}"`,
  fix: 'Remove the acknowledgement, or correct the id of the rule.',
  severity: 'error',
  violatingResources: [{ constructPath: path, locations: [] }],
});

const empty = ({ path, rule }: ConstructAcknowledgement) => ({
  ruleName: 'HA-ACK-001',
  description: `the acknowledgement of ${rule} gives no reason`,
  fix: 'Write why the finding is accepted.',
  severity: 'error',
  violatingResources: [{ constructPath: path, locations: [] }],
});

/**
 * The rules as a policy validation plugin of the CDK: they judge the templates of an app at its synth.
 *
 *     Validations.of(app).addPlugins(new HighAvailabilityPlugin());
 *
 * A finding is accepted where it arises, by the rule's bare id and with a reason:
 * `Validations.of(construct).acknowledge({ id: 'HA-AWS-011', reason: '...' })`. Warnings alone let the synth succeed.
 *
 * @see aws-cdk-lib 2.261, IPolicyValidationPlugin
 */
export class HighAvailabilityPlugin implements IPolicyValidationPlugin {
  readonly name = 'HighAvailability';
  readonly ruleIds = RULES.map(({ id }) => id);

  validate({ templatePaths, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const outdir = outputFolder(appConstruct);
    const files = synthesizedTemplates(appConstruct, templatePaths);
    const acknowledgements = constructAcknowledgements(appConstruct);
    const used = new Set<ConstructAcknowledgement>();
    const open = readTopologies('cdk.out', files)
      .flatMap((topology) => assess(topology, RULES).findings)
      .filter(({ acknowledgement }) => acknowledgement === undefined)
      .filter(({ rule, judgement, severity }) => {
        const by = acknowledgements.filter((one) => one.rule === rule.id && covers(one, judgement.place.construct));
        for (const one of by) used.add(one);
        // notes are for the report: here they would hide what matters
        return by.length === 0 && severity !== 'info';
      });
    const violations = [
      ...open.map((finding) => violation(finding, outdir)),
      ...acknowledgements.filter((one) => !used.has(one)).map(stale),
      ...acknowledgements.filter(({ reason }) => reason.trim() === '').map(empty),
    ];
    return { violations, success: violations.every(({ severity }) => severity !== 'error') };
  }
}
