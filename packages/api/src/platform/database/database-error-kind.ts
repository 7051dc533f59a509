/**
 * What follows from an error: `conflict` (deadlock, lock wait, failed certification, busy) and `overtaken` (a
 * unique or foreign key met a row that another transaction made or removed meanwhile) run the transaction again; `lost` did so in the middle of something; `unreachable` never began; `other` is a bug.
 */
export type DatabaseErrorKind = 'conflict' | 'overtaken' | 'lost' | 'unreachable' | 'other';

/** The parts of a driver's error that are looked at. */
export interface DriverError {
  readonly message?: string;
  readonly code?: string;
  readonly errno?: number;
  readonly errcode?: number;
  readonly sqlState?: string;
  readonly fatal?: boolean;
}
