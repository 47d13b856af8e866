// The keyboard reaches everything, in order, and one sees where it is. Shortcuts work, and never while characters are composed.

import assert from 'node:assert/strict';
import { answer, open, said, startCall } from '../lib/acts.mjs';
import { eyes } from '../lib/controls.mjs';
import { none } from '../lib/findings.mjs';
import { commit, compose, ime, processKey } from '../lib/ime.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { walkCall, walkPages, walkSignedOut } from '../lib/walk.mjs';

const here = stage();

/** Goes through the page with Tab and tells what was not reached, out of order, or without a visible focus. */
async function tabThrough(name, page) {
  // What is on its way to the server shows a button for a moment.
  await page.locator('[popovertarget=waiting]').waitFor({ state: 'hidden' });
  await eyes(page);
  const focused = await page.evaluateHandle(() => document.activeElement);
  const expected = await page.evaluate(() => {
    const { all, name: call, scope } = window.__yl;
    const first = new Set();
    const stops = all().filter((e) => {
      if (e.tabIndex < 0 || e.getAttribute('role') === 'option') return false;
      if (e.type !== 'radio' || !e.name) return true;
      // A group of radio buttons is one stop: the chosen one, or the first.
      const group = [...scope().querySelectorAll(`input[type=radio][name="${CSS.escape(e.name)}"]`)];
      const chosen = group.find((one) => one.checked) ?? group[0];
      return chosen === e && !first.has(e.name) && first.add(e.name);
    });
    window.__stops = stops;
    if (scope() === document.body) {
      const start = document.body;
      start.tabIndex = -1;
      start.focus({ preventScroll: true });
      start.removeAttribute('tabindex');
    } else {
      stops[0]?.focus();
    }
    return stops.map(call);
  });
  const found = [];
  const reached = [];
  const inside = await page.evaluate(() => window.__yl.scope() !== document.body);
  if (inside && expected.length) reached.push(0);
  // A date has a stop for each of its parts.
  const parts = await page.evaluate(() => window.__stops.filter((e) => /^(date|time)/.test(e.type ?? '')).length * 6);
  for (let turn = 0; turn <= expected.length + parts + 2; turn += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return null;
      const { name: call, face } = window.__yl;
      const ring = (one, pseudo) => {
        const { content, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, pseudo);
        return (!pseudo || content !== 'none') && ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none');
      };
      // An input drawn by what stands beside or around it, a link stretched over its row, a field with its frame.
      const marked = [e, e.nextElementSibling, face(e), e.closest('.palette__field')].some((one) => one && (ring(one) || ring(one, '::after')));
      const { top, bottom, left, right } = face(e).getBoundingClientRect();
      return {
        index: window.__stops.indexOf(e),
        name: call(e),
        marked,
        seen: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
      };
    });
    if (at !== null && at.index >= 0 && at.index === reached.at(-1) && parts > 0) continue;
    if (at === null || reached.includes(at.index) || (inside && at.index < 0)) break;
    if (at.index < 0) {
      found.push(`${at.name} is reached, but was not expected`);
      continue;
    }
    reached.push(at.index);
    if (!at.marked) found.push(`${at.name} shows no focus`);
    if (!at.seen) found.push(`${at.name} has the focus outside the window`);
  }
  expected.forEach((one, index) => {
    if (!reached.includes(index)) found.push(`${one} is not reached`);
  });
  if (reached.some((index, turn) => turn > 0 && index < reached[turn - 1])) found.push(`the order is ${reached.join(' ')}`);
  // The walk goes on from where it was.
  await focused.evaluate((e) => e?.focus?.({ preventScroll: true }));
  return found.map((one) => `${name}: ${one}`);
}

here.test('Tab reaches every control in order and one sees where it is', { timeout: 150_000 }, async (s) => {
  s.expect(/status of 404/);
  const outside = await walkSignedOut(s, await s.newPage(), tabThrough);
  const page = await s.newPage({ as: 'zhoumin' });
  const found = [...outside, ...(await walkPages(s, page, tabThrough)), ...(await walkCall(s, page, tabThrough))];
  none(found);
});

