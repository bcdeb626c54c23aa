import type { Account } from '../account';
import { Refusal } from '../engine/cloudformation';
import type { Operations } from './call';

/** What the CDK asks of STS: who it is, and the roles that the bootstrap made. */
export function stsOperations(account: Account): Operations {
  return {
    GetCallerIdentity: () => ({
      Account: account.id,
      UserId: 'AIDAREHEARSAL',
      Arn: `arn:aws:iam::${account.id}:user/rehearsal`,
    }),
    AssumeRole: ({ RoleArn, RoleSessionName }) => {
      const name = String(RoleArn).split('/').at(-1);
      if (!account.find('AWS::IAM::Role', name)) {
        throw new Refusal('AccessDenied', `User is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`);
      }
      return {
        Credentials: {
          AccessKeyId: 'ASIAREHEARSAL',
          SecretAccessKey: 'none',
          SessionToken: 'none',
          Expiration: new Date(Date.now() + 3_600_000),
        },
        AssumedRoleUser: { AssumedRoleId: `AROAREHEARSAL:${RoleSessionName}`, Arn: `${RoleArn}/${RoleSessionName}` },
      };
    },
  };
}

/** The one parameter that the CDK reads: the version of the bootstrap. */
export function ssmOperations(account: Account): Operations {
  return {
    GetParameter: ({ Name }) => {
      const found = account.find('AWS::SSM::Parameter', Name);
      if (!found) throw new Refusal('ParameterNotFound', `Parameter ${Name} not found.`);
      return { Parameter: { Name, Type: 'String', Value: String(found.properties.Value), Version: 1 } };
    },
  };
}

/** The registry of images that the bootstrap made. */
export function ecrOperations(account: Account): Operations {
  const host = `${account.id}.dkr.ecr.${account.region}.amazonaws.com`;
  return {
    GetAuthorizationToken: () => ({
      authorizationData: [
        {
          authorizationToken: Buffer.from('AWS:none').toString('base64'),
          proxyEndpoint: `https://${host}`,
          expiresAt: Math.floor(Date.now() / 1000) + 3600,
        },
      ],
    }),
    DescribeRepositories: ({ repositoryNames }) => ({
      repositories: [repositoryNames].flat().map((name) => {
        if (!account.find('AWS::ECR::Repository', name)) {
          throw new Refusal('RepositoryNotFoundException', `The repository with name '${name}' does not exist`);
        }
        return { repositoryName: name, repositoryUri: `${host}/${name}` };
      }),
    }),
    DescribeImages: ({ repositoryName, imageIds }) => {
      const wanted = (imageIds as readonly { readonly imageTag: string }[] | undefined) ?? [];
      const missing = wanted.find(({ imageTag }) => !account.images.has(`${host}/${repositoryName}:${imageTag}`));
      if (missing) throw new Refusal('ImageNotFoundException', `The image ${missing.imageTag} does not exist`);
      return { imageDetails: wanted.map(({ imageTag }) => ({ imageTags: [imageTag], repositoryName })) };
    },
  };
}
