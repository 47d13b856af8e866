// Each of the eight kinds can be filed by filling the form first; the script follows and asks nothing twice.

import assert from 'node:assert/strict';
import { fieldValue, fillField, open, startCall } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { common, facts, question, save, wrapUp } from './call.mjs';
import { complaint } from './second_look.mjs';

const here = stage();

const MASKED = ['contact_name', 'contact_phone', 'receiver_address'];
const NAMES = {
  attitude: '服务态度',
  delay: '延误',
  damage: '破损',
  shortage: '短少',
  loss: '遗失',
  mismatch: '内件不符',
  unconsented: '擅自投放代签',
  other: '其他',
};

for (const kind of Object.keys(facts)) {
  here.test(`${kind} is filed from the form, and the script follows`, async (s) => {
    const page = await s.newPage({ as: 'suqing' });
    await open(page, '/');
    await startCall(page);
    await fillField(page, 'kind', kind);
    await until(async () => (await question(page)) === '致歉', 'the script leaves the opening');
    await saveTooEarly(page);

    const typed = { ...common(), ...facts[kind]() };
    for (const [field, value] of Object.entries(typed)) await fillField(page, field, value);
    assert.equal(await page.locator('#error-summary').count(), 0, 'what was mended is not complained about any more');
    for (const [field, value] of Object.entries(typed)) assert.equal(await fieldValue(page, field), value, field);
    await wordsOnly(page);

    const filed = await save(page);
    assert.match(await page.locator('.filed--saved').innerText(), new RegExp(NAMES[kind]));
    await wrapUp(page);
    const stands = await complaint(s.server, await s.session('suqing'), filed);
    assert.equal(stands.facts.kind, kind);
    for (const [field, value] of Object.entries(typed)) {
      if (!MASKED.includes(field)) assert.equal(stands.facts[field], value, field);
    }
    assert.ok(stands.clocks.some((clock) => clock.code === 'handle_and_tell'), 'the statutory clock runs');
  });
}

/** Saving too early says what is missing, at the field and in a list of links, and clears nothing. */
async function saveTooEarly(page) {
  await page.locator('#save').click();
  await page.locator('#error-summary a').first().waitFor();
  assert.ok((await page.locator('#error-summary a').count()) >= 5, 'several things are missing');
  await page.locator('#error-summary a[href="#f-allegation"]').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-allegation', 'the link leads to the field');
  assert.notEqual(await page.locator('#f-allegation-error').innerText(), '', 'the error is at the field too');
}

/** Everything is known: of the script, only words to say are left. */
async function wordsOnly(page) {
  for (let turn = 0; turn < 2; turn += 1) {
    const here = await question(page);
    assert.equal(await page.locator('.script__ask').count(), 0, `«${here}» is known and asked again`);
    assert.equal(await page.locator('.answer--next').count(), 1, `«${here}» is known and offers answers`);
    await page.locator('.answer--next').click();
    await until(async () => (await question(page)) !== here, `the script goes on from «${here}»`);
  }
  assert.equal(await page.locator('.script__ask').count(), 0, 'nothing is asked twice');
}
