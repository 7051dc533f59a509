import { InputType } from 'type-graphql';
import { UpdateDesignInput } from '../clients/clients.api.js';

@InputType({ description: 'A brand that is being made. A field left out is as it is stored; null is what is usual.' })
export class InvitePreviewInput extends UpdateDesignInput {}
