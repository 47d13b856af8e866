// The file with scripts, phrases and rules: what it weighs, that it travels once, and the same with ten thousand phrases.

import { get } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { open } from '../lib/acts.mjs';
import { number } from './moments.mjs';

const WORDS = '/api/words/';

/** The bytes of an answer as they travel. */
function onTheWire(url, headers) {
  return new Promise((done, fail) => {
    const request = get(url, { headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done({ status: answer.statusCode, coding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
    });
    request.on('error', fail);
  });
}

function packed(value) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return brotliCompressSync(Buffer.from(JSON.stringify(value)), { params }).length;
}

/** Prints what the file weighs, and how often the workbench asks for it at its first and second load. */
export async function weighWords(bench) {
  const context = await bench.context('zhoumin');
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => request.url().includes(WORDS) && asked.push(request.url()));
  const first = page.waitForResponse((answer) => answer.url().includes(WORDS));
  await open(page, '/');
  await (await first).finished();
  const at = asked.length;
  await page.waitForLoadState('networkidle');
  await open(page, '/');
  await page.waitForLoadState('networkidle');
  await context.close();

  const cookie = await bench.server.session('zhoumin');
  const [plain, br] = await Promise.all(['identity', 'br'].map((coding) => onTheWire(asked[0], { cookie, 'accept-encoding': coding })));
  if (plain.status !== 200 || br.coding !== 'br') throw new Error(`${asked[0]} answered ${plain.status}, ${br.status} with coding ${br.coding}`);
  const words = JSON.parse(plain.body.toString());
  const { library, bank, rulebook, years } = words;
  const line = (what, raw, small) => console.log(`  ${what.padEnd(62)}${number(raw).padStart(12)}${number(small).padStart(12)}`);
  const part = (what, value) => line(what, Buffer.byteLength(JSON.stringify(value)), packed(value));
  console.log('\nScripts, phrases and rules: one file, and its parts as they would be by themselves');
  console.log(`  ${''.padEnd(62)}${'bytes'.padStart(12)}${'brotli'.padStart(12)}`);
  line('the file, as it travels', plain.body.length, br.body.length);
  part(`${library.scripts?.length ?? Object.keys(library).length} scripts`, library);
  part(`${bank.phrases.length} phrases`, bank.phrases);
  part(`${bank.forbidden.length} words better not said`, bank.forbidden);
  part(`how ${Object.keys(bank.readings).length} characters are read`, bank.readings);
  part('rules for promises and the calendar', { rulebook, years });
  console.log(`  asked for ${at} time${at === 1 ? '' : 's'} at the first load of the workbench, ${asked.length - at} at the second`);
}

/** A text in its clauses, each with the mark it ends with. */
const clauses = (text, marks) => text.split(marks).filter((clause) => clause.trim());
const CHINESE = /(?<=[，。！？；])/u;
const ENGLISH = /(?<=[,.!?;]) (?=\S)/u;

/** The beginning of one text and the end of another. */
function crossed(one, other, marks, between) {
  const [front, back] = [clauses(one, marks), clauses(other, marks)];
  const keep = Math.max(1, Math.ceil(front.length / 2));
  return [...front.slice(0, keep), ...back.slice(Math.floor(back.length / 2))].join(between);
}

/** So many phrases: the real ones, then each with its end taken from another, no two alike, the same in every run. */
export function manyPhrases(real, count) {
  const all = [...real];
  const texts = new Set(real.map((phrase) => phrase.text.zh));
  for (let round = 1; all.length < count; round += 1) {
    if (round > real.length) throw new Error(`There are only ${all.length} different phrases to be made.`);
    for (const [place, one] of real.entries()) {
      // 7 and 13 have nothing in common with the number of phrases worth mentioning: partners of neighbours are far apart.
      const other = real[(place * 7 + round * 13) % real.length];
      const zh = crossed(one.text.zh, other.text.zh, CHINESE, '');
      if (texts.has(zh) || all.length >= count) continue;
      texts.add(zh);
      const text = { zh, en: crossed(one.text.en, other.text.en, ENGLISH, ' ') };
      const tags = [...new Set([...(one.tags ?? []).slice(0, 3), ...(other.tags ?? []).slice(0, 1)])];
      // Ways to say the same thing stay together, as many as there are in a real bank.
      const of = one.of ? { of: `${one.of}.${round}` } : {};
      all.push({ ...one, id: `${one.id}.r${round}`, tags, ...of, text });
    }
  }
  return all;
}

/** Lets this context have the words with so many phrases. */
export async function swell(context, count) {
  await context.route(`**${WORDS}*`, async (route) => {
    const answer = await route.fetch();
    const words = await answer.json();
    words.bank.phrases = manyPhrases(words.bank.phrases, count);
    await route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(words) });
  });
}
