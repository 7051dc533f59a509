import { useQuery } from '@apollo/client/react';
import { SiteCountsDocument } from '@portico/shared/admin';
import { LearnersList } from '../../learners/LearnersList.js';
import { PageHeader } from '../../ui/page/PageHeader.js';
import { total } from '../../ui/words/numbers.js';
import { ChooseClient } from './ChooseClient.js';

/** The learners of all clients. */
export function LearnersRoute() {
  const { data } = useQuery(SiteCountsDocument, { fetchPolicy: 'cache-only' });
  return (
    <div className="pt-page">
      <PageHeader title="Learners" count={data?.learners && total(data.learners.totalCount, data.learners.totalCountIsExact)} />
      <LearnersList />
      <ChooseClient what="Add Learner" place="learners" by="invite" />
      <ChooseClient what="Add without Invite" place="learners" />
    </div>
  );
}
