import { Design, designColumns, type ClientType, type LogoUploads } from '../clients/clients.api.js';
import type { StaffId } from '../kernel/ids.js';
import type { Picture } from '../kernel/pictures.js';
import type { InvitePreviewInput } from './invite-preview.inputs.js';
import { InvitePreview } from './invite-preview.types.js';
import type { MailLooks } from './mail-looks.js';
import { renderMail } from './render-mail.js';

const DAY = 24 * 3_600_000;

/** What {@link InvitePreviews} works with. */
export interface InvitePreviewsParts {
  readonly looks: MailLooks;
  readonly logoUploads: LogoUploads;
  readonly publicUrl: URL;
}

/** Whose brand is looked at, and by whom. */
export interface Looking {
  readonly client: ClientType;
  readonly staff: { readonly id: StaffId; readonly name: string };
  /** The names of what it invites to. */
  readonly sublicenses: readonly string[];
  readonly now: Date;
}

/** Shows invites in brands that are being made, by what writes the real ones. */
export class InvitePreviews {
  readonly #parts: InvitePreviewsParts;

  constructor(parts: InvitePreviewsParts) {
    this.#parts = parts;
  }

  /** @throws NotFound for an upload that is not theirs, InvalidInput at `logoUploadId` for one without a picture */
  async show(input: InvitePreviewInput, { client, staff, sublicenses, now }: Looking): Promise<InvitePreview> {
    const { looks, logoUploads, publicUrl } = this.#parts;
    const logo = await logoUploads.asked(input.logoUploadId, { client: client.id, staff: staff.id });
    const design = new Design({ ...client.design, ...designColumns(input), ...this.#logoFields(logo) });
    const dressed = { ...client, design };
    const from = await looks.sender(dressed);
    const link = new URL(`/${client.slug}/invite`, publicUrl).href;
    const facts = { kind: 'INVITE', firstName: input.firstName?.trim() ?? 'Kim', inviter: staff.name, sublicenses, message: input.message ?? null, subject: design.inviteSubject, link, expiresAt: new Date(now.getTime() + 14 * DAY) } as const;
    const { subject, html, text } = await renderMail(facts, await looks.lookOf(dressed, from));
    const shown = logo ? `data:image/png;base64,${logo.png.toString('base64')}` : design.logoUrl;
    // The address a new logo is going to have is nowhere else in the mail, and nothing is there yet.
    return new InvitePreview({ from: from.name ?? client.name, subject, html: logo ? html.replace(design.logoUrl!, shown!) : html, text, logoUrl: shown, logoPlate: design.logoPlate });
  }

  #logoFields(logo: Picture | null | undefined): Partial<Design> {
    if (logo === undefined) return {};
    if (logo === null) return { logoUrl: null, logoWidth: null, logoHeight: null, logoPlate: false };
    return { logoUrl: new URL('/logos/preview.png', this.#parts.publicUrl).href, logoWidth: logo.width, logoHeight: logo.height, logoPlate: logo.needsPlate };
  }
}