here.test('the first Tab offers to skip the bar, and Enter does', async (s) => {
  const page = await s.newPage({ as: 'hechuan' });
  for (const path of ['/', '/complaints', '/account']) {
    await open(page, path);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip:focus');
    await skip.waitFor();
    const { x, y, width, height } = await skip.boundingBox();
    assert.ok(x >= 0 && y >= 0 && width >= 44 && height >= 24, `the skip link is to be seen on ${path}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('#main').contains(document.activeElement)), `in the page after skipping, on ${path}`);
  }
});

const DIALOGS = [
  { name: 'palette', key: 'Control+K', shown: 'dialog.palette[open]', first: '.palette__input' },
  { name: 'list of keys', key: '?', shown: 'dialog[open] .keys', first: null },
];
for (const { name, key, shown, first } of DIALOGS) {
  here.test(`${key} opens the ${name}, Escape closes it, and the focus goes back`, async (s) => {
    const page = await s.newPage({ as: 'suqing', lang: 'en' });
    for (const path of ['/', '/complaints']) {
      await open(page, path);
      const link = page.locator('.bar__link').nth(1);
      await link.focus();
      await page.keyboard.press(key);
      await page.locator(shown).waitFor();
      if (first) await until(() => page.locator(`${first}:focus`).count(), `${first} has the focus`);
      assert.ok(await page.evaluate(() => document.querySelector('dialog[open]').contains(document.activeElement)));
      await page.keyboard.press('Escape');
      await page.locator(shown).waitFor({ state: 'hidden' });
      await until(() => link.evaluate((e) => e === document.activeElement), 'the focus is back on the link');
    }
  });
}

here.test('a question mark that is typed is a question mark', async (s) => {
  const page = await s.newPage({ as: 'luoyiming' });
  await open(page, '/');
  await page.locator('#call-waybill').focus();
  await page.keyboard.type('a?');
  assert.equal(await page.locator('#call-waybill').inputValue(), 'a?');
  assert.equal(await page.locator('dialog[open]').count(), 0);
});

here.test('no shortcut fires while characters are composed', async (s) => {
  const page = await s.newPage({ as: 'tangke' });
  await open(page, '/');
  await startCall(page, { phone: '13800138000' });
  const question = await said(page);
  const name = page.locator('#f-contact_name');
  await compose(page, name, 'lin');
  for (const key of [
    { code: 'KeyK', ctrl: true },
    { code: 'Enter', ctrl: true },
    { code: 'Digit1', alt: true },
    { code: 'ArrowLeft', alt: true },
    { code: 'Enter' },
    { code: 'Slash' },
    { code: 'Escape' },
  ]) {
    await processKey(page, key);
  }
  assert.equal(await page.locator('dialog[open]').count(), 0, 'no dialog');
  assert.equal(await said(page), question, 'the script stays');
  assert.equal(await page.locator('#error-summary').count(), 0, 'nothing was filed');
  await commit(page, '林静');
  assert.equal(await name.inputValue(), '林静');
  // The same keys work once nothing is composed.
  await page.keyboard.press('Alt+8');
  await until(async () => (await said(page)) !== question, 'the script goes on');
  const next = await said(page);
  await page.keyboard.press('Alt+ArrowLeft');
  await until(async () => (await said(page)) !== next, 'the script goes back');
  await page.keyboard.press('Control+K');
  await page.locator('dialog.palette[open]').waitFor();
});

here.test('the palette takes Chinese from an input method, and its Enter chooses nothing while composing', async (s) => {
  const page = await s.newPage({ as: 'xuanran' });
  await open(page, '/');
  await page.keyboard.press('Control+K');
  const field = page.locator('.palette__input');
  await field.waitFor();
  await compose(page, field, 'tousu');
  await processKey(page, { code: 'Enter' });
  await processKey(page, { code: 'ArrowDown' });
  assert.equal(new URL(page.url()).pathname, '/', 'still here');
  await commit(page, '投诉');
  await until(async () => (await field.inputValue()) === '投诉', 'the characters are there');
  await page.locator('.palette__option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/complaints');
});

here.test('what an input method writes reaches the form whole', async (s) => {
  const page = await s.newPage({ as: 'gaoyuan' });
  await open(page, '/');
  await startCall(page, { phone: '13800138000' });
  await answer(page, 8);
  const words = page.locator('#f-allegation');
  await words.waitFor();
  await ime(page, words, '派件员态度很差', 'paijianyuan');
  await ime(page, words, '，还挂电话', 'haiguadianhua');
  assert.equal(await words.inputValue(), '派件员态度很差，还挂电话');
});
