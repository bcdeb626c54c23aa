// The Kubernetes objects that a stack applies, tokens replaced by a sample value.
import type { Template } from 'aws-cdk-lib/assertions';

export interface Applied {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: Record<string, unknown>;
  data?: Record<string, string>;
}

interface CustomResource {
  Properties: { Manifest: unknown };
  DependsOn?: string[];
}

/** The custom resources that apply manifests, by logical id. */
export function manifestResources(template: Template): Record<string, CustomResource> {
  return template.findResources('Custom::AWSCDK-EKS-KubernetesResource') as Record<string, CustomResource>;
}

function text(manifest: unknown): string {
  if (typeof manifest === 'string') return manifest;
  const [, parts] = (manifest as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : 'sample.example.com')).join('');
}

/** The objects of one custom resource. */
export const objectsOf = ({ Properties }: CustomResource): Applied[] => JSON.parse(text(Properties.Manifest));

/** Every object that the stack applies, without the label by which the CDK finds what to prune. */
export function appliedBy(template: Template): Applied[] {
  return Object.values(manifestResources(template))
    .flatMap(objectsOf)
    .map((object) => {
      const labels = Object.entries(object.metadata.labels ?? {}).filter(([key]) => !key.startsWith('aws.cdk.eks/'));
      return { ...object, metadata: { ...object.metadata, labels: Object.fromEntries(labels) } };
    });
}
