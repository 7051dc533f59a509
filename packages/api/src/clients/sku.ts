import { sha256 } from '../kernel/keys.js';

/** A SKU as it is stored. Case counts: other systems made it. */
export function plainSku(sku: string): string {
  return sku.trim().normalize('NFC');
}

/** What makes a stored SKU unique; null for none. */
export function skuKey(sku: string | null): Buffer | null {
  return sku === null ? null : sha256(sku);
}
