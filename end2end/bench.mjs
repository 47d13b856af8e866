// What people wait for in front of the screen, measured in Chromium with a release build; one part alone with its name:
// node end2end/bench.mjs [--quick] [words|search|steps|live]
// Figures are printed, never judged: a slow machine is no failure, a page that complains is one.

import { cpus, loadavg } from 'node:os';
import { none } from './lib/findings.mjs';
import { browser, closeBrowser, newContext, watch } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { timeBoard } from './bench/live.mjs';
import { timeSearch } from './bench/search.mjs';
import { timeSteps } from './bench/steps.mjs';
import { weighWords } from './bench/words.mjs';

/** The parts, in the order they are measured. */
const PARTS = { words: weighWords, search: timeSearch, steps: timeSteps, live: timeBoard };

const given = process.argv.slice(2);
const only = given.filter((word) => word !== '--quick');
if (only.length > 1 || !only.every((name) => Object.hasOwn(PARTS, name))) {
  console.error(`usage: node end2end/bench.mjs [--quick] [${Object.keys(PARTS).join('|')}]`);
  process.exit(2);
}

/** What the parts of the bench stand on: a server with the demo's data, and fresh browsers for its people. */
class Bench {
  quick = given.includes('--quick');
  complaints = [];

  constructor(server) {
    this.server = server;
  }

  /** A browser that was never here before, with this person signed in. */
  async context(login) {
    const context = await newContext(this.server, { session: await this.server.session(login) });
    // Parsing ten thousand phrases on a slowed processor takes its time, and none of the figures.
    context.setDefaultTimeout(60_000);
    context.on('page', (page) => watch(page, (text) => this.complaints.push(text)));
    return context;
  }
}

const began = performance.now();
const bench = new Bench(await startServer());
try {
  const { model } = cpus()[0];
  console.log(`\nAt the screen, in Chromium ${(await browser()).version()} on ${cpus().length} cores, ${model}, with the release build`);
  for (const [name, measure] of Object.entries(PARTS)) {
    if (!only.length || only.includes(name)) await measure(bench);
  }
  none(bench.complaints);
  const load = loadavg().map((minutes) => minutes.toFixed(2)).join(' ');
  console.log(`\nThe part in the browser took ${Math.round((performance.now() - began) / 1000)} s; load now ${load}.`);
} finally {
  await closeBrowser();
  await bench.server.stop();
}
