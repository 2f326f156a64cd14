/**
 * Joins the latest correction of each `event` of the log, which says what has become of it, as `state`; and the columns of what the
 * event counts as then. To be put into statements that select from `activity_event AS event`.
 */
export const joinState = `LEFT JOIN activity_correction AS state ON state.event_id = event.id
  AND state.recorded_at = (SELECT MAX(later.recorded_at) FROM activity_correction AS later WHERE later.event_id = event.id)`;

/** Where, as what, and in which class the event counts; of a struck one, would count. */
export const countedSchool = 'COALESCE(state.school_id, event.school_id)';
export const countedRole = 'COALESCE(state.role, event.role)';
export const countedClass = 'IF(state.id IS NULL, event.class_group_id, state.class_group_id)';
