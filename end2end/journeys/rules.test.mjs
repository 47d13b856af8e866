// The rules: calculators that ask nobody, a pack that is tried and installed, and deadlines that stay where they are.

import assert from 'node:assert/strict';
import { hydrated, open } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { form } from './call.mjs';
import { ask, complaint, file } from './second_look.mjs';

const here = stage();

/** Counts what a page asks the server while something is done. */
async function asked(page, act) {
  const seen = [];
  const note = (request) => seen.push(request.url());
  page.on('request', note);
  await act();
  page.off('request', note);
  // A browser looks for the picture of the tab whenever the address changes; it has it.
  return seen.filter((url) => !/\/(live|favicon.svg)$/.test(url));
}

here.test('a deadline is worked out while typing, without a request and without a network', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/rules/deadline');
  const due = page.locator('.calc__due');
  const requests = await asked(page, async () => {
    await page.locator('#in-rule').selectOption('CN-EXPRESS/handle_and_tell');
    await page.locator('#in-start').fill('2026-09-25T16:00');
    await due.filter({ hasText: '10月2日' }).waitFor();
  });
  assert.deepEqual(requests, []);
  assert.match(page.url(), /rule=CN-EXPRESS.*start=2026-09-25T16/);
  assert.match(await page.locator('.calc__answer').innerText(), /第二十九条/);
  await page.context().setOffline(true);
  await page.locator('#in-start').fill('2026-09-26T16:00');
  await due.filter({ hasText: '10月3日' }).waitFor();
  await page.locator('#in-rule').selectOption('');
  await page.locator('#in-unit').selectOption('workday');
  await page.locator('#in-count').fill('3');
  await due.filter({ hasText: '9月30日' }).waitFor();
  await page.context().setOffline(false);
  // The address is the whole calculation: a colleague sees the same.
  const other = await s.newPage({ as: 'jiangwen', lang: 'en' });
  await open(other, page.url().replace(s.base, ''));
  await other.locator('.calc__due', { hasText: '30 Sep' }).waitFor();
});

here.test('a deadline that reaches an unpublished year is provisional and says so', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/rules/deadline?count=5&unit=workday&start=2026-12-30T10%3A00');
  await page.locator('.calc__answer .chip', { hasText: '暂定' }).waitFor();
  await page.locator('#in-count').fill('99999');
  await page.getByText('数量要是 0 到 9999 的整数').waitFor();
  assert.equal(await page.locator('.calc__due').count(), 0, 'no answer to a question that does not hold');
});

here.test('house terms and law stand side by side, and what is missing is named', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/rules/compensation');
  const house = page.locator('[data-pack="CN-HOUSE-2007"]');
  const law = page.locator('[data-pack="CN-EXPRESS"]');
  await house.getByText('还缺这些事实').waitFor();
  const requests = await asked(page, async () => {
    await page.locator('#in-fee').fill('20');
    await page.locator('#in-weight').fill('2');
    await page.locator('#in-loss').fill('800');
    await house.locator('.calc__total', { hasText: '¥120.00' }).waitFor();
    await law.locator('.calc__total', { hasText: '¥800.00' }).waitFor();
  });
  assert.deepEqual(requests, []);
  await page.getByText('“三倍资费”只适用于邮政普遍服务').first().waitFor();
  await page.locator('#in-fee').fill('二十');
  await page.getByText('金额写法不对').waitFor();
  await page.locator('#in-fee').fill('20');
  await page.reload();
  await house.locator('.calc__total', { hasText: '¥120.00' }).waitFor();
});

here.test('from a complaint to what it may cost', async (s) => {
  const cookie = await s.session('zhoumin');
  const { id } = await file(s.server, cookie, form('damage'));
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, `/complaints/${id}`);
  const link = page.getByRole('link', { name: '测算赔偿' });
  if (await link.count()) {
    await link.click();
    await page.waitForURL(/\/rules\/compensation\?case=.*kind=/);
    await page.locator('[data-pack="CN-HOUSE-2007"]').waitFor();
  } else {
    await page.locator('.card', { hasText: '赔付' }).getByText(/保价/).waitFor();
  }
});

