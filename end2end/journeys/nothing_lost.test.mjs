// What was typed survives a killed tab, a reload, a killed server, and goes on on another device.

import assert from 'node:assert/strict';
import { answer, fieldValue, fillField, hydrated, kept, open, scripted, startCall } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { at, form, question, save, wrapUp } from './call.mjs';
import { complaint, drafts, search, submit } from './second_look.mjs';

const here = stage();

/** Ends a tab the hard way: its process crashes, no event of leaving is fired. */
async function kill(page) {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The answer never comes: who would give it is gone.
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}

/** A call that came back by itself. */
async function restored(page) {
  await hydrated(page);
  await page.locator('.bench__call .notice', { hasText: '已恢复上次没做完的这通电话' }).waitFor();
  await scripted(page);
}

const onServer = (s, login, text) =>
  until(
    async () => (await drafts(s.server, await s.session(login))).some((draft) => draft.body.includes(text)),
    `the server keeps «${text}»`,
  );

here.test('a draft survives a killed tab, a reload, kill -9 of the server, and another device', { timeout: 150_000 }, async (s) => {
  s.expect(/the page crashed/);
  const context = await s.newContext({ as: 'luoyiming' });
  let page = await context.newPage();
  await open(page, '/');
  await startCall(page, { phone: '10477021234', waybill: 'YL770255160318' });
  await answer(page, '破损');
  await at(page, '致歉');
  await answer(page, 1);
  await at(page, '经过');
  await page.locator('#ask-allegation').pressSequentially('第一段：外箱压扁。');
  await kept(page, '第一段：外箱压扁。');
  await page.locator('.kept', { hasText: /已保存|已同步/ }).waitFor();
  await kill(page);

  page = await context.newPage();
  await open(page, '/');
  await restored(page);
  assert.equal(await fieldValue(page, 'allegation'), '第一段：外箱压扁。');
  assert.equal(await question(page), '经过', 'the script is where it was');
  assert.match(await page.locator('.call-bar__name').innerText(), /林女士/);

  await page.locator('#ask-allegation').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('第二段：三只杯子碎了。');
  await kept(page, '第二段：三只杯子碎了。');
  await page.reload();
  await restored(page);
  assert.equal(await fieldValue(page, 'allegation'), '第一段：外箱压扁。第二段：三只杯子碎了。');

  // The server dies in the middle of a sentence; typing goes on, and so does the call after it is back.
  s.expect(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_NETWORK/);
  await s.server.kill9();
  await page.locator('.line--cut').waitFor();
  await page.locator('#ask-allegation').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('第三段：服务器断开时写下。');
  await kept(page, '第三段：服务器断开时写下。');
  await s.server.restart();
  await page.locator('.line--open').waitFor({ timeout: 30_000 });
  await page.locator('#ask-allegation').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('第四段。');
  await onServer(s, 'luoyiming', '第三段：服务器断开时写下。第四段。');

  const other = await s.newPage({ as: 'luoyiming', lang: 'en' });
  await open(other, '/');
  await other.locator('.bench__call .notice', { hasText: 'Your unfinished call is back' }).waitFor();
  const whole = '第一段：外箱压扁。第二段：三只杯子碎了。第三段：服务器断开时写下。第四段。';
  assert.equal(await fieldValue(other, 'allegation'), whole);
  for (const [field, value] of Object.entries({ packed_by: 'courier', evidence_kept: 'yes', total_value: '620', lost_value: '310', wish: 'compensation' })) {
    await fillField(other, field, value);
  }
  const filed = await save(other);
  await wrapUp(other);
  const stands = await complaint(s.server, await s.session('luoyiming'), filed);
  assert.equal(stands.facts.allegation, whole);

  // The first device takes the end of the story from the second instead of filing once more.
  await page.reload();
  await hydrated(page);
  await page.locator('.start__button').waitFor();
  const same = await search(s.server, await s.session('luoyiming'), filed);
  assert.equal(same.length, 1);
});

here.test('one complaint, however often save is pressed and the submission arrives', async (s) => {
  const page = await s.newPage({ as: 'tangke' });
  await open(page, '/');
  const typed = form('other');
  await startCall(page, { waybill: typed.waybill });
  for (const [field, value] of Object.entries(typed)) if (field !== 'channel') await fillField(page, field, value);
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/submit') && request.postData().includes('file_complaint'));
  await page.locator('#save').dblclick();
  const request = await asked;
  const filed = await page.locator('.filed__number').innerText();
  assert.equal(await page.locator('.filed').count(), 1);

  const again = await page.evaluate(
    (body) =>
      Promise.all(
        Array.from({ length: 10 }, async () => {
          const answer = await fetch('/api/submit', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
          return (await answer.json()).done.receipt.complaint;
        }),
      ),
    request.postData(),
  );
  assert.equal(again.length, 10);
  for (const receipt of again) assert.deepEqual(receipt, again[0]);
  assert.equal((await complaint(s.server, await s.session('tangke'), again[0].id)).number, filed);
  const rows = await search(s.server, await s.session('tangke'), typed.waybill);
  assert.deepEqual(rows.map((row) => row.number), [filed], 'one complaint on this waybill');

  // Somebody else with the same id gets no answer that is not theirs.
  const { submission } = JSON.parse(request.postData());
  const says = submission.command.file_complaint;
  const stolen = await submit(s.server, await s.session('gaoyuan'), 'file_complaint', says, { id: submission.id });
  assert.deepEqual(stolen.said, { refused: { refusal: 'submission_reused' } });
  await wrapUp(page);
});
