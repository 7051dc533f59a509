import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LearnerDataDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useFetch } from '../server/use-fetch.js';
import { fullName } from './learner-words.js';
import type { FullMembership } from './full-membership.js';

/** Gets all that the client keeps about one learner as a file; where the file is, is asked for when it is wanted. */
export function DownloadData({ membership }: { readonly membership: FullMembership }) {
  const [busy, setBusy] = useState(false);
  const fetchData = useFetch(LearnerDataDocument);
  const download = async () => {
    setBusy(true);
    try {
      const { node } = await fetchData({ id: membership.id });
      if (node === null || !('dataUrl' in node)) throw new Error('They may have been removed from the client just now.');
      // By its path alone: the session that may read it is one of this address.
      Object.assign(document.createElement('a'), { href: new URL(node.dataUrl).pathname, download: '' }).click();
    } catch (error) {
      notifications.show({ title: `The data of ${fullName(membership.learner)} could not be read`, message: error instanceof Error ? error.message : String(error), autoClose: false });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" aria-disabled={busy} onClick={() => (busy ? undefined : void download())}>
      Download data
    </Button>
  );
}
