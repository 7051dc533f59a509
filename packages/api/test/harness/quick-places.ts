import { foldCode } from '@portico/shared';
import { ClientsService } from '../../src/clients/clients.api.js';
import { newClientIds } from '../../src/clients/clients.service.js';
import { CodesService } from '../../src/codes/codes.api.js';
import type { Act } from '../../src/kernel/act.js';
import { newId, type AllowanceId, type ClientId, type CodeId, type StaffId, type SublicenseId } from '../../src/kernel/ids.js';
import { SublicensesService } from '../../src/sublicenses/sublicenses.api.js';
import { serial } from './factories.js';
import type { Site } from './site.js';

/** What to make: a client with sublicenses and registration codes for them. Left out: no limit. */
export interface PlacesPlan {
  readonly seats?: number | null;
  readonly sublicenses: readonly { readonly name: string; readonly seats?: number | null; readonly accessDays?: number }[];
  readonly codes: readonly { readonly text: string; readonly opens: readonly number[]; readonly uses?: number | null }[];
}

export interface MadePlaces {
  readonly clientId: ClientId;
  readonly slug: string;
  readonly seats: AllowanceId;
  readonly sublicenses: readonly { readonly id: SublicenseId; readonly name: string; readonly seats: AllowanceId }[];
  readonly codes: readonly { readonly id: CodeId; readonly text: string; readonly opens: readonly SublicenseId[]; readonly uses: AllowanceId }[];
}

/** A client with everything in it, made by its services in one transaction: for whoever needs hundreds. */
export async function makePlaces(site: Site, by: StaffId, plan: PlacesPlan): Promise<MadePlaces> {
  const slug = `quick-${serial()}`;
  const ids = newClientIds();
  const sublicenses = plan.sublicenses.map(({ name }) => ({ id: newId('sub'), name, seats: newId('alw') }));
  const codes = plan.codes.map(({ text, opens }) => ({ id: newId('cod'), text, opens: opens.map((at) => sublicenses[at]!.id), uses: newId('alw') }));
  const places = { clientId: ids.client, slug, seats: ids.seats, sublicenses, codes };
  const act: Act = { by: { kind: 'STAFF', id: by }, now: site.clock.now(), requestId: null };
  const services = new SublicensesService();
  await site.database.inTransaction(async (tx) => {
    await new ClientsService({ sublicenses: services }).create(tx, ids, { input: { name: `Client ${slug}`, slug, seatLimit: plan.seats ?? null }, act });
    for (const [at, { name, seats = null, accessDays }] of plan.sublicenses.entries()) {
      const input = { clientId: ids.client, name, seatLimit: seats, ...(accessDays !== undefined && { accessDays }) };
      await services.create(tx, { ...sublicenses[at]!, clientId: ids.client }, { input, act });
    }
    for (const [at, { text, uses = null }] of plan.codes.entries()) {
      const { id, opens, uses: useAllowanceId } = codes[at]!;
      const written = { text, foldedKey: foldCode(text) };
      const code = { id, useAllowanceId, clientId: ids.client, label: text, text: written, generated: false, sublicenses: opens, maxRedemptions: uses, startsAt: null, expiresAt: null, emailDomains: [], by };
      await new CodesService().create(tx, code, act);
    }
  });
  return places;
}
