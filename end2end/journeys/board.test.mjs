// The board: every number opens exactly its rows, follows the floor by itself, says when it is old, and is right again
// after the server was away.

import assert from 'node:assert/strict';
import { open, whole } from '../lib/acts.mjs';
import { act, post, takeContacts, telephone } from '../lib/floor.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();

const GENERAL = { queue: 'hotline', skill: 'general' };
const tile = (page, title) => page.locator('.tile', { has: page.locator('.tile__link', { hasText: title }) });
const number = async (page, title) => (await tile(page, title).locator('.tile__number').innerText()).trim();

/** A morning by telephone: calls that wait, are talked about, were given up early and late, and are done. */
async function morning(server) {
  const pbx = await telephone(server, { 1001: '周敏', 1002: '何川' });
  const agent = (extension) => ({ agent: extension });
  await pbx.tell(
    ...['waiting-1', 'waiting-2'].map((call, place) => pbx.event(call, 'arrived', 90 - place * 30, GENERAL)),
    pbx.event('claim', 'arrived', 40, { queue: 'claims', skill: 'claims' }),
    pbx.event('talk', 'arrived', 200, GENERAL),
    pbx.event('talk', 'offered', 198, agent('1001')),
    pbx.event('talk', 'answered', 190, agent('1001')),
    pbx.event('gone', 'arrived', 400, GENERAL),
    pbx.event('gone', 'abandoned', 340),
    pbx.event('short', 'arrived', 300, GENERAL),
    pbx.event('short', 'abandoned', 298),
    pbx.event('done', 'arrived', 900, { ...GENERAL, waybill: 'YL770000000017' }),
    pbx.event('done', 'offered', 898, agent('1002')),
    pbx.event('done', 'answered', 880, agent('1002')),
    pbx.event('done', 'ended', 700),
    pbx.event('done', 'wrapped', 640, { ...agent('1002'), resolution: 'solved' }),
  );
  return pbx;
}

here.test('every number on the board opens exactly the rows it counts', { timeout: 180_000 }, async (s) => {
  await morning(s.server);
  const context = await s.newContext({ as: 'gunian' });
  const [page, rows] = [await context.newPage(), await context.newPage()];
  await open(page, '/board');
  await until(async () => (await number(page, '排队中')) === '3', 'three calls wait');
  const counted = (href) => async () => {
    await rows.goto(href, { waitUntil: 'domcontentloaded' });
    return Number(await rows.locator('[data-count]').first().getAttribute('data-count'));
  };
  const numbers = await page.locator('.board__number').evaluateAll((all) =>
    all.filter((one) => one.checkVisibility()).map((one) => ({ href: one.getAttribute('href'), text: one.textContent })),
  );
  const tiles = await page.locator('.tile').evaluateAll((all) =>
    all.flatMap((one) => [
      { href: one.querySelector('.tile__link').getAttribute('href'), text: one.querySelector('.tile__number').textContent, tile: true },
      ...[...one.querySelectorAll('a:not(.tile__link)')].map((part) => ({ href: part.getAttribute('href'), text: part.textContent })),
    ]),
  );
  assert.ok(numbers.length > 15 && tiles.length > 15, `${numbers.length} numbers, ${tiles.length} in tiles`);
  let same = 0;
  for (const { href, text, tile: rate } of [...numbers, ...tiles]) {
    const count = await counted(href)();
    // A number may be a share or a time: its rows exist, but it does not count them.
    if (rate ? !/^\d+$/.test(text.trim()) : /[%:]/.test(text)) continue;
    const told = text.match(/\d+/g) ?? [];
    assert.ok(told.map(Number).includes(count), `«${text}» opens ${count} rows at ${href}`);
    same += 1;
  }
  s.say(`${same} numbers held against their rows`);
});

