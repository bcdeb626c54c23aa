import { testRefusals } from './refusals';

const REPLICAS = 'replicas: { min: 6, max: 30 }';

describe('replicas', () => {
  testRefusals([
    {
      claim: 'fewest replicas that are no multiple of the zones',
      edit: [REPLICAS, 'replicas: { min: 4, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a multiple of the 3 zones',
      remedy: 'write 6, so that every zone holds as many',
    },
    {
      claim: 'most replicas that are no multiple of the zones',
      edit: [REPLICAS, 'replicas: { min: 6, max: 31 }'],
      path: 'services[0].replicas.max',
      allowed: 'a multiple of the 3 zones',
      remedy: 'write 33',
    },
    {
      claim: 'fewer replicas than zones',
      edit: [REPLICAS, 'replicas: { min: 2, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a whole number from 3 to 300',
      remedy: 'at least one for each',
    },
    {
      claim: 'no replicas',
      edit: [REPLICAS, 'replicas: { min: 0, max: 30 }'],
      path: 'services[0].replicas.min',
      allowed: 'a whole number from 3 to 300',
      remedy: 'at least one for each',
    },
    {
      claim: 'more replicas than 300',
      edit: [REPLICAS, 'replicas: { min: 6, max: 303 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'not below min',
    },
    {
      claim: 'half a replica',
      edit: [REPLICAS, 'replicas: { min: 6, max: 7.5 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'a multiple of the zones',
    },
    {
      claim: 'a number so large that it is not exact, once',
      edit: [REPLICAS, 'replicas: { min: 6, max: 9007199254740993 }'],
      path: 'services[0].replicas.max',
      allowed: 'a whole number from 3 to 300',
      remedy: 'a multiple of the zones',
    },
    {
      claim: 'most replicas below the fewest',
      edit: [REPLICAS, 'replicas: { min: 9, max: 6 }'],
      path: 'services[0].replicas.max',
      allowed: 'at least replicas.min, which is 9',
      remedy: 'raise max or lower min',
    },
    {
      claim: 'fewest replicas above the most that are the default',
      edit: [REPLICAS, 'replicas: { min: 9 }'],
      path: 'services[0].replicas.max',
      allowed: 'at least replicas.min, which is 9',
      remedy: 'raise max or lower min',
      at: REPLICAS.slice(0, 10),
    },
  ]);
});

describe('container', () => {
  testRefusals([
    {
      claim: 'a liveness check that is the readiness check',
      edit: ['liveness: /health/alive', 'liveness: /health/ready'],
      path: 'services[0].health.liveness',
      allowed: 'another path than health.readiness',
      remedy: 'only tells whether the process is alive',
    },
    {
      claim: 'a health path that is not absolute',
      edit: ['readiness: /health/ready', 'readiness: health/ready'],
      path: 'services[0].health.readiness',
      allowed: 'an absolute path',
      remedy: 'the path of the readiness check',
    },
    {
      claim: 'a health path with a query',
      edit: ['liveness: /health/alive', 'liveness: /health?of=all'],
      path: 'services[0].health.liveness',
      allowed: 'an absolute path',
      remedy: 'the path of the liveness check',
    },
    {
      claim: 'a port that only root may open',
      edit: ['port: 8443', 'port: 443'],
      path: 'services[0].port',
      allowed: 'a whole number from 1024 to 65535',
      remedy: 'a non-root process cannot open one below 1024',
    },
    {
      claim: 'a port above the last',
      edit: ['port: 8443', 'port: 65536'],
      path: 'services[0].port',
      allowed: 'a whole number from 1024 to 65535',
      remedy: 'the port that the container listens on',
    },
    {
      claim: 'the user root',
      edit: ['user: 10001', 'user: 0'],
      path: 'services[0].user',
      allowed: 'a whole number from 1 to 65535',
      remedy: 'not 0 (root)',
    },
    {
      claim: 'a user by name',
      edit: ['user: 10001', 'user: nobody'],
      path: 'services[0].user',
      allowed: 'a whole number',
      remedy: 'the numeric user of the image',
    },
    {
      claim: 'an empty command, which would be no command',
      edit: ['command: [/usr/local/bin/shop]', 'command: []'],
      path: 'services[0].command',
      allowed: 'a list of 1 to 64 words',
      remedy: 'one entry a line',
    },
    {
      claim: 'a number among the arguments',
      edit: ['args: [serve, --verbose]', 'args: [serve, 7]'],
      path: 'services[0].args[1]',
      allowed: 'text',
      remedy: 'put the value in quotes',
    },
    {
      claim: 'a CPU limit below the request',
      edit: ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: 499m, memory: 1Gi }'],
      path: 'services[0].resources.limits.cpu',
      allowed: 'at least the request, 500m',
      remedy: 'raise the limit',
    },
    {
      claim: 'a memory limit below the request',
      edit: ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: "2", memory: 511Mi }'],
      path: 'services[0].resources.limits.memory',
      allowed: 'at least the request, 512Mi',
      remedy: 'raise the limit',
    },
    {
      claim: 'a request of no CPU',
      edit: ['requests: { cpu: 500m', 'requests: { cpu: "0.0"'],
      path: 'services[0].resources.requests.cpu',
      allowed: 'a CPU quantity of Kubernetes',
      remedy: 'write it like 250m, 1 or 1.5, in quotes',
    },
    {
      claim: 'CPU as a number without quotes',
      edit: ['requests: { cpu: 500m', 'requests: { cpu: 1'],
      path: 'services[0].resources.requests.cpu',
      allowed: 'a CPU quantity of Kubernetes',
      remedy: 'in quotes',
    },
    {
      claim: 'memory in a unit that Kubernetes does not have',
      edit: ['memory: 512Mi', 'memory: 512MB'],
      path: 'services[0].resources.requests.memory',
      allowed: 'a memory quantity of Kubernetes',
      remedy: '256Mi or 16Gi',
    },
    {
      // 8000m less 90m that GKE keeps and 500m of the node's own daemons
      claim: 'a service that asks for more CPU than a node offers',
      edit: ['requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: 7411m, memory: 2Gi }'],
      path: 'services[1].resources.requests',
      allowed: 'no more than a c3-standard-8 offers: 7410m CPU and 27.7 GiB',
      remedy: 'choose a larger google.nodePools.general.machineType',
    },
    {
      claim: 'a service that asks for more memory than a node offers',
      edit: ['requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: "1.5", memory: 28Gi }'],
      path: 'services[1].resources.requests',
      allowed: 'no more than a c3-standard-8 offers: 7410m CPU and 27.7 GiB',
      remedy: 'lower the request',
    },
  ]);
});
