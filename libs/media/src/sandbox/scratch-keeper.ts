import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Configuration } from '@yunqiao/platform';
import { removeDeadScratch } from './scratch.js';

/** A worker that starts clears away what killed ones of its machine left in the scratch folder. */
@Injectable()
export class ScratchKeeper implements OnApplicationBootstrap {
  constructor(private readonly configuration: Configuration) {}

  async onApplicationBootstrap(): Promise<void> {
    await removeDeadScratch(this.configuration.get('SCRATCH_FOLDER'));
  }
}
