// The phrases: found and marked, written by a lead with the better wording at hand, retired and brought back, and a sheet
// that is tried before it is taken over.

import assert from 'node:assert/strict';
import { open, startCall, whole } from '../lib/acts.mjs';
import { until } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const NEW = { zh: '祝您今天顺顺利利。', en: 'Have a smooth day.' };

/** Fills the form of a phrase. */
async function fill(page, { category = 'closing', zh, en }) {
  await page.locator('#phrase-category').selectOption(category);
  await page.locator('#phrase-zh').fill(zh);
  await page.locator('#phrase-en').fill(en);
}

here.test('an agent finds a phrase by pinyin, marks it, and it comes first from then on', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await open(page, '/phrases?category=closing');
  const last = page.locator('.phrasebook__row').last();
  const id = await last.getAttribute('data-phrase');
  await last.getByRole('button', { name: '收藏' }).click();
  await page.locator(`[data-phrase="${id}"] [aria-pressed=true]`).waitFor();
  await open(page, '/phrases');
  assert.equal(await page.locator('.phrasebook__row').first().getAttribute('data-phrase'), id);
  await page.locator('#phrase-search').fill('yw');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=yw/);
  await page.locator('.phrasebook__row', { hasText: '延误' }).first().waitFor();
  const other = await s.newPage({ as: 'hechuan', lang: 'en' });
  await open(other, `/phrases/${id}`);
  await other.locator('[aria-pressed=false]').waitFor();
});

here.test('a lead is told the better wording, saves, and everybody finds the phrase', async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/phrases/new?for=team');
  await fill(page, { zh: '这不归我管，您慢走。', en: '' });
  await page.keyboard.press('Control+Enter');
  const summary = page.locator('#phrase-flaws');
  await summary.getByText('可以这样说').first().waitFor();
  await summary.getByText(/英文.*要填写/).waitFor();
  await fill(page, NEW);
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/shelf=team/);
  const agent = await s.newPage({ as: 'zhoumin' });
  await open(agent, '/phrases?q=ssll');
  const row = agent.locator('.phrasebook__row', { hasText: NEW.zh });
  await row.getByRole('link', { name: '查看' }).click();
  await agent.getByText(/顾念写了这条话术/).waitFor();
  assert.equal(await agent.getByText('修改', { exact: true }).count(), 0, 'an agent reads and does not change');

  await open(page, '/phrases?q=ssll');
  await page.locator('.phrasebook__row', { hasText: NEW.zh }).getByRole('link', { name: '查看' }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByText(/顾念停用了它/).waitFor();
  await page.getByRole('button', { name: '恢复使用' }).click();
  await page.getByText(/顾念恢复使用/).waitFor();
});

here.test('a sheet is tried row by row before anything changes', async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/phrases/import');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出全部（CSV）' }).click();
  assert.equal((await download).suggestedFilename(), 'yiling-phrases.csv');
  const take = (text) => {
    const buffer = Buffer.from(text);
    return page.locator('input[type=file]').setInputFiles({ name: 'phrases.csv', mimeType: 'text/csv', buffer });
  };
  await take('category;zh;en\nclosing;=祝您事事顺心。;All the best today.\nclosing;只有中文的一句。;\nnothing;慢走，再会。;Bye now.\n');
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('不收的行', { exact: true }).waitFor();
  await page.getByText(/第 3 行.*英文要填写/).waitFor();
  await page.getByText(/第 4 行.*类别/).waitFor();
  await page.locator('.notice__title', { hasText: '开头像公式的格子' }).waitFor();
  await page.getByRole('button', { name: '按此导入' }).click();
  await page.getByText('已导入，所有人马上能用').waitFor();
  await open(page, '/phrases?shelf=team&q=sssx');
  await page.locator('.phrasebook__row', { hasText: '祝您事事顺心' }).waitFor();
});

here.test('a phrase of one’s own is in one language and nobody else finds it', async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  await page.setViewportSize({ width: 768, height: 1024 });
  await open(page, '/phrases/new');
  await fill(page, { zh: '好的，马上给您查。', en: '' });
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/shelf=mine/);
  await page.locator('.phrasebook__row', { hasText: '马上给您查' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, 'nothing sticks out at 768 pixels');
  const other = await s.newPage({ as: 'gunian' });
  await open(other, '/phrases?q=%E9%A9%AC%E4%B8%8A%E7%BB%99%E6%82%A8%E6%9F%A5');
  await other.getByText('没有符合的话术').waitFor();
});

