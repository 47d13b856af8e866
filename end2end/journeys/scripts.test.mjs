// Scripts: a lead edits a sentence, mends what the checks find, publishes and goes back, while a call runs on; writes a
// new one; loses the network and nothing else; and does it all by keyboard.

import assert from 'node:assert/strict';
import { answer, open, said, startCall, whole } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { wrapUp } from './call.mjs';

const here = stage();

const OLD = '请问有什么可以帮您';
const NEW = '今天想办什么事';

/** The text of the first step of the opening, in one language. */
const words = (page, tongue) => page.locator(`.scripts__form textarea[id*="greet"][id*="-text-${tongue}"]`);

here.test('a lead edits, is told what is missing, publishes and goes back while a call runs on', { timeout: 120_000 }, async (s) => {
  const running = await s.newPage({ as: 'zhoumin' });
  await open(running, '/');
  await startCall(running);
  assert.match(await said(running), new RegExp(OLD));

  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, '/scripts');
  const row = lead.locator('[data-script="opening"]');
  const version = Number(await row.getAttribute('data-version'));
  await row.getByRole('link').click();
  await lead.waitForURL(/\/scripts\/opening$/);
  await lead.locator('#step-greet[aria-selected=true]').waitFor();
  const publish = lead.getByRole('button', { name: '发布', exact: true });
  assert.ok(await publish.isDisabled(), 'nothing differs yet');

  // By keyboard from the tree into the text.
  const english = await words(lead, 'en').inputValue();
  await lead.locator('#step-greet').focus();
  await lead.keyboard.press('ArrowDown');
  await lead.keyboard.press('ArrowUp');
  await lead.keyboard.press('F2');
  await words(lead, 'zh').fill(`您好，{company}客服，我是{agent}。${NEW}？`);
  await words(lead, 'en').fill('');
  await lead.locator('.scripts__checks', { hasText: '缺少一种语言' }).waitFor();
  assert.ok(await publish.isDisabled(), 'what is flawed cannot be published');
  await lead.locator('.scripts__state', { hasText: '草稿已保存' }).waitFor();
  await words(lead, 'en').fill(english);
  await lead.locator('.scripts__well').waitFor();
  await lead.locator('.scripts__state', { hasText: '草稿已保存' }).waitFor();
  await lead.getByRole('button', { name: '撤销' }).click();
  await lead.locator('.scripts__checks', { hasText: '缺少一种语言' }).waitFor();
  await lead.getByRole('button', { name: '重做' }).click();
  await lead.locator('.scripts__well').waitFor();
  await publish.click();
  await lead.locator(`.scripts__version[data-version="${version + 1}"]`).waitFor({ state: 'attached' });

  assert.match(await said(running), new RegExp(OLD), 'a call goes on with its words');
  const next = await s.newPage({ as: 'zhoumin' });
  await open(next, '/');
  const call = await s.newPage({ as: 'hechuan' });
  await open(call, '/');
  await startCall(call);
  assert.match(await said(call), new RegExp(NEW));

  await lead.locator('.scripts__versions > summary').click();
  const before = lead.locator(`.scripts__version[data-version="${version}"]`);
  await before.locator('summary').click();
  await before.getByText(NEW).waitFor();
  await before.getByRole('button', { name: '重新用这一版' }).click();
  await lead.locator(`.scripts__version[data-version="${version + 2}"]`).waitFor({ state: 'attached' });
  assert.match(await said(call), new RegExp(NEW), 'and so does this one');

  const reader = await s.newPage({ as: 'zhoumin' });
  await open(reader, '/scripts/opening');
  assert.match(await words(reader, 'zh').inputValue(), new RegExp(OLD));
  assert.equal(await reader.getByRole('button', { name: '发布', exact: true }).count(), 0, 'an agent reads and does not change');
});

/** A step in the tree. */
const step = (page, id) => page.locator(`#step-${id}`);

/** The input of a part of the step that is shown, as `label-zh`, `text-en` or `casegoto-0`. */
const part = (page, id, name) => page.locator(`[id^="node-nodeid--${id.replaceAll('_', '-')}----${name}"]`);

/** Goes to a step and writes its short name, and its words where it says something. */
async function write(page, id, label, words = null) {
  await step(page, id).click();
  await page.locator(`.scripts__form[data-node="${id}"]`).waitFor();
  for (const tongue of ['zh', 'en']) {
    await part(page, id, `label-${tongue}`).fill(label[tongue]);
    if (words) await part(page, id, `text-${tongue}`).fill(words[tongue]);
  }
}

/** Publishes what is here, and waits for the version. */
async function publishAs(page, version) {
  await page.locator('.scripts__well').waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.locator(`.scripts__version[data-version="${version}"]`).waitFor({ state: 'attached' });
}

