import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, idText, type Actor } from '@yunqiao/platform';
import { ClassGroup } from '../class-group/class-group.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { requireAdministersSchool } from '../organisation/organisation.policy.js';
import { ActivationCodes } from './activation-codes.js';

/** Somebody without a password, and the code with which they set one. */
export interface CodeOfPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly accountName: string;
  readonly activationCode: string;
}

/** Codes to be printed, cut and handed out. They cannot be shown again. */
export interface CodeSheet {
  readonly schoolName: string;
  /** Null for the staff of the school. */
  readonly classGroupName: string | null;
  readonly codes: readonly CodeOfPerson[];
}

/** Whose codes are wanted: those of a class, or of the staff of a school. */
export interface WantedCodes {
  readonly schoolId: string;
  readonly classGroupId?: string | null;
}

const mostCodes = 500;

const withoutPassword = `SELECT DISTINCT person.id, person.display_name, person.account_name
FROM membership JOIN person ON person.id = membership.person_id
WHERE membership.organisation_id = ? AND membership.class_group_id <=> ? AND person.school_id = membership.organisation_id
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
  AND person.password_hash IS NULL AND person.disabled_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM membership above WHERE above.person_id = person.id
    AND above.role IN ('allianceAdministrator', 'platformAdministrator'))
ORDER BY person.account_name LIMIT ? FOR UPDATE`;

const keepHash = `UPDATE person SET activation_hash = ?, version = version + 1 WHERE id = ?`;

/** Makes activation codes for many at once; never for people who administer above schools. */
@Injectable()
export class CodeSheets {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly codes: ActivationCodes,
    private readonly clock: Clock,
  ) {}

  /**
   * New codes for everybody of a class, or of the staff, who has not set a password; those made before end.
   * @throws ORGANISATION_NOT_FOUND, CLASS_GROUP_NOT_FOUND, ACTIVATION_CODES_FULL (maximum)
   */
  async make(actor: Actor, { schoolId, classGroupId = null }: WantedCodes): Promise<CodeSheet> {
    requireAdministersSchool(actor, schoolId);
    const school = await this.database.manager.findOneBy(Organisation, { id: schoolId });
    if (!school) throw new AppError('ORGANISATION_NOT_FOUND');
    const classGroup = classGroupId
      ? await this.database.manager.findOneBy(ClassGroup, { id: classGroupId, schoolId })
      : null;
    if (classGroupId && !classGroup) throw new AppError('CLASS_GROUP_NOT_FOUND');
    const codes = await this.database.transaction((tx) => this.makeIn(tx, schoolId, classGroupId));
    return { schoolName: school.name, classGroupName: classGroup?.name ?? null, codes };
  }

  private async makeIn(tx: EntityManager, schoolId: string, classGroupId: string | null): Promise<CodeOfPerson[]> {
    const today = this.clock.today();
    const values = [idBytes(schoolId), classGroupId && idBytes(classGroupId), today, today, mostCodes + 1];
    type Row = { id: Buffer; display_name: string; account_name: string };
    const rows = await tx.query<Row[]>(withoutPassword, values);
    if (rows.length > mostCodes) throw new AppError('ACTIVATION_CODES_FULL', { maximum: mostCodes });
    const made: CodeOfPerson[] = [];
    for (const { id, display_name: displayName, account_name: accountName } of rows) {
      const personId = idText(id);
      const activationCode = this.codes.create();
      await tx.query(keepHash, [this.codes.hash(personId, activationCode), id]);
      made.push({ personId, displayName, accountName, activationCode });
    }
    return made;
  }
}