here.test('in a call favourites come first, uses are counted, and the customer’s mood changes what is offered', async (s) => {
  const page = await s.newPage({ as: 'hechuan' });
  await open(page, '/');
  await startCall(page);
  await whole(page);
  await page.keyboard.press('Control+j');
  const search = page.locator('.phrases__search');
  const rows = page.locator('.phrase');
  await search.fill('道歉');
  await rows.nth(1).waitFor();
  const calm = await rows.first().locator('.phrase__text').innerText();
  await page.locator('.phrases__mood select').selectOption('angry');
  await until(async () => (await rows.first().locator('.phrase__text').innerText()) !== calm, 'what is said to the angry');
  await page.locator('.phrases__mood select').selectOption('');

  await search.fill('稍等');
  const last = rows.last();
  await last.waitFor();
  const words = await last.locator('.phrase__text').innerText();
  await last.getByRole('button', { name: '收藏' }).click();
  await last.locator('.phrase__star[aria-pressed=true]').waitFor();
  assert.equal(await rows.last().locator('.phrase__text').innerText(), words, 'nothing moves away from under the finger');
  await search.fill('');
  await until(async () => (await rows.first().locator('.phrase__text').innerText()) === words, 'the favourite comes first');
  for (const blank of await rows.first().locator('.blank--field').all()) await blank.fill('三');
  await rows.first().locator('.phrase__copy').click();
  await rows.first().getByText('已复制').waitFor();
  await page.getByRole('button', { name: '最近用过' }).click();
  await until(async () => (await rows.count()) === 1, 'the one that was used');
  await page.getByRole('button', { name: '我的收藏' }).click();
  await until(async () => (await rows.count()) === 1, 'the one that was marked');

  const other = await s.newPage({ as: 'hechuan' });
  await open(other, '/phrases?shelf=recent');
  await other.locator('.phrasebook__row').getByText(/我用过 1 次/).waitFor();
});

here.test('a workbook goes out, comes back and changes nothing; another file is refused', async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await open(page, '/phrases/import');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出全部（XLSX）' }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'yiling-phrases.xlsx');
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const buffer = Buffer.concat(chunks);
  const sort = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const bring = (bytes) =>
    page.locator('input[type=file]').setInputFiles({ name: 'phrases.xlsx', mimeType: sort, buffer: bytes });
  await bring(buffer);
  await page.waitForFunction(() => document.querySelector('#sheet-text').value.startsWith('\ufeffid,'));
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('没有要改的').waitFor();
  await bring(buffer.subarray(0, buffer.length / 2));
  await page.getByText('这不是能读的 Excel 工作簿').waitFor();
  assert.equal(await page.locator('#sheet-text').inputValue(), '', 'nothing of the file before is tried by mistake');
});

here.test('a lead moves a phrase to another category by keys, takes it back, and drags it', async (s) => {
  const page = await s.newPage({ as: 'gunian' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '/phrases?category=hold');
  const row = page.locator('.phrasebook__row').first();
  const id = await row.getAttribute('data-phrase');
  await row.getByRole('link', { name: '查看' }).focus();
  await page.keyboard.press('m');
  const choice = row.locator('select');
  await choice.waitFor();
  assert.ok(await choice.evaluate((select) => select === document.activeElement), 'the keys go on in the choice');
  await choice.selectOption('closing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.notice__title', { hasText: '请稍等 → 结束语' }).waitFor();
  await page.locator(`[data-phrase="${id}"]`).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id === 'phrase-undo');
  await page.keyboard.press('Enter');
  await page.locator('.notice__title', { hasText: '结束语 → 请稍等' }).waitFor();
  await page.locator(`[data-phrase="${id}"]`).waitFor();

  const grip = page.locator(`[data-phrase="${id}"] .phrasebook__grip`);
  await grip.dragTo(page.locator('.phrasebook__side [data-category=comfort]'));
  await page.locator('.notice__title', { hasText: '请稍等 → 安抚' }).waitFor();
  await open(page, `/phrases/${id}`);
  await page.getByText(/顾念做了修改/).first().waitFor();
  const agent = await s.newPage({ as: 'zhoumin' });
  await open(agent, '/phrases?category=comfort');
  const moved = agent.locator(`[data-phrase="${id}"]`);
  await moved.waitFor();
  assert.equal(await moved.getByRole('button', { name: /移到/ }).count(), 0, 'an agent moves only phrases of their own');
});
