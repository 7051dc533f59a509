/**
 * SQL that is true where a client has an item: because it was given the item, or because it was given a tag the item has
 * now. Nothing is copied, so an item tagged tomorrow is in at once. Two places to bind the client where `isClient` has one.
 *
 * @param item a column with a table before its name @param isClient what the client's id must be: `= s.client_id`
 */
export function clientHas(item: string, isClient: string): string {
  return `(EXISTS (SELECT 1 FROM client_content hc WHERE hc.content_item_id = ${item} AND hc.client_id ${isClient})
    OR EXISTS (SELECT 1 FROM content_item_tag ht JOIN client_content_tag hg ON hg.tag_key = ht.tag_key WHERE ht.content_item_id = ${item} AND hg.client_id ${isClient}))`;
}

/** A SELECT of the items that any of several clients has, chosen and by tag. Two places to bind the clients where `clients` has its marks. */
export function itemsOf(clients: string): string {
  return `SELECT hc.content_item_id FROM client_content hc WHERE hc.client_id IN (${clients})
    UNION SELECT ht.content_item_id FROM client_content_tag hg JOIN content_item_tag ht ON ht.tag_key = hg.tag_key WHERE hg.client_id IN (${clients})`;
}
