import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn, IdColumn, RefColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId, StaffId, UploadId } from '../kernel/ids.js';

/** What a file is put for. */
export const UploadPurpose = { LOGO: 'LOGO', CODES: 'CODES' } as const;
export type UploadPurpose = (typeof UploadPurpose)[keyof typeof UploadPurpose];

/** How an upload stands: its address waits for a file, gets one, has one. */
export type UploadState = 'OPEN' | 'RECEIVING' | 'RECEIVED';

/** A place for a file: made for one member of the staff, one client and one purpose. */
@Entity('upload')
@Index('ix_upload_client', ['clientId'])
@Index('ix_upload_created', ['createdAt'])
export class Upload {
  @IdColumn('upl')
  id!: UploadId;

  @Column({ type: 'varchar', length: 10, name: 'purpose' })
  purpose!: UploadPurpose;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @RefColumn('stf', 'staff_id')
  staffId!: StaffId;

  @Column({ type: 'varchar', length: 10, name: 'state' })
  state!: UploadState;

  @TimeColumn('created_at')
  createdAt!: Date;
}

/** A part of the file of an upload: so that neither a statement nor the memory has to hold all of it. */
@Entity('upload_part')
export class UploadPart {
  @RefColumn('upl', 'upload_id', { primary: true })
  uploadId!: UploadId;

  /** Its place in the file, from 0. */
  @PrimaryColumn({ type: 'int', name: 'number' })
  number!: number;

  @BytesColumn('content')
  content!: Buffer;
}
