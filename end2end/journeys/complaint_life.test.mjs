// The life of a complaint: replies in time and late, facts, hand-over, closing, reopening, the whole number, finding it again.

import assert from 'node:assert/strict';
import { open } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

/** Opens the form of an action by the words on its button. */
const act = (page, name) => page.locator('.case-head__actions').getByRole('button', { name, exact: true }).click();
const send = (page) => page.locator('.case-head .deed [type=submit]').click();
const savedAs = (page, words) => page.locator('.case-head__saved', { hasText: `已保存，${words}` }).waitFor();
const isAt = (page, stage) => page.locator('.steps__step--now', { hasText: stage }).waitFor();

here.test('a reply in time and a late one each say what they are', async (s) => {
  const cookie = await s.session('jiangziang');
  const early = await file(s.server, cookie, form('damage'));
  const late = await file(s.server, cookie, form('damage'), { ago: 36 });
  const page = await s.newPage({ as: 'jiangziang' });

  await open(page, `/complaints/${early.id}`);
  await act(page, '记录首次答复');
  await page.locator('.verdict', { hasText: '现在记录为按时：首次答复' }).waitFor();
  await send(page);
  await page.locator('.field__error', { hasText: '请填写内容' }).waitFor();
  await page.locator('#deed-reply').fill('已电话告知客户：网点正在核查，今晚前回复。');
  await send(page);
  await savedAs(page, '记录答复');
  await isAt(page, '已答复');
  await page.locator('.ended > summary').click();
  await page.locator('.ended .proof', { hasText: '首次答复' }).locator('.proof__big', { hasText: '按时' }).waitFor();

  await open(page, `/complaints/${late.id}`);
  await act(page, '记录首次答复');
  await page.locator('.verdict--late', { hasText: /现在记录会标为迟到：首次答复.*超时 [67] 分/ }).waitFor();
  await page.locator('#deed-reply').fill('向客户致歉，说明延迟答复的原因。');
  await send(page);
  await savedAs(page, '记录答复');
  await page.locator('.ended > summary').click();
  await page.locator('.ended .proof__big', { hasText: /^迟了 [67] 分/ }).waitFor();
  await page.locator('.timeline__line', { hasText: /首次答复：迟了/ }).waitFor();
  const stands = await complaint(s.server, cookie, late.id);
  const state = stands.clocks.find((clock) => clock.code === 'first_reply').state;
  assert.ok(Math.abs(state.met_late.late_by_seconds - 360) < 60, `late by ${state.met_late.late_by_seconds} s`);
});

