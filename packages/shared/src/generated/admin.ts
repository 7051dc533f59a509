// Generated from the schema and the operations beside it by `pnpm gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a member of the staff may do. */
export type StaffRole =
  /** Everything, everywhere. */
  | 'OWNER'
  /** Everything within given clients, except the client's own seat limit, end, status, content and deletion. */
  | 'CLIENT_ADMIN'
  /** Learners, invites, imports and codes within given clients, or within given sublicenses and those below. */
  | 'CLIENT_MANAGER'
  /** Reads, and changes nothing. */
  | 'AUDITOR';

/** Who somebody says they are. */
export type SignInInput = {
  /** The e-mail address of the account; case does not matter. */
  email: string;
  /** Its password, at most 1,000 characters. */
  password: string;
  /** The slug of the client on whose page a learner signs in. Left out: it is a member of the staff. */
  slug?: string | null | undefined;
};

/** The first owner. */
export type SetUpOwnerInput = {
  /** The token of the one-time link: what follows `#setup=`. */
  token: string;
  /** The e-mail address they will sign in with. */
  email: string;
  /** Their name, 1 to 120 characters. */
  name: string;
  /** The password they choose: 12 to 128 characters, and none that many others use. */
  password: string;
  /** Fills the site with a sample to look around in: three clients, 200 learners without passwords. */
  sampleData?: boolean;
};

export type SetUpOwnerMutationVariables = Exact<{
  input: SetUpOwnerInput;
}>;


export type SetUpOwnerMutation = { setUpOwner:
    | { __typename: 'SignedIn' }
    | { __typename: 'NotAllowedNow', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, message: string }> }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer:
    | { __typename: 'Staff', id: string, name: string, email: string, role: StaffRole }
    | { __typename: 'LearnerViewer' }
    | { __typename: 'Anonymous' }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, message: string }> }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };


export const SetUpOwnerDocument = /*#__PURE__*/ {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUpOwner"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetUpOwnerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUpOwner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetUpOwnerMutation, SetUpOwnerMutationVariables>;
export const ViewerDocument = /*#__PURE__*/ {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Staff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = /*#__PURE__*/ {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const possibleTypes: Record<string, string[]> = {
  "CreateClientResult": [
    "ClientCreated",
    "InvalidInput",
    "SlugTaken"
  ],
  "CreateRegistrationCodeResult": [
    "CodeTaken",
    "InvalidInput",
    "RegistrationCodeCreated"
  ],
  "CreateSublicenseResult": [
    "InvalidInput",
    "SublicenseCreated"
  ],
  "DeleteClientResult": [
    "ClientDeleted",
    "ClientInUse",
    "InvalidInput"
  ],
  "DeleteRegistrationCodeResult": [
    "CodeInUse",
    "RegistrationCodeDeleted"
  ],
  "DeleteSublicenseResult": [
    "InvalidInput",
    "SeatsExhausted",
    "SublicenseDeleted",
    "SublicenseInUse"
  ],
  "GrantAccessResult": [
    "AccessGranted",
    "AlreadyHasAccess",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "Node": [
    "Access",
    "Client",
    "ContentItem",
    "HistoryEntry",
    "Learner",
    "Membership",
    "Redemption",
    "RegistrationCode",
    "Session",
    "Staff",
    "Sublicense"
  ],
  "Problem": [
    "AccessRevoked",
    "AccountExists",
    "ClientInUse",
    "CodeExhausted",
    "CodeExpired",
    "CodeInUse",
    "CodeNotFound",
    "CodeNotStarted",
    "CodeTaken",
    "InvalidInput",
    "NotAllowedNow",
    "SeatsExhausted",
    "SignInRefused",
    "SlugTaken",
    "SublicenseInUse"
  ],
  "ProvisioningCode": [
    "RegistrationCode"
  ],
  "RedeemCodesResult": [
    "AccessRevoked",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotFound",
    "CodeNotStarted",
    "CodesRedeemed",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "RegisterAndRedeemResult": [
    "AccountExists",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotFound",
    "CodeNotStarted",
    "CodesRedeemed",
    "InvalidInput",
    "SeatsExhausted"
  ],
  "SaveContentItemResult": [
    "ContentItemSaved",
    "InvalidInput"
  ],
  "SetMembershipStatusResult": [
    "MembershipUpdated",
    "NotAllowedNow",
    "SeatsExhausted"
  ],
  "SetUpOwnerResult": [
    "InvalidInput",
    "NotAllowedNow",
    "SignedIn"
  ],
  "SignInResult": [
    "InvalidInput",
    "SignInRefused",
    "SignedIn"
  ],
  "UpdateClientResult": [
    "ClientUpdated",
    "InvalidInput",
    "SlugTaken"
  ],
  "UpdateMembershipResult": [
    "InvalidInput",
    "MembershipUpdated"
  ],
  "UpdateProfileResult": [
    "InvalidInput",
    "ProfileUpdated"
  ],
  "UpdateRegistrationCodeResult": [
    "InvalidInput",
    "RegistrationCodeUpdated"
  ],
  "UpdateSettingsResult": [
    "InvalidInput",
    "SettingsUpdated"
  ],
  "UpdateSublicenseResult": [
    "InvalidInput",
    "SublicenseUpdated"
  ],
  "Viewer": [
    "Anonymous",
    "LearnerViewer",
    "Staff"
  ]
};
