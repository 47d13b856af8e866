// A telephone system rings at an agent: who it is stands on the page before anybody answers, and its call opens by itself.
// What a lead whispers is read there, and a talk is passed on to another queue.

import assert from 'node:assert/strict';
import { kept, open } from '../lib/acts.mjs';
import { act, post, takeContacts, telephone } from '../lib/floor.mjs';
import { stage } from '../lib/stage.mjs';
import { until } from '../lib/server.mjs';

const here = stage();
const CALLER = '10477021234';
const WAYBILL = 'YL770255160318';

here.test('a caller ringing is on the page, and answering at the telephone opens the call', { timeout: 120_000 }, async (s) => {
  const pbx = await telephone(s.server, { 1003: '苏晴' });
  await takeContacts(s.server, await s.session('suqing'), ['hotline'], 'telephone');
  const page = await s.newPage({ as: 'suqing' });
  await open(page, '/');
  await page.locator('.floor[data-state=ready]').waitFor();
  await pbx.tell(
    pbx.event('ring', 'arrived', 4, { queue: 'hotline', skill: 'hotline', waybill: WAYBILL, caller: CALLER }),
    pbx.event('ring', 'offered', 2, { agent: '1003' }),
  );
  const ringing = page.locator('.floor__row--rings');
  await ringing.getByText('请在话机上接').waitFor();
  await page.locator('#tab-customer[aria-selected=true]').waitFor();
  await page.locator('#context-panel .facts').waitFor();
  assert.ok(!(await page.content()).includes(CALLER), 'the whole number is not shown before it is answered');
  await pbx.tell(pbx.event('ring', 'answered', 0, { agent: '1003' }));
  await page.locator('.call-bar').waitFor();
  await until(async () => (await page.locator('.call-bar__meta').innerText()).includes('热线'), 'it is a call by telephone');
  await pbx.tell(pbx.event('ring', 'held', 0, { agent: '1003' }));
  await page.locator('.call-bar--held').waitFor();
  await pbx.tell(pbx.event('ring', 'resumed', 0, { agent: '1003' }));
  await page.locator('.call-bar--held').waitFor({ state: 'detached' });
  await pbx.tell(pbx.event('ring', 'ended', 0));
  await page.locator('.wrap').waitFor();
});

here.test('a lead whispers into a talk, and the agent passes it on', { timeout: 120_000 }, async (s) => {
  const customer = await s.newPage({ touch: true });
  await customer.goto('/ask');
  await customer.locator('#name').fill('林小满');
  await customer.locator('#topic').selectOption('damage');
  await customer.locator('#text').fill('花瓶碎了，怎么赔？');
  await customer.locator('#ask button').click();
  await customer.locator('#room').waitFor();
  const agent = await s.newPage({ as: 'hechuan' });
  await takeContacts(s.server, await s.session('hechuan'), ['chat']);
  await open(agent, '/');
  await agent.locator('.floor__row--rings').waitFor();
  await agent.keyboard.press('Alt+KeyY');
  await agent.locator('.chat__line', { hasText: '花瓶碎了' }).waitFor();

  const lead = await s.newPage({ as: 'gunian' });
  await open(lead, '/board');
  await lead.locator('.board__agents tr', { hasText: '何川' }).locator('.board__who').click();
  const drawer = lead.locator('.drawer[open]');
  await drawer.getByRole('button', { name: '查看当前通话' }).click();
  await drawer.getByText('开场').first().waitFor();
  await drawer.locator('textarea').first().fill('先问有没有保价');
  await drawer.getByRole('button', { name: '发送', exact: true }).click();
  const note = agent.locator('.floor__note', { hasText: '先问有没有保价' });
  await note.waitFor();
  await note.getByRole('button', { name: '知道了' }).click();
  await note.waitFor({ state: 'detached' });

  // What is half written is still there after a reload.
  await agent.locator('#chat-text').fill('我转给理赔同事');
  await kept(agent, '我转给理赔同事');
  await agent.reload();
  await agent.locator('#chat-text').waitFor();
  assert.equal(await agent.locator('#chat-text').inputValue(), '我转给理赔同事');
  const row = agent.locator('.floor__row--here');
  await row.locator('summary', { hasText: '转接' }).click();
  await row.getByRole('button', { name: '理赔专线' }).click();
  await agent.locator('.wrap').waitFor();
  await customer.locator('#status', { hasText: '正在排队' }).waitFor();
  const waiting = await post(s.server, await s.session('gunian'), 'board/view', {});
  assert.equal(waiting.snapshot.queues.find(({ queue }) => queue === 'claims').waiting, 1);
  await act(s.server, await s.session('hechuan'), { own: 'sign_off' });
});