/** Begins a call with a waybill and switches to a script. */
async function callWith(page, title, words) {
  await open(page, '/');
  await startCall(page, { waybill: 'YL770255160318' });
  await page.locator('.script__pick').click();
  await page.locator('#script-find').fill(title);
  await page.keyboard.press('Enter');
  await page.locator('.script__text', { hasText: words }).waitFor();
}

const PEAK = { zh: '您好，最近是寄件高峰。', en: 'Hello, this is our peak season.' };
const FOUND = { zh: '您的单号我查到了，谢谢来电。', en: 'I have found your number. Thank you for calling.' };
const OTHERWISE = { zh: '请您找到单号再联系我们。', en: 'Please contact us again once you have the number.' };

/** Writes a new script: a sentence, a check whether there is a waybill, and an end for either answer. */
async function newScript(lead) {
  await lead.locator('.scripts__new > summary').click();
  await lead.getByRole('button', { name: '新建', exact: true }).click();
  await lead.getByText('请填写两种语言的标题').waitFor();
  await lead.locator('#new-zh').fill('高峰期告知');
  await lead.locator('#new-en').fill('Peak season notice');
  await lead.locator('#new-group').selectOption('outbound');
  await lead.getByText('peak_season_notice').waitFor();
  await lead.getByRole('button', { name: '新建', exact: true }).click();
  await lead.waitForURL(/\/scripts\/peak_season_notice$/);
  await whole(lead);
  assert.equal(await lead.locator('[role=treeitem]').count(), 2, 'one sentence and an end');

  // Both steps are added by keyboard, each behind the one that is chosen.
  await lead.getByLabel('新步骤的类型').selectOption('check');
  await step(lead, 'step_1').focus();
  await lead.keyboard.press('a');
  await lead.locator('#step-step_3[aria-selected=true]').waitFor();
  await lead.getByLabel('新步骤的类型').selectOption('end');
  await step(lead, 'step_3').focus();
  await lead.keyboard.press('Insert');
  await lead.locator('#step-step_4[aria-selected=true]').waitFor();

  await write(lead, 'step_1', { zh: '高峰', en: 'Peak' }, PEAK);
  await write(lead, 'step_2', { zh: '没有单号', en: 'No number' }, OTHERWISE);
  await write(lead, 'step_4', { zh: '有单号', en: 'A number' }, FOUND);
  await write(lead, 'step_3', { zh: '有没有单号', en: 'Is there a number' });
  await lead.locator('#add-case').click();
  await lead.locator('[id$="casewhen-0---fact"]').selectOption('waybill');
  await lead.locator('[id$="casewhen-0---test"]').selectOption('filled');
  await part(lead, 'step_3', 'casegoto-0').selectOption('step_4');
  await lead.locator('details.card > summary', { hasText: '脚本信息' }).click();
  await lead.locator('#summary-zh-').fill('高峰期怎么告知客户');
  await lead.locator('#summary-en-').fill('What to tell customers in the peak season');
}

here.test('a new script is written, its check is edited, and both versions go on in the calls they began', { timeout: 180_000 }, async (s) => {
  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, '/');
  await lead.locator('.bar__link[href="/scripts"]').click();
  await lead.waitForURL(/\/scripts$/);
  await whole(lead);
  await newScript(lead);
  await publishAs(lead, 1);

  // The first call begins with the first version, and stays in the middle of it.
  const running = await s.newPage({ as: 'liangjingyi' });
  await callWith(running, '高峰期告知', PEAK.zh);

  await write(lead, 'step_4', { zh: '有单号', en: 'A number' }, { ...FOUND, zh: '这一版换了说法，谢谢来电。' });
  await step(lead, 'step_3').click();
  await lead.locator('[id$="casewhen-0---test"]').selectOption('empty');
  await publishAs(lead, 2);

  // The next call gets the second: with a number the check now leads the other way.
  const next = await s.newPage({ as: 'shenzhixia' });
  await callWith(next, '高峰期告知', PEAK.zh);
  assert.match(await next.locator('.script__version').innerText(), /v2$/);
  await answer(next, 1);
  await next.locator('.script__text', { hasText: OTHERWISE.zh }).waitFor();

  // Rolled back while both calls run.
  await lead.locator('.scripts__versions > summary').click();
  const first = lead.locator('.scripts__version[data-version="1"]');
  await first.locator('summary').click();
  await first.getByText('还没有填').waitFor();
  await first.getByRole('button', { name: '重新用这一版' }).click();
  await lead.locator('.scripts__version[data-version="3"]').waitFor({ state: 'attached' });

  assert.match(await running.locator('.script__version').innerText(), /v1$/);
  await answer(running, 1);
  await running.locator('.script__text', { hasText: FOUND.zh }).waitFor();
  for (const call of [running, next]) {
    // The last words are said, which tells what the call came to.
    await answer(call, 1);
    await wrapUp(call);
  }

  const later = await s.newPage({ as: 'fanxiaobei' });
  await callWith(later, '高峰期告知', PEAK.zh);
  assert.match(await later.locator('.script__version').innerText(), /v3$/);
  await answer(later, 1);
  await later.locator('.script__text', { hasText: FOUND.zh }).waitFor();

  // Each call kept the version it was led by.
  await open(lead, '/scripts/peak_season_notice');
  const used = (version) => lead.locator(`.scripts__version[data-version="${version}"]`).textContent();
  assert.match(await used(1), /1 通电话用过/);
  assert.match(await used(2), /1 通电话用过/);
  assert.doesNotMatch(await used(3), /通电话用过/, 'the last call is not wrapped up yet');
});

