import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { SessionIdInput } from '../session/session.input.js';
import { MOST_INVITES } from './invitation.service.js';
import { AnswerState } from './invited-list.js';
import { InviteAnswer } from './session-answer.entity.js';
import { InviteScope } from './session-invite.entity.js';

@InputType({ description: 'Whom to invite' })
export class SessionInviteInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => InviteScope) scope!: InviteScope;
  @Field(() => ID, { nullable: true, description: 'The school; of a subject group, to have it of one school only' })
  @IsOptional()
  @IsId()
  schoolId?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a subject group; without one, who teaches any subject' })
  @IsOptional()
  @IsNotBlank()
  @IsText(60)
  subject?: string | null;
  @Field(() => ID, { nullable: true, description: 'The person' }) @IsOptional() @IsId() personId?: string | null;
}

@InputType({ description: 'Invitations to a session' })
export class InviteToSessionInput extends SessionIdInput {
  @Field(() => [SessionInviteInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INVITES)
  @ValidateNested({ each: true })
  @Type(() => SessionInviteInput)
  invites!: SessionInviteInput[];
}

@InputType({ description: 'Which invitation to take back' })
export class WithdrawSessionInviteInput {
  @Field(() => ID) @IsId() inviteId!: string;
}

@InputType({ description: 'An answer to an invitation' })
export class AnswerSessionInviteInput extends SessionIdInput {
  @Field(() => InviteAnswer) answer!: InviteAnswer;
}

@ArgsType()
export class InvitedPeopleArgs extends ConnectionArgs {
  @Field(() => ID) @IsId() sessionId!: string;
  @Field(() => AnswerState, { nullable: true, description: 'Only those who said so' }) answer?: AnswerState | null;
  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin or initials, or of a school' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@ArgsType()
export class SessionInvitablesArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin or its initials' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@ArgsType()
export class SessionConflictsArgs {
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The session that would be then, when it is there already' })
  @IsOptional()
  @IsId()
  exceptSessionId?: string | null;
}

@ArgsType()
export class GuestLinksArgs {
  @Field(() => ID) @IsId() sessionId!: string;
}

@InputType({ description: 'A link for people without an account' })
export class MakeGuestLinkInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same link' }) @IsId() id!: string;
  @Field(() => Date, { description: 'At the latest a day after the end of the session' }) expiresAt!: Date;
}

@InputType({ description: 'Which link to revoke' })
export class RevokeGuestLinkInput {
  @Field(() => ID) @IsId() linkId!: string;
}
