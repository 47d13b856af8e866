// Runs the browser tests, one file after the other: node end2end/run.mjs [part of a file's name …] [--test-name-pattern=…]
// What begins with two dashes goes to Node's own test runner, which prints the report; the last line is for machines.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, 'results');
const given = process.argv.slice(2);
const flags = given.filter((word) => word.startsWith('--'));
const filters = given.filter((word) => !word.startsWith('--'));

const files = ['pages', 'journeys']
  .flatMap((folder) => readdirSync(join(here, folder)).map((name) => join(here, folder, name)))
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => filters.length === 0 || filters.some((part) => relative(here, file).includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`No test file has ${filters.join(' or ')} in its name.`);
  process.exit(2);
}

// A run of a few files leaves the evidence of others where it is.
if (filters.length === 0) rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
/** Plays the files; says what Node's runner counted and which tests failed. */
function play(name, more = []) {
  const tap = join(results, `${name}-${process.pid}.tap`);
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...flags, ...more, ...files], { stdio: 'inherit' });
  const said = readFileSync(tap, 'utf8');
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(said)?.[1] ?? 0);
  const failed = [...said.matchAll(/^not ok \d+ - (.*?)(?: # .*)?$/gm)].map(([, test]) => test.replace(/\\(.)/g, '$1'));
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), names: failed, ended: run.status === 0 };
}

const first = play('run');
let { passed, failed } = first;
let good = first.ended && failed === 0 && passed > 0;
// A browser on a busy machine may stumble once. What fails is played again, alone; it passes then or it has failed, and
// either way it is named. More than a few failures are no stumble.
if (!good && failed > 0 && failed <= 3 && first.names.length === failed) {
  console.log(`\nOnce more: ${first.names.join(' · ')}\n`);
  const exactly = first.names.map((name) => `--test-name-pattern=/^${name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$/`);
  const again = play('again', exactly);
  good = again.ended && again.failed === 0 && again.passed >= failed;
  if (good) {
    [passed, failed] = [passed + failed, 0];
    console.log(`Failed first and passed when played again: ${first.names.join(' · ')}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(good ? 0 : 1);
