// Promises: what a script's call back promised waits in my work until it is kept, and a lead sees what is overdue.

import assert from 'node:assert/strict';
import { answer, fillField, open, scripted, startCall } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { moment, question } from './call.mjs';

const here = stage();

const PHONE = '10499007788';
const MASKED = '104******88';

const promise = (page, text) => page.locator('.promise', { has: page.locator('summary', { hasText: text }) });
const press = (row, name) => row.getByRole('button', { name, exact: true }).click();

/** Takes another script from the list. */
async function takeScript(page, id) {
  await page.locator('.script__pick').click();
  await page.locator(`.script-find__entry[data-script="${id}"]`).click();
  await page.locator('.script-find').waitFor({ state: 'detached' });
  await scripted(page);
}

/** Goes through «cannot answer now» until the promise to ring back is noted. */
async function promiseCallback(page, due) {
  const does = {
    致歉: () => answer(page, 1),
    来电身份: () => answer(page, '收件人'),
    称呼: () => fillField(page, 'contact_name', '丁女士', 'ask'),
    联系电话: () => fillField(page, 'contact_phone', PHONE, 'ask'),
    记好了: () => answer(page, 1),
    要核实什么: () => fillField(page, 'question', '改寄到公司要加多少钱', 'ask'),
    谁能答: () => answer(page, '我自己去查'),
    回电时间: () => fillField(page, 'callback_time', due, 'ask'),
    记下承诺: () => answer(page, '记下回电承诺'),
  };
  for (let label = await question(page); label !== '结束'; ) {
    const before = label;
    assert.ok(does[before], `the script asks «${before}», which nobody expects here`);
    await does[before]();
    await until(async () => (label = await question(page)) !== before, `the script goes on from «${before}»`);
  }
}

/** Ends the call as one to be followed up. */
async function endCall(page) {
  await page.locator('.call-bar__end').click();
  await page.locator('.wrap .choice', { hasText: '需继续跟进' }).click();
  await page.locator('#finish').click();
  await page.locator('.start__button').waitFor();
}

here.test('a promised call back waits, gets another time, is kept and is gone', { timeout: 120_000 }, async (s) => {
  const page = await s.newPage({ as: 'tangke' });
  await open(page, '/');
  assert.equal(await page.locator('.promise').count(), 0);
  await startCall(page, { phone: PHONE });
  await takeScript(page, 'cannot_answer_now');
  await promiseCallback(page, moment(40));
  await endCall(page);

  const row = promise(page, MASKED);
  await row.waitFor();
  assert.match(await row.innerText(), /回电/);
  assert.equal(await page.getByText(PHONE).count(), 0, 'the number is masked');
  await row.locator('summary').click();
  await press(row, '改时间');
  await press(row, '改到这个时间');
  await row.getByText('请填一个时间。').waitFor();
  await row.getByText('请写明原因。').waitFor();
  await row.locator('input[type=datetime-local]').fill(moment(-5));
  await row.locator('textarea').fill('无人接听');
  await press(row, '改到这个时间');
  await row.getByText('新的时间要在此刻之后').waitFor();
  assert.equal(await row.locator('textarea').inputValue(), '无人接听', 'what was typed stays');
  await row.locator('input[type=datetime-local]').fill(moment(150));
  await press(row, '改到这个时间');
  await row.getByText('已改 1 次').waitFor();

  await row.locator('summary').click();
  await press(row, '已兑现');
  await row.locator('textarea').fill('已告知加收 12 元，客户同意。');
  await press(row, '确认已兑现');
  await row.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('.start__button').waitFor();
  assert.equal(await promise(page, MASKED).count(), 0, 'it stays gone');
});

here.test('ringing back begins a call to the customer, and only one call is on at a time', { timeout: 90_000 }, async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/');
  const rows = page.locator('.promise');
  await rows.nth(3).waitFor();
  assert.equal(await rows.count(), 4);
  assert.match(await rows.first().innerText(), /超时/, 'the nearest comes first');
  const row = page.locator('.promise[data-about=callback_time]');
  await row.locator('summary').click();
  await press(row, '回电');
  await page.locator('.call-bar').waitFor();
  await scripted(page);
  await row.getByText('先结束并整理好这通电话').waitFor();
  assert.ok(await row.getByRole('button', { name: '回电', exact: true }).isDisabled());
  await endCall(page);
  await press(row, '已兑现');
  await press(row, '确认已兑现');
  await row.waitFor({ state: 'detached' });
  assert.equal(await rows.count(), 3);
});

here.test('a lead finds the overdue promise of an agent and gives it to another', { timeout: 90_000 }, async (s) => {
  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, '/');
  const overdue = promise(lead, '何川');
  await overdue.waitFor();
  assert.match(await overdue.innerText(), /超时/);
  await overdue.locator('summary').click();
  await press(overdue, '交给同事');
  await press(overdue, '交给这位同事');
  await overdue.getByText('请选一位同事。').waitFor();
  const choice = overdue.locator('select');
  assert.equal(await choice.locator('option', { hasText: '何川' }).count(), 0, 'whoever has it already is not offered');
  await choice.selectOption(await choice.locator('option', { hasText: '江子昂' }).getAttribute('value'));
  await press(overdue, '交给这位同事');
  await promise(lead, '江子昂').waitFor();

  const agent = await s.newPage({ as: 'jiangziang', lang: 'en' });
  await open(agent, '/');
  const row = agent.locator('.promise');
  await row.waitFor();
  assert.match(await row.innerText(), /Call back/);
  await row.locator('summary').click();
  await press(row, 'No longer wanted');
  await press(row, 'Yes, no longer wanted');
  await row.getByText('Write down why.').waitFor();
  await row.locator('textarea').fill('Collected at the outlet.');
  await press(row, 'Yes, no longer wanted');
  await row.waitFor({ state: 'detached' });
  await promise(lead, '江子昂').waitFor({ state: 'detached' });
});
