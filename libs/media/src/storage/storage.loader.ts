import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { SchoolStorageService, type SchoolStorageFacts } from './school-storage.service.js';

/** The room of schools, asked once for a list of them. */
@Injectable()
export class SchoolStorageLoader extends RequestLoader<SchoolStorageFacts> {
  constructor(private readonly storage: SchoolStorageService) {
    super();
  }

  protected batch(schoolIds: readonly string[]): Promise<SchoolStorageFacts[]> {
    return this.storage.find(schoolIds);
  }
}
