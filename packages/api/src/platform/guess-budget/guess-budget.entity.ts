import { Column, Entity } from 'typeorm';
import { KeyColumn } from '../../kernel/columns.js';

/** What an address block, an account, a client or the site has left of its wrong guesses. A full budget has no row. */
@Entity('guess_budget')
export class GuessBudgetRow {
  /** `ip:203.0.113.7`, `ip6:2001:db8:0:1`, `staff:<id>`, `learner:<id>`, `client:<id>` or `site`. */
  @KeyColumn('bucket', 80, { primary: true })
  bucket!: string;

  /** When the budget is full again if nothing happens: milliseconds since 1970. Every wrong guess moves it on by one step. */
  @Column({ type: 'bigint', name: 'settles_at', transformer: { to: (millis: number) => millis, from: Number } })
  settlesAt!: number;
}
