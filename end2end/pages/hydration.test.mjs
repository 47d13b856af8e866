// Hydration never compares texts, so we do: what the server wrote, what stands there once the page listens, and what the
// program writes when the page is reached without the server. On devices elsewhere, with clocks that are wrong.

import assert from 'node:assert/strict';
import { hydrated, open, otherLanguage, whole } from '../lib/acts.mjs';
import { none } from '../lib/findings.mjs';
import { routes } from '../lib/routes.mjs';
import { stage } from '../lib/stage.mjs';
import { agree, words } from '../lib/text.mjs';

const here = stage();
const MINUTE = 60_000;
/** Every language, time zone and error of the clock, without every combination. */
const DEVICES = [
  { lang: 'zh', timezone: 'Asia/Shanghai', clockOffsetMs: 0 },
  { lang: 'zh', timezone: 'America/New_York', clockOffsetMs: 10 * MINUTE },
  { lang: 'en', timezone: 'Europe/London', clockOffsetMs: -10 * MINUTE },
  { lang: 'en', timezone: 'America/New_York', clockOffsetMs: 10 * MINUTE },
];

/** Pages of each person and of nobody, one of each however many routes. */
function pages(s, device) {
  const known = new Map();
  return async ({ as }) => {
    if (!known.has(as)) known.set(as, await s.newPage({ ...device, as }));
    return known.get(as);
  };
}

/** Compares on every route, in two rows at a time; `row` makes a comparison with pages of its own. */
async function onEveryRoute(s, row) {
  s.expect(/status of 40[34]/);
  const all = (await routes(s.server, await s.session('zhoumin'))).filter((route) => route.program !== false);
  const apart = [];
  const walk = async (compare, mine) => {
    for (const route of mine) {
      const found = await compare(route);
      if (found) apart.push(`${route.name}: ${found}`);
    }
  };
  await Promise.all([0, 1].map((half) => walk(row(), all.filter((_, index) => index % 2 === half))));
  none(apart);
}

/** What the server wrote, as a browser without the program shows it. Rendered once per address and language. */
const written = new Map();
function serverWords(s, lang) {
  const page = pages(s, { lang, js: false });
  return async (route, again = false) => {
    const key = `${lang} ${route.as} ${route.path}`;
    if (again || !written.has(key)) {
      const plain = await page(route);
      await plain.goto(route.path);
      written.set(key, await words(plain));
    }
    return written.get(key);
  };
}

for (const { lang, ...device } of DEVICES) {
  const where = `${lang}, ${device.timezone}, clock ${device.clockOffsetMs / MINUTE} min off`;

  here.test(`hydration changes no word (${where})`, { timeout: 120_000 }, async (s) => {
    await onEveryRoute(s, () => {
      const [server, live] = [serverWords(s, lang), pages(s, { lang, ...device })];
      return async (route) => {
        const page = await live(route);
        // What the page asks for later would change it, rightly: it is kept waiting.
        await page.route(/\/(api|live)(\/|$)/, () => {});
        await page.goto(route.path, { waitUntil: 'domcontentloaded' });
        await hydrated(page);
        const now = () => words(page, { later: false });
        // The second look is for the minute that passed between two renders.
        const found = (await agree(() => server(route), now, 2_000)) && (await agree(() => server(route, true), now));
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        return found;
      };
    });
  });
}

for (const { lang, ...device } of DEVICES.slice(1, 3)) {
  here.test(`a page reached within the program says what the server says (${lang}, ${device.timezone})`, { timeout: 120_000 }, async (s) => {
    const within = [];
    await onEveryRoute(s, () => {
      const [loaded, walked] = [pages(s, { lang, ...device }), pages(s, { lang, ...device })];
      return async (route) => {
        const [fresh, walker] = [await loaded(route), await walked(route)];
        await open(walker, elsewhere(route));
        await Promise.all([open(fresh, route.path), follow(walker, route.path)]);
        const found = await agree(() => words(fresh), () => words(walker));
        if (await walker.evaluate(() => window.__sameDocument === true)) within.push(route.name);
        return found;
      };
    });
    // What another part of the program shows is loaded anew, and compared above.
    s.say(`${within.length} routes were reached without a load`);
    for (const name of ['complaints', 'complaint, accepted', 'proof', 'account']) assert.ok(within.includes(name), `${name} was loaded anew`);
  });
}

/** A page to come from. */
function elsewhere({ own, path }) {
  if (!own) return path === '/nowhere' ? '/sign-in' : '/nowhere';
  return path === '/account' ? '/complaints' : '/account';
}

here.test('switching the language leaves no word of the other', { timeout: 120_000 }, async (s) => {
  await onEveryRoute(s, () => {
    const [switched, english] = [pages(s, { lang: 'zh' }), pages(s, { lang: 'en' })];
    return async (route) => {
      // A wall has no bar, so no button that switches.
      if (route.bar === false) return null;
      const [one, other] = [await switched(route), await english(route)];
      await one.context().addCookies([{ name: 'yl_lang', value: 'zh-CN', url: s.base }]);
      await Promise.all([open(one, route.path), open(other, route.path)]);
      await otherLanguage(one);
      return agree(() => words(one), () => words(other));
    };
  });
});

/** Goes to an address by a link, and notes whether the router led there without a load. */
async function follow(page, path) {
  await page.evaluate((href) => {
    window.__sameDocument = true;
    const link = Object.assign(document.createElement('a'), { href, textContent: 'go' });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => url.pathname + url.search === path, { waitUntil: 'commit' });
  await whole(page);
}
