// Generated from the schema and the operations beside it by `pnpm gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How somebody got in. */
export type Door =
  /** Asked in by e-mail. */
  | 'INVITE'
  /** Came with a file of people. */
  | 'BULK_IMPORT'
  /** Redeemed a code that many may use. */
  | 'REGISTRATION_CODE'
  /** Redeemed a code of their own. */
  | 'REDEMPTION_CODE'
  /** Signed in through their company's identity provider. */
  | 'SINGLE_SIGN_ON'
  /** Given by staff or an integration. */
  | 'STAFF';

/** What kind of thing there is to learn from. It changes how the item is shown, nothing else. */
export type ContentKind =
  /** A course. */
  | 'COURSE'
  /** Several courses in an order. */
  | 'LEARNING_PATH'
  /** Something to read. */
  | 'DOCUMENT'
  /** Something to watch. */
  | 'VIDEO'
  /** Any other page. */
  | 'LINK';

/** A language learners are spoken to in. */
export type Language =
  /** English. */
  | 'EN'
  /** German. */
  | 'DE';

/** Why an invite cannot be taken up. */
export type InviteRefusal =
  /** There is no such invite, or it is for another account than the one that asks. */
  | 'UNKNOWN'
  /** A newer link took the place of this one. */
  | 'REPLACED'
  /** It was taken up already. */
  | 'ACCEPTED'
  /** Nobody took it up in time. */
  | 'EXPIRED'
  /** Staff took it back. */
  | 'CANCELLED'
  /** What it leads to has ended, or the client is disabled. */
  | 'UNAVAILABLE';

/** Codes to look at. Nothing is used up. */
export type CheckCodesInput = {
  /** The client's slug. Left out, only codes Portico generated are found. */
  slug?: string | null | undefined;
  /** 1 to 10 codes as they were entered; case, spaces and hyphens make no difference. Redeemed are all of them or none. */
  codes: Array<string>;
};

/** How a sublicense stands for its learner. */
export type DashboardStatus =
  /** The content is there. */
  | 'OPEN'
  /** The seat is held; it opens when the address is proven. */
  | 'WAITING_FOR_PROOF'
  /** The end has come: `since` says when. */
  | 'ENDED'
  /** Taken away by staff. */
  | 'REVOKED'
  /** The client, or the learner within it, is disabled. */
  | 'DISABLED';

/** Somebody new takes an invite up. */
export type AcceptInviteInput = {
  /** The token of the link: what follows `#`. */
  token: string;
  /** Given name, 1 to 100 characters. */
  firstName: string;
  /** Family name, 1 to 100 characters. */
  lastName: string;
  /** The password they choose: 12 to 128 characters, and none that many others use. */
  password: string;
  /** True: the terms of the site are accepted. False is refused. */
  acceptTerms: boolean;
  /** The same key with the same input has one effect and one answer for 24 hours; at most 255 characters. */
  idempotencyKey?: string | null | undefined;
};

/** Whoever is signed in takes an invite up. */
export type ClaimInviteInput = {
  /** The token of the link: what follows `#`. */
  token: string;
  /** The same key with the same input has one effect and one answer for 24 hours; at most 255 characters. */
  idempotencyKey?: string | null | undefined;
};

/** Codes of a signed-in learner. */
export type RedeemCodesInput = {
  /** The client's slug. Left out, only codes Portico generated are found. */
  slug?: string | null | undefined;
  /** 1 to 10 codes as they were entered; case, spaces and hyphens make no difference. Redeemed are all of them or none. */
  codes: Array<string>;
  /** The same key with the same input has one effect and one answer for 24 hours; at most 255 characters. */
  idempotencyKey?: string | null | undefined;
};

