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
const tap = join(results, `run-${process.pid}.tap`);
const reporters = [
  '--test-reporter=spec', '--test-reporter-destination=stdout',
  '--test-reporter=tap', `--test-reporter-destination=${tap}`,
];
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...flags, ...files], { stdio: 'inherit' });

const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(readFileSync(tap, 'utf8'))?.[1] ?? 0);
const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
console.log(`${passed} passed, ${failed} failed`);
process.exit(run.status === 0 && failed === 0 && passed > 0 ? 0 : 1);
