import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';

const WORKLOAD = 'kubectl --context "$WORKLOAD"';
const MANAGEMENT = 'kubectl --context "$MANAGEMENT"';

/** Where the error is when a wait does not return, how to go on and how to start over: Markdown. */
export function failedDeploy({ scenario }: DeployGuideProps): readonly string[] {
  const { configConnector, project, database, servicesNamespace } = scenario;
  const { namespace } = configConnector;
  return [
    '## 5. When a deploy fails',
    'No stage is half done for good: Config Connector and Kubernetes try again until the state is the declared one, at the latest after some minutes. A wait that ran out of time has changed nothing.',
    '### Where the error is',
    'Of Google Cloud, in the objects: `Ready` is `False`, and the condition and the events have the words of the API.',
    block([
      `${MANAGEMENT} get gcp --namespace ${namespace} # what is not ready, and why in a word`,
      `${MANAGEMENT} describe gcp --namespace ${namespace} | grep -E '^(Name|Kind):|Message:|Reason:'`,
      `${MANAGEMENT} get events --namespace ${namespace} --field-selector type=Warning --sort-by=.lastTimestamp`,
      `${MANAGEMENT} logs --namespace cnrm-system --selector cnrm.cloud.google.com/component=cnrm-controller-manager --all-containers --tail=200 --prefix`,
    ]),
    [
      '- `UpdateFailed`: Google Cloud has refused; the message says what. Missing quota, an API that is a few minutes old and a missing role are the most frequent.',
      '- `DependencyNotReady`, `DependencyNotFound`: another object, or a Secret that you make, is not there yet. Mend that one.',
      '- `DeleteFailed`: something that Config Connector does not know is still in it; the message names it.',
      '- The apply itself is refused with `immutable field`: the field cannot change under that name. `npm run difference` of the project names such fields beforehand.',
    ].join('\n'),
    'In the workload cluster:',
    block([
      `${WORKLOAD} get pods --all-namespaces --field-selector=status.phase!=Running,status.phase!=Succeeded`,
      `${WORKLOAD} get events --all-namespaces --field-selector type=Warning --sort-by=.lastTimestamp`,
      `${WORKLOAD} logs --namespace ${database.namespace} --selector app.kubernetes.io/name=${database.name}-bootstrap --all-containers --tail=100 --prefix`,
      `${WORKLOAD} describe ingress --namespace ${servicesNamespace}`,
    ]),
    '### Go on',
    'Mend the cause, and run the block of the same stage again: apply, then wait. What is there already is not made a second time. When the cause was in `trizone.yaml`, synthesize first.',
    '### Start over',
    'To throw away what one stage has made: `kubectl delete --filename` of it, then its block again. What is marked `abandon` stays and is taken back. To throw away everything: "Tear-down" works from any point, also when half of the stages were never applied.',
    block([
      `gcloud logging read 'protoPayload.status.code>0' --project ${project.id} --freshness 1h --limit 20 # what Google Cloud has refused`,
    ]),
  ];
}
