import Sequencer from '@jest/test-sequencer';

/** Test files that take longest begin first, so that none of them runs on alone at the end; without a history of earlier runs jest goes by size. */
const long = [
  '/outbox.int-spec.ts',
  '/pipeline.int-spec.ts',
  '/jobs.int-spec.ts',
  '/guards.int-spec.ts',
  '/routes.int-spec.ts',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = long.findIndex((name) => path.endsWith(name));
      return place === -1 ? long.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
