import { descheduler, VERSIONS } from '../binaries';
import { POD_VERSIONS, type PodProgram } from '../pod-programs';
import { program, programKey } from '../program';
import type { Recipe } from './recipe';
import { type SingleProgram, singleProgram } from './single-program';

/** Go's name of this machine's processor, by which CloudNativePG names its program. */
const ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;

const pod = (name: PodProgram, others: Omit<SingleProgram, 'name' | 'key' | 'program'>): Recipe =>
  singleProgram({ name, key: programKey(name), program: () => program(name), ...others });

/** The images of single programs, each with the path and the user of the image that it stands for. */
export const programRecipes = (): readonly Recipe[] => [
  pod('pause', { images: [`registry.k8s.io/pause:${POD_VERSIONS.pause}`], path: '/pause', user: '65535:65535' }),
  pod('coredns', {
    images: [`registry.k8s.io/coredns/coredns:v${POD_VERSIONS.coreDns}`],
    path: '/coredns',
    user: '65532:65532',
  }),
  pod('podinfo', {
    // the commit that its module pins is older
    images: ['ghcr.io/stefanprodan/podinfo:6.15.0'],
    path: '/home/app/podinfo',
    user: '100:101',
    isEntrypoint: false,
  }),
  pod('cloudnative-pg', {
    images: [`ghcr.io/cloudnative-pg/cloudnative-pg:${POD_VERSIONS.cloudNativePg}`],
    // instances ask for the program of their processor here
    path: `/operator/manager_${ARCHITECTURE}`,
    // it looks for them below the folder that it starts in
    workingFolder: '/',
    links: ['/manager'],
    user: '65532:65532',
  }),
  pod('plugin-barman-cloud', {
    images: [
      `ghcr.io/cloudnative-pg/plugin-barman-cloud:v${POD_VERSIONS.barmanCloudPlugin}`,
      // of the manifest in the module
      'ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main',
    ],
    path: '/manager',
    user: '65532:65532',
  }),
  pod('cert-manager', {
    images: [`quay.io/jetstack/cert-manager-controller:v${POD_VERSIONS.certManager}`],
    path: '/app/cmd/controller/controller',
    user: '1000:1000',
  }),
  singleProgram({
    name: 'descheduler',
    images: [`registry.k8s.io/descheduler/descheduler:v${VERSIONS.descheduler}`],
    path: '/bin/descheduler',
    user: '1000:1000',
    isEntrypoint: false,
    key: VERSIONS.descheduler,
    program: descheduler,
  }),
];
