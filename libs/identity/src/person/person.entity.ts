import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';

/** Language tags that a person may choose. */
export type PersonLocale = 'zh-CN' | 'en';

/** A human being with an account, which is unique within the school where it lives. */
@Entity('person')
@Unique('person_account', ['schoolId', 'accountName'])
export class Person {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  /** Organisation in which the account lives: the one chosen when signing in. */
  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  schoolId!: string;

  /** Work, student or phone number; case makes no difference. */
  @Column({ type: 'varchar', length: 40 })
  accountName!: string;

  @Column({ type: 'varchar', length: 60 })
  displayName!: string;

  @Index()
  @Column({ type: 'varchar', length: 360 })
  pinyin!: string;

  @Index()
  @Column({ type: 'varchar', length: 60 })
  initials!: string;

  @Column({ type: 'varchar', length: 8, nullable: true })
  locale!: PersonLocale | null;

  /** argon2id in PHC form; null until the first password was set. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'boolean' })
  mustChangePassword!: boolean;

  /** Keyed hash of the activation code that stands in for a password; null once a password was set. */
  @Column({ type: 'char', length: 64, nullable: true })
  activationHash!: string | null;

  /** People who try things out; never counted. */
  @Column({ type: 'boolean', default: false })
  isTest!: boolean;

  @Column({ ...utcColumn, nullable: true })
  disabledAt!: Date | null;

  /** Sessions that began earlier are over; null when none was ever ended in this way. */
  @Column({ ...utcColumn, nullable: true })
  sessionsValidFrom!: Date | null;

  @VersionColumn()
  version!: number;
}
