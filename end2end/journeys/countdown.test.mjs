// Countdowns follow the server's clock: after an hour of sleep, and whatever the device believes.

import assert from 'node:assert/strict';
import { open, shiftClock } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { form, moment } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

const HOUR = 3_600_000;
const big = (page) => page.locator('.case-page__side .proof__big').first();

/** Seconds in «28 分 40 秒», «超时 31 分 2 秒» and the like; below zero when overdue. */
function seconds(text) {
  const part = (unit) => Number(new RegExp(`(\\d+) ${unit}`).exec(text)?.[1] ?? 0);
  const length = part('天') * 86_400 + part('小时') * 3_600 + part('分') * 60 + part('秒');
  return text.startsWith('超时') ? -length : length;
}

/** A fresh complaint, and when exactly its first reply is due: in thirty minutes, unless a time was promised. */
async function fresh(s, typed = form('damage')) {
  const cookie = await s.session('zhoumin');
  const { id } = await file(s.server, cookie, typed);
  const stands = await complaint(s.server, cookie, id);
  return { id, due: Date.parse(stands.clocks.find((clock) => clock.code === 'first_reply').due.at) };
}

/** How many seconds the page shows too many, while `passed` milliseconds went by that only the page knows of. */
async function off(page, due, passed = 0) {
  const before = Date.now();
  const text = await big(page).innerText();
  const shown = seconds(text);
  const truth = (at) => (due - at - passed) / 1000;
  // Whole seconds are shown, so anything between the two readings and a second around them is right.
  const [most, least] = [truth(before) + 1, truth(Date.now()) - 1];
  if (shown > most) return shown - most;
  return shown < least ? shown - least : 0;
}

async function right(page, due, passed) {
  let last;
  const holds = until(async () => (last = await off(page, due, passed)) === 0, 'the countdown is right within a second');
  await holds.catch((error) => {
    throw new Error(`${error.message}; it is off by ${last} s`);
  });
}

for (const [name, minutes] of [['ten minutes ahead', 10], ['ten minutes behind', -10], ['a day behind', -1440]]) {
  here.test(`a device clock ${name} shows the same time left`, async (s) => {
    const { id, due } = await fresh(s);
    const page = await s.newPage({ as: 'zhoumin', clockOffsetMs: minutes * 60_000 });
    await open(page, `/complaints/${id}`);
    await right(page, due);
    // What the call writes is dated by the server's clock as well.
    await page.locator('.line--open').waitFor();
    await right(page, due);
  });
}

/**
 * Opens a complaint that is due in an hour and a half, lets the page hear the time once, and takes the network away, so
 * that after the sleep the page has to know by itself. The last hour is shown to the second.
 */
async function beforeSleep(s, prepare = () => {}) {
  s.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to load/, { maybe: true });
  const { id, due } = await fresh(s, form('delay', { reply_by: moment(90) }));
  const context = await s.newContext({ as: 'zhoumin' });
  const page = await context.newPage();
  await prepare(page);
  await open(page, `/complaints/${id}`);
  await page.locator('.line--open').waitFor();
  await big(page).filter({ hasText: /^1 小时/ }).waitFor();
  await context.setOffline(true);
  await page.locator('.line--cut').waitFor();
  return { page, due };
}

here.test('after an hour of sleep that stopped the monotonic clock, the countdown is right before the server says a word', async (s) => {
  const { page, due } = await beforeSleep(s);
  await shiftClock(page, HOUR);
  await right(page, due, HOUR);
  assert.match(await big(page).innerText(), /^2\d 分/);
});

here.test('after an hour of sleep that stopped every timer, the countdown is right before the server says a word', async (s) => {
  const { page, due } = await beforeSleep(s, (page) => page.clock.install());
  await page.clock.fastForward(HOUR);
  await right(page, due, HOUR);
});

here.test('a device clock that is set in the middle is not believed once the server has spoken', async (s) => {
  const { id, due } = await fresh(s);
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, `/complaints/${id}`);
  await page.locator('.line--open').waitFor();
  await right(page, due);
  await shiftClock(page, -HOUR);
  await right(page, due);
  // Set forward, it looks like sleep; the next heartbeat puts that right.
  await shiftClock(page, HOUR);
  await until(async () => (await off(page, due)) === 0, 'the server has the last word', 30_000);
});