here.test('an administrator tries a pack, mends it, installs it, and no deadline moves', async (s) => {
  const [agent, admin] = [await s.session('zhoumin'), await s.session('luwei')];
  const { id } = await file(s.server, agent, form('loss'));
  const before = (await complaint(s.server, agent, id)).clocks;
  const { said } = await ask(s.server, admin, 'rules/pack-text', { kind: 'clocks', id: 'CN-HOUSE-2007', version: '2007.1' });
  const pack = JSON.parse(said.text);
  pack.version = '2026.9';
  pack.clocks.find((clock) => clock.id === 'first_reply.loss').timing.counted.count = 20;
  const page = await s.newPage({ as: 'luwei' });
  await open(page, '/rules');
  await page.getByText('导入规则包', { exact: true }).click();
  const take = (pack) => {
    const buffer = Buffer.from(JSON.stringify(pack, null, 1));
    return page.locator('input[type=file]').setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer });
  };
  await take({ ...pack, surprise: 1 });
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('没有导入，现行规则没有变').waitFor();
  await page.getByText(/第 \d+ 行/).first().waitFor();
  assert.ok(await page.getByRole('button', { name: '按此导入' }).isDisabled(), 'what was not tried cannot be installed');
  await take(pack);
  await page.locator('.rules__import [role=status], .rules__import [role=alert]').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('接替版本 2007.1').waitFor();
  await page.getByText(/30 → 20/).waitFor();
  await page.getByRole('button', { name: '按此导入' }).click();
  await page.locator('[data-pack="CN-HOUSE-2007"][data-version="2026.9"]', { hasText: '将启用' }).waitFor();
  assert.deepEqual((await complaint(s.server, agent, id)).clocks, before, 'a running deadline never moves');
  await open(page, '/rules/packs/clocks/CN-HOUSE-2007/2026.9?against=2007.1');
  await page.getByText(/30 → 20/).waitFor();
  const plain = await s.newPage({ as: 'zhoumin' });
  await open(plain, '/rules');
  await plain.locator('[data-version="2026.9"]').waitFor();
  assert.equal(await plain.getByText('导入规则包', { exact: true }).count(), 0, 'an agent reads and does not change');
});

here.test('holidays come from a published file, after a look at what would change', async (s) => {
  const page = await s.newPage({ as: 'luwei' });
  await open(page, '/rules/calendar?year=2027');
  await page.getByText('这一年的安排还没有录入').waitFor();
  await page.getByText('导入放假安排', { exact: true }).click();
  const days = ['0101', '0102', '0103', '0205', '0206', '0207', '0208', '0209', '0210', '0211', '0404', '0501', '0609', '0915', '1001'];
  const event = (day) => `BEGIN:VEVENT\r\nUID:${day}@example\r\nDTSTART;VALUE=DATE:2027${day}\r\nSUMMARY:休\r\nEND:VEVENT`;
  const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...days.map(event), 'END:VCALENDAR', ''].join('\r\n');
  await page.locator('input[type=file]').setInputFiles({ name: '2027.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('会有这些变化').waitFor();
  await page.getByRole('button', { name: '按此导入' }).click();
  await page.getByText('这一年的安排还没有录入').waitFor({ state: 'detached' });
  await page.locator('.months__day--off').first().waitFor();
});

here.test('a calculator opens without a network, with the inputs of its address', async (s) => {
  const context = await s.newContext({ as: 'zhoumin' });
  s.expect(/ERR_INTERNET_DISCONNECTED/, { maybe: true });
  const page = await context.newPage();
  await open(page, '/rules/deadline');
  const whole = () => page.evaluate(async () => Boolean(await (await caches.open('yiling-calculators')).match('/calculators.kept')));
  await until(whole, 'the copy is whole');
  await context.setOffline(true);
  await page.goto('/rules/compensation?kind=loss&fee=20&weight=2&loss=800', { waitUntil: 'domcontentloaded' });
  await hydrated(page);
  await page.locator('[data-pack="CN-HOUSE-2007"] .calc__total', { hasText: '¥120.00' }).waitFor();
  assert.match(page.url(), /\/rules\/compensation\?.*fee=20/, 'the address is as it was');
  await page.locator('#in-fee').fill('30');
  await page.locator('[data-pack="CN-HOUSE-2007"] .calc__total', { hasText: '¥180.00' }).waitFor();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await hydrated(page);
  await page.locator('[data-pack="CN-HOUSE-2007"] .calc__total', { hasText: '¥180.00' }).waitFor();
  await context.setOffline(false);
  // Whoever signs in next finds nothing of it.
  await context.clearCookies({ name: /^(?!yl_(lang|theme)$)/ });
  await page.goto('/sign-in', { waitUntil: 'domcontentloaded' });
  await hydrated(page);
  await until(async () => !(await page.evaluate(() => caches.has('yiling-calculators'))), 'the copy is gone');
});
