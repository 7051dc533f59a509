// A B A B: the baseline next to the case, round after round, so that whatever else the machine does meets both.

/** The middle one. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function middle(results) {
  return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]));
}

const short = (result) => `${result.rate.toFixed(0)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms, CPU ${result.cpu.toFixed(2)} ms, ${result.statements.toFixed(1)} statements`;

/**
 * Runs both sides so many times in turn.
 * `baseline` and `measured` run one round of their side and answer its figures; `asTimes`: the ratio is how many times
 * as long the case takes, not how many times as many it does.
 *
 * @returns the median of each figure, and of the ratios of rates of each round
 */
export async function inTurn({ rounds, baseline, measured, asTimes = false }) {
  const results = { baseline: [], measured: [] };
  for (let round = 0; round < rounds; round += 1) {
    results.baseline.push(await baseline(round));
    results.measured.push(await measured(round));
    console.log(`round ${round + 1}: baseline ${short(results.baseline[round])} · case ${short(results.measured[round])}`);
  }
  const ratios = results.measured.map((result, at) => {
    const ratio = result.rate / results.baseline[at].rate;
    return asTimes ? 1 / ratio : ratio;
  });
  return { baseline: middle(results.baseline), measured: middle(results.measured), ratio: median(ratios), ratios };
}
