import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { HOSTS } from '../session/session.policy.js';
import type { GuestLink } from './guest-link.entity.js';
import { GuestLinkService } from './guest-link.service.js';
import { GuestLinksArgs, MakeGuestLinkInput, RevokeGuestLinkInput } from './invitation.input.js';
import { GuestLinkPayload, GuestLinkType, MakeGuestLinkPayload } from './invitation.type.js';

/** Links for people without an account. */
@Resolver()
@Allow(...HOSTS)
export class GuestLinkResolver {
  constructor(private readonly links: GuestLinkService) {}

  @Query(() => [GuestLinkType], { description: 'Links of a session that still open its door, the newest first' })
  guestLinks(@CurrentActor() actor: Actor, @Args() { sessionId }: GuestLinksArgs): Promise<GuestLink[]> {
    return this.links.find(actor, sessionId);
  }

  @Mutation(() => MakeGuestLinkPayload, {
    description: 'Makes a signed link that expires, where the host allows guests',
  })
  async makeGuestLink(
    @CurrentActor() actor: Actor,
    @Args('input') input: MakeGuestLinkInput,
  ): Promise<MakeGuestLinkPayload> {
    const { id, sessionId, expiresAt } = input;
    const { link, token } = await this.links.make(actor, { id, sessionId, expiresAt });
    return { link, path: `/guest/${token}` };
  }

  @Mutation(() => GuestLinkPayload, { description: 'Shuts the door that a link opens' })
  async revokeGuestLink(
    @CurrentActor() actor: Actor,
    @Args('input') { linkId }: RevokeGuestLinkInput,
  ): Promise<GuestLinkPayload> {
    return { link: await this.links.revoke(actor, linkId) };
  }
}
