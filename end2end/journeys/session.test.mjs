// A session that ends in the middle of something, and the limits of signing in.

import assert from 'node:assert/strict';
import { fieldValue, fillField, hydrated, open, startCall } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';
import { form, number, wrapUp } from './call.mjs';
import { search } from './second_look.mjs';

const here = stage();

/** Signs in by password, as a stranger. */
async function signInBy(page, login, password) {
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.locator('.sign-in__card [type=submit]').click();
}

here.test('a session ended elsewhere asks for the password in place and loses nothing', { timeout: 90_000 }, async (s) => {
  s.expect(/answer 401|Failed to load resource.*401|status of 401|ERR_/, { maybe: true });
  const page = await s.newPage();
  await open(page, '/sign-in');
  await signInBy(page, 'gaoyuan', 'yiling-demo');
  await page.waitForURL((url) => url.pathname === '/');
  await hydrated(page);
  const typed = form('unconsented');
  await startCall(page, { waybill: typed.waybill });
  for (const [field, value] of Object.entries(typed)) if (field !== 'channel') await fillField(page, field, value);

  const elsewhere = await s.newPage({ as: 'gaoyuan' });
  await open(elsewhere, '/account');
  await elsewhere.locator('.sessions__row', { hasNotText: '本机' }).getByRole('button', { name: '结束' }).click();
  await elsewhere.locator('.sessions__row').nth(1).waitFor({ state: 'detached' });

  // The page may have heard of it by itself a moment before; then the dialog is there already and covers the button.
  await page.locator('#save').dispatchEvent('click');
  const dialog = page.locator('dialog[open]', { hasText: '请再输一次密码' });
  await dialog.waitFor();
  assert.equal(new URL(page.url()).pathname, '/', 'the page is the same');
  assert.match(await dialog.innerText(), /登录已过期。页面上的内容都还在/);
  assert.equal((await search(s.server, await s.session('gaoyuan'), typed.waybill)).length, 0, 'nothing was filed by nobody');

  await dialog.locator('input[type=password]').fill('not the password');
  await dialog.locator('[type=submit]').click();
  await dialog.locator('.notice', { hasText: '密码不对。请再输入一次。' }).waitFor();
  await dialog.locator('input[type=password]').fill('yiling-demo');
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
  const filed = await number(page);
  await wrapUp(page, '登录过期后接着做');
  const rows = await search(s.server, await s.session('gaoyuan'), typed.waybill);
  assert.deepEqual(rows.map((row) => row.number), [filed], 'filed once');
});

here.test('without a cookie typing goes on, and the draft is kept after signing in again', { timeout: 90_000 }, async (s) => {
  s.expect(/401/, { maybe: true });
  const context = await s.newContext({ as: 'xuanran' });
  const page = await context.newPage();
  await open(page, '/');
  await startCall(page);
  await fillField(page, 'kind', 'other');
  await context.clearCookies({ name: 'yiling' });
  await fillField(page, 'allegation', '会话没有了，字还在写。');
  const dialog = page.locator('dialog[open]', { hasText: '请再输一次密码' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await fillField(page, 'wish', 'apology');
  assert.equal(await fieldValue(page, 'allegation'), '会话没有了，字还在写。');
  // The bar reminds of it; in a demo one click is enough.
  await page.locator('.bar__button', { hasText: '请再输一次密码' }).click();
  await dialog.getByRole('button', { name: '一键继续（演示）' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await fieldValue(page, 'allegation'), '会话没有了，字还在写。');
  await page.locator('.kept', { hasText: '已同步' }).waitFor();
});

here.test('a wrong password and an unknown name say the same, the sixth try says how long to wait', async (s) => {
  const page = await s.newPage();
  await open(page, '/sign-in');
  const said = page.locator('#sign-in-error');
  const tell = async (login, password) => {
    const answered = page.waitForResponse((response) => response.url().includes('/api/account/sign-in'));
    await signInBy(page, login, password);
    await (await answered).finished();
    return said.innerText();
  };
  s.expect(/status of 4\d\d/, { maybe: true });
  const wrong = '账号或密码不对。请检查后再输入一次。';
  assert.equal(await tell('nobody.here', 'not-the-password'), wrong);
  for (let time = 1; time <= 5; time += 1) assert.equal(await tell('luwei', `not-the-password-${time}`), wrong, `try ${time}`);
  assert.equal(await page.locator('#login').inputValue(), 'luwei', 'the name stays');
  assert.equal(await page.locator('#password').getAttribute('aria-invalid'), 'true');

  const sixth = page.waitForResponse((response) => response.url().includes('/api/account/sign-in'));
  await signInBy(page, 'luwei', 'yiling-demo');
  await (await sixth).finished();
  await said.filter({ hasText: /尝试次数太多。请等 [1-9]\d* (秒|分钟)再试。/ }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  // Another account from the same place is not held up.
  await signInBy(page, 'zhengnan', 'yiling-demo');
  await page.waitForURL((url) => url.pathname === '/');
});

here.test('without the browser program the same words come back to the page', async (s) => {
  const page = await s.newPage({ js: false, lang: 'en' });
  await page.goto('/sign-in?next=%2Fcomplaints');
  await signInBy(page, 'tiantian', 'not-the-password');
  await page.locator('#sign-in-error', { hasText: 'Sign-in name or password is wrong. Check both and enter them again.' }).waitFor();
  await signInBy(page, 'tiantian', 'yiling-demo');
  await page.waitForURL((url) => url.pathname === '/complaints');
  await page.locator('.case__link').first().waitFor();
});
