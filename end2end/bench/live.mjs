// How long it takes until something that happened is on the board, with one board open and with many.

import { setTimeout as pause } from 'node:timers/promises';
import { open } from '../lib/acts.mjs';
import { telephone } from '../lib/floor.mjs';
import { percentile } from './moments.mjs';
import { openStreams } from './streams.mjs';

const LEAD = 'gunian';
/** The large number that is watched. */
const TITLE = '排队中';
const GENERAL = { queue: 'hotline', skill: 'general' };
/** How many boards are open. */
const BOARDS = [1, 100, 500];
/** Boards are sent at most five times in a second; the next change comes after that. */
const PAUSE_MS = 300;
/** Changes that do not count: everything has run once then. */
const WARM = 10;

/** The time in milliseconds, finer than the clock on the wall tells it. */
const now = () => performance.timeOrigin + performance.now();

/**
 * Runs in the page. `__change()` waits for the next change of the number and gives the number before and after it, when it
 * changed, and when the main thread had finished the frame that shows it.
 */
function watchNumber(title) {
  const now = () => performance.timeOrigin + performance.now();
  const tile = [...document.querySelectorAll('.tile')].find((one) => one.querySelector('.tile__link').textContent.includes(title));
  const number = tile.querySelector('.tile__number');
  const value = () => Number(number.textContent);
  window.__change = () =>
    new Promise((done, fail) => {
      const before = value();
      const late = setTimeout(() => fail(new Error(`«${title}» did not change`)), 15_000);
      const observer = new MutationObserver(() => {
        if (value() === before) return;
        const changed = now();
        clearTimeout(late);
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done({ before, after: value(), changed, drawn: now() });
          port2.postMessage(0);
        });
      });
      observer.observe(number, { subtree: true, childList: true, characterData: true });
    });
}

/** How far the clock of a page is ahead of ours in milliseconds; not at all, as far as the quickest answers allow that. */
async function ahead(page) {
  let [least, most] = [-Infinity, Infinity];
  for (let turn = 0; turn < 30; turn += 1) {
    const asked = now();
    const told = await page.evaluate(() => performance.timeOrigin + performance.now());
    least = Math.max(least, told - now());
    most = Math.min(most, told - asked);
  }
  return Math.min(Math.max(0, least), most);
}

/** Opens a board in a browser of its own: the tabs of one browser share their stream. */
async function openBoard(bench) {
  const context = await bench.context(LEAD);
  const page = await context.newPage();
  await open(page, '/board');
  await page.evaluate(watchNumber, TITLE);
  return { context, page, ahead: await ahead(page) };
}

/** Somebody calls, or the one who called gives up; gives what became of that on each board. */
async function change(pbx, event, boards) {
  await Promise.all(boards.map(({ page }) => page.evaluate(() => void (window.__told = window.__change()))));
  const sent = now();
  await pbx.tell(event());
  const answered = now() - sent;
  const told = await Promise.all(boards.map(({ page }) => page.evaluate(() => window.__told)));
  return told.map(({ before, after, changed, drawn }, turn) => {
    const since = sent + boards[turn].ahead;
    return { step: after - before, answered, changed: changed - since, drawn: drawn - since };
  });
}

/** The changes of one number of boards, with what each page saw of them. */
async function changes(pbx, boards, count, name) {
  const [seen, strange] = [[], []];
  for (let turn = -WARM; turn < count; turn += 1) {
    const calls = turn % 2 === 0;
    const call = `${name}-${Math.floor(turn / 2)}`;
    const event = () => (calls ? pbx.event(call, 'arrived', 0, GENERAL) : pbx.event(call, 'abandoned', 0));
    for (const one of await change(pbx, event, boards)) {
      // A promised call that is due at this moment waits as well: that is another change than ours.
      const ours = one.step === (calls ? 1 : -1);
      if (turn >= 0) (ours ? seen : strange).push(one);
    }
    // Not in step with anything that happens every so often.
    await pause(PAUSE_MS + ((turn + WARM) * 37) % 100);
  }
  if (!seen.length) throw new Error('No change on the board was ours.');
  return { seen, strange };
}

function row(name, values) {
  const figures = [50, 90, 99, 100].map((percent) => percentile(values, percent).toFixed(1).padStart(9)).join('');
  console.log(`  ${name.padEnd(52)}${String(values.length).padStart(7)}${figures}`);
}

/** Opens so many boards, pages among them, and prints how long changes take to be on the pages. */
async function withBoards(bench, pbx, count) {
  const pages = [];
  let streams = null;
  try {
    const wanted = Math.min(count, bench.quick ? 1 : 2);
    while (pages.length < wanted) pages.push(await openBoard(bench));
    const rest = count - pages.length;
    streams = await openStreams(bench.server, await bench.server.session(LEAD), rest);
    const { seen, strange } = await changes(pbx, pages, bench.quick ? 10 : 30, `live-${count}`);
    const { bytes } = await streams.close().finally(() => (streams = null));
    const boards = `${count} board${count === 1 ? '' : 's'}`;
    row(`${boards}, from the request until its answer`, seen.map((one) => one.answered));
    row('  from the request until the number changed', seen.map((one) => one.changed));
    row('  from the answer until the number changed', seen.map((one) => one.changed - one.answered));
    row('  from the request until its frame was done', seen.map((one) => one.drawn));
    const clocks = Math.max(...pages.map((page) => Math.abs(page.ahead)));
    const notes = [`clocks set right by ${clocks.toFixed(1)} ms`];
    if (rest) notes.push(`${pages.length} in Chromium, the others read ${(bytes / 1e6).toFixed(1)} MB meanwhile`);
    if (strange.length) notes.push(`${strange.length} changes were not ours and are left out`);
    console.log(`  ${notes.join('; ')}`);
  } finally {
    for (const { context } of pages) await context.close();
    await streams?.close();
  }
}

/** Prints how long a call that waits, or waits no more, takes to be on the board, for each number of open boards. */
export async function timeBoard(bench) {
  const pbx = await telephone(bench.server);
  console.log(`\nOn the board: a telephone system reports, and «${TITLE}» changes. It was saved after the request and before the answer;`);
  console.log('the answer may be later than the board. All boards are open on the same cores as the server.');
  const columns = [['seen', 7], ...['p50 ms', 'p90 ms', 'p99 ms', 'max ms'].map((name) => [name, 9])];
  console.log(`  ${''.padEnd(52)}${columns.map(([name, width]) => name.padStart(width)).join('')}`);
  for (const count of BOARDS) await withBoards(bench, pbx, count);
}
