// How long a key takes until what it changes is painted, told by the page itself.

/** A frame of a display with 60 of them per second. */
export const FRAME_MS = 1000 / 60;

/** How long the page must have been still before the next key. It is also the pause between two keys. */
const STILL_MS = 60;

/** Makes pages of this context able to tell. */
export function prepare(context) {
  return context.addInitScript(watchKeys, STILL_MS);
}

/**
 * Runs in the page. `__key(event, around)` waits for the next key and gives, in milliseconds:
 * `painted`, from when the browser received the key until the main thread had finished the frame that shows the result:
 *   everything in between, waiting for the display's next frame too;
 * `work`, the part of it in which the main thread was busy: from the first listener of the key until all that follows from
 *   the key was computed, then from the beginning of the frame until style, layout and paint were done. What the frame's
 *   other threads do afterwards (raster, the display itself) is in neither;
 * `changed`, whether anything changed inside `around`, and `late`, how often that came after the frame. It is waited for.
 */
function watchKeys(still) {
  // A task of its own: after the present one with all its promises, or, asked for in a frame, right after that frame.
  const afterwards = (run) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(0);
  };
  window.__key = (last, around) =>
    new Promise((done) => {
      const seen = { work: 0, painted: 0, changed: false, late: 0 };
      let [received, began, computed, framed, quiet] = [null, null, null, false, 0];
      const settle = () => {
        clearTimeout(quiet);
        quiet = setTimeout(() => {
          observer.disconnect();
          for (const kind of ['keydown', 'beforeinput', 'input']) window.removeEventListener(kind, listener, true);
          done(seen);
        }, still);
      };
      const frame = () =>
        requestAnimationFrame(() => {
          // Where the frame came at once, without a turn in between, all of it is one piece of work.
          const from = computed === null ? began : performance.now();
          computed ??= from;
          afterwards(() => {
            const now = performance.now();
            seen.painted = now - received;
            seen.work += now - from;
            framed = true;
            settle();
          });
        });
      const observer = new MutationObserver(() => {
        seen.changed = true;
        if (!framed) return;
        clearTimeout(quiet);
        seen.late += 1;
        framed = false;
        frame();
      });
      const listener = (event) => {
        // A key that is held for another begins nothing.
        if (['Alt', 'Control', 'Shift'].includes(event.key)) return;
        if (received === null) [received, began] = [event.timeStamp, performance.now()];
        if (event.type !== last) return;
        frame();
        afterwards(() => {
          if (computed !== null) return;
          computed = performance.now();
          seen.work += computed - began;
        });
      };
      observer.observe(document.querySelector(around), { subtree: true, childList: true, characterData: true });
      for (const kind of ['keydown', 'beforeinput', 'input']) window.addEventListener(kind, listener, true);
    });
}

/** Slows the main thread of a page down by so much; 1 is as it is. */
export async function slow(page, times) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** Does `press` and gives what the page tells about it. `last` is the event after which the page computes. */
export async function timed(page, last, around, press) {
  await page.evaluate(([kind, where]) => void (window.__told = window.__key(kind, where)), [last, around]);
  await press();
  return page.evaluate(() => window.__told);
}

/** The speed in words. */
export const speed = (times) => (times === 1 ? 'processor as it is' : `processor slowed ${times} times`);

/** A count with its thousands. */
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The value that so many of a hundred do not exceed. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1] ?? NaN;
}

/** The head of a table. */
export function head(what, counted) {
  const columns = [[counted, 7], ['p50 ms', 9], ['p99 ms', 9], ['max ms', 9], ['> 16.7', 8], ['painted p50', 14], ['p99 ms', 9], ['max ms', 9]];
  console.log(`  ${what.padEnd(52)}${columns.map(([name, width]) => name.padStart(width)).join('')}`);
}

/** One line of it: the work of all, how many needed more than a frame, and how long until they were painted. */
export function row(name, all) {
  const [work, painted] = [all.map((one) => one.work), all.map((one) => one.painted)];
  const figures = (values, first) => [50, 99, 100].map((p, i) => percentile(values, p).toFixed(1).padStart(i === 0 ? first : 9)).join('');
  const over = work.filter((ms) => ms > FRAME_MS).length;
  console.log(`  ${name.padEnd(52)}${String(all.length).padStart(7)}${figures(work, 9)}${String(over).padStart(8)}${figures(painted, 14)}`);
}
