// Language and theme change in the middle of a form; input methods are left alone.

import assert from 'node:assert/strict';
import { answer, fieldValue, fillField, kept, open, otherLanguage, startCall } from '../lib/acts.mjs';
import { commit, compose, processKey } from '../lib/ime.mjs';
import { stage } from '../lib/stage.mjs';
import { at, form, question } from './call.mjs';

const here = stage();

here.test('language and theme change in the middle of a form and keep values, cursor and place', { timeout: 90_000 }, async (s) => {
  const context = await s.newContext({ as: 'zhoumin' });
  const page = await context.newPage();
  await open(page, '/');
  const typed = form('damage');
  await startCall(page, { waybill: typed.waybill });
  for (const [field, value] of Object.entries(typed)) if (field !== 'channel') await fillField(page, field, value);

  const spot = await page.locator('#f-allegation').evaluate((area) => {
    area.focus();
    area.setSelectionRange(3, 5);
    area.scrollIntoView({ block: 'center' });
    return Math.round(area.getBoundingClientRect().top);
  });
  const fill = async (words) => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette__input').fill(words);
    await page.locator('.palette__option[aria-selected=true]').waitFor();
    await page.keyboard.press('Enter');
  };
  const unchanged = async () => {
    await page.waitForFunction(() => document.activeElement?.id === 'f-allegation');
    const held = await page.locator('#f-allegation').evaluate((area) => [area.selectionStart, area.selectionEnd, Math.round(area.getBoundingClientRect().top)]);
    assert.deepEqual(held.slice(0, 2), [3, 5], 'the selection is where it was');
    assert.ok(Math.abs(held[2] - spot) <= 120, `the field moved from ${spot} to ${held[2]}`);
    for (const [field, value] of Object.entries(typed)) if (field !== 'channel') assert.equal(await fieldValue(page, field), value, field);
  };
  await fill('english');
  await page.getByRole('heading', { name: 'Complaint', exact: false }).first().waitFor();
  await page.locator('#save', { hasText: 'Save and start the clocks' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await unchanged();
  await fill('dark');
  await page.locator('html[data-theme=dark]').waitFor();
  await unchanged();
  assert.equal(await page.locator('[data-field="item"] .field__label').innerText(), 'Item');

  // With the buttons of the bar too; then the focus is on the button, as it should be.
  await otherLanguage(page);
  await page.locator('#save', { hasText: '保存投诉，起算时限' }).waitFor();
  for (const [field, value] of Object.entries(typed)) if (field !== 'channel') assert.equal(await fieldValue(page, field), value, field);
  await otherLanguage(page);
  await page.locator('#save', { hasText: 'Save and start the clocks' }).waitFor();

  // The server renders the next page in them, before any program runs.
  const next = await (await context.request.get('/complaints')).text();
  assert.match(next, /<html lang="en" data-theme="dark"/);
  assert.match(next, /<h1[^>]*>Complaints</);
  await open(page, '/complaints');
  await page.getByRole('heading', { name: 'Complaints' }).waitFor();
});

here.test('while an input method composes no shortcut fires, and what is committed stays', { timeout: 90_000 }, async (s) => {
  const page = await s.newPage({ as: 'hechuan' });
  await open(page, '/');
  await startCall(page, { waybill: 'YL770255160318' });
  await answer(page, '破损');
  await at(page, '致歉');
  const area = page.locator('#f-allegation');
  await compose(page, area, 'waixiang');
  assert.equal(await area.inputValue(), 'waixiang', 'the letters are under composition');

  // As input methods pass keys on, and as browsers report them in the middle of a composition.
  for (const key of [
    { code: 'Digit1', alt: true },
    { code: 'Digit3', alt: true },
    { code: 'ArrowLeft', alt: true },
    { code: 'Enter', ctrl: true },
    { code: 'KeyK', ctrl: true },
    { code: 'Escape' },
    { code: 'Slash' },
  ]) await processKey(page, key);
  for (const key of [
    { key: '1', code: 'Digit1', altKey: true },
    { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true },
    { key: 'Enter', code: 'Enter', ctrlKey: true },
    { key: 'k', code: 'KeyK', ctrlKey: true },
    { key: 'Escape', code: 'Escape' },
    { key: '?', code: 'Slash', shiftKey: true },
    { key: '？', code: 'Slash', shiftKey: true },
  ]) {
    for (const where of ['#f-allegation', 'body']) {
      await page.locator(where).evaluate((e, init) => {
        e.dispatchEvent(new KeyboardEvent('keydown', { ...init, isComposing: true, bubbles: true, cancelable: true }));
        e.dispatchEvent(new KeyboardEvent('keydown', { ...init, keyCode: 229, bubbles: true, cancelable: true }));
      }, key);
    }
  }
  assert.equal(await question(page), '致歉', 'the script stays where it is');
  assert.equal(await page.locator('dialog[open]').count(), 0, 'no dialog opens');
  assert.equal(await page.locator('.filed, #error-summary').count(), 0, 'nothing is saved');

  await commit(page, '外箱被压扁了');
  assert.equal(await area.inputValue(), '外箱被压扁了');
  await kept(page, '外箱被压扁了');
  // The very keys that did nothing work again once the words are there.
  await page.keyboard.press('Alt+Digit1');
  await page.waitForFunction(() => document.querySelector('.script__trail strong')?.innerText !== '致歉');
  assert.equal(await fieldValue(page, 'allegation'), '外箱被压扁了');
  await page.keyboard.press('Control+Enter');
  await page.locator('#error-summary').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open].palette').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
});

here.test('the list of keys opens from the page, and a question mark in a field is a question mark', async (s) => {
  const page = await s.newPage({ as: 'suqing' });
  await open(page, '/');
  await startCall(page);
  await fillField(page, 'kind', 'other');
  await page.locator('#f-allegation').focus();
  await page.keyboard.type('真的吗?？、/');
  assert.equal(await page.locator('#f-allegation').inputValue(), '真的吗?？、/');
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.locator('#f-allegation').blur();
  await page.keyboard.press('?');
  await page.locator('dialog[open]', { hasText: '快捷键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
});
