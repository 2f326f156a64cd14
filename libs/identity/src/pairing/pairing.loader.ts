import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../graphql/request-loader.js';
import type { Pairing } from './pairing.entity.js';
import { PairingService } from './pairing.service.js';

/** Current and coming pairings of schools. */
@Injectable()
export class PairingLoader extends RequestLoader<Pairing[]> {
  constructor(private readonly pairings: PairingService) {
    super();
  }

  protected async batch(schoolIds: readonly string[]): Promise<Pairing[][]> {
    const pairings = await this.pairings.findCurrent(schoolIds);
    return schoolIds.map((id) =>
      pairings.filter(({ givingSchoolId, receivingSchoolId }) => givingSchoolId === id || receivingSchoolId === id),
    );
  }
}
