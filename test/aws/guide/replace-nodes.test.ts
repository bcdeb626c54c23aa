import { auroraGuide, cockroachDbGuide, postgresGuide } from '../../../lib/aws';
import { defaultAwsScenario, defaultEksCockroachDbScenario, defaultPostgresScenario } from '../../scenarios';

const GUIDES = {
  postgres: () => postgresGuide(defaultPostgresScenario()),
  aurora: () => auroraGuide(defaultAwsScenario()),
  cockroachdb: () => cockroachDbGuide(defaultEksCockroachDbScenario()),
};

const section = (guide: string, title: string): string =>
  guide.split(/^### /m).find((each) => each.startsWith(title)) ?? '';

/** Where each of the texts begins, in the order of the page. */
const order = (text: string, ...parts: readonly string[]): readonly string[] =>
  parts.filter((part) => text.includes(part)).sort((a, b) => text.indexOf(a) - text.indexOf(b));

test.each(Object.entries(GUIDES))(
  'the volumes of a dead node of %s are released after its machine has ended',
  (_, guide) => {
    const steps = [
      'aws ec2 terminate-instances --region eu-west-1 --instance-ids "$INSTANCE"',
      'aws ec2 wait instance-terminated',
      'kubectl taint node "$NODE" node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
      'kubectl get volumeattachments',
    ];
    expect(order(section(guide(), 'Replace nodes'), ...steps)).toEqual(steps);
  },
);

test.each(['Replace nodes', 'Upgrade the database'])('"%s" looks at both readers of PostgreSQL first', (title) => {
  const steps = ['FROM pg_stat_replication', title === 'Replace nodes' ? 'kubectl drain' : 'npx cdk deploy'];
  expect(order(section(GUIDES.postgres(), title), ...steps)).toEqual(steps);
});

test('before the node groups get another version, PostgreSQL is looked at as before a drain', () => {
  expect(section(GUIDES.postgres(), 'Upgrade Kubernetes')).toContain('look at the database first');
  expect(section(GUIDES.aurora(), 'Upgrade Kubernetes')).not.toContain('look at the database first');
});
