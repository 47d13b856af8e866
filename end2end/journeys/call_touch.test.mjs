// A call by touch on a tablet in portrait, in English: taps only, one column at a time, the bar at the bottom.

import assert from 'node:assert/strict';
import { hydrated, open, said } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { at, number } from './call.mjs';
import { complaint } from './second_look.mjs';

const here = stage();

/** A finger: what it taps must be large enough for one. */
class Finger {
  taps = 0;

  constructor(page) {
    this.page = page;
  }

  async tap(target) {
    await target.waitFor();
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    assert.ok(Math.min(box.height, box.width) >= 43.5, `${await target.innerText()} is ${box.width}×${box.height}`);
    this.taps += 1;
    await target.tap();
  }

  async write(target, text) {
    await this.tap(target);
    await this.page.keyboard.type(text);
  }
}

here.test('a complaint by touch at 768×1024, in English', { timeout: 120_000 }, async (s) => {
  const page = await s.newPage({ touch: true, lang: 'zh' });
  const finger = new Finger(page);
  const answer = (words) => finger.tap(page.locator('.script .answer', { hasText: words }).first());
  const bar = (words) => finger.tap(page.locator('.bottom-bar__button', { hasText: words }));
  const fits = async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 768, 'nothing is wider than the screen');

  await open(page, '/sign-in');
  await finger.tap(page.getByRole('button', { name: 'Switch to English' }));
  await page.getByRole('heading', { name: 'Sign in to Yiling' }).waitFor();
  await finger.tap(page.locator('button[name=login][value=hechuan]'));
  await page.waitForURL((url) => url.pathname === '/');
  await hydrated(page);
  await fits();

  finger.taps = 0;
  await finger.write(page.locator('#call-phone'), '10477021234');
  await finger.write(page.locator('#call-waybill'), 'YL770255160318');
  await finger.tap(page.locator('.start__button'));
  await at(page, 'Opening');
  assert.match(await said(page), /Hello, Yiling Express customer service/);
  const start = finger.taps;

  // The other columns are one tap away, and the call stays where it was.
  await bar('Tracking');
  await page.locator('.tracking__step').first().waitFor();
  assert.equal(await page.locator('.script').isVisible(), false, 'one column at a time');
  await bar('Customer');
  await page.locator('.context__panel .facts').waitFor();
  await bar('Call');
  await at(page, 'Opening');

  finger.taps = start;
  await answer('Damage');
  await at(page, 'Apology');
  await answer('Said');
  await at(page, 'What happened');
  await finger.write(page.locator('#ask-allegation'), 'The box was crushed; three cups are broken.');
  await finger.tap(page.locator('.answer--next'));
  await at(page, 'Who packed it');
  await answer('Our courier');
  await at(page, 'Packaging, photos');
  await finger.tap(page.locator('.script .answer').first());
  await at(page, 'Total value');
  await finger.write(page.locator('#ask-total_value'), '620');
  await finger.tap(page.locator('.answer--next'));
  await at(page, 'Loss');
  await finger.write(page.locator('#ask-lost_value'), '310');
  await finger.tap(page.locator('.answer--next'));
  await at(page, 'Wish');
  await answer('Compensation');
  await at(page, 'What happens next');
  await finger.tap(page.locator('.answer--next'));
  await at(page, 'Promise');
  assert.equal(await page.locator('.script__text .blank--open').count(), 0, 'every blank of the promise is filled');
  await finger.tap(page.locator('#save'));
  const filed = await number(page);
  s.say(`taps, with those that put the cursor into a field: ${finger.taps}`);
  await fits();
  await finger.tap(page.locator('.call-bar__end'));
  await finger.tap(page.locator('#finish'));
  await page.locator('.start__button').waitFor();

  // My work has it; a tap opens it.
  const stands = await complaint(s.server, await s.session('hechuan'), filed);
  await bar('Work');
  await finger.tap(page.locator(`.work-row__link[href="/complaints/${stands.id}"]`));
  await page.locator('.case-head__number', { hasText: filed }).waitFor();
  await page.locator('.proof__title', { hasText: 'First reply · house promise' }).waitFor();
  await page.locator('.proof__title', { hasText: 'Handle and tell · by law' }).waitFor();
  await fits();
  assert.equal(stands.facts.lost_value, '310.00');
  assert.equal(stands.facts.requester, 'recipient');
  assert.equal(stands.facts.wish, 'compensation');
});
