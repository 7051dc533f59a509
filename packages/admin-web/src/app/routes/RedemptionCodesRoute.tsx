import { useQuery } from '@apollo/client/react';
import { SiteCountsDocument } from '@portico/shared/admin';
import { BatchesList } from '../../redemption-codes/BatchesList.js';
import { PageHeader } from '../../ui/page/PageHeader.js';
import { total } from '../../ui/words/numbers.js';
import { ChooseClient } from './ChooseClient.js';

/** The batches of redemption codes of all clients. */
export function RedemptionCodesRoute() {
  const { data } = useQuery(SiteCountsDocument, { fetchPolicy: 'cache-only' });
  return (
    <div className="pt-page">
      <PageHeader title="Redemption Codes" count={data?.redemptionCodeBatches && total(data.redemptionCodeBatches.totalCount, data.redemptionCodeBatches.totalCountIsExact)} />
      <BatchesList />
      <ChooseClient what="Add Redemption Codes" place="redemption-codes" />
    </div>
  );
}
