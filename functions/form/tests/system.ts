import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HERE = import.meta.dirname;
const JAR = join(HERE, '../../local/target/quarkus-app/quarkus-run.jar');
const FOLDER = join(HERE, '../target/browser');
const LAST_WORDS = 'deliverNotices every minute';
const PATIENCE = 90_000;

/** A text that was sent, as the outbox shows it. */
export interface Sent {
  to: string;
  channel: 'EMAIL' | 'SMS';
  subject?: string;
  text: string;
  at: string;
}

/** The packaged local system as a process, started as the README says, on a port and a data folder of its own. */
export class System {
  private constructor(
    private readonly process: ChildProcess,
    private readonly log: string,
    readonly url: string,
  ) {}

  /** Starts a fresh one and waits until it has said all that it says when it is up. */
  static async start(name: string): Promise<System> {
    mkdirSync(FOLDER, { recursive: true });
    const port = await freePort();
    const log = join(FOLDER, `${name}.log`);
    const out = openSync(log, 'w');
    const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
    const data = join(FOLDER, `data-${name}`);
    // Up in half the time, and no test goes on for so long that the second compiler would pay off.
    const soon = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
    const child = spawn(
      java,
      [...soon, `-Dquarkus.http.port=${port}`, `-Dkaowu.local.data=${data}`, '-jar', JAR, '--fresh'],
      {
        stdio: ['ignore', out, out],
      },
    );
    const system = new System(child, log, `http://localhost:${port}`);
    const giveUpAt = Date.now() + PATIENCE;
    while (!system.output().includes(LAST_WORDS)) {
      if (child.exitCode !== null || Date.now() > giveUpAt) {
        child.kill('SIGKILL');
        throw new Error(`the local system did not start:\n${system.output()}`);
      }
      await pause(50);
    }
    return system;
  }

  /** What it has printed so far. */
  output(): string {
    return readFileSync(this.log, 'utf8');
  }

  /** The origin of the S3 server, to which the form uploads. */
  get s3(): string {
    return /S3 (http:\/\/[0-9.:]+)/.exec(this.output())?.[1] ?? '';
  }

  /** Moves the clock; forward, what becomes due on the way has run before this returns. */
  async moveClock(at: string): Promise<void> {
    await this.send('/local/clock', { at });
  }

  async clock(): Promise<string> {
    return ((await this.get('/local/clock')) as { at: string }).at;
  }

  async outbox(): Promise<Sent[]> {
    return (await this.get('/local/outbox')) as Sent[];
  }

  /** Calls a function by the Invoke API and expects it to be done. */
  async done<T = Record<string, unknown>>(name: string, request: unknown): Promise<T> {
    const reply = await this.invoke(name, request);
    if (reply['outcome'] !== 'DONE') {
      throw new Error(`${name}: ${JSON.stringify(reply)}`);
    }
    return reply as T;
  }

  async invoke(name: string, request: unknown): Promise<Record<string, unknown>> {
    return (await this.send(`/2015-03-31/functions/${name}/invocations`, request)) as Record<string, unknown>;
  }

  async get(path: string): Promise<unknown> {
    return (await fetch(this.url + path)).json();
  }

  private async send(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) {
      return;
    }
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    const force = setTimeout(() => this.process.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(force);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
