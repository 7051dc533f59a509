import type { ClientPageQuery } from '@portico/shared/learner';

/** One sublicense a learner holds or once held. */
export type Held = NonNullable<Extract<ClientPageQuery['viewer'], { learner: object }>['dashboards']>[number];
