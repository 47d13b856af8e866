// A server of its own for each test file: fresh data in a temporary folder, a free port of the loopback interface.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Another build can be tested by naming it, with its site in YILING_SITE. */
const BINARY = process.env.YILING_BINARY ?? join(ROOT, 'target/debug/yiling');
const READY = /ready: (http:\/\/127\.0\.0\.1:(\d+))/;
/** Filling the demo hashes passwords and writes hundreds of complaints with a debug build on a small machine. */
const START_MS = 90_000;
const STOP_MS = 15_000;

const running = new Set();
// A test file that is ended in the middle leaves no server behind.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(143));

/** Waits until `probe` gives something true, asking every few milliseconds until the deadline. */
export async function until(probe, what, ms = 15_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

/**
 * Starts a server. `demo: false` starts an empty one; `env` adds environment variables (YILING_…).
 * The answer has: base, port, data, pid, log(), alive(), kill9(), sigterm(), restart({demo, env}?), stop(), fetch(path, init).
 */
export async function startServer({ demo = true, env = {} } = {}) {
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is missing: cargo build --package server`);
  const data = await mkdtemp(join(tmpdir(), 'yiling-e2e-'));
  const server = new Server(data, demo, env);
  try {
    await server.begin('127.0.0.1:0');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

class Server {
  #child = null;
  #log = '';
  #demo;
  #env;

  constructor(data, demo, env) {
    this.data = data;
    this.#demo = demo;
    this.#env = env;
  }

  async begin(address) {
    const args = ['serve', ...(this.#demo ? ['--demo'] : [])];
    const env = {
      YILING_SITE: join(ROOT, 'target/site'),
      ...process.env,
      YILING_LOG: 'warn,server=info',
      ...this.#env,
      YILING_DATA: this.data,
      YILING_ADDRESS: address,
    };
    const child = spawn(BINARY, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    running.add(child);
    let ended = null;
    child.on('exit', (code, signal) => {
      running.delete(child);
      ended = signal ?? code;
    });
    const from = this.#log.length;
    const keep = (chunk) => (this.#log += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const found = await until(
      () => {
        if (ended !== null) throw new Error(`The server ended (${ended}):\n${this.#log}`);
        return READY.exec(this.#log.slice(from));
      },
      'the server prints its address',
      START_MS,
    );
    [, this.base, this.port] = [found[0], found[1], Number(found[2])];
    await until(async () => (await fetch(`${this.base}/healthz`).catch(() => null))?.ok, 'healthz answers');
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Everything the server printed, over all its starts. */
  log() {
    return this.#log;
  }

  alive() {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async #end(signal) {
    const child = this.#child;
    if (!child || !this.alive()) return null;
    const gone = new Promise((done) => child.once('exit', (code, by) => done(by ?? code)));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    const how = await gone;
    clearTimeout(late);
    return how;
  }

  /** As if the power went. */
  async kill9() {
    await this.#end('SIGKILL');
  }

  /** An orderly end; gives the exit code, or the signal that had to end it after all. */
  async sigterm() {
    return this.#end('SIGTERM');
  }

  /** Starts again on the same data and port; ends what still runs. */
  async restart({ demo = this.#demo, env = this.#env } = {}) {
    await this.sigterm();
    this.#demo = demo;
    this.#env = env;
    await this.begin(`127.0.0.1:${this.port}`);
  }

  /** Ends it and removes its data. */
  async stop() {
    await this.#end('SIGTERM');
    await rm(this.data, { recursive: true, force: true });
  }

  /** Signs a demo account in without a browser; gives the value for a `Cookie` header, `name=value`. */
  async session(login = 'zhoumin') {
    const answer = await fetch(`${this.base}/api/account/sign-in-demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.base, referer: `${this.base}/sign-in`, accept: 'text/html' },
      body: new URLSearchParams({ login, next: '/' }),
    });
    const cookie = answer.headers.getSetCookie().find((line) => !/Max-Age=0/.test(line));
    if (!cookie) throw new Error(`No session for ${login}: ${answer.status} ${await answer.text()}`);
    return cookie.split(';')[0];
  }
}
