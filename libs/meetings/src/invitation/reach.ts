import type { Role } from '@yunqiao/platform';

/** Whom an invitation to a school means. Pupils are never invited. */
export const STAFF = ['teacher', 'trainer', 'liaison', 'schoolAdministrator'] as const satisfies readonly Role[];

/** School day of a session, Asia/Shanghai: who is invited is decided by the memberships of this day. */
const day = 'DATE(session.starts_at + INTERVAL 8 HOUR)';
const holds =
  'membership.valid_from <= ' + day + ' AND (membership.valid_to IS NULL OR membership.valid_to > ' + day + ')';
const staff = "membership.role IN ('" + STAFF.join("', '") + "')";
const teachesIt =
  "membership.role = 'teacher' AND membership.subject IS NOT NULL AND (invite.subject IS NULL OR membership.subject = invite.subject) " +
  'AND (invite.school_id IS NULL OR membership.organisation_id = invite.school_id)';

/**
 * Condition on `session`: it invites the person `:me`, who belongs to the organisations `:...alliance` or to others of the same
 * alliance.
 */
export const INVITES_ME =
  'EXISTS (SELECT 1 FROM session_invite invite WHERE invite.session_id = session.id AND invite.withdrawn_at IS NULL AND (' +
  "(invite.scope = 'person' AND invite.person_id = :me) OR EXISTS (SELECT 1 FROM membership WHERE membership.person_id = :me AND " +
  holds +
  " AND ((invite.scope = 'school' AND membership.organisation_id = invite.school_id AND " +
  staff +
  ") OR (invite.scope = 'subjectGroup' AND session.school_id IN (:...alliance) AND " +
  teachesIt +
  ')))))';

/**
 * `reached (session_id, person_id)` for the sessions `IN (?)`, four times the same: everybody whom an invitation reaches by any way,
 * and who has a part, once. Whoever was disabled is not among them.
 */
export const REACHED =
  'WITH RECURSIVE tree (root_id, id) AS (' +
  'SELECT id, id FROM organisation WHERE parent_id IS NULL UNION ALL ' +
  'SELECT tree.root_id, organisation.id FROM organisation JOIN tree ON organisation.parent_id = tree.id), ' +
  'invited (session_id, person_id) AS (' +
  'SELECT invite.session_id, membership.person_id FROM session_invite invite JOIN research_session session ON session.id = invite.session_id ' +
  'JOIN membership ON membership.organisation_id = invite.school_id AND ' +
  staff +
  ' AND ' +
  holds +
  " WHERE invite.session_id IN (?) AND invite.scope = 'school' AND invite.withdrawn_at IS NULL UNION " +
  'SELECT invite.session_id, membership.person_id FROM session_invite invite JOIN research_session session ON session.id = invite.session_id ' +
  'JOIN tree own ON own.id = session.school_id JOIN tree ON tree.root_id = own.root_id ' +
  'JOIN membership ON membership.organisation_id = tree.id AND ' +
  teachesIt +
  ' AND ' +
  holds +
  " WHERE invite.session_id IN (?) AND invite.scope = 'subjectGroup' AND invite.withdrawn_at IS NULL UNION " +
  'SELECT invite.session_id, invite.person_id FROM session_invite invite ' +
  "WHERE invite.session_id IN (?) AND invite.scope = 'person' AND invite.withdrawn_at IS NULL UNION " +
  "SELECT session_id, person_id FROM session_member WHERE session_id IN (?) AND role <> 'listener' AND removed_at IS NULL), " +
  'reached (session_id, person_id) AS (SELECT invited.session_id, invited.person_id FROM invited ' +
  'JOIN person ON person.id = invited.person_id AND person.disabled_at IS NULL) ';

/** Join that leaves the host of each session out of `reached`: who holds it is told of it, but not asked to come. */
export const ASKED =
  ' JOIN research_session held ON held.id = reached.session_id AND held.host_person_id <> reached.person_id ';
