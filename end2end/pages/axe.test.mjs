// What axe can find, it must not find: on a desktop in Chinese and on a touch tablet in English, in light and in dark.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { none } from '../lib/findings.mjs';
import { stage } from '../lib/stage.mjs';
import { walkCall, walkPages, walkReceipts, walkSignedOut } from '../lib/walk.mjs';

const here = stage();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DEVICES = [
  { name: 'desktop, Chinese', lang: 'zh', as: 'zhoumin' },
  { name: 'touch tablet, English', lang: 'en', touch: true, as: 'hechuan' },
];

/** Everything in light; colours once more in dark, which changes nothing else. */
async function examine(name, page) {
  // What lies half under the bar that stays at the top is not a small target.
  await page.evaluate(() => scrollTo(0, 0));
  const light = await run(page, { runOnly: { type: 'tag', values: TAGS } });
  await wear(page, 'dark');
  const dark = await run(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await wear(page, 'light');
  return [...light.map((one) => `${name}: ${one}`), ...dark.map((one) => `${name}, dark: ${one}`)];
}

async function run(page, options) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (given) => (await window.axe.run(document, { resultTypes: ['violations'], ...given })).violations, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((c) => c.message).join('; ').slice(0, 220)}`));
}

/** As the button in the bar does it; nothing moves while colours are measured. */
async function wear(page, theme) {
  await page.evaluate((code) => document.documentElement.setAttribute('data-theme', code), theme);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
}

for (const { name, as, ...device } of DEVICES) {
  here.test(`axe finds nothing serious (${name})`, { timeout: 180_000 }, async (s) => {
    s.expect(/status of 404/);
    const outside = await walkSignedOut(s, await s.newPage({ ...device, reducedMotion: 'reduce' }), examine);
    const page = await s.newPage({ ...device, reducedMotion: 'reduce', as });
    const found = [...outside, ...(await walkPages(s, page, examine)), ...(await walkCall(s, page, examine))];
    const manager = await s.newPage({ ...device, reducedMotion: 'reduce', as: 'hanliqun' });
    none(unique([...found, ...(await walkReceipts(s, manager, examine))]));
  });
}

/** The same finding at many stops is one finding. */
function unique(found) {
  const stops = new Map();
  for (const line of found) {
    const [name, what] = [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)];
    stops.set(what, [...(stops.get(what) ?? []), name]);
  }
  return [...stops].map(([what, names]) => `${what}  [${names.length > 3 ? `${names.slice(0, 3).join('; ')}; +${names.length - 3}` : names.join('; ')}]`);
}
