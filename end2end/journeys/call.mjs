// A call as the journeys see it, and what each kind of complaint needs.

import assert from 'node:assert/strict';
import { until } from '../lib/server.mjs';

/** The label of the question the script is at. */
export const question = (page) => page.locator('.script__trail strong').innerText();

/** Waits until the script is at this question. */
export const at = (page, label) => until(async () => (await question(page)) === label, `the script is at «${label}»`);

/** The number of the complaint that was saved last, once there is one. */
export async function number(page) {
  const text = await page.locator('.filed--saved .filed__number').last().innerText();
  assert.match(text, /^TS-\d{8}-\d{4}$/, 'a complaint has a number');
  return text;
}

/** Presses save and waits for the number. */
export async function save(page) {
  await page.locator('#save').click();
  return number(page);
}

/** Ends the call and wraps it up; ends when the server has all of it and the draft is forgotten everywhere. */
export async function wrapUp(page, note = '') {
  await page.locator('.call-bar__end').click();
  if (note) await page.locator('#wrap-note').fill(note);
  const forgotten = page.waitForResponse((answer) => answer.url().endsWith('/api/drafts/discard'));
  await page.locator('#finish').click();
  await page.locator('.start__button').waitFor();
  await (await forgotten).finished();
}

/** A local moment of the business zone so many minutes from now, as a form's field wants it. */
export function moment(minutes) {
  return new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);
}

let printed = 0;

/** A waybill number that no other complaint has. */
export function freshWaybill() {
  printed += 1;
  return `ZT${Date.now()}${String(printed).padStart(3, '0')}`;
}

/** What every complaint needs. */
export const common = () => ({
  waybill: freshWaybill(),
  requester: 'recipient',
  contact_name: '丁女士',
  contact_phone: '10499001234',
  allegation: '客户说包裹有问题，希望尽快处理。',
  wish: 'explanation',
});

/** What each kind needs besides; what the script asks and may stay empty is filled too. */
export const facts = {
  attitude: () => ({ staff: '望梅街网点派件员', happened_at: moment(-90) }),
  delay: () => ({
    delay_cause: 'human',
    receiver_address: '杭州市西湖区望梅街8号',
    promised_on: '2026-03-02',
    reply_by: moment(125),
    value_lost: 'no',
  }),
  damage: () => ({
    item: '玻璃花瓶',
    packed_by: 'courier',
    signed: 'recipient',
    evidence_kept: 'yes',
    insured: 'yes',
    insured_amount: '800.00',
    total_value: '620.00',
    lost_value: '310.50',
  }),
  shortage: () => ({
    item: '儿童绘本',
    pieces_sent: '12',
    pieces_received: '10',
    packed_by: 'unknown',
    signed: 'proxy',
    evidence_kept: 'no',
    insured: 'no',
    total_value: '240.00',
    lost_value: '40.00',
  }),
  loss: () => ({ item: '蓝牙耳机', insured: 'yes', insured_amount: '500.00', total_value: '499.00' }),
  mismatch: () => ({
    mismatch_aspect: 'name',
    declared: '羽绒服',
    received: '旧毛巾',
    packed_by: 'sender',
    signed: 'recipient',
    evidence_kept: 'yes',
    insured: 'no',
    total_value: '699.00',
  }),
  unconsented: () => ({ left_at: 'station', consent: 'none', item_found: 'no' }),
  other: () => ({}),
};

/** A whole form of this kind. */
export const form = (kind, more = {}) => ({ kind, channel: 'hotline', ...common(), ...facts[kind](), ...more });
