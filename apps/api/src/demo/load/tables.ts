import type { BulkTable } from './bulk-insert.js';

function table(name: string, columns: string): BulkTable {
  return { name, columns: columns.split(' ') };
}

/** The tables that the demo data fill, with the columns in the order of the rows. */
export const tables = {
  organisation: table('organisation', 'id kind region parent_id name short_name pinyin initials closed_at version'),
  pairing: table('pairing', 'id giving_school_id receiving_school_id valid_from valid_to version'),
  classGroup: table('class_group', 'id school_id name grade closed_at version'),
  person: table(
    'person',
    'id school_id account_name display_name pinyin initials locale password_hash must_change_password activation_hash is_test disabled_at sessions_valid_from version',
  ),
  membership: table(
    'membership',
    'id person_id organisation_id class_group_id role subject valid_from valid_to version',
  ),
  course: table(
    'course',
    'id school_id trainer_id title pinyin initials category subject description cover_media_id edition published_at draft_changes removed_at created_at updated_at version',
  ),
  chapter: table('chapter', 'id course_id title position removed_at version'),
  lesson: table('lesson', 'id course_id chapter_id title body media_id position removed_at version'),
  edition: table(
    'course_edition',
    'course_id number outline title pinyin initials category subject description cover_media_id published_at published_by',
  ),
  run: table('course_run', 'id course_id term_id starts_on ends_on self_enrolment closed_at version'),
  runSchool: table('course_run_school', 'course_run_id school_id'),
  enrolment: table(
    'enrolment',
    'id course_run_id person_id membership_id school_id class_group_id role source enrolled_at withdrawn_at',
  ),
  event: table(
    'activity_event',
    'id kind person_id membership_id role school_id class_group_id course_id course_run_id lesson_id occurred_at received_at seconds_from seconds_to credited_from credited_to source device_id viewing_id attested_by',
  ),
  correction: table(
    'activity_correction',
    'id act_id event_id event_received_at person_id kind membership_id school_id class_group_id role from_school_id cause recorded_at recorded_by reason',
  ),
  progress: table(
    'lesson_progress',
    'course_run_id person_id lesson_id played distinct_seconds duration_seconds position_seconds position_at credited_milliseconds opened_at completed_at updated_at in_class in_class_seconds in_class_milliseconds completed_in_class',
  ),
  viewing: table(
    'class_viewing',
    'id course_id course_run_id lesson_id class_group_id school_id opened_by opened_at ended_at ending last_seen_at played shown version',
  ),
  viewingMark: table('class_viewing_mark', 'id viewing_id person_id is_present at received_at marked_by way'),
  sessionSeries: table('session_series', 'id title host_person_id school_id created_at'),
  session: table(
    'research_session',
    'id series_id school_id host_person_id led_by_person_id kind subject title pinyin initials description starts_at ends_at state sign_up_required has_lobby allows_guests is_door_locked is_recorded replay_audience recording_notice spotlight_person_id speaker_limit calendar_sequence scheduled_at lobby_opened_at started_at ended_at cancelled_at closed_by created_at changed_at version',
  ),
  sessionCounter: table('session_counter', 'session_id last_sequence'),
  sessionStretch: table('session_stretch', 'session_id started_at ended_at'),
  sessionInvite: table(
    'session_invite',
    'id session_id scope school_id subject person_id invited_by invited_at withdrawn_at',
  ),
  sessionAnswer: table('session_answer', 'session_id person_id answer answered_at'),
  sessionMember: table(
    'session_member',
    'session_id person_id role membership_id held_role school_id class_group_id admitted_at admitted_by removed_at removed_by has_microphone hand_raised_at is_muted_by_host seen_at',
  ),
  attendanceConnection: table(
    'attendance_connection',
    'participant_sid session_id person_id device_id joined_at last_seen_at left_at closed_by close_reason settled_at',
  ),
  sessionEvent: table(
    'activity_event',
    'id kind person_id membership_id role school_id class_group_id session_id occurred_at received_at credited_from credited_to source device_id',
  ),
  creditClock: table('credit_clock', 'person_id credited_until'),
} as const;
