import type { Command, CompositionParts } from './platform/site/composition-contract.js';
import { runSample, type SampleMaker } from './sample/sample.api.js';

/** What an operator can do from the command line. @param sampleOn makes what makes the sample */
export function commandsOf(sampleOn: (given: CompositionParts) => SampleMaker): readonly Command[] {
  return [
    {
      name: 'sample',
      does: 'Fills a site that has its owner with a sample: 3 clients, 200 learners. Once.',
      run: (given) => runSample({ database: given.database, clock: given.clock, publicUrl: given.publicUrl, sample: sampleOn(given) }),
    },
  ];
}
