import { LearnersList } from '../../learners/LearnersList.js';
import { useClient } from './ClientRoute.js';
import { Inviting } from './Inviting.js';

/** The learners of a client. */
export function ClientLearnersRoute() {
  return (
    <>
      <LearnersList client={useClient()} />
      <Inviting />
    </>
  );
}
