// What a cold start costs: nothing in the cache, somebody signed in, the workbench until it is ready for a call.

import assert from 'node:assert/strict';
import { hydrated, open } from '../lib/acts.mjs';
import { none } from '../lib/findings.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const MOST_REQUESTS = 10;
// The aim is 350 KB; this is what is reached so far, and no more is let in.
const MOST_BYTES = 450 * 1024;

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
  const words = page.waitForResponse(/\/api\/.*words/);
  await page.goto('/');
  await hydrated(page);
  await (await words).finished();
  // The stream stays open; whatever else was asked has been answered when nothing is on its way.
  await page.waitForLoadState('networkidle');
  const all = [...requests.values()];
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
  for (const { url, bytes: size } of all) s.say(`${String(Math.round(size / 102.4) / 10).padStart(7)} KB  ${url.replace(s.base, '')}`);
  s.say(`${all.length} requests, ${Math.round(bytes / 102.4) / 10} KB on the wire`);
  assert.ok(all.length <= MOST_REQUESTS, `${all.length} requests`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
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