/** A new learner with their codes. */
export type RegisterAndRedeemInput = {
  /** The client's slug. Left out, only codes Portico generated are found. */
  slug?: string | null | undefined;
  /** 1 to 10 codes as they were entered; case, spaces and hyphens make no difference. Redeemed are all of them or none. */
  codes: Array<string>;
  /** Given name, 1 to 100 characters. */
  firstName: string;
  /** Family name, 1 to 100 characters. */
  lastName: string;
  /** The address the account is for. */
  email: string;
  /** 12 to 128 characters, and none that many others use. */
  password: string;
  /** Must be true. */
  acceptTerms: boolean;
  /** The same key with the same input has one effect and one answer for 24 hours; at most 255 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What to change of oneself. A field left out stays. */
export type UpdateProfileInput = {
  /** Given name of a learner, 1 to 100 characters. */
  firstName?: string | null | undefined;
  /** Family name of a learner, 1 to 100 characters. */
  lastName?: string | null | undefined;
  /** Name of a member of the staff, 1 to 120 characters. */
  name?: string | null | undefined;
  /** Another e-mail address, mailed a link that is good for 24 hours. The address becomes theirs when it is followed, the present one is told, and every session ends. Whether it is taken is not said. */
  newEmail?: string | null | undefined;
  /** The present password: needed with newEmail by whoever has one. A wrong one counts as a wrong guess. */
  currentPassword?: string | null | undefined;
};

/** Another password for oneself. */
export type ChangePasswordInput = {
  /** The present one. A wrong one counts as a wrong guess. */
  currentPassword: string;
  /** The new one: 12 to 128 characters, none that many others use, and not the present one. */
  newPassword: string;
};

/** Sessions of oneself to end. */
export type EndSessionsInput = {
  /** At most 1,000. One that is not yours or has ended is ended already. Left out or null: all but the one that asks. */
  ids?: Array<string> | null | undefined;
};

/** A link to sign in with, to be mailed. */
export type RequestSignInLinkInput = {
  /** The e-mail address of the account; case does not matter. */
  email: string;
  /** The slug of the client on whose page a learner signs in. Left out: it is a member of the staff. */
  slug?: string | null | undefined;
};

/** A mailed link to sign in with. */
export type SignInWithLinkInput = {
  /** The token of the link: what follows `#` or, for staff, `#sign-in=`. */
  token: string;
};

/** A link to choose a new password by, to be mailed. */
export type RequestPasswordResetInput = {
  /** The e-mail address of the account; case does not matter. */
  email: string;
  /** The slug of the client on whose page a learner signs in. Left out: it is a member of the staff. */
  slug?: string | null | undefined;
};

/** A mailed link to choose a new password by. */
export type ResetPasswordInput = {
  /** The token of the link: what follows `#` or, for staff, `#reset=`. */
  token: string;
  /** The new password: 12 to 128 characters, and none that many others use. */
  password: string;
};

/** A mailed link that proves an address. */
export type ConfirmEmailInput = {
  /** The token of the link: what follows `#` or, for staff, `#confirm=`. */
  token: string;
  /** A new password, 12 to 128 characters. Needed where somebody else may have chosen the one there is: InvalidInput at `password` asks for it. Ignored for a change of address. */
  password?: string | null | undefined;
};

/** Who somebody says they are. */
export type SignInInput = {
  /** The e-mail address of the account; case does not matter. */
  email: string;
  /** Its password, at most 1,000 characters. */
  password: string;
  /** The slug of the client on whose page a learner signs in. Left out: it is a member of the staff. */
  slug?: string | null | undefined;
};

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused' }
    | { __typename: 'InvalidInput' }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'ProfileUpdated' }
    | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
   };

export type EndSessionsMutationVariables = Exact<{
  input: EndSessionsInput;
}>;


export type EndSessionsMutation = { endSessions: boolean };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'ProfileUpdated' }
    | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
   };

type Refusal_InvalidInput_Fragment = { fields: Array<{ path: string }> };

type Refusal_SeatsExhausted_Fragment = { forCode: string | null };

type Refusal_AccessRevoked_Fragment = { forCode: string | null };

type Refusal_CodeNotFound_Fragment = { code: string };

type Refusal_CodeNotStarted_Fragment = { code: string, startsAt: string };

type Refusal_CodeExpired_Fragment = { code: string, expiredAt: string };

type Refusal_CodeExhausted_Fragment = { code: string };

type Refusal_EmailNotAllowed_Fragment = { code: string };

