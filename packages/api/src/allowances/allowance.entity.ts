import { Column, Entity, Index } from 'typeorm';
import { IdColumn, RefColumn } from '../kernel/columns.js';
import type { AllowanceId, ClientId, Id, IdType } from '../kernel/ids.js';

/** What an allowance counts. */
export type Counts = 'CLIENT_SEATS' | 'SUBLICENSE_SEATS' | 'CODE_USES' | 'BATCH_USES';

/**
 * A counter with a limit: the seats of a client or sublicense, the uses of a registration code, of the codes of a batch.
 * No foreign key points here: the shared lock a foreign-key check takes would deadlock every taker.
 */
@Entity('allowance')
@Index('ix_allowance_taken', ['counts', 'taken', 'ownerId'])
@Index('ix_allowance_client_taken', ['clientId', 'counts', 'taken', 'ownerId'])
export class Allowance {
  @IdColumn('alw')
  id!: AllowanceId;

  /** The most that may be taken; null is unlimited, 0 is none. May be lowered below `taken`. */
  @Column({ type: 'int', name: 'max_taken', nullable: true })
  maxTaken!: number | null;

  /** What is taken now. Only the gate changes it. */
  @Column({ type: 'int', name: 'taken' })
  taken!: number;

  @Column({ type: 'varchar', length: 20, name: 'counts' })
  counts!: Counts;

  /** The client, sublicense, code or batch it belongs to: lists by what is taken begin here, in the order of an index. */
  @RefColumn('cli', 'owner_id')
  ownerId!: Id<IdType>;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;
}
