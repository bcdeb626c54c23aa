import { type CloudFormation, Refusal } from '../engine/cloudformation';
import type { Stack } from '../stack';
import type { Operations } from './call';
import { members } from './xml';

interface Parameter {
  readonly ParameterKey: string;
  readonly ParameterValue: string;
}

/** When simulated time began. A clock that goes on would make no two runs alike. */
const EPOCH = Date.parse('2026-01-01T00:00:00Z');

const time = (seconds: number) => new Date(EPOCH + seconds * 1000);

const text = (value: unknown): string => String(value ?? '');

function described(stack: Stack): object {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: time(0),
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    EnableTerminationProtection: stack.protection,
    DisableRollback: false,
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    Tags: stack.tags,
  };
}

/** The calls of CloudFormation that the CDK makes. */
export function cloudFormationOperations(service: CloudFormation): Operations {
  const { account } = service;
  const stackOf = (input: Readonly<Record<string, unknown>>) => service.stack(text(input.StackName));
  const body = ({ TemplateBody, TemplateURL }: Readonly<Record<string, unknown>>): string => {
    if (TemplateBody) return text(TemplateBody);
    const { pathname, hostname } = new URL(text(TemplateURL));
    // the bucket is the first part of the host, or of the path
    const [bucket = '', ...rest] = /^(127|s3)\b/.test(hostname)
      ? pathname.slice(1).split('/')
      : [hostname.split('.')[0], pathname.slice(1)];
    const object = account.objects.get(`${bucket}/${rest.join('/')}`);
    if (!object) throw new Refusal('ValidationError', `S3 error: there is no ${TemplateURL}`);
    return object.toString('utf8');
  };
  return {
    DescribeStacks: (input) => ({
      Stacks: (input.StackName ? [stackOf(input)] : [...account.stacks.values()]).map(described),
    }),
    ListStacks: () => ({ StackSummaries: [...account.stacks.values()].map(described) }),
    GetTemplate: (input) => ({ TemplateBody: stackOf(input).text || '{}', StagesAvailable: ['Original', 'Processed'] }),
    GetTemplateSummary: (input) => {
      const { Parameters = {}, Resources } = JSON.parse(body(input));
      return {
        Parameters: Object.keys(Parameters).map((ParameterKey) => ({ ParameterKey })),
        ResourceTypes: [...new Set(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type))],
        ResourceIdentifierSummaries: [],
      };
    },
    CreateChangeSet: (input) => {
      const parameters = members<Parameter>(input.Parameters).map(({ ParameterKey, ParameterValue }) => [
        ParameterKey,
        ParameterValue,
      ]);
      const { id, stack } = service.createChangeSet({
        stack: text(input.StackName),
        name: text(input.ChangeSetName),
        type: input.ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE',
        text: body(input),
        parameters: Object.fromEntries(parameters),
        tags: members(input.Tags),
        importExisting: input.ImportExistingResources === 'true',
      });
      return { Id: id, StackId: stack.id };
    },
    DescribeChangeSet: (input) => {
      const found = service.changeSet(text(input.StackName), text(input.ChangeSetName));
      return {
        ChangeSetId: found.id,
        ChangeSetName: found.name,
        StackId: found.stack.id,
        StackName: found.stack.name,
        Status: found.status,
        StatusReason: found.reason,
        ExecutionStatus: found.status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
        Changes: found.changes,
      };
    },
    DeleteChangeSet: (input) => service.deleteChangeSet(text(input.StackName), text(input.ChangeSetName)),
    ExecuteChangeSet: (input) =>
      service.executeChangeSet(text(input.StackName), text(input.ChangeSetName), input.DisableRollback === 'true'),
    UpdateTerminationProtection: (input) => ({
      StackId: service.setProtection(text(input.StackName), input.EnableTerminationProtection === 'true').id,
    }),
    DeleteStack: (input) => service.deleteStack(text(input.StackName)),
    RollbackStack: async (input) => ({ StackId: (await service.rollbackStack(text(input.StackName))).id }),
    ContinueUpdateRollback: (input) => service.continueUpdateRollback(text(input.StackName)),
    DescribeStackEvents: (input) => {
      const stack = stackOf(input);
      return {
        StackEvents: stack.events.toReversed().map((event) => ({
          StackId: stack.id,
          EventId: event.id,
          StackName: stack.name,
          LogicalResourceId: event.logicalId,
          PhysicalResourceId: event.physicalId,
          ResourceType: event.type,
          // the CDK shows events from the moment on at which it began to look
          Timestamp: new Date(),
          ResourceStatus: event.status,
          ResourceStatusReason: event.reason,
        })),
      };
    },
    DescribeEvents: () => ({ OperationEvents: [] }),
    DescribeStackResources: (input) => ({ StackResources: resources(stackOf(input)) }),
    ListStackResources: (input) => ({ StackResourceSummaries: resources(stackOf(input)) }),
    ListExports: () => ({ Exports: [] }),
  };
}

const resources = (stack: Stack) =>
  [...stack.resources.values()].map(({ logicalId, physicalId, type, status }) => ({
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: status,
    LastUpdatedTimestamp: time(0),
    Timestamp: time(0),
  }));
