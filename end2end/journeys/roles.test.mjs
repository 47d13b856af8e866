// People whose role takes no calls: told so plainly, and refused by the server whatever they send.

import assert from 'node:assert/strict';
import { open } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { ask, complaint, file, freshId, submit } from './second_look.mjs';

const here = stage();

for (const login of ['yexiaoman', 'jiangwen', 'hanliqun', 'luwei']) {
  here.test(`${login} takes no calls: the page says so, the server refuses`, async (s) => {
    const cookie = await s.session(login);
    const { id } = await file(s.server, await s.session('zhoumin'), form('other'));
    const page = await s.newPage({ as: login });
    await open(page, '/');
    await page.getByRole('heading', { name: '您的角色不接电话' }).waitFor();
    await page.getByText('可以查看投诉；需要接听请联系管理员调整角色。').waitFor();
    assert.equal(await page.locator('.start__form').count(), 0, 'there is nothing to start a call with');
    await page.keyboard.press('Control+k');
    await page.locator('.palette__option').first().waitFor();
    assert.equal(await page.locator('.palette__option', { hasText: '新来电' }).count(), 0, 'not in the palette either');

    await open(page, `/complaints/${id}`);
    await page.locator('.case-head__number').waitFor();
    const words = await page.locator('.case-head__actions').innerText();
    assert.doesNotMatch(words, /答复|备注|办结/, 'no button for what is not allowed');
    assert.equal(await page.getByRole('button', { name: '查看完整电话' }).count(), 0);

    for (const [name, says] of [
      ['start_call', { call: freshId(), channel: 'hotline', direction: 'inbound', phone: '', waybill: '' }],
      ['file_complaint', { call: null, form: form('other') }],
      ['record_reply', { complaint: id, channel: 'phone', text: '答复' }],
      ['close', { complaint: id, reason: 'satisfied', told: 'phone', text: '办结' }],
    ]) {
      const { ok, said } = await submit(s.server, cookie, name, says);
      assert.equal(ok, false, name);
      assert.equal(said.error, 'not_allowed', name);
    }
    for (const [path, body] of [
      ['drafts/save', { id: freshId(), revision: 1, body: '{}' }],
      ['workbench/caller', { phone: '10477021234', waybill: '' }],
      ['complaints/reveal-phone', { id, reason: '想看看' }],
    ]) {
      const { ok, said } = await ask(s.server, cookie, path, body);
      assert.equal(ok, false, path);
      assert.equal(said.error, 'not_allowed', path);
    }
    assert.equal((await complaint(s.server, cookie, id)).version, 1, 'the complaint is as it was');
  });
}
