// Markup and formulas in every text field are text on every page that shows them.

import assert from 'node:assert/strict';
import { fillField, kept, open, startCall } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form, moment, save, wrapUp } from './call.mjs';
import { complaint, submit } from './second_look.mjs';

const here = stage();

const script = (field) => `<script>window.caught='${field}'</script>`;
const formula = (field) => `=cmd|'/C calc'!A0 ${field}`;
const image = (field) => `<img src=x onerror=window.caught='${field}'>`;

/** No page may hold an element that came from a text, nor have run one. */
async function harmless(page, where) {
  assert.equal(await page.evaluate(() => window.caught), undefined, `a text ran on ${where}`);
  const strays = await page.evaluate(() => document.querySelectorAll('img[src="x"], body script:not([nonce])').length);
  assert.equal(strays, 0, `a text became an element on ${where}`);
}

/** Every text field of two forms that together have all of them. */
function poisoned() {
  const name = script('name');
  const shared = (write) => ({
    contact_name: write('contact_name'),
    allegation: `${script('allegation')}\n${image('allegation')}\n${formula('allegation')}</textarea><b>`,
    verified: `${image('verified')}</textarea>${script('verified')}`,
    wish: 'other',
    wish_detail: write('wish_detail'),
    recording: write('recording'),
  });
  const mismatch = form('mismatch', {
    channel: 'platform',
    ...shared(script),
    platform_name: script('platform_name'),
    platform_ticket: image('platform_ticket'),
    platform_due: moment(300),
    declared: script('declared'),
    received: image('received'),
  });
  const delay = form('delay', { channel: 'regulator', ...shared(formula), receiver_address: script('address'), appeal_number: formula('appeal'), appeal_told: moment(-600) });
  const damage = form('damage', { ...shared(image), item: script('item') });
  const attitude = form('attitude', { ...shared(formula), staff: image('staff') });
  return { name, forms: { mismatch, delay, damage, attitude } };
}

here.test('markup and formulas in every text field stay text on every page', { timeout: 180_000 }, async (s) => {
  const page = await s.newPage({ as: 'zhengnan' });
  const cookie = await s.session('zhengnan');
  const ids = [];
  for (const [kind, typed] of Object.entries(poisoned().forms)) {
    await open(page, '/');
    await startCall(page, { channel: typed.channel });
    await fillField(page, 'kind', kind);
    for (const [field, value] of Object.entries(typed)) if (!['kind', 'channel'].includes(field)) await fillField(page, field, value);
    await kept(page, '"recording"');
    await harmless(page, `the form of ${kind}`);
    if (kind === 'damage') {
      // The draft comes back as it was typed.
      await page.reload();
      await page.locator('#f-item').waitFor();
      assert.equal(await page.locator('#f-item').inputValue(), typed.item);
      await harmless(page, 'the restored draft');
    }
    for (const tab of ['#tab-customer', '#tab-tracking', '#tab-rules', '#tab-phrases']) {
      await page.locator(tab).click();
      await harmless(page, tab);
    }
    const filed = await save(page);
    await wrapUp(page, `${script('note')}${formula('note')}`);
    const stands = await complaint(s.server, cookie, filed);
    for (const [field, value] of Object.entries(typed)) {
      if (!['contact_name', 'contact_phone', 'receiver_address'].includes(field)) assert.equal(stands.facts[field], value, field);
    }
    ids.push(stands.id);
  }
  await poisonTimeline(s, cookie, ids[0]);

  for (const lang of ['zh', 'en']) {
    const reader = await s.newPage({ as: 'gunian', lang });
    for (const id of ids) {
      const typed = Object.values(poisoned().forms)[ids.indexOf(id)];
      await open(reader, `/complaints/${id}`);
      await reader.locator('.said__words').first().waitFor();
      assert.ok((await reader.locator('.said__words').first().innerText()).includes(script('allegation')), 'the words are there to be read');
      assert.ok((await reader.locator('.case-head').innerText()).length > 0 && typed.kind);
      await harmless(reader, `/complaints/${id}`);
      await open(reader, `/complaints/${id}/proof/1`);
      await harmless(reader, 'the proof');
    }
    for (const path of ['/complaints?sort=newest', `/complaints?q=${encodeURIComponent(script('q'))}`, `/sign-in?next=${encodeURIComponent(script('n'))}`, '/', '/account']) {
      await open(reader, path);
      await harmless(reader, path);
    }
    await open(reader, `/complaints/${ids[0]}`);
    await reader.locator('section[aria-labelledby=facts-title] .spread button').click();
    await reader.locator('#fact-allegation').waitFor();
    assert.ok((await reader.locator('#fact-allegation').inputValue()).includes('</textarea><b>'));
    await harmless(reader, 'the form that corrects');
  }
  await open(page, '/');
  await page.locator('.work-row').first().waitFor();
  await harmless(page, 'my work');
});

/** Replies, notes and reasons are texts too. */
async function poisonTimeline(s, cookie, id) {
  const text = (field) => `${script(field)}${image(field)}${formula(field)}`;
  for (const [name, says] of [
    ['record_reply', { channel: 'phone', text: text('reply') }],
    ['add_note', { text: text('note') }],
    ['hand_to_lead', { reason: text('hand') }],
    ['close', { reason: 'withdrawn', told: 'phone', text: text('close') }],
    ['reopen', { reason: text('reopen') }],
  ]) {
    const { said } = await submit(s.server, cookie, name, { complaint: id, ...says });
    assert.ok(said.done, `${name}: ${JSON.stringify(said)}`);
  }
}
