// Return receipts: a clerk registers and records, house rules propose, a manager decides, and nobody is charged by it.

import assert from 'node:assert/strict';
import { kept, open, whole } from '../lib/acts.mjs';
import { receiptIn } from '../lib/routes.mjs';
import { stage } from '../lib/stage.mjs';
import { freshWaybill } from './call.mjs';
import { ask, freshId } from './second_look.mjs';

const here = stage();

/** A local day of the business zone so many days from now, as a form's field wants it. */
const day = (days) => new Date(Date.now() + (8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10);

/** Fills the form of a registration: direct, two batches of which the first arrived two days ago. */
async function fill(page, waybill) {
  await page.locator('#receipt-waybill').fill(waybill);
  await page.locator('#receipt-outlet').fill('杭州余杭网点');
  await page.locator('#receipt-route').selectOption('direct');
  await page.getByRole('button', { name: '再加一批' }).click();
  await page.locator('#receipt-batches').fill(day(-2));
  await page.getByLabel('盖章').check();
  await page.locator('#receipt-bearer').selectOption('person');
  await page.locator('#receipt-name').fill('吴迪');
}

/** Registers a receipt through the pages, and gives its path. */
async function register(page, waybill) {
  await open(page, '/receipts');
  await page.getByRole('link', { name: '登记回单' }).first().click();
  await page.locator('#receipt-waybill').waitFor();
  await fill(page, waybill);
  await page.getByRole('button', { name: '登记回单' }).click();
  await page.waitForURL(/\/receipts\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

const press = (page, name) => page.locator('#receipt-actions').getByRole('button', { name, exact: true }).click();
const save = (page, name = '保存') => page.locator('form.deed').getByRole('button', { name, exact: true }).click();
const line = (page, text) => page.locator('.timeline__line', { hasText: text });

here.test('from a registration to a decision: 100.01 yuan are 50.00 and 50.01', async (s) => {
  const page = await s.newPage({ as: 'jiangwen' });
  const path = await register(page, freshWaybill());
  await page.getByText('货物尚未到齐，还不开始计时').waitFor();

  await press(page, '记录到货');
  await page.locator('#receipt-act-day').fill(day(-1));
  await save(page);
  await line(page, '记录第 2 批到货').waitFor();
  await page.locator('.case-head .chip', { hasText: '还剩 9 天' }).waitFor();

  await press(page, '遗失');
  await page.locator('#receipt-act-loss').fill('一百');
  await save(page);
  await page.getByText('请填写金额，如 100.01').waitFor();
  await page.locator('#receipt-act-loss').fill('100.01');
  await page.locator('#receipt-act-text').fill('转交财务途中遗失。');
  await save(page);
  const proposal = page.locator('[data-matter=lost]');
  await proposal.getByText('损失 ¥100.01 × 50% = ¥50.00（不足一分舍去），其余 ¥50.01 由公司承担').waitFor();
  await proposal.getByText('余分归公司').waitFor();
  await page.getByText('对员工的扣罚只是考核建议').waitFor();
  await proposal.getByText('等经理决定').waitFor();
  assert.equal(await page.getByRole('button', { name: '确认考核' }).count(), 0, 'whoever recorded it does not decide');

  const manager = await s.newPage({ as: 'hanliqun' });
  await open(manager, path);
  await manager.locator('[data-matter=lost]').getByRole('button', { name: '确认考核' }).click();
  await manager.locator('#receipt-act-text').fill('按交接记录核实。');
  await save(manager, '确认考核');
  const told = '确认考核建议：回单遗失，个人 ¥50.00，公司 ¥50.01';
  await line(manager, told).waitFor();
  assert.match(await line(manager, told).innerText(), /韩立群/);
  await manager.getByText('按当时的规则和事实重算，结果一致').waitFor();

  // The clerk sees it without doing anything, and after a load it is still there.
  await line(page, told).waitFor();
  await page.reload();
  await whole(page);
  await line(page, told).waitFor();
  const { said } = await ask(s.server, await s.session('jiangwen'), 'receipts/page', { key: path.split('/').pop() });
  const [assessment] = said.receipt.assessments;
  assert.deepEqual([assessment.proposal.split.person, assessment.proposal.split.company], [5000, 5001]);
  assert.deepEqual([assessment.ruling, assessment.proposal.terms.version, said.receipt.version], ['confirmed', '2007.1', 4]);
});

here.test('what somebody else recorded meanwhile is told, not overruled', async (s) => {
  const [mine, other] = [await s.newPage({ as: 'jiangwen' }), await s.session('gunian')];
  const path = await register(mine, freshWaybill());
  await press(mine, '登记异常');
  await mine.locator('#receipt-act-noticed').selectOption('missed');
  await mine.locator('#receipt-act-text').fill('盖的是部门章。');
  // Nothing new reaches the page while the colleague is faster.
  await mine.route(/\/api\/receipts\/page/, () => {});
  const receipt = path.split('/').pop();
  const command = { record: { receipt, version: 1, deed: { batch_arrived: { batch: 2, on: day(-1) } } } };
  const { said } = await ask(s.server, other, 'receipts/submit', { submission: { id: freshId(), command } });
  assert.equal(said.done.version, 2);
  await save(mine);
  await mine.getByText('别人刚刚改过这张回单，没有保存').waitFor();
  assert.equal(await mine.locator('#receipt-act-text').inputValue(), '盖的是部门章。', 'what was typed stays');
  await mine.unrouteAll({ behavior: 'ignoreErrors' });
  await mine.reload();
  await whole(mine);
  await line(mine, '记录第 2 批到货').waitFor();
  await press(mine, '登记异常');
  await mine.locator('#receipt-act-noticed').selectOption('missed');
  await mine.locator('#receipt-act-text').fill('盖的是部门章。');
  await save(mine);
  await mine.locator('[data-matter=anomaly_missed]', { hasText: '¥100.00' }).waitFor();
});

here.test('a waybill is registered once, and what was typed survives a reload', async (s) => {
  const page = await s.newPage({ as: 'jiangwen' });
  const waybill = freshWaybill();
  const path = await register(page, waybill);
  await open(page, '/receipts/new');
  await page.getByRole('button', { name: '登记回单' }).click();
  await page.locator('#error-summary:focus').waitFor();
  await page.locator('#error-summary').getByText('请填写运单号').waitFor();
  await fill(page, waybill);
  await page.locator('#error-summary').waitFor({ state: 'detached' });
  await page.locator('#receipt-name').blur();
  await kept(page, '吴迪');
  await page.reload();
  await whole(page);
  await page.getByText('上次没填完的内容还在').waitFor();
  assert.equal(await page.locator('#receipt-waybill').inputValue(), waybill);
  await page.getByRole('button', { name: '登记回单' }).click();
  await page.getByText('这个运单的回单已经登记过了').waitFor();
  await page.getByRole('link', { name: '打开已登记的回单' }).click();
  await page.waitForURL((url) => url.pathname === path);
});

here.test('every tab counts exactly the rows it opens', async (s) => {
  const page = await s.newPage({ as: 'gunian', viewport: { width: 768, height: 1024 } });
  await open(page, '/receipts');
  const tabs = page.locator('.subnav__link');
  const paths = await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('href')));
  assert.equal(paths.length, 9);
  for (const path of paths) {
    await open(page, path);
    const count = Number(await page.locator('.subnav__link[aria-current] .receipts__count').innerText());
    assert.equal(await page.locator('.case').count(), Math.min(count, 50), path);
    assert.ok(count > 0, `the demo shows ${path}`);
  }
  await open(page, '/receipts');
  await page.locator('.receipts__outlet').selectOption({ index: 1 });
  await page.waitForURL(/outlet=/);
  const outlet = await page.locator('.receipts__outlet').inputValue();
  await page.locator('.case__line', { hasText: outlet }).first().waitFor();
});

here.test('the list is for those who keep receipts, and only managers decide', async (s) => {
  s.expect(/status of 403/);
  const agent = await s.newPage({ as: 'zhoumin' });
  await open(agent, '/');
  assert.equal(await agent.locator('.bar__link', { hasText: '回单' }).count(), 0);
  await open(agent, '/receipts');
  await agent.getByText('回单列表没有取到').waitFor();
  const clerk = await s.session('jiangwen');
  const receipt = (await receiptIn(s.server, 'open', clerk)).split('/').pop();
  const { said: before } = await ask(s.server, clerk, 'receipts/page', { key: receipt });
  const command = { record: { receipt, version: before.receipt.version, deed: { confirm: { matter: 'slow', remark: '' } } } };
  for (const login of ['zhoumin', 'jiangwen', 'gunian']) {
    const { said } = await ask(s.server, await s.session(login), 'receipts/submit', { submission: { id: freshId(), command } });
    assert.equal(said.error, 'not_allowed', login);
  }
  const { said: after } = await ask(s.server, clerk, 'receipts/page', { key: receipt });
  assert.deepEqual(after, before);
});
