import { Entity, ForeignKey, Index } from 'typeorm';
import { BytesColumn, HashColumn, RefColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId } from '../kernel/ids.js';

/** A logo a client wears, or wore until a while ago: mails that were sent then still show it. */
@Entity('client_logo')
@Index('ix_client_logo_hash', ['hash'])
@Index('ix_client_logo_dropped', ['droppedAt'])
export class ClientLogo {
  @ForeignKey('client', { name: 'fk_client_logo_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;

  /** The SHA-256 of its content, by which its address names it. */
  @HashColumn('hash', { primary: true })
  hash!: Buffer;

  /** The bytes of a PNG file that this server wrote. */
  @BytesColumn('content')
  content!: Buffer;

  /** Since when the client wears it no more; null: it does. */
  @TimeColumn('dropped_at', { nullable: true })
  droppedAt!: Date | null;
}
