import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { HOSTS } from '../session/session.policy.js';
import { ResearchSessionPayload } from '../session/session.type.js';
import { MaterialService } from './material.service.js';
import { AddSessionMaterialInput, MoveSessionMaterialInput, RemoveSessionMaterialInput } from './material.type.js';

/** Files that a host gives to everybody. */
@Resolver()
@Allow(...HOSTS)
export class MaterialResolver {
  constructor(private readonly materials: MaterialService) {}

  @Mutation(() => ResearchSessionPayload, { description: 'Adds a file, at the end' })
  async addSessionMaterial(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddSessionMaterialInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.materials.add(actor, input) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Takes a file out; the upload stays' })
  async removeSessionMaterial(
    @CurrentActor() actor: Actor,
    @Args('input') { materialId }: RemoveSessionMaterialInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.materials.remove(actor, materialId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Gives a file another place' })
  async moveSessionMaterial(
    @CurrentActor() actor: Actor,
    @Args('input') { materialId, toIndex }: MoveSessionMaterialInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.materials.move(actor, materialId, toIndex) };
  }
}
