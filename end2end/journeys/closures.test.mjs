// Business units and emergency closures: entered by an administrator with the keyboard, tried first, and nothing that runs moves.

import assert from 'node:assert/strict';
import { open } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

/** Opens a form of the page by its heading, with the keyboard. */
async function unfold(page, heading) {
  const summary = page.locator('summary', { hasText: heading });
  const part = page.locator('details', { has: summary });
  if ((await part.getAttribute('open')) === null) {
    await summary.focus();
    await page.keyboard.press('Enter');
  }
  return part;
}

/** Tries and makes a change, with the keyboard; tells what the dry run said. */
async function apply(page, part) {
  await part.getByRole('button', { name: '试算' }).focus();
  await page.keyboard.press('Enter');
  await part.locator('.notice--info').waitFor();
  const said = await part.locator('.notice--info').innerText();
  await part.getByRole('button', { name: '确认生效' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#calendar-said .notice--safe').waitFor();
  return said;
}

/** A moment of some day from now, as a field has it, in the business zone. */
function moment(days, time) {
  const day = new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  return `${day}T${time}`;
}

here.test('a unit is added, closed by a typhoon and opened again early, and no deadline moves', async (s) => {
  const agent = await s.session('zhoumin');
  const { id } = await file(s.server, agent, form('loss'));
  const before = (await complaint(s.server, agent, id)).clocks;
  const page = await s.newPage({ as: 'luwei' });
  await open(page, '/rules/calendar');
  const unit = await unfold(page, '新增业务单位');
  await unit.getByLabel('单位名称').fill('深圳分拨');
  assert.ok(await unit.getByRole('button', { name: '确认生效' }).isDisabled(), 'what was not tried cannot be made');
  await unit.getByRole('button', { name: '试算' }).click();
  await unit.getByText('业务单位要有营业时间').waitFor();
  await unit.getByLabel('工作日营业时间').fill('09:00-18:00');
  assert.match(await apply(page, unit), /新增单位深圳分拨/);
  await page.locator('#units li', { hasText: '深圳分拨' }).filter({ hasText: '09:00–18:00' }).waitFor();

  const close = await unfold(page, '录入临时停业');
  await close.getByLabel('哪个单位').selectOption('深圳分拨');
  await close.getByLabel('停业自').fill(moment(1, '08:00'));
  await close.getByLabel('停业至').fill(moment(0, '08:00'));
  await close.getByRole('button', { name: '试算' }).click();
  await close.getByText('结束要晚于开始').waitFor();
  await close.getByLabel('停业至').fill(moment(2, '20:00'));
  const told = await apply(page, close);
  assert.match(told, /深圳分拨停业（台风）/);
  assert.match(told, /时限保持不变的未结投诉/);
  const row = page.locator('#closures li[data-phase=coming]', { hasText: '深圳分拨' });
  await row.getByText('录入').waitFor();

  const again = await unfold(page, '录入临时停业');
  await again.getByLabel('哪个单位').selectOption('深圳分拨');
  await again.getByLabel('停业自').fill(moment(2, '08:00'));
  await again.getByLabel('停业至').fill(moment(3, '20:00'));
  await again.getByRole('button', { name: '试算' }).click();
  await again.getByText('同一单位已有停业').waitFor();

  await row.locator('summary').click();
  await row.getByLabel('恢复营业').fill(moment(1, '12:00'));
  assert.match(await apply(page, row), /恢复营业/);
  await page.locator('#closures li', { hasText: '提前结束：' }).waitFor();
  assert.deepEqual((await complaint(s.server, agent, id)).clocks, before, 'a running deadline never moves');

  const plain = await s.newPage({ as: 'zhoumin', lang: 'en' });
  await open(plain, '/rules/calendar');
  await plain.locator('#closures li', { hasText: 'Typhoon' }).getByText('Ended early by').waitFor();
  assert.equal(await plain.getByText('Declare a closure').count(), 0, 'an agent reads and does not change');
});