here.test('two agents and a lead: the board follows by itself, and a lead steers', { timeout: 120_000 }, async (s) => {
  const [first, second] = [await s.session('tangke'), await s.session('suqing')];
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/board');
  const row = (name) => page.locator('.board__agents tr', { hasText: name });
  await takeContacts(s.server, second, ['billing']);
  await row('苏晴').locator('text=就绪').waitFor();
  await act(s.server, second, { own: { take_break: { reason: 'meal' } } });
  await row('苏晴').locator('text=用餐').waitFor();
  await takeContacts(s.server, first, ['billing']);
  await row('唐可').locator('text=就绪').waitFor();
  // A lead needs a reason, and what is done is seen without a reload.
  await row('苏晴').locator('.board__who').click();
  const drawer = page.locator('.drawer[open]');
  const change = drawer.locator('.drawer__part', { has: page.locator('#state-reason') });
  await change.locator('select').selectOption({ label: '就绪' });
  await change.locator('[type=submit]').click();
  await change.locator('[aria-invalid=true]').waitFor();
  await change.locator('#state-reason').fill('热线排队，提前回来');
  await change.locator('[type=submit]').click();
  await row('苏晴').locator('text=就绪').waitFor();
  // A note is in the agent's workbench until it is acknowledged.
  await drawer.locator('#whisper-text, textarea').first().fill('下一个请接英语热线');
  await drawer.getByRole('button', { name: '发送', exact: true }).click();
  const notes = await until(async () => {
    const mine = await post(s.server, second, 'floor/mine', {});
    return mine.notes.length ? mine.notes : null;
  }, 'the note is with the agent');
  assert.equal(notes[0].text, '下一个请接英语热线');
  assert.equal((await post(s.server, first, 'floor/mine', {})).notes.length, 0, 'nobody else has it');
});

here.test('a board whose server is away says so, and is right again without a reload', { timeout: 180_000 }, async (s) => {
  const pbx = await telephone(s.server);
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/board');
  const before = Number(await number(page, '排队中'));
  s.expect(/Failed to load resource|ERR_CONNECTION|net::/, { maybe: true });
  await s.server.sigterm();
  await page.locator('.board__stale:not([hidden])').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('.tile--calm').count(), 0, 'nothing is called fine while the board is old');
  await s.server.restart();
  await pbx.tell(pbx.event('meanwhile', 'arrived', 5, GENERAL));
  await until(async () => Number(await number(page, '排队中')) === before + 1, 'what happened meanwhile is on the board', 30_000);
  await page.locator('.board__stale').waitFor({ state: 'hidden' });
  const { snapshot } = await post(s.server, await s.session('gunian'), 'board/view', {});
  assert.equal(snapshot.waiting, before + 1);
});

for (const [lang, width, height] of [['zh', 1920, 1080], ['en', 1920, 1080], ['en', 3840, 2160]]) {
  here.test(`a wall of ${width} by ${height} shows all of it without scrolling (${lang})`, async (s) => {
    const [agent, pbx] = [await s.session('suqing'), await telephone(s.server)];
    await takeContacts(s.server, agent, ['billing']);
    await pbx.tell(pbx.event(`wall ${lang} ${width}`, 'arrived', 5, GENERAL));
    const page = await s.newPage({ as: 'gunian', lang, viewport: { width, height } });
    await open(page, '/board?wall=1');
    await page.locator('.alerts__list li').first().waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) <= height, 'it is too high');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, 'it is too wide');
  });
}

for (const minutes of [-10, 10]) {
  here.test(`a device clock ${minutes} minutes off changes nothing on the board`, async (s) => {
    const page = await s.newPage({ as: 'gunian', clockOffsetMs: minutes * 60_000 });
    await open(page, '/board');
    await whole(page);
    const { snapshot } = await post(s.server, await s.session('gunian'), 'board/view', {});
    const shown = await page.locator('.board__clock').innerText();
    const [hour, minute, second = 0] = shown.split(':').map(Number);
    const server = new Date(new Date(snapshot.at).getTime() + 8 * 3_600_000);
    const off = Math.abs(hour * 3600 + minute * 60 + second - (server.getUTCHours() * 3600 + server.getUTCMinutes() * 60 + server.getUTCSeconds()));
    assert.ok(Math.min(off, 86_400 - off) < 30, `the board says ${shown}, the server ${snapshot.at}`);
    assert.equal(await page.locator('.board__stale:not([hidden])').count(), 0);
  });
}
