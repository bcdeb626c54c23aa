import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { SourceFile } from '../topology';

/** Metadata by which the CDK tells the construct of a resource. It leaves it out unless the CLI runs the app. */
const PATH_METADATA = 'aws:cdk:path';

interface Template {
  readonly Resources?: Readonly<Record<string, { Metadata?: Record<string, unknown> }>>;
}

/** Paths of the constructs by the file of their template and their logical id. */
function constructPaths(app: IConstruct): ReadonlyMap<string, string> {
  return new Map(
    app.node
      .findAll()
      .filter((construct) => CfnResource.isCfnResource(construct))
      .map((resource): [string, string] => {
        const { templateFile } = resource.stack;
        const outdir = Stage.of(resource)?.outdir ?? '';
        return [`${join(outdir, templateFile)} ${Stack.of(resource).resolve(resource.logicalId)}`, resource.node.path];
      }),
  );
}

/** The folder that all templates of an app lie in, those of its stages in folders of their own. */
export const outputFolder = (app: IConstruct): string => Stage.of(app)?.outdir ?? '';

/** Templates of nested stacks: the CDK hands over those of stacks that are deployed by themselves alone. */
function nestedTemplates(app: IConstruct): readonly string[] {
  return app.node
    .findAll()
    .filter((construct) => Stack.isStack(construct))
    .filter(({ nestedStackParent }) => nestedStackParent !== undefined)
    .map((stack) => join(Stage.of(stack)?.outdir ?? '', stack.templateFile));
}

/** The templates, each resource with the path of its construct. */
export function synthesizedTemplates(app: IConstruct, templatePaths: readonly string[]): readonly SourceFile[] {
  const paths = constructPaths(app);
  const outdir = outputFolder(app);
  return [...new Set([...templatePaths, ...nestedTemplates(app)])].map((file) => {
    const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
    for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
      const path = paths.get(`${file} ${logicalId}`);
      if (path !== undefined) resource.Metadata = { ...resource.Metadata, [PATH_METADATA]: path };
    }
    return { path: relative(outdir, file).split(sep).join('/'), text: JSON.stringify(template) };
  });
}
