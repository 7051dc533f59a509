import { changesBetween, recordHistory, type Told } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { readEmail } from '../kernel/email.js';
import type { ClientId } from '../kernel/ids.js';
import type { Picture } from '../kernel/pictures.js';
import { changeLogo, columnsOf, logoPath, NO_LOGO, type LogoColumns } from './client-logos.js';
import { noteClientChange, takeClientTurn } from './client-turn.js';
import { Client } from './client.entity.js';
import type { UpdateDesignInput } from './design.inputs.js';

/** The colour of whoever chose none. */
export const DEFAULT_ACCENT_COLOR = '#4052d9';

type DesignColumns = Pick<Client, 'accentColor' | 'heading' | 'welcomeText' | 'supportEmail' | 'senderName' | 'inviteSubject'>;

/** What is asked: the client, what its brand is to be, and the logo that was made of the upload. */
export interface DesignChange {
  readonly id: ClientId;
  readonly input: Omit<UpdateDesignInput, 'logoUploadId'>;
  /** Left out: stays; null: none. */
  readonly logo?: Picture | null | undefined;
}

/** Changes a client's brand. @throws NotFound */
export async function updateDesign(tx: Tx, act: Act, { id, input, logo }: DesignChange): Promise<void> {
  await takeClientTurn(tx, id);
  const before = await tx.findOneBy(Client, { id });
  if (before === null) throw new NotFound('client');
  const wanted = designColumns(input);
  const worn = logo === undefined ? {} : logo === null ? NO_LOGO : columnsOf(logo);
  const changes = changesBetween(told(before), told({ ...wanted, ...worn }));
  if (changes.length === 0) return;
  if (changes.some(({ field }) => field === 'logoUrl')) await changeLogo(tx, id, { logo: logo ?? null, now: act.now });
  await tx.update(Client, { id }, { ...wanted, ...worn });
  await noteClientChange(tx, id, act.now);
  await recordHistory(tx, act, [{ action: 'client.updated', clientId: id, subject: id, summary: `Changed the client's ${changes.map(({ field }) => field).join(', ')}.`, changes }]);
}

/** A design, or what of it is to change, as history tells it: by the names the API has for it. */
function told({ accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject, logoHash }: Partial<DesignColumns & LogoColumns>): { readonly [field: string]: Told } {
  const logoUrl = logoHash && logoPath(logoHash);
  return { accentColor, heading, welcomeText, supportEmail, senderName, inviteSubject, logoUrl };
}

/** What an input changes, as it is stored. */
export function designColumns(input: DesignChange['input']): Partial<DesignColumns> {
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
