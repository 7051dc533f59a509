/**
 * Calls back once what is rendered now is on the screen: for what is not seen, and would only make it wait.
 *
 * @returns takes it back
 */
export function afterPaint(work: () => void): () => void {
  let timer = 0;
  const frame = window.requestAnimationFrame(() => {
    timer = window.setTimeout(work);
  });
  return () => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
  };
}
