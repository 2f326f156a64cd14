import { idBytes, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

/** Somebody who is taught in a class. */
export interface ClassStudent {
  readonly personId: string;
  readonly displayName: string;
  readonly membershipId: string;
  readonly schoolId: string;
  readonly classGroupId: string;
  readonly role: 'student';
}

interface StudentRow {
  person_id: Buffer;
  display_name: string;
  id: Buffer;
  organisation_id: Buffer;
  class_group_id: Buffer;
}

const studentsOf = `SELECT membership.person_id, person.display_name, membership.id, membership.organisation_id, membership.class_group_id
FROM membership JOIN person ON person.id = membership.person_id AND person.disabled_at IS NULL
WHERE membership.class_group_id IN (?) AND membership.role = 'student'
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)`;

/** Students whose membership in one of these classes holds on a day; each of them once. */
export async function findStudents(
  tx: EntityManager,
  classGroupIds: readonly string[],
  day: string,
): Promise<ClassStudent[]> {
  if (classGroupIds.length === 0) return [];
  const rows = await tx.query<StudentRow[]>(studentsOf, [classGroupIds.map(idBytes), day, day]);
  const students = rows.map((row): ClassStudent => {
    return {
      personId: idText(row.person_id),
      displayName: row.display_name,
      membershipId: idText(row.id),
      schoolId: idText(row.organisation_id),
      classGroupId: idText(row.class_group_id),
      role: 'student',
    };
  });
  return [...new Map(students.map((student) => [student.personId, student])).values()];
}
