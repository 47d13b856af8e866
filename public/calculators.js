// The calculators without a network: a service worker for /rules/ alone.
//
// While there is a network it changes nothing about pages: they are fetched as ever. It keeps a copy of both calculators,
// empty, with the files they need. Without a network it answers with that copy; what the address says of the inputs goes
// behind a #, where the page reads it. The copy holds the name of whoever is signed in and nothing else about anybody; it
// is thrown away on the sign-in page.

const KEPT = 'yiling-calculators';
const PAGES = ['/rules/deadline', '/rules/compensation'];
const FRESH_MS = 3_600_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What cannot be kept now is kept when a calculator is opened the next time.
// A calculator that is open says which files it runs on, and who sees it in which language and theme.
self.addEventListener('message', (event) => {
  const { files, seen } = event.data ?? {};
  if (Array.isArray(files) && typeof seen === 'string') event.waitUntil(keep(files, seen).catch(() => {}));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGES.includes(url.pathname)) {
    event.respondWith(fetch(request).catch(() => copy(url)));
  } else if (url.pathname.startsWith('/pkg/') || url.pathname === '/favicon.svg') {
    event.respondWith(caches.match(request, { cacheName: KEPT }).then((kept) => kept ?? fetch(request)));
  }
});

async function keep(files, seen) {
  const cache = await caches.open(KEPT);
  const mark = await cache.match('/calculators.kept');
  const last = mark ? await mark.json() : {};
  if (last.seen === seen && Date.now() - last.at < FRESH_MS && same(last.files, files)) return;
  const pages = await Promise.all(PAGES.map((path) => fetch(path, { credentials: 'same-origin', redirect: 'error' })));
  if (!pages.every((page) => page.ok)) return;
  await caches.delete(KEPT);
  const fresh = await caches.open(KEPT);
  await fresh.addAll([...new Set([...files, '/favicon.svg'])]);
  await Promise.all(pages.map((page, index) => fresh.put(PAGES[index], page)));
  // Written last: without it the copy is not whole.
  await fresh.put('/calculators.kept', new Response(JSON.stringify({ seen, files, at: Date.now() })));
}

const same = (a, b) => Array.isArray(a) && a.length === b.length && a.every((one, index) => one === b[index]);

async function copy(url) {
  const cache = await caches.open(KEPT);
  const [mark, page] = await Promise.all([cache.match('/calculators.kept'), cache.match(url.pathname)]);
  if (!mark || !page) return Response.error();
  // The copy was rendered without inputs, and only such a page can be brought to life from it.
  if (url.search) return Response.redirect(`${url.pathname}#${url.search.slice(1)}`, 302);
  const { at } = await mark.json();
  // The page counts the time from the moment it was rendered.
  const later = (_, before, then) => `${before}${Number(then) + Date.now() - at}`;
  const text = (await page.text()).replace(/(now_ms\\?":)(\d+)/g, later);
  return new Response(text, { status: 200, headers: page.headers });
}
