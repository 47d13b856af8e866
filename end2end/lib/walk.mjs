// A walk through everything the application shows: each page, and the workbench at every stage of a call. `look` is called
// at each stop with a name and the page; what it gives back is collected.

import { answer, drawn, fillField, open, scripted, showPane, startCall } from './acts.mjs';
import { RECEIPT_STAGES, STAGES, complaintIn, receiptIn } from './routes.mjs';
import { until } from './server.mjs';

/** Stops nobody has to be signed in for. */
export async function walkSignedOut(s, page, look) {
  // A form that cannot be taken is answered as such.
  s.expect(/status of 422/);
  const found = [];
  const stop = async (name) => found.push(...((await look(name, page)) ?? []));
  await open(page, '/sign-in');
  await stop('sign-in');
  await open(page, '/nowhere');
  await stop('unknown page, signed out');
  await page.goto('/ask');
  await stop('page for customers');
  await page.locator('#ask button').click();
  await page.locator('#flaws').waitFor();
  await stop('page for customers, with flaws');
  await page.locator('#name').fill('林小满');
  await page.locator('#topic').selectOption('late');
  await page.locator('#text').fill('三天没动了');
  await page.locator('#ask button').click();
  await page.locator('html.live #room').waitFor();
  await stop('page for customers, waiting');
  await page.locator('#leave').click();
  await stop('page for customers, leaving');
  await page.locator('.leave button').click();
  await page.locator('#room[data-over=true]').waitFor();
  await stop('page for customers, over');
  return found;
}

/** The pages of somebody signed in, dialogs included. */
export async function walkPages(s, page, look) {
  const found = [];
  const stop = async (name) => found.push(...((await look(name, page)) ?? []));
  const session = await s.session('zhoumin');
  await open(page, '/complaints');
  await stop('complaints');
  await open(page, '/complaints?q=zzzzqqqq');
  await stop('complaints, nothing found');
  for (const stage of STAGES) {
    const path = await complaintIn(s.server, stage, session);
    await open(page, path);
    await stop(`complaint, ${stage}`);
    if (stage === 'investigating') {
      await page.locator('.case-head__next').click();
      await stop('complaint, a form open');
      await open(page, `${path}/proof/1`);
      await stop('proof');
    }
  }
  await open(page, '/complaints/00000000-0000-7000-8000-000000000000');
  await stop('unknown complaint');
  await open(page, '/account');
  await stop('account');
  await page.keyboard.press('Control+K');
  await page.locator('dialog.palette[open] [role=option]').first().waitFor();
  await stop('palette');
  await page.keyboard.press('Escape');
  await page.locator('.avatar').click();
  await stop('account menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.locator('dialog[open] .keys').waitFor();
  await stop('list of keys');
  return found;
}

/** The pages on return receipts, of somebody who decides about charges. */
export async function walkReceipts(s, page, look) {
  const found = [];
  const stop = async (name) => found.push(...((await look(name, page)) ?? []));
  const session = await s.session('hanliqun');
  await open(page, '/receipts');
  await stop('receipts');
  await open(page, '/receipts?q=zzzzqqqq');
  await stop('receipts, nothing found');
  await open(page, '/receipts/new');
  await page.locator('form.card [type=submit]').click();
  await page.locator('#error-summary:focus').waitFor();
  await stop('new receipt, what is missing');
  for (const stage of RECEIPT_STAGES) {
    await open(page, await receiptIn(s.server, stage, session));
    await stop(`receipt, ${stage}`);
    if (stage !== 'open') continue;
    await page.locator('.receipts__proposal .button').first().click();
    await page.locator('#receipt-act-text').waitFor();
    await stop('receipt, a form open');
  }
  return found;
}

/** The workbench, idle and through a call until nothing is left of it. */
export async function walkCall(s, page, look) {
  const found = [];
  const stop = async (name) => {
    await drawn(page);
    found.push(...((await look(name, page)) ?? []));
  };
  await open(page, '/');
  await page.locator('.work-row').first().waitFor({ state: 'attached' });
  for (const pane of ['work', 'phrases', 'customer', 'tracking', 'rules', 'call']) {
    if (!(await showsPanes(page)) && pane !== 'call') continue;
    await showPane(page, pane);
    await stop(`workbench, idle, ${pane}`);
  }
  await startCall(page, { phone: '13800138000' });
  await stop('call, opening');
  // «Attitude» needs the fewest facts.
  await answer(page, 8);
  await page.locator('#save').waitFor();
  await stop('call, a question');
  await page.locator('#save').click();
  await page.locator('#error-summary:focus').waitFor();
  await stop('call, what is missing');
  await fillForm(page);
  await page.locator('.call-bar__keys [aria-pressed]').click();
  await stop('call, on hold, form filled');
  await page.locator('.call-bar__keys [aria-pressed]').click();
  for (const tab of ['customer', 'tracking', 'rules', 'phrases']) {
    await showTab(page, tab);
    await stop(`call, ${tab}`);
  }
  await showPane(page, 'call');
  await closeDrawer(page);
  await page.locator('#save').click();
  await page.locator('.filed--saved').waitFor();
  await stop('call, filed');
  await page.locator('.call-bar__end').click();
  await page.locator('#finish').waitFor();
  await stop('call, wrap-up');
  await page.locator('#finish').click();
  await page.locator('#call-phone').waitFor({ state: 'attached' });
  // The next device would take the call up again, rightly, while the server still keeps its draft.
  const drafts = async () => (await page.request.post('/api/drafts/list', { data: {} })).json();
  await until(async () => (await drafts()).length === 0, 'the server forgets the draft');
  return found;
}

/** Every required field of a complaint about attitude. */
export async function fillForm(page) {
  const facts = [
    ['requester', 'recipient'],
    ['contact_name', '林静'],
    ['contact_phone', '13800138000'],
    ['staff', '城东网点派件员'],
    ['happened_at', '2026-01-05T10:30'],
    ['allegation', '派件员在电话里态度很差，没说完就挂断。'],
    ['wish', 'apology'],
  ];
  for (const [code, value] of facts) await fillField(page, code, value);
  await scripted(page);
}

async function showsPanes(page) {
  return page.locator('.bottom-bar').isVisible();
}

async function showTab(page, tab) {
  if (await showsPanes(page)) return showPane(page, tab);
  const column = page.locator('.bench__context');
  const opener = page.locator('.context-open');
  if (!(await column.isVisible()) || ((await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'false')) await opener.click();
  return page.locator(`#tab-${tab}`).click();
}

async function closeDrawer(page) {
  const opener = page.locator('.context-open');
  if ((await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'true') await opener.click();
}
