// The right words while one writes: phrases in a reply, blanks that must be filled, and words that are better not said.

import assert from 'node:assert/strict';
import { open, startCall, whole } from '../lib/acts.mjs';
import { commit, compose, ime } from '../lib/ime.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

/** A complaint of its own with the reply form open. */
async function replying(s, as) {
  const { id } = await file(s.server, await s.session(as), form('loss'));
  const page = await s.newPage({ as });
  await open(page, `/complaints/${id}`);
  await page.locator('#case-actions').getByRole('button', { name: /答复/ }).first().click();
  const field = page.locator('#deed-reply');
  await field.click();
  return { page, field, id };
}

here.test('two phrases go into one reply, at the caret, without the mouse', async (s) => {
  const { page, field, id } = await replying(s, 'zhoumin');
  await page.keyboard.type('、');
  const options = page.locator('.phrase-list__option');
  await options.first().waitFor();
  await page.keyboard.type('baoqian');
  await until(async () => (await options.allInnerTexts()).every((text) => /抱歉/.test(text)), 'only what was searched for');
  const first = (await options.first().locator('span').last().innerText()).trim();
  await page.keyboard.press('Enter');
  await until(async () => (await field.inputValue()) === first, 'the phrase stands where it was asked for');
  await page.keyboard.press('Control+j');
  await options.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  const second = (await page.locator('.phrase-list__option[aria-selected=true] span').last().innerText()).trim();
  await page.keyboard.press('Enter');
  if (await page.locator('.phrase-fill').count()) {
    for (const blank of await page.locator('.phrase-fill .blank--field').all()) await blank.fill('明天上午');
    await page.locator('.phrase-fill').getByRole('button', { name: '插入' }).click();
  }
  await until(async () => (await field.inputValue()).length > first.length, 'the second phrase follows');
  assert.ok((await field.inputValue()).startsWith(first), `${second} was put behind`);
  // Escape shuts the list and leaves text and form alone.
  await page.keyboard.type('／');
  await options.first().waitFor();
  await page.keyboard.press('Escape');
  await options.first().waitFor({ state: 'detached' });
  assert.ok((await field.inputValue()).endsWith('／'));
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Enter');
  await until(async () => (await complaint(s.server, await s.session('zhoumin'), id)).timeline.some((one) => JSON.stringify(one).includes(first)), 'it is saved');
});

here.test('a list in a sentence opens nothing, and an input method keeps its Enter', async (s) => {
  const { page, field } = await replying(s, 'gaoyuan');
  await ime(page, field, '苹果、梨', 'pingguo');
  assert.equal(await page.locator('.phrase-list').count(), 0, 'a comma between words is a comma');
  await page.keyboard.type('。、');
  await page.locator('.phrase-list__option').first().waitFor();
  await compose(page, field, 'baoqian');
  await page.keyboard.press('Escape').catch(() => {});
  await commit(page, '抱歉');
  assert.match(await field.inputValue(), /^苹果、梨。、/, 'nothing was inserted while composing');
});

here.test('a phrase with an empty blank asks for it first', async (s) => {
  const { page, field } = await replying(s, 'xuanran');
  await page.keyboard.type('、');
  const open = page.locator('.phrase-list__option', { hasText: '〔' });
  for (const query of ['gei', 'shijian', 'dianhua', 'jine']) {
    await field.fill('');
    await page.keyboard.type(`、${query}`);
    await page.waitForTimeout(200);
    if (await open.count()) break;
  }
  await open.first().click();
  const blanks = page.locator('.phrase-fill .blank--field');
  await blanks.first().waitFor();
  const put = page.locator('.phrase-fill').getByRole('button', { name: '插入' });
  assert.equal(await put.getAttribute('aria-disabled'), 'true');
  await put.click({ force: true });
  assert.ok(!(await field.inputValue()).includes('〔'), 'nothing goes in while a blank is empty');
  for (const blank of await blanks.all()) await blank.fill('后天');
  await put.click();
  await until(async () => (await field.inputValue()).includes('后天'), 'the filled phrase is in the reply');
});

here.test('what must not be said is told while it is written, and mended with one press', async (s) => {
  const { page, field } = await replying(s, 'zhoumin');
  await page.keyboard.type('我 怎 么，知道');
  const mind = page.locator('.mind');
  await mind.waitFor();
  await mind.getByRole('button', { name: '替换' }).click();
  await mind.waitFor({ state: 'detached' });
  assert.ok(!(await field.inputValue()).includes('知道，'), 'the better words stand in its place');
  assert.ok((await field.inputValue()).length > 4);
});

here.test('a phrase in the call is copied only when it is whole, and its tone can be changed', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/');
  await startCall(page);
  await whole(page);
  await page.keyboard.press('Control+j');
  const search = page.locator('.phrases__search');
  await search.fill('首问');
  const row = page.locator('.phrase').first();
  const warm = row.getByRole('button', { name: '亲切' });
  const before = await row.locator('.phrase__text').innerText();
  await warm.click();
  await until(async () => (await row.locator('.phrase__text').innerText()) !== before, 'the other way to say it');
  await search.fill('');
  const open_ = page.locator('.phrase', { has: page.locator('.blank--field') }).first();
  await search.fill('时间');
  await open_.waitFor();
  await open_.locator('.phrase__copy').click();
  await open_.getByText('还有空白没填，不能复制').waitFor();
  for (const blank of await open_.locator('.blank--field').all()) await blank.fill('下午三点');
  await open_.locator('.phrase__copy').click();
  await open_.getByText('已复制').waitFor();
});
