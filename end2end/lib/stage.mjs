// What a test file stands on: a server, a browser, and tests that fail on anything a page complains about.
//
//   const here = stage();                        // in demo mode; stage({ demo: false, env: {…} }) otherwise
//   here.test('what holds', async (s) => {
//     const page = await s.newPage({ lang: 'en', touch: true, as: 'zhoumin' });   // `as` signs in without a click
//     await open(page, '/');
//     s.expect(/Failed to load resource/);       // from now on this complaint is no failure; it must have come, too
//   });

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test as nodeTest } from 'node:test';
import { closeBrowser, newContext, watch } from './browser.mjs';
import { none } from './findings.mjs';
import { ROOT, startServer } from './server.mjs';

const RESULTS = join(ROOT, 'end2end/results');

export function stage(options = {}) {
  const here = { server: null, sessions: new Map() };
  before(async () => {
    here.server = await startServer(options);
  });
  after(async () => {
    await closeBrowser();
    await here.server?.stop();
  });
  here.test = (name, ...rest) => {
    const play = rest.pop();
    const { timeout = 60_000, ...more } = rest[0] ?? {};
    // Ours comes first and keeps the evidence; the runner's own is for what hangs even then.
    nodeTest(name, { timeout: timeout + 20_000, ...more }, (t) => perform(here, t, play, timeout));
  };
  return here;
}

async function perform(here, t, play, timeout) {
  const scene = new Scene(here, t);
  let late;
  const over = new Promise((_, fail) => (late = setTimeout(fail, timeout, new Error(`not done within ${timeout} ms`))));
  try {
    await Promise.race([play(scene), over]);
    scene.judge();
  } catch (error) {
    await scene.keepEvidence();
    throw error;
  } finally {
    clearTimeout(late);
    await scene.close();
  }
}

class Scene {
  #here;
  #contexts = [];
  #complaints = [];
  #expected = [];

  constructor(here, t) {
    this.#here = here;
    this.t = t;
    this.name = t.name;
  }

  get server() {
    return this.#here.server;
  }

  get base() {
    return this.server.base;
  }

  /** Prints a line in the report. */
  say(text) {
    this.t.diagnostic(text);
  }

  /** The cookie of a session, one per account and file. */
  async session(login) {
    const { sessions } = this.#here;
    if (!sessions.has(login)) sessions.set(login, await this.server.session(login));
    return sessions.get(login);
  }

  /** A context with this device (see `newContext`); `as` is the demo account that is signed in. */
  async newContext({ as = null, ...device } = {}) {
    const session = as ? await this.session(as) : null;
    const context = await newContext(this.server, { ...device, session });
    this.#contexts.push(context);
    // Without its program a page complains of nothing else, and rightly.
    if (device.js !== false) context.on('page', (page) => watch(page, (text) => this.#complaints.push(text)));
    return context;
  }

  /** A page in a context of its own. */
  async newPage(device = {}) {
    return (await this.newContext(device)).newPage();
  }

  /** Complaints that match are no failure; at least one must come before the test ends, unless `maybe`. */
  expect(pattern, { maybe = false } = {}) {
    this.#expected.push({ pattern, maybe });
  }

  /** What pages complained about so far that nobody expected. */
  complaints() {
    return this.#complaints.filter((text) => !this.#expected.some(({ pattern }) => pattern.test(text)));
  }

  judge() {
    none(this.complaints());
    for (const { pattern, maybe } of this.#expected) {
      assert.ok(maybe || this.#complaints.some((text) => pattern.test(text)), `expected ${pattern}, but no page said so`);
    }
  }

  async keepEvidence() {
    const folder = join(RESULTS, this.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80));
    await mkdir(folder, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      // Evidence that cannot be had must not hide why the test failed.
      await page.screenshot({ path: join(folder, `${index}.png`), timeout: 5_000 }).catch(() => {});
      const html = await Promise.race([page.content(), new Promise((done) => setTimeout(done, 5_000, ''))]).catch(() => '');
      await writeFile(join(folder, `${index}.html`), `<!-- ${page.url()} -->\n${html}`);
    }
    await writeFile(join(folder, 'complaints.txt'), this.#complaints.join('\n'));
    await writeFile(join(folder, 'server.log'), this.server?.log() ?? '');
  }

  async close() {
    await Promise.all(this.#contexts.map((context) => context.close().catch(() => {})));
  }
}
