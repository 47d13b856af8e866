// Scripts: a lead edits a sentence, mends what the checks find, publishes and goes back, while a call runs on.

import assert from 'node:assert/strict';
import { open, said, startCall } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';

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
