// Without network the open call goes on; what was saved waits, and is sent once.

import assert from 'node:assert/strict';
import { answer, fillField, kept, open, sent, shelf, startCall } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { at, form, number } from './call.mjs';
import { complaint, search } from './second_look.mjs';

const here = stage();

const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to load resource/;

/** Starts a call with network, loses it, and fills everything. */
async function callWithoutNetwork(s, login, context) {
  s.expect(NO_NETWORK);
  const page = await context.newPage();
  await open(page, '/');
  const typed = form('damage');
  await startCall(page, { phone: '10477021234', waybill: typed.waybill });
  await sent(page);
  await page.locator('.call-bar__meta', { hasNotText: '正在查来电人' }).waitFor();
  await context.setOffline(true);
  await page.locator('.line--cut').waitFor();
  assert.equal(await page.locator('.line__text').innerText(), '连接中断');
  await answer(page, '破损');
  await at(page, '致歉');
  await answer(page, 1);
  for (const [field, value] of Object.entries(typed)) if (!['channel', 'waybill', 'kind'].includes(field)) await fillField(page, field, value);
  await kept(page, typed.allegation);
  await page.locator('#save').click();
  await page.locator('.filed', { hasText: '没有网络：已存在本机，联网后自动送出。' }).waitFor();
  assert.equal(await page.locator('.filed__number').count(), 0, 'there is no number without the server');
  return { page, typed };
}

const filedOnce = async (s, login, waybill) => {
  const rows = await search(s.server, await s.session(login), waybill);
  assert.equal(rows.length, 1, 'filed once');
  return complaint(s.server, await s.session(login), rows[0].number);
};

here.test('saved without network, the number comes by itself when the network is back', async (s) => {
  const context = await s.newContext({ as: 'liangjingyi' });
  const { page, typed } = await callWithoutNetwork(s, 'liangjingyi', context);
  await page.locator('.bar__button', { hasText: '项待发送' }).click();
  await page.locator('.waiting__row', { hasText: '保存投诉' }).waitFor();
  await page.keyboard.press('Escape');
  await context.setOffline(false);
  const filed = await number(page);
  await sent(page);
  await page.locator('.line--open').waitFor({ timeout: 30_000 });
  const stands = await filedOnce(s, 'liangjingyi', typed.waybill);
  assert.equal(stands.number, filed);
  assert.equal(stands.facts.total_value, '620.00');
  assert.ok(Date.parse(stands.accepted_at) <= Date.parse(stands.received_at), 'it counts from when the button was pressed');
});

here.test('saved and wrapped up without network, sent when the network is back', async (s) => {
  const context = await s.newContext({ as: 'shenzhixia' });
  const { page, typed } = await callWithoutNetwork(s, 'shenzhixia', context);
  await page.locator('.call-bar__end').click();
  await page.locator('#wrap-note').fill('没有网络时整理的备注');
  await page.locator('#finish').click();
  await page.locator('.start__button').waitFor();
  const waits = async (command) => (await shelf(page, 'outbox')).some((entry) => entry.includes(command));
  await until(async () => (await waits('file_complaint')) && (await waits('finish_call')), 'complaint and wrap-up wait');
  await context.setOffline(false);
  await sent(page);
  const stands = await filedOnce(s, 'shenzhixia', typed.waybill);
  const { call } = stands.timeline[0].what.filed;
  assert.equal(call.disposition, 'complaint_filed');
  assert.equal(call.note, '没有网络时整理的备注');
  await page.locator(`.work-row__link[href="/complaints/${stands.id}"]`).waitFor();
  await until(async () => (await shelf(page, 'drafts')).length === 0, 'the draft is forgotten');
});

here.test('saved without network and the tab closed, sent when the workbench is opened again', async (s) => {
  const context = await s.newContext({ as: 'fanxiaobei' });
  const { page, typed } = await callWithoutNetwork(s, 'fanxiaobei', context);
  await until(async () => (await shelf(page, 'outbox')).length === 1, 'the complaint waits in the browser');
  await page.close();
  assert.equal((await search(s.server, await s.session('fanxiaobei'), typed.waybill)).length, 0);
  await context.setOffline(false);
  const later = await context.newPage();
  await open(later, '/');
  const filed = await number(later);
  await sent(later);
  assert.equal((await filedOnce(s, 'fanxiaobei', typed.waybill)).number, filed);
});
