// Walking through scripts by keyboard: from the press until the next step is painted.

import { open, startCall, whole } from '../lib/acts.mjs';
import { head, prepare, row, slow, speed, timed } from './moments.mjs';

/** Scripts of a call that comes in, by the names they have in the file. */
const SCRIPTS = ['opening', 'complaint_damage', 'tracking_query', 'pickup_order', 'quotation', 'late_goods', 'complaint_delay', 'complaint_loss', 'claim_intake', 'angry_caller'];
/** No script is longer; some lead into others. */
const MOST_STEPS = 25;

/** Where the script is, by the words on the screen; whether it has come to its end. */
function place(page) {
  return page.evaluate(() => {
    const shown = (selector) => document.querySelector(selector)?.textContent ?? '';
    const said = [shown('.script__trail'), shown('.script__version'), shown('.script__text')].join('|');
    return { said, ended: document.querySelector('.script__done') !== null };
  });
}

/** A call about a parcel that is known. */
async function begin(context) {
  const page = await context.newPage();
  await open(page, '/');
  await startCall(page, { phone: '10477021234', waybill: 'YL770255160318' });
  await whole(page);
  await page.locator('.call-bar__name', { hasText: '林女士' }).waitFor();
  return page;
}

/** Takes another script, as one does when the customer says something else. */
async function take(page, script) {
  await page.locator('.script__pick').click();
  await page.locator(`.script-find__entry[data-script="${script}"]`).click();
  await page.locator('.script-find').waitFor({ state: 'detached' });
  await page.locator('.script__text').waitFor();
}

/** Goes through one script with the answers' keys, then some steps back; gives what each press took that led on. */
async function walk(page, turn) {
  const [on, back] = [[], []];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const before = await place(page);
    if (before.ended) break;
    const answers = await page.locator('.script__answers .answer').count();
    // Another answer at each turn, so that other branches are seen as well; the first where there is none of that number.
    const tries = [((turn + step) % Math.max(1, Math.min(answers, 9))) + 1, 1, 2];
    let led = false;
    for (const digit of tries) {
      const told = await timed(page, 'keydown', '.script', () => page.keyboard.press(`Alt+${digit}`));
      led = (await place(page)).said !== before.said;
      if (led) on.push(told);
      if (led) break;
    }
    if (!led) break;
  }
  for (let step = 0; step < 5; step += 1) {
    const before = await place(page);
    const told = await timed(page, 'keydown', '.script', () => page.keyboard.press('Alt+ArrowLeft'));
    if ((await place(page)).said === before.said) break;
    back.push(told);
  }
  return { on, back };
}

/** Prints how long a step takes, at each speed. */
export async function timeSteps(bench) {
  const scripts = bench.quick ? SCRIPTS.slice(0, 4) : SCRIPTS;
  console.log(`\nSteps of ${scripts.length} scripts, pressed with Alt and a digit or the arrow`);
  head('', 'presses');
  // Each speed has a call of its own: what is known already is not asked again.
  for (const [times, login] of [[1, 'liangjingyi'], [4, 'shenzhixia']]) {
    const context = await bench.context(login);
    await prepare(context);
    const page = await begin(context);
    await slow(page, times);
    const [on, back] = [[], []];
    for (const [turn, script] of scripts.entries()) {
      await take(page, script);
      const walked = await walk(page, turn);
      on.push(...walked.on);
      back.push(...walked.back);
    }
    row(`on, ${speed(times)}`, on);
    row(`back, ${speed(times)}`, back);
    await context.close();
  }
}
