import type { ClientsReadModel, ClientLogos } from '../clients/clients.api.js';
import type { CodesReadModel, RedemptionCodeBatchType } from '../codes/codes.api.js';
import type { Asked, Download } from '../kernel/downloads.js';
import type { Reader } from '../kernel/database.js';
import { BadUserInput, NotFound } from '../kernel/faults.js';
import { idFrom } from '../kernel/outside-ids.js';
import { staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { CODES_OF_A_PART, isMade, printableCodes } from './sheet-codes.js';
import type { Sheet } from './sheet-document.js';

/** What {@link codeSheet} reads with. */
export interface CodeSheetParts {
  readonly reader: Reader;
  readonly readCodes: Pick<CodesReadModel, 'batches'>;
  readonly readClients: Pick<ClientsReadModel, 'byId'>;
  readonly logos: Pick<ClientLogos, 'find'>;
}

const ENDING = /\.pdf$/;
const LOGO = /\/logos\/([0-9a-f]{64})\.png$/;

/** `redemption-code-sheets/<id>.pdf`: the codes of a batch that can still be redeemed, 24 a page, for whoever sees the batch. */
export function codeSheet(parts: CodeSheetParts): Download {
  return {
    path: 'redemption-code-sheets/:file',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'),
    open: async (ctx, asked) => {
      const batch = await requireBatch(parts, ctx, asked);
      const part = partOf(asked, batch.codeCount);
      const codes = await begun(printableCodes(parts.reader, batch.id, part ?? 1));
      const { client, logo } = await brandOf(parts, batch);
      const suffix = part === null ? '' : `-part-${part}`;
      // What draws and its fonts are loaded with the first sheet.
      const { pdfOf } = await import('./sheet-document.js');
      const title = `${batch.label} – ${client.name}`;
      return { name: `codes-${client.slug}${suffix}.pdf`, type: 'application/pdf', bytes: pdfOf({ title, language: client.language.toLowerCase(), madeAt: ctx.clock.now(), client, logo, codes }) };
    },
  };
}

async function requireBatch({ reader, readCodes }: CodeSheetParts, ctx: RequestContext, { params }: Asked): Promise<RedemptionCodeBatchType> {
  const file = params['file'] ?? '';
  const id = idFrom('bat', ENDING.test(file) ? file.replace(ENDING, '') : '');
  const batch = await readCodes.batches.visibleBatch(scopeOf(ctx.viewer), id, ctx);
  if (batch === undefined) throw new NotFound('batch of redemption codes');
  if (!(await isMade(reader, id))) throw new BadUserInput('The codes of this batch are still being made.');
  return batch;
}

/** @returns null when the batch is small enough to be asked for whole, and was */
function partOf({ query }: Asked, codeCount: number): number | null {
  if (Object.keys(query).some((name) => name !== 'part')) throw new BadUserInput('A sheet is asked for by part and by nothing else.');
  const { part } = query;
  const parts = Math.max(1, Math.ceil(codeCount / CODES_OF_A_PART));
  if (part === undefined && parts === 1) return null;
  if (part !== undefined && /^[1-9]\d{0,3}$/.test(part) && Number(part) <= parts) return Number(part);
  if (part !== undefined) throw new BadUserInput(parts === 1 ? 'This batch has one part: 1.' : `The parts of this batch are 1 to ${parts}.`);
  const [count, most] = [codeCount, CODES_OF_A_PART].map((one) => one.toLocaleString('en'));
  throw new BadUserInput(`This batch has ${count} codes, and a file holds ${most}. Ask for its parts one by one: ?part=1 to ?part=${parts}.`);
}

/** The same codes, once it is known that there are some. */
async function begun(codes: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const first = await codes.next();
  if (first.done === true) throw new BadUserInput('There is nothing to print: every code here is redeemed or switched off.');
  return (async function* all() {
    yield first.value;
    yield* codes;
  })();
}

async function brandOf({ readClients, logos }: CodeSheetParts, { clientId }: RedemptionCodeBatchType): Promise<Pick<Sheet, 'logo'> & { client: Sheet['client'] & { language: string } }> {
  const client = (await readClients.byId([clientId])).get(clientId);
  if (client === undefined) throw new NotFound('batch of redemption codes');
  const { logoUrl, logoWidth, logoHeight } = client.design;
  const [, hash] = LOGO.exec(logoUrl ?? '') ?? [];
  const png = hash === undefined ? undefined : await logos.find(hash);
  return { client, logo: png === undefined || logoWidth === null || logoHeight === null ? null : { png, width: logoWidth, height: logoHeight } };
}