here.test('from an agent to the leads, to a colleague, closed, and opened again', { timeout: 90_000 }, async (s) => {
  const cookie = await s.session('jiangziang');
  const { id } = await file(s.server, cookie, form('loss'));
  const page = await s.newPage({ as: 'jiangziang' });
  await open(page, `/complaints/${id}`);
  await act(page, '添加备注');
  await page.locator('#deed-note').fill('客户下午三点后方便接电话。');
  await send(page);
  await savedAs(page, '添加备注');
  await act(page, '转交主管');
  await page.locator('#deed-hand').fill('客户要求与主管直接沟通。');
  await send(page);
  await savedAs(page, '转交主管');
  await isAt(page, '主管处理');
  assert.equal(await page.getByRole('button', { name: '由我接手' }).count(), 0, 'an agent cannot take it back');

  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, `/complaints/${id}`);
  await act(lead, '由我接手');
  await savedAs(lead, '由我接手');
  await lead.locator('.timeline__line', { hasText: '顾念 接手处理' }).waitFor();
  await act(lead, '改派');
  await lead.locator('#deed-person').selectOption({ label: '何川 · 客服' });
  await send(lead);
  await savedAs(lead, '改派');
  const stands = await complaint(s.server, cookie, id);
  assert.equal(stands.owner.name, '何川');

  // The new owner finds it in the list of what is theirs, and closes it.
  const owner = await s.newPage({ as: 'hechuan' });
  await open(owner, '/complaints?owner=mine&sort=newest');
  await owner.locator(`.case__link[href="/complaints/${id}"]`).click();
  await owner.locator('.case-head__number', { hasText: stands.number }).waitFor();
  await act(owner, '办结');
  await send(owner);
  assert.equal(await owner.locator('.deed .field__error:not(:empty)').count(), 3, 'reason, way and words are asked for');
  await owner.locator('#deed-reason').selectOption('satisfied');
  await owner.locator('#deed-told').selectOption('phone');
  await owner.locator('#deed-close').fill('耳机已找回并送达，客户表示满意。');
  await send(owner);
  await savedAs(owner, '办结');
  await isAt(owner, '已办结');
  await owner.locator('.card', { hasText: '没有在走的时限' }).waitFor();
  await owner.locator('.timeline__line', { hasText: '办结：已解决，客户满意（电话告知客户）' }).waitFor();

  const before = (await complaint(s.server, cookie, id)).clocks;
  await act(owner, '重新打开');
  await owner.locator('#deed-reopen').fill('客户来电：收到的耳机不是原来那副。');
  await send(owner);
  await savedAs(owner, '重新打开');
  await owner.locator('.case-head__tags .chip', { hasText: '重新打开过' }).waitFor();
  await owner.locator('.case-page__side > section > .card:not(.ended) .proof__title', { hasText: '办结并告知 · 法定' }).waitFor();
  await owner.locator('.ended > summary', { hasText: `(${before.length})` }).waitFor();
  const again = await complaint(s.server, cookie, id);
  assert.deepEqual(again.clocks.slice(0, before.length), before, 'old clocks stay as they were');
  assert.ok(again.clocks.slice(before.length).some((clock) => clock.code === 'handle_and_tell' && clock.state === 'running'));
  assert.equal(again.reopened, 1);
});

here.test('the whole number is shown for a reason, and the reason is in the timeline', async (s) => {
  const { id } = await file(s.server, await s.session('zhoumin'), form('other', { contact_phone: '10488007766' }));
  const page = await s.newPage({ as: 'tangke' });
  await open(page, `/complaints/${id}`);
  await page.locator('.case-contact__phone', { hasText: '104******66' }).waitFor();
  assert.ok(!(await page.content()).includes('10488007766'), 'the whole number is nowhere in the page');
  await page.getByRole('button', { name: '查看完整电话' }).click();
  await page.getByRole('button', { name: '记录理由并查看' }).click();
  await page.locator('.notice', { hasText: '请填写查看理由' }).waitFor();
  assert.ok(!(await page.content()).includes('10488007766'));
  await page.locator('#reveal-reason').fill('回电告知处理结果');
  await page.getByRole('button', { name: '记录理由并查看' }).click();
  await page.locator('.case-contact__phone', { hasText: '10488007766' }).waitFor();
  await page.locator('.timeline__line', { hasText: '唐可 查看了客户的完整电话' }).filter({ hasText: '回电告知处理结果' }).waitFor();
});

here.test('it is found by number, waybill, the end of the phone, and two characters', async (s) => {
  const typed = form('delay', { contact_phone: '10466005183', allegation: '快件延误四天，客户在外地出差等这份样品。' });
  const { id, number } = await file(s.server, await s.session('zhoumin'), typed);
  const page = await s.newPage({ as: 'suqing' });
  await open(page, '/complaints');
  for (const wanted of [number, typed.waybill, '5183', '延误', '样品']) {
    await page.locator('#complaint-search').fill(wanted);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === wanted);
    await page.locator(`.case__link[href="/complaints/${id}"]`).waitFor();
  }
  // The palette finds it from any page, the phone's tail too.
  await page.keyboard.press('Control+k');
  await page.locator('.palette__input').fill(number);
  await page.locator('.palette__option[aria-selected=true]', { hasText: number }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.case-head__number', { hasText: number }).waitFor();
  await open(page, '/complaints?q=没有这样的词语组合');
  await page.locator('.empty', { hasText: '没有符合条件的投诉' }).waitFor();
});
