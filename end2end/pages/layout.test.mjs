// Everything fits and can be reached: on small windows and at 200 % zoom, under a finger, with little motion or none.

import { misfits, motions, smallTargets } from '../lib/controls.mjs';
import { none } from '../lib/findings.mjs';
import { stage } from '../lib/stage.mjs';
import { walkCall, walkPages, walkReceipts, walkSignedOut } from '../lib/walk.mjs';

const here = stage();

/** Each test has an agent of its own, so that a call one of them leaves behind does not meet the next. */
async function walkAll(s, { as, ...device }, look) {
  s.expect(/status of 404/);
  const outside = await walkSignedOut(s, await s.newPage(device), look);
  const page = await s.newPage({ ...device, as });
  const own = [...(await walkPages(s, page, look)), ...(await walkCall(s, page, look))];
  const receipts = await walkReceipts(s, await s.newPage({ ...device, as: 'hanliqun' }), look);
  return [...new Set([...outside, ...own, ...receipts])];
}

const named = (check) => async (name, page) => (await check(page)).map((one) => `${name}: ${one}`);

const WINDOWS = [
  { name: '1440×900 at 200 %', viewport: { width: 720, height: 450 }, scale: 2, lang: 'en', as: 'hechuan' },
  { name: '640 pixels wide', viewport: { width: 640, height: 900 }, lang: 'zh', as: 'suqing' },
  { name: '1024×768', viewport: { width: 1024, height: 768 }, lang: 'en', as: 'luoyiming' },
];
for (const { name, ...device } of WINDOWS) {
  here.test(`nothing scrolls sideways and nothing lies upon a control (${name})`, { timeout: 120_000 }, async (s) => {
    none(await walkAll(s, { ...device, reducedMotion: 'reduce' }, named(misfits)));
  });
}

here.test('on a touch tablet every target is large enough, and nothing moves for those who want no motion', { timeout: 120_000 }, async (s) => {
  const device = { as: 'tangke', touch: true, lang: 'zh', reducedMotion: 'reduce' };
  const look = async (name, page) => [
    ...(await named(smallTargets)(name, page)),
    ...(await named(misfits)(name, page)),
    ...(await named((one) => motions(one, 1))(name, page)),
  ];
  none(await walkAll(s, device, look));
});

here.test('what moves on a desktop moves for a moment only', async (s) => {
  const page = await s.newPage({ as: 'gaoyuan' });
  none(await walkCall(s, page, named((one) => motions(one, 150))));
});
