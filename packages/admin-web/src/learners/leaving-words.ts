import { counted } from '../ui/words/numbers.js';

interface HeldAccess {
  readonly status: string;
  readonly sublicense: { readonly name: string };
}

/** What it means to take somebody out of a client, before it is done. */
export function leavingWords(name: string, client: string, accesses: readonly HeldAccess[]): string[] {
  const held = accesses.filter(({ status }) => status === 'ACTIVE' || status === 'RESERVED').map(({ sublicense }) => sublicense.name);
  const seats = held.length === 0 ? `${name} holds no seat at ${client} now.` : `${name} loses access to ${held.join(', ')}: ${counted(held.length, 'seat')} of ${held.length === 1 ? 'it' : 'them'} and one of ${client} come free.`;
  return [
    seats,
    `What ${client} keeps of ${name} here is gone: external id, references, why and until when.`,
    `The account stays, with every other client and with what was redeemed. A new code, or staff, lets ${name} in again; a code redeemed once is used up for ${name}.`,
  ];
}

/** What it means to erase a person, before it is done. */
export function erasingWords(name: string, client: string): string[] {
  return [
    `Everything that says who ${name} is goes for good: name, address, external ids, references, invites, mails, sessions. Not at ${client} alone: at every client of this site.`,
    `Every seat ${name} holds comes free.`,
    'Counts, redemptions and history stay, without the person.',
    `The address may be that of somebody new. Backups still have ${name}: erase again after restoring one.`,
  ];
}
