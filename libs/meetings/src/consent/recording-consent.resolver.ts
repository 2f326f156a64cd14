import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { RecordingConsentLoader } from './recording-consent.loader.js';
import {
  GiveRecordingConsentInput,
  RecordingConsentPayload,
  RecordingConsentType,
  WithdrawRecordingConsentInput,
} from './recording-consent.type.js';
import { RecordingConsents } from './recording-consents.js';

/** Consents to recordings of minors, for who administers their school. */
@Resolver(() => PersonType)
export class RecordingConsentResolver {
  constructor(
    private readonly consents: RecordingConsents,
    private readonly holding: RecordingConsentLoader,
  ) {}

  @ResolveField(() => RecordingConsentType, {
    nullable: true,
    description: 'Consent to recordings that holds; without it a student is never recorded',
  })
  @Allow('schoolAdministrator')
  recordingConsent(
    @Parent() { id }: PersonType,
    @RequestLoaders() loaders: Loaders,
  ): Promise<RecordingConsentType | null> {
    return this.holding.load(loaders, id);
  }

  @Mutation(() => RecordingConsentPayload, { description: 'Puts on record that a student may be recorded' })
  @Allow('schoolAdministrator')
  async giveRecordingConsent(
    @CurrentActor() actor: Actor,
    @Args('input') input: GiveRecordingConsentInput,
  ): Promise<RecordingConsentPayload> {
    return { person: await this.consents.give(actor, input) };
  }

  @Mutation(() => RecordingConsentPayload, { description: 'From now on the student is recorded no more' })
  @Allow('schoolAdministrator')
  async withdrawRecordingConsent(
    @CurrentActor() actor: Actor,
    @Args('input') { personId }: WithdrawRecordingConsentInput,
  ): Promise<RecordingConsentPayload> {
    return { person: await this.consents.withdraw(actor, personId) };
  }
}
