import { registerEnumType } from '@nestjs/graphql';
import { Role } from '@yunqiao/platform';
import { OrganisationKind, Region } from '../organisation/organisation-kind.js';
import type { PersonLocale } from '../person/person.entity.js';

/** Languages; GraphQL names have no hyphen. */
export const Locale = { zhCN: 'zh-CN', en: 'en' } as const satisfies Record<string, PersonLocale>;

registerEnumType(Role, { name: 'Role', description: 'What somebody may be to an organisation' });
registerEnumType(OrganisationKind, { name: 'OrganisationKind', description: 'What an organisation is' });
registerEnumType(Region, { name: 'Region', description: 'The two sides of the bridge' });
registerEnumType(Locale, { name: 'Locale', description: 'A language of the product' });

export { OrganisationKind, Region, Role };
