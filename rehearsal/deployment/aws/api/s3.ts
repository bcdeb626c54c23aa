import type { Account } from '../account';
import { toXml } from './xml';

const XML = 'application/xml';

const failure = (status: number, Code: string, Message: string) => ({
  status,
  type: XML,
  body: `<Error>${toXml({ Code, Message })}</Error>`,
});

/** Answers for the buckets of the bootstrap, by paths: `/bucket/key`. */
export function answerBucket(account: Account, method: string, target: string, body: Buffer) {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  const [bucket = '', ...rest] = decodeURIComponent(pathname).slice(1).split('/');
  const key = rest.join('/');
  if (!account.find('AWS::S3::Bucket', bucket))
    return failure(404, 'NoSuchBucket', `The specified bucket does not exist: ${bucket}`);
  if (!key) return answerQuestion(account, bucket, searchParams);
  const path = `${bucket}/${key}`;
  if (method === 'PUT') {
    // a large object comes in parts; nobody reads it here, so the last part is as good as all
    account.objects.set(path, body);
    return { status: 200, type: XML, body: '', headers: { etag: '"rehearsal"' } };
  }
  if (method === 'POST') return answerUpload(bucket, key, searchParams);
  const object = account.objects.get(path);
  if (!object) return failure(404, 'NoSuchKey', `The specified key does not exist: ${key}`);
  return { status: 200, type: 'application/octet-stream', body: object };
}

function answerQuestion(account: Account, bucket: string, question: URLSearchParams) {
  if (question.has('location'))
    return { status: 200, type: XML, body: `<LocationConstraint>${account.region}</LocationConstraint>` };
  if (question.has('encryption')) return failure(404, 'ServerSideEncryptionConfigurationNotFoundError', 'not found');
  if (question.get('list-type') === '2') {
    const prefix = `${bucket}/${question.get('prefix') ?? ''}`;
    const found = [...account.objects]
      .filter(([path]) => path.startsWith(prefix))
      .slice(0, Number(question.get('max-keys') ?? 1000));
    const contents = found.map(
      ([path, object]) => `<Contents>${toXml({ Key: path.slice(bucket.length + 1), Size: object.length })}</Contents>`,
    );
    return {
      status: 200,
      type: XML,
      body: `<ListBucketResult><KeyCount>${found.length}</KeyCount>${contents.join('')}</ListBucketResult>`,
    };
  }
  return failure(400, 'NotImplemented', `the fake AWS does not know ${question} of a bucket`);
}

function answerUpload(Bucket: string, Key: string, question: URLSearchParams) {
  const name = question.has('uploads') ? 'InitiateMultipartUploadResult' : 'CompleteMultipartUploadResult';
  return {
    status: 200,
    type: XML,
    body: `<${name}>${toXml({ Bucket, Key, UploadId: 'upload', ETag: 'rehearsal' })}</${name}>`,
  };
}
