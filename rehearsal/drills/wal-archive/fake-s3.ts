import { spawn } from 'node:child_process';
import { eventually } from '../../cluster/eventually';
import { freePorts } from '../../cluster/free-ports';

/** A fake of S3 on the loopback interface, which keeps objects in memory. */
export interface FakeS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly stop: () => void;
}

/** Seconds until it must answer. */
const READY_SECONDS = 60;

/** @param program the server of moto */
export async function fakeS3(program: string): Promise<FakeS3> {
  const [port = 0] = await freePorts(1);
  const server = spawn(program, ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = 'wal';
  await eventually('the fake of S3', READY_SECONDS, async () => {
    if (server.exitCode !== null) throw new Error(`${program} ended with ${server.exitCode}`);
    return (await fetch(`${endpoint}/${bucket}`, { method: 'PUT' })).ok;
  });
  return { endpoint, bucket, stop: () => server.kill() };
}
