// A call by keyboard alone, from signing in to the proof of each deadline.

import assert from 'node:assert/strict';
import { hydrated, open, said } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { at, number, question } from './call.mjs';
import { complaint } from './second_look.mjs';

const here = stage();

/** A keyboard that counts: facts are typed, every other key is pressed. */
class Keyboard {
  pressed = [];

  constructor(page) {
    this.page = page;
  }

  async press(...keys) {
    for (const key of keys) {
      this.pressed.push(key);
      await this.page.keyboard.press(key);
    }
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  has(selector) {
    return this.page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  }

  /** Waits until the application itself has moved the focus there. */
  reaches(selector) {
    return until(() => this.has(selector), `the focus is on ${selector}`);
  }

  /** Presses Tab until the focus is there. */
  async tabTo(selector, key = 'Tab') {
    for (let i = 0; i < 150; i += 1) {
      if (await this.has(selector)) return;
      await this.press(key);
    }
    assert.fail(`${key} never reaches ${selector}`);
  }
}

here.test('a complaint by keyboard alone, with at most twelve keys besides the facts', { timeout: 120_000 }, async (s) => {
  const page = await s.newPage();
  const keys = new Keyboard(page);
  await open(page, '/sign-in');
  await keys.tabTo('#login');
  await keys.type('zhoumin');
  await keys.press('Tab');
  await keys.type('yiling-demo');
  await keys.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  await hydrated(page);

  // «New call» from anywhere: the palette, three letters of pinyin, Enter.
  await keys.press('Control+k');
  await keys.reaches('.palette__input');
  await keys.type('xld');
  await page.locator('.palette__option[aria-selected=true]', { hasText: '新来电' }).waitFor();
  await keys.press('Enter');
  await keys.reaches('#call-phone');

  keys.pressed = [];
  await keys.type('10477021234');
  await keys.press('Tab');
  await keys.type('YL770255160318');
  await keys.press('Enter');
  await at(page, '开场');
  await page.locator('.call-bar__name', { hasText: '林女士' }).waitFor();
  await keys.press('Alt+3');
  await at(page, '致歉');
  await keys.press('Alt+1');
  // Who calls, from which number and about which parcel is known: none of it is asked.
  await at(page, '经过');
  await keys.reaches('#ask-allegation');
  await keys.type('外箱被压扁，打开后三只杯子碎了。');
  await keys.press('Alt+1');
  await at(page, '包装由谁完成');
  await keys.press('Alt+2');
  await at(page, '包装与照片');
  await keys.press('Alt+1');
  await at(page, '总价值');
  await keys.reaches('#ask-total_value');
  await keys.type('620');
  await keys.press('Enter');
  await at(page, '损失价值');
  await keys.reaches('#ask-lost_value');
  await keys.type('310');
  await keys.press('Enter');
  await at(page, '诉求');
  await keys.press('Alt+5');
  await at(page, '责任说明');
  await keys.press('Alt+1');
  await at(page, '承诺时限');
  assert.equal(await page.locator('.script__text .blank--open').count(), 0, 'every blank of the promise is filled');
  assert.match(await said(page), /林女士.*(点|半).*前/s, 'the promise names the customer and a time');
  await keys.press('Control+Enter');
  const filed = await number(page);
  s.say(`keys besides the facts: ${keys.pressed.length} (${keys.pressed.join(' ')})`);
  assert.ok(keys.pressed.length <= 12, `${keys.pressed.length} keys besides the facts`);

  await keys.press('Alt+1');
  await at(page, '结束');
  await keys.tabTo('.call-bar__end', 'Shift+Tab');
  await keys.press('Enter');
  await page.locator('#finish').waitFor();
  assert.ok(await page.locator('.wrap .choice', { hasText: '已登记投诉' }).locator('input').isChecked(), 'the outcome is known');
  await keys.press('Control+Enter');
  await page.locator('.start__button').waitFor();
  await page.locator('.my-state__calls', { hasText: /今日通话\s*[1-9]/ }).waitFor();

  await keys.press('Control+k');
  await keys.reaches('.palette__input');
  await keys.type(filed);
  await page.locator('.palette__option[aria-selected=true]', { hasText: filed }).waitFor();
  await keys.press('Enter');
  await page.locator('.case-head__number', { hasText: filed }).waitFor();
  await readProofs(page, keys);
  await lookAgain(s, filed);
});

/** Both clocks with their workings, as the page shows them. */
async function readProofs(page, keys) {
  const [first, second] = [page.locator('.case-page__side .proof').nth(0), page.locator('.case-page__side .proof').nth(1)];
  await second.waitFor();
  assert.equal(await first.locator('.proof__title').innerText(), '首次答复 · 公司承诺');
  assert.equal(await second.locator('.proof__title').innerText(), '办结并告知 · 法定');
  assert.match(await first.locator('.proof__big').innerText(), /^(2\d|30) 分/);
  assert.match(await first.locator('.proof__steps').innerText(), /30 分钟连续计算/);
  await second.locator('summary').focus();
  await keys.press('Enter');
  assert.match(await second.locator('.proof__steps').innerText(), /7 日为日历日/);
  assert.match(await second.locator('.proof__source').innerText(), /依据：.*第.*条/);
}

/** The same on the server. */
async function lookAgain(s, filed) {
  const stands = await complaint(s.server, await s.session('zhoumin'), filed);
  const clock = (code) => stands.clocks.find((c) => c.code === code);
  const minutes = (Date.parse(clock('first_reply').due.at) - Date.parse(clock('first_reply').started_at)) / 60_000;
  assert.equal(minutes, 30);
  const started = clock('handle_and_tell').started_at;
  const day = Date.parse(new Date(Date.parse(started) + 8 * 3_600_000).toISOString().slice(0, 10));
  assert.equal((Date.parse(clock('handle_and_tell').due.on.last_day) - day) / 86_400_000, 7);
  assert.equal(stands.facts.packed_by, 'courier');
  assert.equal(stands.facts.total_value, '620.00');
  assert.equal(stands.facts.lost_value, '310.00');
  assert.match(stands.facts.allegation, /三只杯子碎了/);
  assert.equal(stands.snapshot.waybill.number, 'YL770255160318');
  assert.ok(stands.timeline[0].what.filed.call.steps > 5, 'the way through the script is kept with the call');
}
