import { parseAllDocuments } from 'yaml';
import type { SourceFile } from '../../lib/topology';
import { embeddedJson } from './embedded-json';
import { at, changed, isObject, type Json, type Path } from './json';

/** One thing that an output declares: a resource of a template, an object that is applied, the values of a chart. */
export interface Declared {
  /** `<file>/<logical id>`, `Deployment services/service-a`, `helm cert-manager`. */
  readonly id: string;
  /** `AWS::EC2::Subnet`, `apps/v1 Deployment`, `helm cert-manager`. */
  readonly type: string;
  /** Properties of a resource; the whole of an object; the values of a chart. */
  readonly body: Json;
  /** The file that declares it, with another body, or without it. */
  readonly file: (body: Json | undefined) => SourceFile;
}

/** An output as it was read, each of its files once. */
export interface Artifacts {
  readonly scenario: string;
  readonly files: readonly SourceFile[];
  readonly declared: readonly Declared[];
}

interface Read {
  readonly file: SourceFile;
  readonly declared: readonly Declared[];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const object = (body: Json, file: Declared['file']): Declared => {
  const namespace = text(at(body, ['metadata', 'namespace']));
  const kind = text(at(body, ['kind']));
  return {
    id: `${kind} ${namespace ? `${namespace}/` : ''}${text(at(body, ['metadata', 'name']))}`,
    type: `${text(at(body, ['apiVersion']))} ${kind}`,
    body,
    file,
  };
};

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const CHART = 'Custom::AWSCDK-EKS-HelmChart';

function resource(name: string, logicalId: string, body: Json, file: Declared['file']): readonly Declared[] {
  const type = text(at(body, ['Type']));
  const put = (path: Path, value: Json | undefined) => file(changed(body, path, value));
  const property = type === MANIFEST ? 'Manifest' : 'Values';
  const within = type === MANIFEST || type === CHART ? embeddedJson(at(body, ['Properties', property])) : undefined;
  if (!within) {
    const properties = at(body, ['Properties']) ?? {};
    const own = (value: Json | undefined) => (value === undefined ? file(undefined) : put(['Properties'], value));
    return [{ id: `${name}/${logicalId}`, type, body: properties, file: own }];
  }
  const back = (value: Json) => put(['Properties', property], within.property(value));
  if (type === CHART) {
    const chart = text(at(body, ['Properties', 'Chart']));
    return [
      {
        id: `helm ${chart}`,
        type: `helm ${chart}`,
        body: within.value,
        file: (value) => (value ? back(value) : file(value)),
      },
    ];
  }
  const objects = Array.isArray(within.value) ? (within.value as readonly Json[]) : [within.value];
  return objects.map((one, index) => object(one, (value) => back(changed(objects, [`${index}`], value) ?? [])));
}

function readTemplate({ path, text: source }: SourceFile): Read {
  const template = JSON.parse(source) as Json;
  const name = path.replace(/^.*\//, '').replace(/[.]template[.]json$/, '');
  const resources = at(template, ['Resources']);
  const declared = Object.entries(isObject(resources) ? resources : {}).flatMap(([logicalId, body]) =>
    resource(name, logicalId, body, (value) => ({
      path,
      text: JSON.stringify(changed(template, ['Resources', logicalId], value)),
    })),
  );
  return { file: { path, text: source }, declared };
}

/** The head keeps what its comments say. */
function readValues({ path, text: source }: SourceFile, chart: string): Read {
  const [document] = parseAllDocuments(source);
  const head = source.split('\n').filter((line) => line.startsWith('#'));
  const file = (body: Json | undefined) => ({ path, text: [...head, JSON.stringify(body ?? {})].join('\n') });
  const body = document && 'toJS' in document ? (document.toJS() as Json) : {};
  return { file: { path, text: source }, declared: [{ id: `helm ${chart}`, type: `helm ${chart}`, body, file }] };
}

/** As a list in JSON, which is read much faster. */
function readObjects({ path, text: source }: SourceFile): Read {
  const objects = parseAllDocuments(source).map((document) => document.toJS() as Json);
  const file = (items: Json) => ({
    path: `${path}.json`,
    text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  });
  const declared = objects.map((one, index) =>
    object(one, (value) => file(changed(objects, [`${index}`], value) ?? [])),
  );
  return { file: file(objects), declared };
}

function read(file: SourceFile): Read {
  const [, chart] = /([^/]+)[.]values[.]yaml$/.exec(file.path) ?? [];
  if (chart !== undefined) return readValues(file, chart);
  return file.path.endsWith('.json') ? readTemplate(file) : readObjects(file);
}

/** Reads the files of an output, but for the readable copies of what stands in templates. */
export function artifacts(scenario: string, files: readonly SourceFile[]): Artifacts {
  const all = files.filter(({ path }) => !path.startsWith('manifests/')).map(read);
  return { scenario, files: all.map(({ file }) => file), declared: all.flatMap(({ declared }) => declared) };
}

/** The files of the output with one thing changed, or gone. */
export function damagedFiles({ files }: Artifacts, { file }: Declared, body: Json | undefined): readonly SourceFile[] {
  const damaged = file(body);
  return files.map((each) => (each.path === damaged.path ? damaged : each));
}
