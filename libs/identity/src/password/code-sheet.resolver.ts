import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { ActivationCodesPayload, CodeOfPersonType, MakeActivationCodesInput } from './code-sheet.type.js';
import { CodeSheets, type CodeSheet } from './code-sheets.service.js';

@Resolver(() => CodeOfPersonType)
export class CodeSheetResolver {
  constructor(private readonly sheets: CodeSheets) {}

  @Mutation(() => ActivationCodesPayload, {
    description: 'New codes for all of a class, or of the staff, who have no password yet; those made before end',
  })
  @Allow('schoolAdministrator')
  makeActivationCodes(
    @CurrentActor() actor: Actor,
    @Args('input') input: MakeActivationCodesInput,
  ): Promise<CodeSheet> {
    return this.sheets.make(actor, input);
  }
}
