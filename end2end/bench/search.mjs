// Searching the phrases, key by key: beside a call, and in a reply while it is written.

import { fillField, open, shelf, startCall, whole } from '../lib/acts.mjs';
import { file } from '../journeys/second_look.mjs';
import { form } from '../journeys/call.mjs';
import { head, number, prepare, row, slow, speed, timed } from './moments.mjs';
import { swell } from './words.mjs';

const MANY = 10_000;

/** What is typed, letter by letter; each is cleared again with one key. */
const QUERIES = {
  'Chinese': ['延误', '抱歉给您', '破损照片', '签收', '理赔材料', '明天上午', '网点', '包装', '请您稍等', '派送', '核实后', '谢谢', '保价', '退回', '投诉'],
  'pinyin, initials': ['yw', 'bqgn', 'pszp', 'qs', 'lpcl', 'mtsw', 'wd', 'bz', 'qnsd', 'ps', 'hsh', 'bjd', 'th', 'tsdj', 'djxs', 'sjh'],
  'pinyin, whole': ['yanwu', 'baoqian', 'qianshou', 'lipei', 'wangdian', 'zhaopian', 'shaodeng', 'paisong', 'tuihui', 'baojia'],
  'English': ['sorry', 'delivery', 'parcel', 'compensation', 'tomorrow', 'signed', 'photo', 'courier'],
  'tags': ['道歉', '安抚', '稍等', 'huidian', '核对', 'jujue', '报价', 'bucailiao', '到货', 'tongzhi', '结束语', 'mys', '满意度', '停运'],
};

/** Every third where a short list will do. */
const some = (queries, short) => (short ? queries.filter((_, place) => place % 3 === 0) : queries);

/** Characters come from an input method, which puts them in without keys. */
const put = (page, letter) => (/[a-z/]/.test(letter) ? page.keyboard.press(letter) : page.keyboard.insertText(letter));

/** Types all queries into the field that has the focus; `opener` is what must stand before each. */
async function typeAll(page, { around, opener = '' }, short) {
  const all = new Map();
  const note = async (group, press) => {
    const told = await timed(page, 'input', around, press);
    if (!all.has(group)) all.set(group, []);
    all.get(group).push(told);
  };
  for (const [group, queries] of Object.entries(QUERIES)) {
    for (const query of some(queries, short)) {
      for (const letter of opener) await note('opened or cleared', () => put(page, letter));
      for (const letter of query) await note(group, () => put(page, letter));
      await page.keyboard.press('Control+a');
      const clear = () => page.keyboard.press('Backspace');
      // Without the mark before it, a search is over: nothing is looked for then.
      if (opener) await timed(page, 'input', around, clear);
      else await note('opened or cleared', clear);
    }
  }
  return all;
}

/** The search beside a call. */
async function besideCall(context) {
  const page = await context.newPage();
  await open(page, '/');
  await startCall(page);
  await whole(page);
  await fillField(page, 'kind', 'delay');
  await page.keyboard.press('Control+j');
  await page.locator('.phrases__search:focus').waitFor();
  await page.locator('.phrase').first().waitFor();
  return { page, around: '.phrases' };
}

/** The list in a reply to a complaint about a loss. */
async function inReply(context, bench, login) {
  const { id } = await file(bench.server, await bench.server.session(login), form('loss'));
  const page = await context.newPage();
  await open(page, `/complaints/${id}`);
  await page.locator('#case-actions').getByRole('button', { name: /答复/ }).first().click();
  await page.locator('#deed-reply').click();
  await page.keyboard.press('/');
  await page.locator('.phrase-list__option').first().waitFor();
  await page.keyboard.press('Backspace');
  return { page, around: '.phrase-area', opener: '/' };
}

/** The least there is: letters in a field of the same page that does nothing with them. */
async function typeInVain(page) {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { id: 'vain' });
    document.body.append(field);
    window.__before = document.activeElement;
    field.focus();
  });
  const all = [];
  for (const letter of 'postmanpostcardpostbox') all.push(await timed(page, 'input', '#vain', () => page.keyboard.press(letter)));
  await page.evaluate(() => {
    document.querySelector('#vain').remove();
    window.__before.focus();
  });
  return all;
}

/** How many phrases the page has. */
async function phrasesOf(page) {
  const [kept] = (await shelf(page, 'copies')).map((copy) => JSON.parse(copy)).filter((copy) => copy.version && copy.text);
  return JSON.parse(kept.text).bank.phrases.length;
}

const PLACES = [
  { name: 'beside a call', logins: ['zhoumin', 'suqing'], begin: besideCall, shown: '30 rows' },
  { name: 'in a reply', logins: ['gaoyuan', 'xuanran'], begin: inReply, shown: '7 rows' },
];

/** Prints how long a key takes, for each place, size of the bank and speed. */
export async function timeSearch(bench) {
  for (const { name, logins, begin, shown } of PLACES) {
    console.log(`\nSearch ${name}, at most ${shown} shown`);
    head('', 'keys');
    // An agent's open call would follow to the next browser.
    for (const [size, login] of [null, MANY].map((size, place) => [size, logins[place]])) {
      const context = await bench.context(login);
      await prepare(context);
      if (size) await swell(context, size);
      const where = await begin(context, bench, login);
      const phrases = await phrasesOf(where.page);
      if (size && phrases !== size) throw new Error(`The page has ${phrases} phrases.`);
      for (const times of [1, 4]) {
        const hardest = size !== null && times === 4;
        await slow(where.page, times);
        if (!size) row(`a field that does nothing, ${speed(times)}`, await typeInVain(where.page));
        const groups = await typeAll(where.page, where, bench.quick || !hardest);
        print(`${number(phrases)} phrases, ${speed(times)}`, groups, hardest);
      }
      await context.close();
    }
  }
}

/** The row of all keys and, if `each`, of each kind of query. */
function print(name, groups, each) {
  const all = [...groups.values()].flat();
  row(name, all);
  if (each) for (const [group, told] of groups) row(`  ${group}`, told);
  for (const [group, told] of groups) {
    if (!told.some((one) => one.changed)) throw new Error(`${name}, ${group}: no key changed what is shown.`);
  }
  const late = all.filter((one) => one.late > 0).length;
  if (late) console.log(`  after ${late} keys something changed once more, after the frame; that is counted`);
}
