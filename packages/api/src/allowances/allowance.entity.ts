import { Column, Entity } from 'typeorm';
import { IdColumn } from '../kernel/columns.js';
import type { AllowanceId } from '../kernel/ids.js';

/**
 * A counter with a limit: the seats of a client or sublicense, the uses of a registration code.
 * No foreign key points here: the shared lock a foreign-key check takes would deadlock every taker.
 */
@Entity('allowance')
export class Allowance {
  @IdColumn('alw')
  id!: AllowanceId;

  /** The most that may be taken; null is unlimited, 0 is none. May be lowered below `taken`. */
  @Column({ type: 'int', name: 'max_taken', nullable: true })
  maxTaken!: number | null;

  /** What is taken now. Only the gate changes it. */
  @Column({ type: 'int', name: 'taken' })
  taken!: number;
}