export type RefusalFragment =
  | Refusal_InvalidInput_Fragment
  | Refusal_SeatsExhausted_Fragment
  | Refusal_AccessRevoked_Fragment
  | Refusal_CodeNotFound_Fragment
  | Refusal_CodeNotStarted_Fragment
  | Refusal_CodeExpired_Fragment
  | Refusal_CodeExhausted_Fragment
  | Refusal_EmailNotAllowed_Fragment
;

export type CheckCodesQueryVariables = Exact<{
  input: CheckCodesInput;
}>;


export type CheckCodesQuery = { checkCodes: Array<{ entered: string, opens: Array<string>, problem:
      | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
      | { __typename: 'NotAllowedNow' }
      | { __typename: 'SeatsExhausted', forCode: string | null }
      | { __typename: 'SlugTaken' }
      | { __typename: 'ClientInUse' }
      | { __typename: 'SublicenseInUse' }
      | { __typename: 'AccessRevoked', forCode: string | null }
      | { __typename: 'AccountExists' }
      | { __typename: 'InviteNotUsable' }
      | { __typename: 'CodeNotFound', code: string }
      | { __typename: 'CodeNotStarted', code: string, startsAt: string }
      | { __typename: 'CodeExpired', code: string, expiredAt: string }
      | { __typename: 'CodeExhausted', code: string }
      | { __typename: 'EmailNotAllowed', code: string }
      | { __typename: 'CodeTaken' }
      | { __typename: 'CodeInUse' }
      | { __typename: 'CodesRejected' }
      | { __typename: 'SignInRefused' }
     | null, client: { name: string, slug: string, available: boolean, unavailableSince: string | null, language: Language, timeZone: string, termsUrl: string | null, privacyUrl: string | null, design: { logoUrl: string | null, logoWidth: number | null, logoHeight: number | null, logoPlate: boolean, accentColor: string, heading: string | null, welcomeText: string | null, supportEmail: string | null } } | null }> };

export type RedeemCodesMutationVariables = Exact<{
  input: RedeemCodesInput;
}>;


export type RedeemCodesMutation = { redeemCodes:
    | { __typename: 'CodesRedeemed' }
    | { __typename: 'CodeNotFound', code: string }
    | { __typename: 'CodeNotStarted', code: string, startsAt: string }
    | { __typename: 'CodeExpired', code: string, expiredAt: string }
    | { __typename: 'CodeExhausted', code: string }
    | { __typename: 'EmailNotAllowed', code: string }
    | { __typename: 'SeatsExhausted', forCode: string | null }
    | { __typename: 'AccessRevoked', forCode: string | null }
    | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
   };

export type RegisterAndRedeemMutationVariables = Exact<{
  input: RegisterAndRedeemInput;
}>;


export type RegisterAndRedeemMutation = { registerAndRedeem:
    | { __typename: 'CodesRedeemed' }
    | { __typename: 'CodeNotFound', code: string }
    | { __typename: 'CodeNotStarted', code: string, startsAt: string }
    | { __typename: 'CodeExpired', code: string, expiredAt: string }
    | { __typename: 'CodeExhausted', code: string }
    | { __typename: 'EmailNotAllowed', code: string }
    | { __typename: 'SeatsExhausted', forCode: string | null }
    | { __typename: 'AccountExists' }
    | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
   };

export type InvitationQueryVariables = Exact<{
  token: string;
}>;


export type InvitationQuery = { invitation: { email: string, firstName: string, lastName: string, sublicenses: Array<string>, expiresAt: string, client: { name: string, slug: string } } | null, inviteProblem: { reason: InviteRefusal } | null };

export type AcceptInviteMutationVariables = Exact<{
  input: AcceptInviteInput;
}>;


export type AcceptInviteMutation = { acceptInvite:
    | { __typename: 'InviteAccepted' }
    | { __typename: 'InviteNotUsable', reason: InviteRefusal }
    | { __typename: 'AccountExists' }
    | { __typename: 'InvalidInput', fields: Array<{ path: string }> }
   };

export type ClaimInviteMutationVariables = Exact<{
  input: ClaimInviteInput;
}>;


