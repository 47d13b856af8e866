// What people do in the application, in the words of the application.

import { until } from './server.mjs';

/** Waits until the page listens: hydrated, every effect run. */
export async function hydrated(page) {
  // A program that broke will never listen: that is said at once instead of after the time is up.
  let broke;
  const failed = new Promise((_, fail) => {
    broke = (error) => fail(error);
    page.once('pageerror', broke);
  });
  try {
    await Promise.race([page.locator('html[data-live]').waitFor({ state: 'attached' }), failed]);
  } finally {
    page.off('pageerror', broke);
  }
}

/** Waits until the page listens and has its second load too, which a person's first move asks for. */
export async function whole(page) {
  await hydrated(page);
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-whole]').waitFor({ state: 'attached' });
}

/** Goes to an address with a full load and waits until the page listens. */
export async function open(page, path) {
  const answer = await page.goto(path, { waitUntil: 'domcontentloaded' });
  await whole(page);
  return answer;
}

/** Signs in with a click on the sign-in page; `next` is where that leads. */
export async function signIn(page, login = 'zhoumin', next = '/') {
  await open(page, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator(`button[name=login][value="${login}"]`).click();
  await page.waitForURL((url) => url.pathname + url.search === next);
  await whole(page);
}

/** Waits until scripts and phrases are in the page and a call may go on. */
export async function scripted(page) {
  await page.locator('.script__text').waitFor();
}

/** Waits until the list of phrases is whole: at first it draws the rows in sight, the others at a pause. */
export async function drawn(page) {
  const count = () => page.locator('.phrases__list > *').count();
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await page.waitForTimeout(400);
  }
}

/** Begins a call on the workbench; ends when the first sentence of the script is there. */
export async function startCall(page, { phone = '', waybill = '', channel = null, direction = null } = {}) {
  await showPane(page, 'call');
  if (channel) await page.locator('#call-channel').selectOption(channel);
  if (direction) await page.locator('#call-direction').selectOption(direction);
  await page.locator('#call-phone').fill(phone);
  await page.locator('#call-waybill').fill(waybill);
  await page.locator('.start__form [type=submit]').click();
  await page.locator('.call-bar').waitFor();
  await scripted(page);
}

/** Chooses an answer of the script: by number from 1, or by its words. */
export async function answer(page, which) {
  const all = page.locator('.script .answer');
  const one = typeof which === 'number' ? all.nth(which - 1) : all.filter({ hasText: which }).first();
  await one.click();
}

/** The words to say now. */
export async function said(page) {
  return (await page.locator('.script__text').innerText()).trim();
}

/** Writes a field of the form (place 'f'), or of the script's question (place 'ask'), and leaves it. `value` is a code for choices. */
export async function fillField(page, code, value, place = 'f') {
  const around = page.locator(`${place === 'ask' ? '.script__ask' : '.form'} [data-field="${code}"]`);
  await around.waitFor({ state: 'attached' });
  const folded = page.locator('.form details.form__more:not([open])', { has: page.locator(`[data-field="${code}"]`) });
  if (place === 'f' && (await folded.count())) await folded.locator('summary').click();
  const kind = await around.evaluate((e) => {
    const control = e.querySelector('input, select, textarea');
    return control.type === 'radio' ? 'radio' : control.localName;
  });
  if (kind === 'radio') return around.locator('.choice', { has: page.locator(`input[value="${value}"]`) }).click();
  if (kind === 'select') return around.locator('select').selectOption(value);
  const control = around.locator('input, textarea');
  await control.fill(String(value));
  await control.blur();
}

/** The value of a field of the form. */
export async function fieldValue(page, code, place = 'f') {
  const around = page.locator(`${place === 'ask' ? '.script__ask' : '.form'} [data-field="${code}"]`);
  return around.evaluate((e) => {
    const radios = [...e.querySelectorAll('input[type=radio]')];
    if (radios.length) return radios.find((radio) => radio.checked)?.value ?? '';
    return e.querySelector('input, select, textarea').value;
  });
}

/** On a narrow screen, shows one column: 'work', 'call' or the tabs 'phrases', 'customer', 'tracking', 'rules'. */
export async function showPane(page, pane) {
  const order = ['work', 'call', 'phrases', 'customer', 'tracking', 'rules'];
  const button = page.locator('.bottom-bar__button').nth(order.indexOf(pane));
  if (await button.isVisible()) await button.click();
}

/** Everything on one shelf of the browser's database ('drafts', 'outbox', 'copies'), as text. */
export async function shelf(page, name) {
  return page.evaluate(
    (store) =>
      new Promise((done, fail) => {
        const request = indexedDB.open('yiling');
        // A database that is not there yet must not be made here: the application would find it without its shelves.
        request.onupgradeneeded = () => request.transaction.abort();
        request.onerror = () => (request.error.name === 'AbortError' ? done([]) : fail(request.error));
        request.onsuccess = () => {
          const database = request.result;
          const all = database.transaction(store).objectStore(store).getAll();
          all.onerror = () => fail(all.error);
          all.onsuccess = () => {
            database.close();
            done(all.result.map((row) => row.value));
          };
        };
      }),
    name,
  );
}

/** Waits until the browser's database holds this text in the document of a call. */
export async function kept(page, text) {
  await until(async () => (await shelf(page, 'drafts')).some((doc) => doc.includes(text)), `the browser keeps «${text}»`);
}

/** Waits until nothing waits to be sent any more. */
export async function sent(page) {
  await until(async () => (await shelf(page, 'outbox')).length === 0, 'the outbox is empty');
}

/** Switches the language with the button in the bar. */
export async function otherLanguage(page) {
  await page.locator('.bar__end > .bar__button[lang]').click();
}

/** Sets how far the device's clock is off, while the page is open. */
export async function shiftClock(page, ms) {
  await page.evaluate((by) => window.__shiftClock(by), ms);
}
