import { Column, Entity, Index } from 'typeorm';
import type { Doer } from '../kernel/act.js';
import { IdColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { Door } from '../kernel/door.js';
import type { ClientId, HistoryEntryId, IdType, SublicenseId } from '../kernel/ids.js';
import type { Change } from './changes.js';

/**
 * One thing that was done. Rows are added and never changed, but that erasing a person takes out what says who they were. No foreign keys: what an entry is about may go, the entry
 * stays. Its id ascends with time and is the order of every list.
 */
@Entity('history_entry')
@Index('ix_history_entry_client', ['clientId', 'id'])
@Index('ix_history_entry_subject', ['subjectId', 'id'])
export class HistoryEntry {
  @IdColumn('hst')
  id!: HistoryEntryId;

  @TimeColumn('at')
  at!: Date;

  /** Whose history it is part of; null for what concerns the whole site. */
  @RefColumn('cli', 'client_id', { nullable: true })
  clientId!: ClientId | null;

  /** What it was done to: a client, a sublicense, a membership, a code; 16 bytes whose type stands beside them. */
  @Column({ type: 'binary', length: 16, name: 'subject_id' })
  subjectId!: Buffer;

  @Column({ type: 'varchar', length: 3, name: 'subject_type' })
  subjectType!: IdType;

  /** The one sublicense it concerns, so that staff of sublicenses see it; null when it concerns none or several. */
  @RefColumn('sub', 'sublicense_id', { nullable: true })
  sublicenseId!: SublicenseId | null;

  @Column({ type: 'varchar', length: 10, name: 'actor_kind' })
  actorKind!: Doer['kind'];

  @Column({ type: 'binary', length: 16, name: 'actor_id', nullable: true })
  actorId!: Buffer | null;

  /** What was done, as noun and verb: `client.updated`. */
  @Column({ type: 'varchar', length: 40, name: 'action' })
  action!: string;

  @Column({ type: 'varchar', length: 20, name: 'door', nullable: true })
  door!: Door | null;

  /** The same in a sentence. Names no person: erasing one must leave it readable. */
  @TextColumn('summary', 500)
  summary!: string;

  @JsonColumn('changes', { nullable: true })
  changes!: readonly Change[] | null;

  @Column({ type: 'varchar', length: 64, name: 'request_id', nullable: true })
  requestId!: string | null;
}