export type ClaimInviteMutation = { claimInvite:
    | { __typename: 'InviteAccepted' }
    | { __typename: 'InviteNotUsable', reason: InviteRefusal }
    | { __typename: 'AccountExists' }
    | { __typename: 'InvalidInput' }
   };

export type RequestSignInLinkMutationVariables = Exact<{
  input: RequestSignInLinkInput;
}>;


export type RequestSignInLinkMutation = { requestSignInLink: boolean };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: boolean };

export type SignInWithLinkMutationVariables = Exact<{
  input: SignInWithLinkInput;
}>;


export type SignInWithLinkMutation = { signInWithLink:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused' }
    | { __typename: 'InvalidInput' }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused' }
    | { __typename: 'InvalidInput' }
   };

export type ConfirmEmailMutationVariables = Exact<{
  input: ConfirmEmailInput;
}>;


export type ConfirmEmailMutation = { confirmEmail:
    | { __typename: 'SignedIn' }
    | { __typename: 'SignInRefused' }
    | { __typename: 'InvalidInput' }
   };

export type LandingFragment = { name: string, slug: string, available: boolean, unavailableSince: string | null, language: Language, timeZone: string, termsUrl: string | null, privacyUrl: string | null, design: { logoUrl: string | null, logoWidth: number | null, logoHeight: number | null, logoPlate: boolean, accentColor: string, heading: string | null, welcomeText: string | null, supportEmail: string | null } };

export type PersonFragment = { email: string, firstName: string, lastName: string };

export type ClientPageQueryVariables = Exact<{
  slug: string;
  home: boolean;
  profile: boolean;
}>;


export type ClientPageQuery = { landingPage: { name: string, slug: string, available: boolean, unavailableSince: string | null, language: Language, timeZone: string, termsUrl: string | null, privacyUrl: string | null, design: { logoUrl: string | null, logoWidth: number | null, logoHeight: number | null, logoPlate: boolean, accentColor: string, heading: string | null, welcomeText: string | null, supportEmail: string | null } } | null, viewer:
    | { learner: { email: string, firstName: string, lastName: string }, sessions?: Array<{ device: string, lastSeenAt: string, current: boolean }>, dashboards?: Array<{ sublicense: string, status: DashboardStatus, since: string | null, expiresAt: string | null, client: { name: string, slug: string }, why: Array<{ door: Door, since: string }>, content: Array<{ id: string, title: string, kind: ContentKind, url: string }> }> }
    | Record<PropertyKey, never>
   };

export type SitePageQueryVariables = Exact<{ [key: string]: never; }>;


