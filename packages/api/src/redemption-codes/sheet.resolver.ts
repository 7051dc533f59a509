import { FieldResolver, Resolver, Root } from 'type-graphql';
import { RedemptionCodeBatchType } from '../codes/codes.api.js';

/** RedemptionCodeBatch.sheetUrl. */
@Resolver(() => RedemptionCodeBatchType)
export class SheetFields {
  @FieldResolver(() => String, {
    description:
      'Where to get a PDF to print and cut, a path on this site, for whoever sees the batch and is signed in: 24 codes on a page of A4, each with its QR code and link, in the order they were made; those redeemed or switched off are left out. With more than 10,000 codes the address takes `?part=`, from 1 for each 10,000 begun, and refuses without.',
  })
  sheetUrl(@Root() batch: RedemptionCodeBatchType): string {
    return `/exports/redemption-code-sheets/${batch.id}.pdf`;
  }
}
