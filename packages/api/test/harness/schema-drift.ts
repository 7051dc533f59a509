import type { OpenDatabase } from '../../src/platform/database/open-database.js';

/** The statements that would turn the migrated schema into that of the entities: none, where the two agree. */
export async function schemaDrift(database: OpenDatabase): Promise<string[]> {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