export type SitePageQuery = { viewer:
    | { learner: { email: string, firstName: string, lastName: string } }
    | Record<PropertyKey, never>
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}`, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const LandingFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment Landing on LandingPage{name slug available unavailableSince language timeZone termsUrl privacyUrl design{logoUrl logoWidth logoHeight logoPlate accentColor heading welcomeText supportEmail}}`, {"fragmentName":"Landing"}) as unknown as TypedDocumentString<LandingFragment, unknown>;
export const PersonFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment Person on Learner{email firstName lastName}`, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const SignInDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SignIn($input:SignInInput!){signIn(input:$input){__typename}}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SignOut{signOut}`) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const UpdateProfileDocument = /*#__PURE__*/ new TypedDocumentString(`mutation UpdateProfile($input:UpdateProfileInput!){updateProfile(input:$input){__typename ...Refusal}}fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const EndSessionsDocument = /*#__PURE__*/ new TypedDocumentString(`mutation EndSessions($input:EndSessionsInput!){endSessions(input:$input)}`) as unknown as TypedDocumentString<EndSessionsMutation, EndSessionsMutationVariables>;
export const ChangePasswordDocument = /*#__PURE__*/ new TypedDocumentString(`mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){__typename ...Refusal}}fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const CheckCodesDocument = /*#__PURE__*/ new TypedDocumentString(`query CheckCodes($input:CheckCodesInput!){checkCodes(input:$input){entered opens problem{__typename ...Refusal}client{...Landing}}}fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}fragment Landing on LandingPage{name slug available unavailableSince language timeZone termsUrl privacyUrl design{logoUrl logoWidth logoHeight logoPlate accentColor heading welcomeText supportEmail}}`) as unknown as TypedDocumentString<CheckCodesQuery, CheckCodesQueryVariables>;
export const RedeemCodesDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RedeemCodes($input:RedeemCodesInput!){redeemCodes(input:$input){__typename ...Refusal}}fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}`) as unknown as TypedDocumentString<RedeemCodesMutation, RedeemCodesMutationVariables>;
export const RegisterAndRedeemDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RegisterAndRedeem($input:RegisterAndRedeemInput!){registerAndRedeem(input:$input){__typename ...Refusal}}fragment Refusal on Problem{...on CodeNotFound{code}...on CodeNotStarted{code startsAt}...on CodeExpired{code expiredAt}...on CodeExhausted{code}...on EmailNotAllowed{code}...on SeatsExhausted{forCode}...on AccessRevoked{forCode}...on InvalidInput{fields{path}}}`) as unknown as TypedDocumentString<RegisterAndRedeemMutation, RegisterAndRedeemMutationVariables>;
export const InvitationDocument = /*#__PURE__*/ new TypedDocumentString(`query Invitation($token:String!){invitation(token:$token){email firstName lastName sublicenses expiresAt client{name slug}}inviteProblem(token:$token){reason}}`) as unknown as TypedDocumentString<InvitationQuery, InvitationQueryVariables>;
export const AcceptInviteDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AcceptInvite($input:AcceptInviteInput!){acceptInvite(input:$input){__typename ...on InviteNotUsable{reason}...on InvalidInput{fields{path}}}}`) as unknown as TypedDocumentString<AcceptInviteMutation, AcceptInviteMutationVariables>;
export const ClaimInviteDocument = /*#__PURE__*/ new TypedDocumentString(`mutation ClaimInvite($input:ClaimInviteInput!){claimInvite(input:$input){__typename ...on InviteNotUsable{reason}}}`) as unknown as TypedDocumentString<ClaimInviteMutation, ClaimInviteMutationVariables>;
export const RequestSignInLinkDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RequestSignInLink($input:RequestSignInLinkInput!){requestSignInLink(input:$input)}`) as unknown as TypedDocumentString<RequestSignInLinkMutation, RequestSignInLinkMutationVariables>;
export const RequestPasswordResetDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RequestPasswordReset($input:RequestPasswordResetInput!){requestPasswordReset(input:$input)}`) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const SignInWithLinkDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SignInWithLink($input:SignInWithLinkInput!){signInWithLink(input:$input){__typename}}`) as unknown as TypedDocumentString<SignInWithLinkMutation, SignInWithLinkMutationVariables>;
export const ResetPasswordDocument = /*#__PURE__*/ new TypedDocumentString(`mutation ResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename}}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const ConfirmEmailDocument = /*#__PURE__*/ new TypedDocumentString(`mutation ConfirmEmail($input:ConfirmEmailInput!){confirmEmail(input:$input){__typename}}`) as unknown as TypedDocumentString<ConfirmEmailMutation, ConfirmEmailMutationVariables>;
export const ClientPageDocument = /*#__PURE__*/ new TypedDocumentString(`query ClientPage($slug:String!$home:Boolean!$profile:Boolean!){landingPage(slug:$slug){...Landing}viewer{...on LearnerViewer{learner{...Person}sessions@include(if:$profile){device lastSeenAt current}dashboards@include(if:$home){sublicense status since expiresAt client{name slug}why{door since}content{id title kind url}}}}}fragment Landing on LandingPage{name slug available unavailableSince language timeZone termsUrl privacyUrl design{logoUrl logoWidth logoHeight logoPlate accentColor heading welcomeText supportEmail}}fragment Person on Learner{email firstName lastName}`) as unknown as TypedDocumentString<ClientPageQuery, ClientPageQueryVariables>;
export const SitePageDocument = /*#__PURE__*/ new TypedDocumentString(`query SitePage{viewer{...on LearnerViewer{learner{...Person}}}}fragment Person on Learner{email firstName lastName}`) as unknown as TypedDocumentString<SitePageQuery, SitePageQueryVariables>;