// One Chromium per test file; a context with its own cookies, storage and device for each page.

import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const DESKTOP = { width: 1440, height: 900 };
export const TABLET = { width: 768, height: 1024 };

let launching = null;

/** The browser of this file. */
export function browser() {
  launching ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
  return launching;
}

export async function closeBrowser() {
  await (await launching)?.close();
  launching = null;
}

/** The code the application uses for a language. */
export const langCode = (lang) => (lang === 'en' ? 'en' : 'zh-CN');

/**
 * A context. `server` says whose cookies; the rest is the device:
 * lang 'zh' | 'en', theme 'system' | 'light' | 'dark', viewport, touch, timezone, clockOffsetMs, offline, js, reducedMotion,
 * scale (device pixels per CSS pixel), session (a cookie `name=value` of `server.session()`).
 */
export async function newContext(server, device = {}) {
  const {
    lang = 'zh',
    theme = 'light',
    touch = false,
    viewport = touch ? TABLET : DESKTOP,
    timezone = 'Asia/Shanghai',
    clockOffsetMs = 0,
    offline = false,
    js = true,
    reducedMotion = 'no-preference',
    scale = 1,
    session = null,
  } = device;
  const context = await (await browser()).newContext({
    baseURL: server.base,
    locale: lang === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    viewport,
    deviceScaleFactor: scale,
    hasTouch: touch,
    isMobile: touch,
    timezoneId: timezone,
    javaScriptEnabled: js,
    reducedMotion,
  });
  context.setDefaultTimeout(15_000);
  const cookies = [
    ['yl_lang', langCode(lang)],
    ['yl_theme', theme],
  ];
  if (session) cookies.push(session.split('='));
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: server.base })));
  if (js) await context.addInitScript(wrongClock, clockOffsetMs);
  if (offline) await context.setOffline(true);
  return context;
}

/** Runs in the page: the device's clock is off by so much; `window.__shiftClock(ms)` sets it anew. The monotonic clock stays. */
function wrongClock(offset) {
  const Right = Date;
  let off = offset;
  window.__shiftClock = (ms) => (off = ms);
  window.Date = class Date extends Right {
    constructor(...given) {
      super(...(given.length ? given : [Right.now() + off]));
    }
    static now() {
      return Right.now() + off;
    }
  };
}

/** What a page complains about: everything here fails the test unless it was expected. */
export function watch(page, note) {
  const where = () => new URL(page.url() || 'about:blank').pathname;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(`console ${message.type()} on ${where()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(`page error on ${where()}: ${error.stack ?? error}`));
  page.on('crash', () => note(`the page crashed on ${where()}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left takes its stream and its questions with it.
    if (why !== 'net::ERR_ABORTED') note(`request failed on ${where()}: ${request.method()} ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`answer ${response.status()} on ${where()}: ${response.request().method()} ${response.url()}`);
  });
}
