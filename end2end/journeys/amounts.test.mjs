// An amount is worked out for a complaint, kept with everything it stands on, and decided by a lead within the law.

import assert from 'node:assert/strict';
import { open } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

/** Presses the button and types the decision. */
async function decide(page, what, why) {
  await page.locator('#deed-ruling').selectOption(what);
  await page.locator('#deed-rule').fill(why);
  await page.getByRole('button', { name: '核定', exact: true }).click();
}

here.test('an amount is kept with a complaint, and a lead decides within the law', async (s) => {
  const agent = await s.session('zhoumin');
  const { id } = await file(s.server, agent, form('loss'));
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, `/complaints/${id}`);
  assert.equal(await page.getByRole('button', { name: '核定赔付' }).count(), 0, 'nothing to decide on yet');
  const link = page.locator('section', { has: page.locator('#money-title') }).getByRole('link');
  await link.first().click();
  await page.waitForURL(/\/rules\/compensation\?case=/);
  await page.locator('#in-kind').selectOption('loss');
  await page.locator('#in-fee').fill('二十');
  const keep = page.getByRole('button', { name: '保存到投诉' });
  await keep.and(page.locator('[aria-disabled=true]')).waitFor();
  for (const [name, value] of Object.entries({ fee: '20', weight: '2', insured: '', loss: '800' })) await page.locator(`#in-${name}`).fill(value);
  // Two presses in a row keep one result.
  await keep.dblclick();
  await page.getByText('已保存到投诉。').waitFor();
  await page.getByRole('link', { name: '回到投诉' }).click();
  await page.locator('[data-amount="1"]', { hasText: '公司条款：¥120.00' }).waitFor();
  const { reckonings } = await complaint(s.server, agent, id);
  assert.equal(reckonings.length, 1);
  assert.equal(reckonings[0].recheck, 'same');
  assert.equal(await page.getByRole('button', { name: '核定赔付' }).count(), 0, 'an agent does not decide');

  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, `/complaints/${id}`);
  await lead.getByRole('button', { name: '核定赔付' }).click();
  await decide(lead, 'refuse', '客户已经签收');
  await lead.getByText(/按现行法律至少应赔 ¥800.00，没有保存/).waitFor();
  await decide(lead, 'house_terms', '按公司条款');
  await lead.getByText(/按现行法律至少应赔 ¥800.00，没有保存/).waitFor();
  await lead.locator('#deed-ruling').selectOption('law');
  assert.equal(await lead.locator('#deed-amount').inputValue(), '800.00', 'the ground proposes its amount');
  await decide(lead, 'law', '发票已核对');
  await lead.locator('.timeline', { hasText: '核定赔付：赔付 ¥800.00（按现行法律）' }).waitFor();
  // The agent's page follows by itself, and the record says who decided.
  await page.locator('[data-amount="1"]', { hasText: '赔付 ¥800.00（按现行法律）' }).waitFor();
  await page.locator('[data-amount="1"]', { hasText: '顾念' }).waitFor();
});

here.test('an amount that waits for the network is kept once it is back', async (s) => {
  const agent = await s.session('zhoumin');
  const { id } = await file(s.server, agent, form('loss'));
  const page = await s.newPage({ as: 'zhoumin' });
  s.expect(/ERR_INTERNET_DISCONNECTED/, { maybe: true });
  await open(page, `/rules/compensation?case=${id}&kind=loss&fee=20&weight=2&loss=800&accepted=2026-11-18`);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存到投诉' }).click();
  await page.getByText('没有网络：已存在这台设备上').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已保存到投诉。').waitFor({ timeout: 40_000 });
  await until(async () => (await complaint(s.server, agent, id)).reckonings.length === 1, 'it is kept once');
});
