// Hydration never compares texts, so we do: what the server wrote, what stands there once the page listens, and what the
// program writes when the page is reached without the server. On devices elsewhere, with clocks that are wrong.

import assert from 'node:assert/strict';
import { hydrated, open } from '../lib/acts.mjs';
import { none } from '../lib/findings.mjs';
import { routes } from '../lib/routes.mjs';
import { stage } from '../lib/stage.mjs';
import { agree, words } from '../lib/text.mjs';

const here = stage();
const MINUTE = 60_000;
const DEVICES = [
  { timezone: 'Asia/Shanghai', clockOffsetMs: 0 },
  { timezone: 'America/New_York', clockOffsetMs: 10 * MINUTE },
  { timezone: 'Europe/London', clockOffsetMs: -10 * MINUTE },
];

const account = (route) => (route.own ? 'zhoumin' : null);
/** Two contexts at most, with and without a session, however many routes. */
function pages(s, device) {
  const known = new Map();
  return async (route) => {
    const as = account(route);
    if (!known.has(as)) known.set(as, await s.newPage({ ...device, as }));
    return known.get(as);
  };
}

/** What the server wrote, as a browser without the program shows it. Rendered once per address and language. */
const written = new Map();
function serverWords(s, lang) {
  const page = pages(s, { lang, js: false });
  return async (route, again = false) => {
    const key = `${lang} ${route.own} ${route.path}`;
    if (again || !written.has(key)) {
      const plain = await page(route);
      await plain.goto(route.path);
      written.set(key, await words(plain));
    }
    return written.get(key);
  };
}

for (const lang of ['zh', 'en']) {
  for (const device of DEVICES) {
    const where = `${device.timezone}, clock ${device.clockOffsetMs / MINUTE} min off`;
    here.test(`hydration changes no word (${lang}, ${where})`, async (s) => {
      s.expect(/status of 404/);
      const [plain, live] = [serverWords(s, lang), pages(s, { lang, ...device })];
      const apart = [];
      for (const route of await routes(s.server, await s.session('zhoumin'))) {
        const browser = await live(route);
        // What the page asks for later would change it, rightly: it is kept waiting.
        await browser.route(/\/(api|live)(\/|$)/, () => {});
        await open(browser, route.path);
        const now = () => words(browser);
        // The second look is for the minute that passed between two renders.
        const found = (await agree(() => plain(route), now, 2_000)) && (await agree(() => plain(route, true), now));
        if (found) apart.push(`${route.name}: ${found}`);
        await browser.unrouteAll({ behavior: 'ignoreErrors' });
      }
      none(apart);
    });
  }

  const device = DEVICES[1];
  here.test(`a page reached within the program says what the server says (${lang}, ${device.timezone})`, async (s) => {
    s.expect(/status of 404/);
    const [loaded, walked] = [pages(s, { lang, ...device }), pages(s, { lang, ...device })];
    const apart = [];
    for (const route of await routes(s.server, await s.session('zhoumin'))) {
      const [fresh, walker] = [await loaded(route), await walked(route)];
      await open(walker, route.path === '/account' ? '/complaints' : route.own ? '/account' : route.path === '/nowhere' ? '/sign-in' : '/nowhere');
      await Promise.all([open(fresh, route.path), follow(walker, route.path)]);
      const found = await agree(() => words(fresh), () => words(walker));
      if (found) apart.push(`${route.name}: ${found}`);
    }
    none(apart);
  });
}

here.test('switching the language leaves no word of the other', async (s) => {
  s.expect(/status of 404/);
  const [switched, english] = [pages(s, { lang: 'zh' }), pages(s, { lang: 'en' })];
  const apart = [];
  for (const route of await routes(s.server, await s.session('zhoumin'))) {
    const [one, other] = [await switched(route), await english(route)];
    await one.context().addCookies([{ name: 'yl_lang', value: 'zh-CN', url: s.base }]);
    await Promise.all([open(one, route.path), open(other, route.path)]);
    await one.locator('.bar__end > .bar__button[lang]').click();
    const found = await agree(() => words(one), () => words(other));
    if (found) apart.push(`${route.name}: ${found}`);
  }
  none(apart);
});

/** Goes to an address by a link, so that the router leads there without a load. */
async function follow(page, path) {
  const mark = await page.evaluate((href) => {
    window.__notReloaded = true;
    const link = Object.assign(document.createElement('a'), { href, textContent: 'go' });
    document.body.append(link);
    link.click();
    link.remove();
    return href;
  }, path);
  await page.waitForURL((url) => url.pathname + url.search === mark);
  await hydrated(page);
  assert.ok(await page.evaluate(() => window.__notReloaded), `${path} was loaded anew`);
}
