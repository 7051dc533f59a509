import { changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { readEmail } from '../kernel/email.js';
import type { ClientId } from '../kernel/ids.js';
import { noteClientChange, takeClientTurn } from './client-turn.js';
import { Client } from './client.entity.js';
import type { UpdateDesignInput } from './design.inputs.js';

/** The colour of whoever chose none. */
export const DEFAULT_ACCENT_COLOR = '#4052d9';

type DesignColumns = Pick<Client, 'accentColor' | 'heading' | 'welcomeText' | 'supportEmail' | 'senderName' | 'inviteSubject'>;

/** Changes a client's brand. @throws NotFound */
export async function updateDesign(tx: Tx, act: Act, { id, input }: { readonly id: ClientId; readonly input: UpdateDesignInput }): Promise<void> {
  await takeClientTurn(tx, id);
  const before = await tx.findOneBy(Client, { id });
  if (before === null) throw new NotFound('client');
  const wanted = asked(input);
  const { accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject } = before;
  const changes = changesBetween({ accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject }, wanted);
  if (changes.length === 0) return;
  await tx.update(Client, { id }, wanted);
  await noteClientChange(tx, id, act.now);
  await recordHistory(tx, act, [{ action: 'client.updated', clientId: id, subject: id, summary: `Changed the client's ${changes.map(({ field }) => field).join(', ')}.`, changes }]);
}

/** The columns that are to change, as they are stored. */
function asked(input: UpdateDesignInput): Partial<DesignColumns> {
  const { accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject } = input;
  return {
    ...(accentColor !== undefined && { accentColor: accentColor?.toLowerCase() ?? DEFAULT_ACCENT_COLOR }),
    ...(heading !== undefined && { heading: heading?.trim() ?? null }),
    ...(welcomeText !== undefined && { welcomeText: welcomeText?.trim().replaceAll('\r\n', '\n') ?? null }),
    ...(supportEmail !== undefined && { supportEmail: supportEmail === null ? null : readEmail(supportEmail)!.written }),
    ...(senderName !== undefined && { senderName: senderName?.trim() ?? null }),
    ...(inviteSubject !== undefined && { inviteSubject: inviteSubject?.trim() ?? null }),
  };
}
