import { RedemptionCodeBatchDocument } from '@portico/shared/admin';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAsked } from '../server/use-asked.js';
import { DRAWER_GONE } from '../ui/overlay/drawer-place.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { isBeingMade } from './batch-words.js';
import { BatchCodes } from './BatchCodes.js';
import { BatchHead } from './BatchHead.js';
import { BatchHistoryDrawer, EditBatchDialog, MoreCodesDialog } from './lazy-dialogs.js';

/** Milliseconds between two looks while codes are being made. */
const LOOK_MS = 1000;

/** Asks for a batch, and again and again as long as a job makes its codes. */
function useBatch(id: string, clientId: string) {
  const { data, fault, again } = useAsked(RedemptionCodeBatchDocument, { id });
  const node = data?.node;
  const batch = node?.__typename === 'RedemptionCodeBatch' && node.id === id && node.access.client.id === clientId ? node : undefined;
  const isMaking = batch !== undefined && isBeingMade(batch);
  const look = useEffectEvent(() => {
    if (document.visibilityState === 'visible') again();
  });
  useEffect(() => {
    if (!isMaking) return undefined;
    const timer = setInterval(() => look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isMaking]);
  const isGone = data !== undefined && (node === null || (node?.id === id && batch === undefined));
  return { batch, isGone, fault, again };
}

interface BatchPageProps {
  /** The batch. */
  readonly id: string;
  /** The client whose page this is on. */
  readonly clientId: string;
}

/** A batch of redemption codes: what its codes share, and each of them. */
export function BatchPage({ id, clientId }: BatchPageProps) {
  const { batch, isGone, fault, again } = useBatch(id, clientId);
  const [params, setParams] = useSearchParams();
  const [doing, setDoing] = useState<'edit' | 'more' | null>(null);
  const showHistory = (isShown: boolean) => {
    const next = new URLSearchParams(params);
    for (const name of Object.keys(DRAWER_GONE)) next.delete(name);
    if (isShown) next.set('tab', 'history');
    setParams(next, { preventScrollReset: true });
  };
  if (isGone) {
    return (
      <section className="pt-state-page">
        <h2>There is no such batch</h2>
        <p className="pt-dim">It may be of another client, or you do not look after what it opens.</p>
      </section>
    );
  }
  return (
    <>
      {fault !== null && <FaultStrip title="The batch could not be read." fault={fault} onRetry={again} />}
      {batch !== undefined && (
        <>
          <BatchHead batch={batch} onEdit={() => setDoing('edit')} onMore={() => setDoing('more')} onHistory={() => showHistory(true)} />
          <BatchCodes key={id} batch={batch} />
          <Suspense>
            {doing === 'edit' && <EditBatchDialog batch={batch} onClose={() => setDoing(null)} />}
            {doing === 'more' && <MoreCodesDialog batch={batch} onClose={() => setDoing(null)} />}
            {params.get('tab') === 'history' && <BatchHistoryDrawer batch={batch} onClose={() => showHistory(false)} />}
          </Suspense>
        </>
      )}
    </>
  );
}
