// A lead sets the floor up: standards, a new queue that is opened on the board, and two leads who meet.

import assert from 'node:assert/strict';
import { open, whole } from '../lib/acts.mjs';
import { post } from '../lib/floor.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const save = (page) => page.getByRole('button', { name: '保存设置' }).click();
const saved = (page) => page.getByText('已保存，看板已按新标准计算').waitFor();

here.test('a new standard counts at once, and a new queue is opened on the board', { timeout: 120_000 }, async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/board');
  await page.getByRole('button', { name: '看板设置' }).click();
  await page.getByRole('link', { name: '排队设置' }).click();
  await page.locator('#plan-answer_within_seconds').fill('900');
  await page.getByRole('button', { name: '新增队列' }).click();
  const row = page.locator('.plan__queue').last();
  await row.locator('input').first().fill('9号');
  await save(page);
  const flaws = page.locator('#plan-flaws:focus');
  await flaws.waitFor();
  assert.equal(await flaws.locator('li').count(), 5, 'the standard, the code, two names and the skill');
  await flaws.locator('a').first().click();
  await page.locator('#plan-answer_within_seconds:focus').fill('30');
  // What is not saved survives a reload.
  await page.reload();
  await whole(page);
  await page.getByText('上次没保存的改动还在这里').waitFor();
  assert.equal(await page.locator('#plan-answer_within_seconds').inputValue(), '30');
  for (const [at, text] of [['0', 'english'], ['1', '英语热线'], ['2', 'English line'], ['3', 'english']]) {
    await row.locator('input').nth(Number(at)).fill(text);
  }
  await save(page);
  await saved(page);
  const { plan, snapshot } = await post(s.server, await s.session('gunian'), 'board/view', {}).then(async (view) => ({
    snapshot: view.snapshot,
    plan: await post(s.server, await s.session('gunian'), 'floor/plan', {}),
  }));
  assert.deepEqual(plan.settings.find(([name]) => name === 'answer_within_seconds'), ['answer_within_seconds', 30]);
  assert.deepEqual(snapshot.settings.find(([name]) => name === 'answer_within_seconds'), ['answer_within_seconds', 30], 'the board counts by it');
  await page.reload();
  await whole(page);
  assert.equal(await page.getByText('上次没保存的改动还在这里').count(), 0);
  await page.getByRole('link', { name: '返回看板' }).click();
  const queue = page.locator('tr', { hasText: '英语热线' });
  await queue.getByText('已关闭').waitFor();
  await queue.getByRole('button').click();
  await page.locator('.drawer[open] input').first().fill('新开英语热线');
  await page.locator('.drawer[open] [type=submit]').click();
  await queue.getByText('已关闭').waitFor({ state: 'detached' });
});

here.test('of two leads the second is told, and decides', { timeout: 120_000 }, async (s) => {
  const [one, other] = [await s.newPage({ as: 'gunian' }), await s.newPage({ as: 'zhengnan' })];
  await Promise.all([open(one, '/settings/floor'), open(other, '/settings/floor')]);
  await one.locator('#plan-wrap_up_limit_seconds').fill('240');
  await save(one);
  await saved(one);
  await other.locator('#plan-offer_seconds').fill('25');
  await save(other);
  await other.getByText('别人刚刚改过排队设置').waitFor();
  assert.equal(await other.locator('#plan-offer_seconds').inputValue(), '25', 'what was typed stays');
  await other.getByRole('button', { name: '用现在的设置，放弃我的' }).click();
  assert.equal(await other.locator('#plan-wrap_up_limit_seconds').inputValue(), '240');
  await other.locator('#plan-offer_seconds').fill('25');
  await save(other);
  await saved(other);
  await other.locator('#plan-offer_seconds').fill('26');
  await other.getByRole('button', { name: '恢复到已保存的' }).click();
  assert.equal(await other.locator('#plan-offer_seconds').inputValue(), '25');
});
