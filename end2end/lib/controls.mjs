// What can be pressed, typed into or followed on a page, as the page itself sees it.

/** Defines `window.__yl` in the page: the controls, their names, and what lies over them. */
export async function eyes(page) {
  await page.evaluate(() => {
    if (window.__yl) return;
    const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"]), [role=option]';
    // What lies on top hides what is below, and may: a dialog, a menu, the drawer of a middling screen.
    const drawer = () => [...document.querySelectorAll('.bench--drawer .context')].find((e) => getComputedStyle(e).position === 'fixed');
    const scope = () => document.querySelector('dialog[open], [popover]:popover-open') ?? drawer() ?? document.body;
    const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
    /** The box a finger meets: an input that is drawn by its label is as large as the label. */
    const face = (e) => (e.localName === 'input' && ['radio', 'checkbox'].includes(e.type) ? (e.closest('label') ?? e) : e);
    const quiet = (e) => Boolean(e.closest('.visually-hidden, [aria-hidden=true]')) && face(e) === e;
    const all = () => [...scope().querySelectorAll(CONTROLS)].filter((e) => shown(face(e)) && !quiet(e) && !e.matches(':disabled') && !e.closest('[inert]'));
    const name = (e) => {
      const text = (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 24);
      const classes = [...face(e).classList].slice(0, 2).map((c) => `.${c}`).join('');
      return `${e.localName}${e.id ? `#${e.id.replace(/[0-9a-f-]{36}/, '…')}` : ''}${classes} «${text}»`;
    };
    /** A link whose ::after is stretched over a whole row or card is as large as that. */
    const stretched = (e) => {
      const after = getComputedStyle(e, '::after');
      return after.content !== 'none' && after.position === 'absolute' && after.inset === '0px';
    };
    const box = (e) => {
      const target = stretched(e) ? e.offsetParent : face(e);
      const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
      return { left, right, top, bottom, width, height };
    };
    /** What is seen in the middle of a control instead of it, once it is scrolled there. */
    const covered = (e) => {
      const target = face(e);
      target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = target.getClientRects()[0] ?? target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const seen = document.elementFromPoint(x, y);
      if (!seen) return `outside the window at ${Math.round(x)},${Math.round(y)}`;
      return target.contains(seen) || seen.contains(target) ? null : `below ${name(seen)}`;
    };
    /** A link in running text may be as small as the text. */
    const inText = (e) => e.localName === 'a' && getComputedStyle(e).display === 'inline' && (e.parentElement.innerText ?? '').trim().length > e.innerText.trim().length;
    window.__yl = { all, name, box, covered, face, inText, scope };
  });
}

/** Controls that are smaller than a finger needs. */
export async function smallTargets(page, least = 44) {
  await eyes(page);
  return page.evaluate((px) => {
    const { all, name, box, inText } = window.__yl;
    return all()
      .filter((e) => !e.matches('.skip, [tabindex="-1"]') && !inText(e))
      .map((e) => [e, box(e)])
      .filter(([, { width, height }]) => width + 0.5 < px || height + 0.5 < px)
      .map(([e, { width, height }]) => `${name(e)} is ${Math.round(width)}×${Math.round(height)}`);
  }, least);
}

/** What does not fit: a page wider than the window, controls beyond its edge, controls that something lies upon. */
export async function misfits(page) {
  await eyes(page);
  return page.evaluate(() => {
    const { all, name, box, covered } = window.__yl;
    const found = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      const widest = [...document.body.querySelectorAll('*')].map((e) => [e, e.getBoundingClientRect().right]).sort((a, b) => b[1] - a[1])[0];
      found.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}, because of ${name(widest[0])}`);
    }
    const scrolls = (e) => {
      for (let at = e.parentElement; at && at !== root; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
      }
      return false;
    };
    const was = [window.scrollX, window.scrollY];
    for (const e of all().filter((one) => !one.matches('.skip'))) {
      const { left, right } = box(e);
      if ((left < -1 || right > root.clientWidth + 1) && !scrolls(e)) found.push(`${name(e)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
      const by = covered(e);
      if (by) found.push(`${name(e)} lies ${by}`);
    }
    window.scrollTo(...was);
    return found;
  });
}

/** Elements that move for longer than `most` milliseconds; one is as good as none. */
export async function motions(page, most) {
  return page.evaluate((limit) => {
    const ms = (list) => Math.max(...list.split(',').map((one) => (one.trim().endsWith('ms') ? 1 : 1000) * parseFloat(one)));
    const found = new Set();
    for (const e of document.querySelectorAll('*')) {
      for (const pseudo of [null, '::before', '::after', '::backdrop']) {
        const style = getComputedStyle(e, pseudo);
        const moves = Math.max(ms(style.transitionDuration), style.animationName === 'none' ? 0 : ms(style.animationDuration));
        if (moves > limit) found.add(`${e.localName}.${[...e.classList].join('.')}${pseudo ?? ''} moves for ${moves} ms`);
        if (limit <= 1 && style.scrollBehavior === 'smooth') found.add(`${e.localName} scrolls smoothly`);
      }
    }
    return [...found];
  }, most);
}
