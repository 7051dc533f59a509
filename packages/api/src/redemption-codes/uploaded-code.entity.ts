import { Entity, Index, PrimaryColumn } from 'typeorm';
import { KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId, Id, StaffId } from '../kernel/ids.js';

/** A line somebody uploaded: on its way to be a code, or with the reason why it is none. */
@Entity('uploaded_code')
@Index('ix_uploaded_code_folded', ['reportId', 'foldedKey', 'line'])
@Index('ix_uploaded_code_client', ['clientId'])
@Index('ix_uploaded_code_created', ['createdAt'])
export class UploadedCode {
  /** The job that reads the lines; or where they were few, the list of those that were refused. */
  @RefColumn('job', 'report_id', { primary: true })
  reportId!: Id<'job' | 'rej'>;

  @PrimaryColumn({ type: 'int', name: 'line' })
  line!: number;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @RefColumn('stf', 'staff_id')
  staffId!: StaffId;

  @TextColumn('code', 60)
  code!: string;

  /** Null for what cannot be a code, whatever others there are. */
  @KeyColumn('folded_key', 40, { nullable: true })
  foldedKey!: string | null;

  /** Null while nothing is known against it. */
  @TextColumn('reason', 250, { nullable: true })
  reason!: string | null;

  @TimeColumn('created_at')
  createdAt!: Date;
}
