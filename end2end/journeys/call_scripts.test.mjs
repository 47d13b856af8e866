// Every complaint script by keyboard alone: what it asks is typed or chosen, and the complaint is filed at its end.

import assert from 'node:assert/strict';
import { open, whole } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { common, facts, number, question } from './call.mjs';
import { complaint } from './second_look.mjs';

const here = stage();

/** The key of each kind at the first words of a call. */
const KEYS = { delay: 2, damage: 3, shortage: 4, loss: 5, mismatch: 6, unconsented: 7, attitude: 8 };
/** An agent for each, so that a call that one leaves behind is not in the way of the next. */
const AGENTS = ['suqing', 'zhoumin', 'hechuan', 'liangjingyi', 'shenzhixia', 'fanxiaobei', 'tangke'];

/** Steps of one script at most: a script that goes in circles must not go on for ever. */
const MOST_STEPS = 60;

/** The answer of a step that has several: the one with the value that the facts name, else the first. */
async function choice(page, typed) {
  const all = page.locator('.script .answer');
  const labels = await all.locator('span').allInnerTexts();
  const wanted = labels.findIndex((label) => ANSWERS.some((answer) => label.includes(answer)));
  assert.ok(labels.length > 0, `«${await question(page)}» offers nothing (${Object.keys(typed)})`);
  return wanted < 0 ? 1 : wanted + 1;
}

/** What is answered wherever it is offered: the customer calls for himself and has what is asked for. */
const ANSWERS = ['收件人'];

/** Whether this browser has the month first and the year behind the day, as its language has it. */
async function monthFirst(page) {
  const probe = await page.context().newPage();
  await probe.setContent('<input type="date" id="day">');
  await probe.locator('#day').focus();
  await probe.keyboard.type('03022026');
  const value = await probe.locator('#day').inputValue();
  await probe.close();
  await page.bringToFront();
  return value === '2026-03-02';
}

/** Writes a day or a moment into its segments. */
async function typeMoment(page, value) {
  const [year, month, day, hour, minute] = value.split(/[-T:]/);
  if (!(await monthFirst(page))) {
    await page.keyboard.type(year);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(`${month}${day}${hour ?? ''}${minute ?? ''}`);
    return;
  }
  await page.keyboard.type(`${month}${day}${year}`);
  if (!hour) return;
  await page.keyboard.press('ArrowRight');
  const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
  await page.keyboard.type(`${twelve}${minute}${Number(hour) < 12 ? 'a' : 'p'}`);
}

/** Answers the question that is asked, with keys alone. */
async function reply(page, typed) {
  const ask = page.locator('.script__ask [data-field]');
  if (!(await ask.count())) return page.keyboard.press(`Alt+${await choice(page, typed)}`);
  const field = await ask.getAttribute('data-field');
  const control = page.locator(`#ask-${field}`);
  await until(() => control.evaluate((e) => e === document.activeElement), `the focus is on ${field}`);
  const kind = await control.evaluate((e) => e.type);
  const value = typed[field];
  if (!value) return page.keyboard.press('Alt+1');
  await (['datetime-local', 'date'].includes(kind) ? typeMoment(page, value) : page.keyboard.type(value));
  assert.equal(await control.inputValue(), value, 'what was typed stands there');
  return page.keyboard.press('Alt+1');
}

for (const [index, [kind, key]] of Object.entries(KEYS).entries()) {
  here.test(`the script of ${kind} is walked by keyboard alone to a filed complaint`, { timeout: 120_000 }, async (s) => {
    const as = AGENTS[index];
    const page = await s.newPage({ as });
    await open(page, '/');
    await whole(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xld');
    await page.locator('.palette__option[aria-selected=true]', { hasText: '新来电' }).waitFor();
    await page.keyboard.press('Enter');
    await until(() => page.evaluate(() => document.activeElement?.id === 'call-phone'), 'the focus is on the number');
    // The first answer to whether a parcel is insured is that it is.
    const typed = { ...common(), insured_amount: '500.00', ...facts[kind]() };
    await page.keyboard.type(typed.contact_phone);
    await page.keyboard.press('Enter');
    await until(async () => (await question(page)) === '开场', 'the call begins');
    await page.keyboard.press(`Alt+${key}`);
    await until(async () => (await question(page)) !== '开场', 'the script of the complaint begins');

    const asked = [];
    for (let step = 0; ; step += 1) {
      const now = await question(page);
      if (now === '结束' || (await page.locator('.script__done').count())) break;
      assert.ok(step < MOST_STEPS, `it goes in circles: ${asked.join(' › ')}`);
      asked.push(now);
      await reply(page, typed);
      await until(async () => (await question(page)) !== now, `the script goes on from «${now}»`);
      if (now === '承诺时限') break;
    }
    s.say(asked.join(' › '));
    await page.keyboard.press('Control+Enter');
    const filed = await number(page);
    const stands = await complaint(s.server, await s.session(as), filed);
    assert.equal(stands.facts.kind, kind);
    assert.ok(stands.clocks.some((clock) => clock.code === 'handle_and_tell'), 'the statutory clock runs');
  });
}