/** What this browser keeps of unsaved scripts. */
const unsaved = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('yiling-script-edits:')).length);

here.test('what is typed without network is kept, also when the page is closed', { timeout: 120_000 }, async (s) => {
  s.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to load resource/);
  const context = await s.newContext({ as: 'gunian' });
  const page = await context.newPage();
  await open(page, '/scripts/quotation');
  const start = await page.locator('[role=treeitem][aria-selected=true]').getAttribute('id');
  const note = page.locator('.scripts__form textarea[id*="----note-zh"]');
  await context.setOffline(true);
  await note.fill('断网时写的提示');
  await page.locator('.scripts__state[data-saving=failed]', { hasText: '没有保存：连不上服务器' }).waitFor();
  assert.equal(await unsaved(page), 1, 'the browser keeps it');
  await page.close();

  await context.setOffline(false);
  const list = await context.newPage();
  await open(list, '/scripts');
  await list.locator('[data-script="quotation"]', { hasText: '有改动没送到服务器' }).waitFor();
  await list.locator('#scripts-find').fill('报价 QUOTATION');
  await list.locator('[role=search] [role=status]', { hasText: '1 个脚本' }).waitFor();
  await list.locator('#scripts-find').fill('没有这样的脚本');
  await list.getByText('没有脚本符合这些字').waitFor();
  await list.getByRole('button', { name: '清除' }).click();

  await list.locator('[data-script="quotation"]').getByRole('link').click();
  await list.waitForURL(/\/scripts\/quotation$/);
  await list.locator(`#${start}[aria-selected=true]`).waitFor();
  await until(async () => (await list.locator('.scripts__form textarea[id*="----note-zh"]').inputValue()) === '断网时写的提示', 'what was typed is back');
  await until(async () => (await unsaved(list)) === 0, 'everything is on the server');

  // Typed in the last moment before another page: sent all the same.
  const sent = list.waitForResponse((answer) => answer.url().endsWith('/api/scripts/save-draft'));
  await list.locator('.scripts__form textarea[id*="----note-zh"]').fill('离开前最后一刻写的');
  await list.locator('.scripts__back a').click();
  await (await sent).finished();
  const other = await s.newPage({ as: 'gunian' });
  await open(other, '/scripts/quotation');
  assert.equal(await other.locator('.scripts__form textarea[id*="----note-zh"]').inputValue(), '离开前最后一刻写的');
});

here.test('steps are chosen, moved, added and taken out by keyboard, and come back', async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/scripts/caller');
  const order = () => page.locator('[role=treeitem]').evaluateAll((all) => all.map((one) => one.id));
  const before = await order();
  const first = page.locator(`#${before[0]}`);
  await first.focus();
  assert.equal(await page.locator('[role=treeitem][tabindex="0"]').count(), 1, 'one stop for the tab key');
  await page.keyboard.press('Alt+ArrowDown');
  await until(async () => (await order())[1] === before[0], 'moved one down');
  await first.focus();
  await page.keyboard.press('Control+z');
  await until(async () => (await order())[0] === before[0], 'and back');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.locator(`#${before[1]}[aria-selected=true]`).waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('已删除：').waitFor();
  assert.equal((await order()).length, before.length - 1);
  await page.locator('.scripts__removed button').click();
  await page.locator(`#${before[1]}[aria-selected=true]`).waitFor();
  assert.deepEqual(await order(), before);
  await page.locator(`#${before[1]}`).focus();
  await page.keyboard.press('Enter');
  await until(() => page.evaluate(() => document.activeElement.closest('.scripts__inputs') !== null), 'in the fields');
  await page.keyboard.press('Escape');
  await until(() => page.evaluate((id) => document.activeElement.id === id, before[1]), 'back in the tree');
  for (const button of await page.locator('.scripts__tools button').all()) {
    const box = await button.boundingBox();
    assert.ok(box.height >= 44, `«${await button.innerText()}» is ${box.height} px high`);
  }
});
