import { Entity, ForeignKey, Index } from 'typeorm';
import { KeyColumn, RefColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId, ClientId, CodeId } from '../kernel/ids.js';

/**
 * A registration code as its lists sort it. Beside `code` and not within it: every index here would else have to carry
 * each of millions of codes that no such list shows.
 */
@Entity('registration_code_listing')
@Index('ix_code_listing_label', ['labelKey', 'codeId'])
@Index('ix_code_listing_created', ['createdAt', 'codeId'])
@Index('ix_code_listing_expires', ['expiresKey', 'codeId'])
@Index('ix_code_listing_client_label', ['clientId', 'labelKey', 'codeId'])
@Index('ix_code_listing_client_created', ['clientId', 'createdAt', 'codeId'])
@Index('ix_code_listing_client_expires', ['clientId', 'expiresKey', 'codeId'])
export class RegistrationCodeListing {
  @ForeignKey('code', { name: 'fk_code_listing_code' })
  @RefColumn('cod', 'code_id', { primary: true })
  codeId!: CodeId;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @KeyColumn('label_key', 120)
  labelKey!: string;

  @TimeColumn('created_at')
  createdAt!: Date;

  /** The end of the code; the last moment of the year 9999 where it has none. */
  @TimeColumn('expires_key')
  expiresKey!: Date;

  /** Where its uses are counted, for lists that find the code first. */
  @RefColumn('alw', 'use_allowance_id')
  useAllowanceId!: AllowanceId;
}

/** A word a registration code is found by: of its label, or of the code itself behind `=`. */
@Entity('registration_code_word')
@Index('ix_code_word', ['word', 'codeId'])
@Index('ix_code_word_client', ['clientId', 'word', 'codeId'])
export class RegistrationCodeWord {
  @ForeignKey('code', { name: 'fk_code_word_code' })
  @RefColumn('cod', 'code_id', { primary: true })
  codeId!: CodeId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;
}
