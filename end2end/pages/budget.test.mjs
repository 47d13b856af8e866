// What a cold start costs: nothing in the cache, somebody signed in, the workbench until it is live and until it is ready for a call.

import assert from 'node:assert/strict';
import { hydrated, open, whole } from '../lib/acts.mjs';
import { none } from '../lib/findings.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const MOST_REQUESTS = 10;
// Until the page is live: my work, the form a call starts with.
const MOST_BYTES = 350 * 1024;
// With everything a call needs, which a person's first move asks for: code, scripts, phrases.
const MOST_BYTES_WHOLE = 680 * 1024;

here.test(`a cold workbench asks at most ${MOST_REQUESTS} times and takes at most ${MOST_BYTES / 1024} KB`, async (s) => {
  const page = await s.newPage({ as: 'zhoumin' });
  const devtools = await page.context().newCDPSession(page);
  const requests = new Map();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, { url: request.url, bytes: 0 }));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: false });
  const sum = (what) => {
    const all = [...requests.values()];
    const bytes = all.reduce((total, one) => total + one.bytes, 0);
    for (const { url, bytes: size } of all) s.say(`${String(Math.round(size / 102.4) / 10).padStart(7)} KB  ${url.replace(s.base, '')}`);
    s.say(`${what}: ${all.length} requests, ${Math.round(bytes / 102.4) / 10} KB on the wire`);
    assert.ok(all.length <= MOST_REQUESTS, `${all.length} requests`);
    return bytes;
  };
  await page.goto('/');
  await hydrated(page);
  // The stream stays open; whatever else was asked has been answered when nothing is on its way.
  await page.waitForLoadState('networkidle');
  const first = sum('live');
  assert.equal(await page.locator('html[data-whole]').count(), 0, 'what a call needs was fetched before anybody touched the page');
  assert.ok(first <= MOST_BYTES, `${first} bytes`);
  const words = page.waitForResponse(/\/words\//);
  await whole(page);
  await (await words).finished();
  await page.waitForLoadState('networkidle');
  const all = sum('ready for a call');
  assert.ok(all <= MOST_BYTES_WHOLE, `${all} bytes`);
});

for (const [first, second] of [['/', '/?waybill=YL7700000000000'], ['/complaints', '/account']]) {
  here.test(`the program of ${first} comes from the cache the next time`, async (s) => {
    const page = await s.newPage({ as: 'zhoumin' });
    await open(page, first);
    const devtools = await page.context().newCDPSession(page);
    const [cached, used] = [new Set(), new Map()];
    devtools.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId));
    devtools.on('Network.responseReceived', ({ requestId, response }) => {
      if (response.fromDiskCache) cached.add(requestId);
      if (response.url.includes('/pkg/')) used.set(requestId, response.url);
    });
    await devtools.send('Network.enable');
    await open(page, second);
    assert.ok(used.size >= 3, 'program, its loader and the style are used');
    none([...used].filter(([id]) => !cached.has(id)).map(([, url]) => `${url} came over the wire again`));
  });
}
