import { useQuery } from '@apollo/client/react';
import { SiteCountsDocument } from '@portico/shared/admin';
import { CodesList } from '../../codes/CodesList.js';
import { PageHeader } from '../../ui/page/PageHeader.js';
import { total } from '../../ui/words/numbers.js';
import { ChooseClient } from './ChooseClient.js';

/** The registration codes of all clients. */
export function CodesRoute() {
  const { data } = useQuery(SiteCountsDocument, { fetchPolicy: 'cache-only' });
  return (
    <div className="pt-page">
      <PageHeader title="Registration Codes" count={data?.registrationCodes && total(data.registrationCodes.totalCount, data.registrationCodes.totalCountIsExact)} />
      <CodesList />
      <ChooseClient what="Add Registration Codes" place="codes" />
    </div>
  );
}
