export { Invite, InviteSublicense, InviteWord, ReplacedInviteLink } from './invite.entity.js';
