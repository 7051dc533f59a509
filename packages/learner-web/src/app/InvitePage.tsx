import { Invite } from '../invite/Invite.js';
import type { PartData } from './page-data.js';

/** Where a mailed invite leads to. */
export function InvitePage({ data: { client } }: { readonly data: PartData }) {
  return <Invite slug={client.slug} />;
}
