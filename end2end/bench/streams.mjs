// Open boards that nobody looks at: streams that are read and thrown away, on a thread of their own, so that reading them
// keeps nobody waiting who measures.

import { request } from 'node:http';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** Streams that are opened before the next ones: the queue of a listener is not endless. */
const AT_ONCE = 100;

/** Opens so many more streams of the board; `close()` ends them. */
export async function openStreams(server, cookie, count) {
  const { hostname: host, port } = new URL(server.base);
  const worker = new Worker(new URL(import.meta.url), { workerData: { host, port, cookie, count } });
  const heard = () =>
    new Promise((done, fail) => {
      worker.once('error', fail);
      worker.once('exit', () => fail(new Error('The streams are gone.')));
      worker.once('message', (told) => (told.failed ? fail(new Error(told.failed)) : done(told)));
    });
  await heard();
  return {
    /** Ends all; gives how many bytes they read. One that ended before, or read nothing since it was opened, is an error. */
    async close() {
      const told = heard();
      worker.postMessage('close');
      try {
        return await told;
      } finally {
        await worker.terminate();
      }
    },
  };
}

/** A stream; resolves with the first bytes of a board. */
function follow({ host, port, cookie }) {
  const stream = { bytes: 0, ended: false, end: null };
  return new Promise((done, fail) => {
    const headers = { cookie, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' };
    const asked = request({ host, port, path: '/live/board', agent: false, headers }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`/live/board answered ${answer.statusCode}`));
      answer.on('data', (chunk) => {
        stream.bytes += chunk.length;
        if (chunk.includes('event: board')) done(stream);
      });
      answer.on('close', () => (stream.ended = true));
      answer.on('error', () => (stream.ended = true));
    });
    asked.on('error', fail);
    stream.end = () => asked.destroy();
    asked.end();
  });
}

async function serve(place) {
  const streams = [];
  while (streams.length < place.count) {
    const some = Math.min(AT_ONCE, place.count - streams.length);
    streams.push(...(await Promise.all(Array.from({ length: some }, () => follow(place)))));
  }
  const opened = streams.map((stream) => stream.bytes);
  parentPort.once('message', () => {
    const ended = streams.filter((stream) => stream.ended).length;
    const silent = streams.filter((stream, turn) => stream.bytes === opened[turn]).length;
    const failed = ended || silent ? `Of ${streams.length} streams ${ended} ended and ${silent} read nothing more.` : null;
    const bytes = streams.reduce((sum, stream, turn) => sum + stream.bytes - opened[turn], 0);
    for (const stream of streams) stream.end();
    parentPort.postMessage({ failed, bytes });
  });
  parentPort.postMessage({ failed: null });
}

// On the thread of its own there is somebody to answer.
if (parentPort) serve(workerData).catch((error) => parentPort.postMessage({ failed: String(error) }));
