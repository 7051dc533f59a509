import { statSync } from 'node:fs';

/** What takes longest, the longest first: parts of paths. */
const LONGEST = [/admin-accessibility\.journey/, /every-state\.journey/, /admin-client-to-learner\.journey/, /faults\.proof/, /\.journey\./, /\.proof\./, /\.story\./, /\.spec\.tsx$/];

const kindOf = ({ path }) => {
  const at = LONGEST.findIndex((part) => part.test(path));
  return at === -1 ? LONGEST.length : at;
};

/**
 * The order in which workers take test files: what takes longest first, so that no long one is left for the end, when the
 * other worker has nothing to do. Jest's own order goes by what it measured before, and a fresh copy of the repository has
 * measured nothing.
 */
// oxlint-disable-next-line import/no-default-export -- Jest calls the default export.
export default class LongestFirst {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].toSorted((one, other) => kindOf(one) - kindOf(other) || sizes.get(other.path) - sizes.get(one.path));
  }

  /** A part of the tests, for runs that share them (`--shard`). */
  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, at) => at % shardCount === shardIndex - 1);
  }

  /** Keeps no results: every run has the same order. */
  cacheResults() {}

  allFailedTests(tests) {
    return tests;
  }
}
