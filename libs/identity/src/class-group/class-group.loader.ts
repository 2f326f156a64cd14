import { Injectable } from '@nestjs/common';
import { inOrder, RequestLoader } from '../graphql/request-loader.js';
import type { ClassGroup } from './class-group.entity.js';
import { ClassGroupService } from './class-group.service.js';

/** Classes by id. */
@Injectable()
export class ClassGroupLoader extends RequestLoader<ClassGroup | null> {
  constructor(private readonly classGroups: ClassGroupService) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<(ClassGroup | null)[]> {
    return inOrder(ids, await this.classGroups.findByIds(ids));
  }
}

/** How many students classes have today. */
@Injectable()
export class StudentCountLoader extends RequestLoader<number> {
  constructor(private readonly classGroups: ClassGroupService) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<number[]> {
    const counts = await this.classGroups.countStudents(ids);
    return ids.map((id) => counts.get(id) ?? 0);
  }
}
