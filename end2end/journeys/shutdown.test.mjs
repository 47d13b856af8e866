// An orderly end of the server while pages are open, and what the pages say of it.

import assert from 'node:assert/strict';
import { fillField, kept, open, startCall } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { drafts, file } from './second_look.mjs';

const here = stage();

here.test('SIGTERM with pages open: an orderly end, the pages say the line is cut, and come back by themselves', { timeout: 120_000 }, async (s) => {
  s.expect(/ERR_|live|Failed to load/, { maybe: true });
  const agent = await s.newPage({ as: 'zhoumin' });
  await open(agent, '/');
  await startCall(agent);
  await fillField(agent, 'kind', 'other');
  await fillField(agent, 'allegation', '服务器正在有序停止。');
  await kept(agent, '服务器正在有序停止。');
  const reader = await s.newPage({ as: 'hechuan', lang: 'en' });
  await open(reader, '/complaints?sort=newest');
  for (const page of [agent, reader]) await page.locator('.line--open').waitFor();

  const began = performance.now();
  const code = await s.server.sigterm();
  s.say(`the server ended ${Math.round(performance.now() - began)} ms after SIGTERM`);
  assert.equal(code, 0, 'it ended by itself, with 0');
  assert.match(s.server.log(), /all requests were answered/);
  await agent.locator('.line--cut', { hasText: '连接中断' }).waitFor();
  await reader.locator('.line--cut', { hasText: 'Connection lost' }).waitFor();
  assert.match(await agent.locator('.line--cut').getAttribute('title'), /可以继续工作/);

  await s.server.restart();
  for (const page of [agent, reader]) await page.locator('.line--open').waitFor({ timeout: 30_000 });
  // Live again: what a colleague files now appears without anybody reloading.
  const { id } = await file(s.server, await s.session('suqing'), form('other'));
  await reader.locator(`.case__link[href="/complaints/${id}"]`).waitFor();
  assert.ok((await drafts(s.server, await s.session('zhoumin'))).some((draft) => draft.body.includes('服务器正在有序停止。')), 'the draft is on the server');
});
