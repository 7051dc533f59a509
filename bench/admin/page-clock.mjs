// What an interaction with a page takes, by the page's own clock: from the event to the paint that shows what it was for.

/** Runs on the page before anything else does. */
function installClock() {
  performance.setResourceTimingBufferSize(10_000);
  const nextFrame = window.requestAnimationFrame.bind(window);
  // What was painted is on the screen when the task behind the frame begins.
  const behindFrame = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  // The frame whose callbacks have begun, until it is painted.
  let frame = null;
  const inFrame = () => {
    frame ??= behindFrame().finally(() => {
      frame = null;
    });
    return frame;
  };
  window.requestAnimationFrame = (callback) =>
    nextFrame((now) => {
      void inFrame();
      callback(now);
    });
  // What the callbacks of a frame change is painted by that frame, and not by the one they could ask for.
  const painted = () => frame ?? new Promise((resolve) => nextFrame(() => void inFrame().then(resolve)));
  const textOf = (selector) => Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent).join('\n');
  const isThere = ({ selector, without, before }) => {
    if (without !== undefined && document.querySelector(without) !== null) return false;
    if (before !== undefined) return textOf(selector) !== before;
    return document.querySelector(selector) !== null;
  };

  async function started(event) {
    const { timeStamp } = await new Promise((resolve) => window.addEventListener(event, resolve, { capture: true, once: true }));
    return { start: timeStamp, first: painted() };
  }

  function shown(until) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Nothing came of it: ${JSON.stringify(until)}`)), 10_000);
      const observer = new MutationObserver(() => {
        if (!isThere(until)) return;
        observer.disconnect();
        resolve(painted());
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  }

  async function measured(event, until) {
    const end = until === undefined ? undefined : shown(until);
    const { start, first } = await started(event);
    const firstPaint = await first;
    const lastPaint = end === undefined ? firstPaint : Math.max(firstPaint, await end);
    const asked = performance.getEntriesByType('resource').filter(({ startTime, responseEnd }) => startTime >= start && responseEnd <= lastPaint);
    const answered = Math.max(firstPaint, ...asked.map(({ responseEnd }) => responseEnd));
    return { first: firstPaint - start, answer: lastPaint - answered, all: lastPaint - start, requests: asked.filter(({ name }) => name.endsWith('/graphql')).length };
  }

  let shift = 0;
  const addUp = (entries) => {
    for (const { value, hadRecentInput } of entries) if (!hadRecentInput) shift += value;
  };
  const shifts = new PerformanceObserver((list) => addUp(list.getEntries()));
  shifts.observe({ type: 'layout-shift', buffered: true });

  globalThis.porticoClock = {
    /** How much the page has moved by itself since it was loaded, as Core Web Vitals count it. */
    shift() {
      addUp(shifts.takeRecords());
      return shift;
    },

    begin(event, { changes = false, ...until } = {}) {
      this.result = measured(event, until.selector === undefined ? undefined : { ...until, before: changes ? textOf(until.selector) : undefined });
    },
  };
}

/** Gives every page of a context a clock. */
export const watchTime = (context) => context.addInitScript(installClock);

/**
 * Does something to a page and takes its time, in milliseconds.
 *
 * @param options `event`: the one that sets it off, `click`, `keydown` or `popstate`; `act`: brings it about; `until`: what it was for, as
 *   `{ selector, changes, without }`: something is there, or its text has changed, and something else is gone; left out, the next paint
 * @returns `first`: until the next paint, `answer`: from the last answer to the paint that shows it, `all`: both and the server's part, `requests`
 */
export async function timed(page, { event = 'click', act, until }) {
  await page.evaluate(([name, what]) => globalThis.porticoClock.begin(name, what), [event, until ?? {}]);
  await act();
  return page.evaluate(() => globalThis.porticoClock.result);
}

/** The layout shift of a page since it was loaded; 0: nothing moved by itself. */
export const layoutShift = (page) => page.evaluate(() => globalThis.porticoClock.shift());
