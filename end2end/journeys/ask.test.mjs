// A customer on a telephone and an agent at once: the queue, the talk with a phrase by `、`, a broken line, the score.

import assert from 'node:assert/strict';
import { open, whole } from '../lib/acts.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const TEXT = '三天没动了，<b>急</b>';

async function ask(page) {
  await page.goto('/ask');
  await page.locator('#name').fill('林小满');
  await page.locator('#topic').selectOption('late');
  await page.locator('#text').fill(TEXT);
  await page.locator('#ask button').click();
  await page.locator('#room').waitFor();
}

async function signOn(page) {
  await open(page, '/');
  await page.locator('.floor__sign-on summary').click();
  await page.locator('.floor__skills input').first().waitFor();
  await page.locator('.floor__sign-on button').click();
  await page.locator('.floor[data-state=ready], .floor[data-state=offered]').waitFor();
}

const line = (page, text) => page.locator('.said', { hasText: text });

here.test('a customer asks, an agent answers with a phrase, and the customer gives a score', { timeout: 150_000 }, async (s) => {
  const customer = await s.newPage({ touch: true });
  await ask(customer);
  assert.equal(await line(customer, '急').locator('b').count(), 0, 'text stays text');
  await customer.locator('#status', { hasText: '正在排队' }).waitFor();
  assert.match(await customer.locator('#note').innerText(), /下一位就是您；.*说不准/);

  const agent = await s.newPage({ as: 'zhoumin' });
  await signOn(agent);
  await agent.locator('.floor__row--rings', { hasText: '林小满' }).waitFor();
  await customer.locator('#status', { hasText: '正在为您接通' }).waitFor();
  await agent.keyboard.press('Alt+KeyY');
  await agent.locator('.chat__line', { hasText: TEXT }).waitFor();
  await agent.locator('.call-bar').waitFor();
  await customer.locator('#status', { hasText: '客服正在接待您' }).waitFor();
  // Whoever sees it has read it, and the customer is told.
  await line(customer, '急').locator('.said__read', { hasText: '已读' }).waitFor();

  const field = agent.locator('#chat-text');
  await field.pressSequentially('、');
  await agent.locator('.phrase-list__option').first().waitFor();
  await field.press('Escape');
  await field.fill('');
  await field.pressSequentially('您好');
  await customer.locator('#typing', { hasText: '正在输入' }).waitFor();
  await field.press('Shift+Enter');
  await field.pressSequentially('我来查');
  await field.press('Enter');
  await line(customer, '您好').waitFor();
  assert.equal(await line(customer, '您好').locator('.said__text').innerText(), '您好\n我来查');
  assert.equal(await field.inputValue(), '');

  await customer.locator('#message').fill('谢谢');
  await agent.locator('.chat__typing', { hasText: '正在输入' }).waitFor();
  await customer.locator('#composer button').click();
  await agent.locator('.chat__line', { hasText: '谢谢' }).waitFor();

  await agent.locator('.call-bar__end').click();
  await customer.locator('#rate').waitFor();
  await customer.locator('.score', { hasText: '很满意' }).click();
  await customer.locator('#remark').fill('很快');
  await customer.locator('#rate button').click();
  await customer.locator('#thanks').waitFor();
  await agent.locator('.wrap').waitFor();
});

here.test('what a customer writes without a network arrives once, when it is back', { timeout: 120_000 }, async (s) => {
  const customer = await s.newPage({ touch: true });
  await ask(customer);
  await customer.locator('#status', { hasText: '正在' }).waitFor();
  s.expect(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await customer.context().setOffline(true);
  await customer.locator('#message').fill('还在吗');
  await customer.locator('#composer button').click();
  await line(customer, '还在吗').locator('.said__read', { hasText: '没有送达' }).waitFor();
  await customer.context().setOffline(false);
  await customer.locator('.said[data-number="2"]', { hasText: '还在吗' }).waitFor({ timeout: 30_000 });
  await customer.reload();
  await customer.locator('#room').waitFor();
  assert.equal(await line(customer, '还在吗').count(), 1);
  await customer.locator('.leave summary').click();
  await customer.locator('.leave button').click();
  await customer.locator('#status', { hasText: '已结束' }).waitFor();
});

here.test('an agent who never signs on works as before', async (s) => {
  const agent = await s.newPage({ as: 'hechuan' });
  await open(agent, '/');
  await whole(agent);
  await agent.locator('.floor__sign-on').waitFor();
  assert.equal(await agent.locator('.floor__state').count(), 0);
});
