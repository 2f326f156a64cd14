import { Injectable } from '@nestjs/common';
import { inOrder, RequestLoader } from '../graphql/request-loader.js';
import { PeopleService } from './people.service.js';
import type { Person } from './person.entity.js';

/** People by id. */
@Injectable()
export class PersonLoader extends RequestLoader<Person | null> {
  constructor(private readonly people: PeopleService) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<(Person | null)[]> {
    return inOrder(ids, await this.people.findByIds(ids));
  }
}
