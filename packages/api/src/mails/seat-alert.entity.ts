import { Column, Entity } from 'typeorm';
import { RefColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId } from '../kernel/ids.js';

/** How full the seats of a client or sublicense were when staff were last told. No foreign key: none ever points to an allowance. */
@Entity('seat_alert')
export class SeatAlert {
  @RefColumn('alw', 'allowance_id', { primary: true })
  allowanceId!: AllowanceId;

  /** The highest level staff were told of, in per cent. */
  @Column({ type: 'int', name: 'level' })
  level!: number;

  @TimeColumn('told_at')
  toldAt!: Date;
}
