import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from '../account';
import { CloudFormation, Refusal } from '../engine/cloudformation';
import type { Operations } from './call';
import { cloudFormationOperations } from './cloudformation-operations';
import { commandLine } from './command-line';
import { answerBucket } from './s3';
import { ecrOperations, ssmOperations, stsOperations } from './small-operations';
import { fromForm, toXml } from './xml';

/** By the service that the signature of a request names. */
type Services = Readonly<Record<string, Operations>>;

/** The answer to a request. */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const LONGEST_ANSWER = 2 ** 31 - 1;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Service of the credential scope: `.../eu-west-1/cloudformation/aws4_request`. */
const serviceOf = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

/** The interfaces of the fake AWS, on the loopback interface. */
export class FakeAws {
  readonly cloudFormation: CloudFormation;
  /** What was asked for that the fake does not know. Each fails the rehearsal. */
  readonly unknown: string[] = [];
  private readonly services: Services;
  private readonly server: Server;

  private constructor(account: Account) {
    this.cloudFormation = new CloudFormation(account);
    this.services = {
      cloudformation: cloudFormationOperations(this.cloudFormation),
      sts: stsOperations(account),
      ssm: ssmOperations(account),
      ecr: ecrOperations(account),
    };
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.requestTimeout = 0;
    this.server.setTimeout(LONGEST_ANSWER);
  }

  /** Listens on a free port of the loopback interface. */
  static async start(account: Account): Promise<FakeAws> {
    const fake = new FakeAws(account);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { status, type, body: text, headers } = await this.route(request, body);
    response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'rehearsal', ...headers });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  private async route(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { account } = this.cloudFormation;
    if (request.url === '/command-line') return commandLine(this.cloudFormation, JSON.parse(body.toString('utf8')));
    const service = serviceOf(request);
    if (service === 's3') return answerBucket(account, request.method ?? '', request.url ?? '', body);
    const target = request.headers['x-amz-target'];
    if (target)
      return this.json(service, String(target).split('.').at(-1) ?? '', JSON.parse(body.toString('utf8') || '{}'));
    const { Action, Version: _, ...input } = fromForm(body.toString('utf8'));
    return this.query(service, String(Action), input);
  }

  private async call(service: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
    const known = this.services[service]?.[operation];
    if (known) return known(input);
    this.unknown.push(`${service} ${operation}`);
    throw new Refusal('InvalidAction', `the fake AWS does not know ${operation} of ${service}`);
  }

  private async query(service: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Answer> {
    const type = 'text/xml';
    try {
      const result = toXml(await this.call(service, operation, input));
      const body = `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;
      return { status: 200, type, body };
    } catch (error) {
      const [code, message] = refusalOf(error);
      const body = `<ErrorResponse><Error><Type>Sender</Type>${toXml({ Code: code, Message: message })}</Error></ErrorResponse>`;
      return { status: 400, type, body };
    }
  }

  private async json(service: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Answer> {
    const type = 'application/x-amz-json-1.1';
    try {
      return { status: 200, type, body: JSON.stringify((await this.call(service, operation, input)) ?? {}) };
    } catch (error) {
      const [code, message] = refusalOf(error);
      return { status: 400, type, body: JSON.stringify({ __type: code, message }) };
    }
  }
}

function refusalOf(error: unknown): readonly [string, string] {
  if (error instanceof Refusal) return [error.code, error.message];
  // a mistake of the fake itself must be seen, and not be taken for one of AWS
  return ['InternalFailure', `the fake AWS failed: ${error instanceof Error ? error.stack : error}`];
}
