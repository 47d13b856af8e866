// The words of a page, in order: what stands in it, and what only assistive technology reads. Moving parts are made still.

/**
 * Every word of the page, one entry each, with what may differ between two renders at different seconds made equal.
 * Without `later`, what the program adds after hydration and the server never wrote is left out.
 */
export async function words(page, { later = true } = {}) {
  return page.evaluate((later) => {
    // Running times: their words change every second, and only their shape can be compared.
    const RUNNING = '.chip [aria-hidden=true], [role=timer], .kept, .line__age, .my-state__time, .board__head, .tile__foot, .tile__age, .board__long, .call-bar__held, .cases-card__age, .proof__big[aria-hidden], .calc__answer > [aria-hidden], .alerts__text, .verdicts';
    // How old numbers are follows from when they were asked; what a browser allows, only it knows.
    const AGES = '.board__head .chip, .board__stale, .tile__age, .tile__level, .board-rows__count .muted, .tune__check + *';
    const AGO = /\d+ (?:秒前|分前|s ago|min ago)/g;
    const NAMES = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];
    const still = (text) => text.replace(/[\d:.]+|天|小时|分钟|分|秒|\b(?:d|h|min|s)\b|\s/g, '');
    const all = [`title: ${document.title}`, `lang: ${document.documentElement.lang}`];
    const visit = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.replace(/\s+/g, ' ').trim();
        if (text) all.push(node.parentElement.closest(RUNNING) ? `~ ${still(text)}` : text.replace(AGO, '#'));
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT'].includes(node.nodeName)) return;
      if (!later && node.hasAttribute('data-later')) return;
      if (node.matches(AGES)) return;
      for (const name of NAMES) {
        const value = node.getAttribute(name);
        if (value) all.push(`${name}: ${value}`);
      }
      if (node.matches('option') && node.selected) all.push('(chosen)');
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return all;
  }, later);
}

/** Joins entries without any space, so that where one text node ends and the next begins makes no difference. */
export const flat = (entries) => entries.join('').replace(/\s+/g, '');

/** Where two texts part, with a little around it; null when they do not. */
export function parting(one, other) {
  if (one === other) return null;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `…${one.slice(from, at + 60)}… but …${other.slice(from, at + 60)}…`;
}

/** Compares two texts again and again until they agree or the time is up; gives null or where they part. */
export async function agree(one, other, ms = 6_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const apart = await Promise.all([one(), other()]).then(([a, b]) => parting(flat(a), flat(b)), moved);
    if (!apart || Date.now() > deadline) return apart;
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** A page that is being left cannot be read; the next look is at the next page. */
function moved(error) {
  if (/context was destroyed|because of a navigation/.test(error.message)) return 'the page was being left';
  throw error;
}
