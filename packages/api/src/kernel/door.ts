import { registerEnumType } from 'type-graphql';

/** How somebody got in. */
export const Door = {
  INVITE: 'INVITE',
  BULK_IMPORT: 'BULK_IMPORT',
  REGISTRATION_CODE: 'REGISTRATION_CODE',
  REDEMPTION_CODE: 'REDEMPTION_CODE',
  SINGLE_SIGN_ON: 'SINGLE_SIGN_ON',
  STAFF: 'STAFF',
} as const;
export type Door = (typeof Door)[keyof typeof Door];

registerEnumType(Door, {
  name: 'Door',
  description: 'How somebody got in.',
  valuesConfig: {
    INVITE: { description: 'Asked in by e-mail.' },
    BULK_IMPORT: { description: 'Came with a file of people.' },
    REGISTRATION_CODE: { description: 'Redeemed a code that many may use.' },
    REDEMPTION_CODE: { description: 'Redeemed a code of their own.' },
    SINGLE_SIGN_ON: { description: "Signed in through their company's identity provider." },
    STAFF: { description: 'Given by staff or an integration.' },
  },
});
