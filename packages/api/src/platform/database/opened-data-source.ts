import type { DataSource } from 'typeorm';
import type { Reader } from '../../kernel/database.js';

/** An entity's class. */
export type Entity = abstract new (...parameters: never[]) => object;

/** A connected data source, with the manager that reads outside transactions. */
export interface OpenedDataSource {
  readonly dataSource: DataSource;
  readonly reader: Reader;
  readonly close: () => Promise<void>;
}
