/** The client whose sublicenses these are. */
export interface SublicensesClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}
