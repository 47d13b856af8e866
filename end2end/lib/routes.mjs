// Every address of the application with data behind it, found in the demo by reading its own list.

/** The stages a complaint may be in. */
export const STAGES = ['accepted', 'investigating', 'replied', 'with_lead', 'closed'];
export const LANGS = ['zh', 'en'];

/** Fetches an address as a browser does, with a session and a language. */
export async function fetchPage(server, path, { session = null, lang = 'zh' } = {}) {
  const cookie = [`yl_lang=${lang === 'en' ? 'en' : 'zh-CN'}`, 'yl_theme=light', session].filter(Boolean).join('; ');
  const answer = await fetch(server.base + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The first complaint in this stage, as the path of its page. */
export async function complaintIn(server, stage, session) {
  const { text } = await fetchPage(server, `/complaints?stage=${stage}&closed=1`, { session });
  const found = /href="(\/complaints\/[0-9a-f-]{36})"/.exec(text);
  if (!found) throw new Error(`The demo has no complaint that is ${stage}.`);
  return found[1];
}

/** The first receipt that a list of this stage shows, as the path of its page. */
export async function receiptIn(server, stage, session) {
  const { text } = await fetchPage(server, `/receipts?stage=${stage}`, { session });
  const found = /href="(\/receipts\/[0-9a-f-]{36})"/.exec(text);
  if (!found) throw new Error(`The demo has no receipt that is ${stage}.`);
  return found[1];
}

/** The stages of the list of receipts that have a page of their own look. */
export const RECEIPT_STAGES = ['waiting', 'late', 'open', 'decided'];

/** The routes: name, path, expected status, who is signed in, if anybody, `bar: false` where the page hides the bar,
 * and `program: false` where it loads no program of ours. */
export async function routes(server, session) {
  const own = (name, path, status = 200, as = 'zhoumin') => ({ name, path, status, own: true, as });
  const clerk = (name, path, status) => own(name, path, status, 'jiangwen');
  const lead = (name, path, status) => own(name, path, status, 'gunian');
  const list = [
    { name: 'sign-in', path: '/sign-in', status: 200, own: false, as: null },
    { name: 'page for customers', path: '/ask', status: 200, own: false, as: null, program: false },
    { name: 'unknown page, signed out', path: '/nowhere', status: 404, own: false, as: null },
    own('sign-in, signed in', '/sign-in'),
    own('workbench', '/'),
    own('complaints', '/complaints'),
    own('complaints, filtered', '/complaints?stage=investigating&sort=newest'),
    own('complaints, searched', '/complaints?q=%E5%BB%B6%E8%AF%AF&closed=1'),
    own('complaints, nothing found', '/complaints?q=zzzzqqqq'),
    own('unknown complaint', '/complaints/00000000-0000-7000-8000-000000000000', 404),
    own('account', '/account'),
    own('integrations', '/settings/integrations', 200, 'luwei'),
    own('integrations, not allowed', '/settings/integrations', 403),
    own('scripts', '/scripts'),
    own('scripts, opening', '/scripts/opening'),
    own('scripts, unknown', '/scripts/nowhere', 404),
    own('rules', '/rules'),
    own('rules, house pack', '/rules/packs/clocks/CN-HOUSE-2007/2007.1'),
    own('rules, terms of compensation', '/rules/packs/compensation/CN-EXPRESS/2025.1?against=2021.1'),
    own('rules, unknown pack', '/rules/packs/clocks/NOBODY/1', 404),
    own('rules, calendar', '/rules/calendar?year=2026'),
    own('rules, unknown year', '/rules/calendar?year=2027'),
    own('rules, deadline', '/rules/deadline?rule=CN-EXPRESS%2Fhandle_and_tell&start=2026-09-25T16%3A00'),
    own('rules, free deadline', '/rules/deadline?count=3&unit=workday&start=2026-12-30T10%3A00'),
    own('rules, compensation', '/rules/compensation?kind=partial_damage&fee=20&weight=2.5&loss=300&lost=1&whole=3&signed=1&postal=1'),
    own('phrases', '/phrases'),
    own('phrases, filtered', '/phrases?category=apology&tone=warm&q=yw'),
    own('phrases, nothing found', '/phrases?q=zzzzqqqq'),
    own('phrase', '/phrases/greeting.1'),
    own('unknown phrase', '/phrases/nobody.1', 404),
    own('new phrase', '/phrases/new'),
    own('phrases, import', '/phrases/import'),
    own('phrases, forbidden', '/phrases/forbidden'),
    own('phrases, forbidden, for a lead', '/phrases/forbidden', 200, 'gunian'),
    lead('board', '/board'),
    { ...lead('board, on a wall', '/board?wall=1'), bar: false },
    lead('board, rows of a number', '/board/rows?rows=clocks&band=later'),
    lead('board, no rows', '/board/rows?rows=contacts.ringing'),
    lead('board, rows of nothing', '/board/rows?rows=nothing', 404),
    own('board, not allowed', '/board', 403),
    lead('floor plan', '/settings/floor'),
    own('floor plan, not allowed', '/settings/floor', 403),
    clerk('receipts', '/receipts'),
    clerk('receipts, late', '/receipts?stage=late'),
    clerk('receipts, searched', '/receipts?q=%E7%BD%91%E7%82%B9&stage=open'),
    clerk('receipts, nothing found', '/receipts?q=zzzzqqqq'),
    clerk('new receipt', '/receipts/new'),
    clerk('unknown receipt', '/receipts/00000000-0000-7000-8000-000000000000', 404),
    own('receipts, not allowed', '/receipts', 403),
    own('unknown page', '/nowhere', 404),
  ];
  for (const stage of STAGES) {
    const path = await complaintIn(server, stage, session);
    list.push(own(`complaint, ${stage}`, path));
    if (stage === 'investigating') list.push(own('proof', `${path}/proof/1`));
  }
  const receipts = await server.session('jiangwen');
  for (const stage of RECEIPT_STAGES) list.push(clerk(`receipt, ${stage}`, await receiptIn(server, stage, receipts)));
  const decides = await receiptIn(server, 'open', receipts);
  list.push(own('receipt, for a manager', decides, 200, 'hanliqun'));
  return list;
}
