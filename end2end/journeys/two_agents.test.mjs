// Two agents on one complaint: they see each other, both changes land, and where both changed the same a person decides.

import assert from 'node:assert/strict';
import { open } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { complaint, file } from './second_look.mjs';

const here = stage();

const fact = (page, field) => page.locator(`#fact-${field}`);

async function edit(page) {
  await page.getByRole('button', { name: '补充或更正', exact: true }).click();
  await page.locator('.deed--facts').waitFor();
}

async function saveFacts(page) {
  await page.locator('.deed--facts [type=submit]').click();
  await page.locator('.case-head__saved', { hasText: '已保存，补充或更正' }).waitFor();
}

here.test('two agents see each other and nothing either of them wrote is lost', { timeout: 120_000 }, async (s) => {
  const [zhou, he] = [await s.session('zhoumin'), await s.session('hechuan')];
  const { id } = await file(s.server, zhou, form('damage'));
  const [first, second] = [await s.newPage({ as: 'zhoumin' }), await s.newPage({ as: 'hechuan' })];
  await open(first, `/complaints/${id}`);
  await open(second, `/complaints/${id}`);
  await first.locator('.case-head__others', { hasText: '何川 正在查看' }).waitFor();
  await second.locator('.case-head__others', { hasText: '周敏 正在查看' }).waitFor();

  // Different fields: both land.
  await edit(first);
  await edit(second);
  await first.locator('.case-head__others', { hasText: '何川 正在修改' }).waitFor();
  await fact(first, 'item').fill('青瓷花瓶');
  await fact(second, 'total_value').fill('800');
  await saveFacts(first);
  await second.locator('.notice', { hasText: '您编辑期间有人更新了此件' }).waitFor();
  assert.equal(await fact(second, 'total_value').inputValue(), '800', 'what is being typed is not touched');
  await saveFacts(second);
  let stands = await complaint(s.server, he, id);
  assert.equal(stands.facts.item, '青瓷花瓶');
  assert.equal(stands.facts.total_value, '800.00');
  await first.locator('.fact-list__row', { hasText: '总价值' }).filter({ hasText: '800.00' }).waitFor();
  assert.equal(await second.locator('dialog[open]').count(), 0, 'different fields ask nobody');

  // The same field: the second one is asked, and sees both values.
  await edit(first);
  await edit(second);
  await fact(first, 'verified').fill('网点已核实：外箱完好。');
  await fact(second, 'verified').fill('监控显示外箱已破。');
  await fact(second, 'lost_value').fill('400');
  await saveFacts(first);
  await second.locator('.deed--facts [type=submit]').click();
  const merge = second.locator('dialog[open]', { hasText: '同一项被两人改动' });
  await merge.waitFor();
  assert.match(await merge.innerText(), /已核实情况/);
  assert.match(await merge.innerText(), /网点已核实：外箱完好。/);
  assert.match(await merge.innerText(), /监控显示外箱已破。/);
  assert.equal(await merge.locator('fieldset').count(), 1, 'only the field that both changed is asked about');
  await merge.locator('.merge__side', { hasText: '用我的' }).click();
  await merge.getByRole('button', { name: '按所选保存' }).click();
  await second.locator('.case-head__saved', { hasText: '已保存，补充或更正' }).waitFor();
  stands = await complaint(s.server, he, id);
  assert.equal(stands.facts.verified, '监控显示外箱已破。');
  assert.equal(stands.facts.lost_value, '400.00', 'what nobody else changed landed too');
  // The value that gave way stays in the timeline, for everybody to read.
  await first.locator('.timeline__quote', { hasText: '网点已核实：外箱完好。 → 监控显示外箱已破。' }).waitFor();

  await first.locator('.bar__link[href="/complaints"]').click();
  await second.locator('.case-head__others', { hasText: '周敏' }).waitFor({ state: 'detached' });
});
