export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A school day, YYYY-MM-DD, in Asia/Shanghai */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC with milliseconds */
  DateTime: { input: string; output: string; }
};

/** Codes to be printed and handed out; they cannot be shown again */
export type ActivationCodesPayload = {
  __typename?: 'ActivationCodesPayload';
  /** Class; null for the staff */
  classGroupName?: Maybe<Scalars['String']['output']>;
  /** By number */
  codes: Array<CodeOfPerson>;
  /** School */
  schoolName: Scalars['String']['output'];
};

/** A new chapter, at the end */
export type AddChapterInput = {
  courseId: Scalars['ID']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

/** A finished stroke */
export type AddInkInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  pageKey: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
  stroke: InkStrokeInput;
};

/** A new lesson, at the end of a chapter */
export type AddLessonInput = {
  /** Plain text with Markdown */
  body?: Scalars['String']['input'];
  chapterId: Scalars['ID']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Its video */
  mediaId?: InputMaybe<Scalars['ID']['input']>;
  title: Scalars['String']['input'];
};

/** What somebody is to become */
export type AddMembershipInput = {
  /** Class, for students */
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Where */
  organisationId: Scalars['ID']['input'];
  /** Who */
  personId: Scalars['ID']['input'];
  /** What */
  role: Role;
  /** What teachers and trainers teach */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** First school day */
  validFrom: Scalars['Date']['input'];
};

/** A file for a session, at the end */
export type AddSessionMaterialInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** An upload of the kind file */
  mediaId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** Something to be done */
export type AddSessionTodoInput = {
  /** A school day in Asia/Shanghai, YYYY-MM-DD */
  dueOn?: InputMaybe<Scalars['String']['input']>;
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Somebody with a part in the session; told when it has ended */
  ownerPersonId?: InputMaybe<Scalars['ID']['input']>;
  sessionId: Scalars['ID']['input'];
  /** At most 500 characters */
  text: Scalars['String']['input'];
};

/** A new page of the whiteboard */
export type AddWhiteboardPageInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
  title?: Scalars['String']['input'];
};

/** A correction of somebody’s attendance */
export type AdjustAttendanceInput = {
  fromAt: Scalars['DateTime']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
  /** Why; it stays beside the correction */
  reason: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
  sign: AttendanceSign;
  toAt: Scalars['DateTime']['input'];
};

/** A correction that was made */
export type AdjustAttendancePayload = {
  __typename?: 'AdjustAttendancePayload';
  id: Scalars['ID']['output'];
  personId: Scalars['ID']['output'];
  sessionId: Scalars['ID']['output'];
  /** No later than when it was made */
  toAt: Scalars['DateTime']['output'];
};

/** Who is let in */
export type AdmitToSessionInput = {
  /** Whose asking; everybody who waits when left out */
  requestIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  sessionId: Scalars['ID']['input'];
};

/** An answer to an invitation */
export type AnswerSessionInviteInput = {
  answer: SessionAnswer;
  sessionId: Scalars['ID']['input'];
};

/** A file to take along */
export type Attachment = {
  __typename?: 'Attachment';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  fileName: Scalars['String']['output'];
  mediaId: Scalars['ID']['output'];
  /** signed address */
  url: Scalars['String']['output'];
};

/** A sign of life of a device in a session */
export type AttendanceBeatInput = {
  /** When it was, by the device’s clock */
  at: Scalars['DateTime']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  transport: SessionTransport;
  /** Seconds since the device’s last beat, or since it came in; 60 at most count */
  wallSeconds: Scalars['Float']['input'];
};

/** Whether a correction gives time or takes it */
export type AttendanceSign =
  | 'add'
  | 'remove';

/** A time in which somebody was there */
export type AttendanceStretch = {
  __typename?: 'AttendanceStretch';
  fromAt: Scalars['DateTime']['output'];
  toAt: Scalars['DateTime']['output'];
};

/** Whether what teachers attested is counted beside what people did alone */
export type AttestedChoice =
  | 'with'
  | 'without';

/** Whose participation is counted */
export type Audience =
  | 'everyone'
  | 'students'
  | 'teachers';

export type BeginUploadInput = {
  bytes: Scalars['Float']['input'];
  contentType: Scalars['String']['input'];
  fileName: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  kind: MediaKind;
};

export type BeginUploadPayload = {
  __typename?: 'BeginUploadPayload';
  media: Media;
  /** tus address to send the bytes to */
  uploadUrl: Scalars['String']['output'];
};

/** Which session to cancel */
export type CancelResearchSessionInput = {
  /** Also every later one of its series */
  andFollowing?: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

export type CategoryCount = {
  __typename?: 'CategoryCount';
  category: CourseCategory;
  count: Scalars['Int']['output'];
};

/** What is observed, and how; what is absent stays */
export type ChangeObservationInput = {
  /** The whole rubric, 1 to 20 dimensions */
  criteria?: InputMaybe<Array<ObservationCriterionInput>>;
  /** Not only observers: everybody who is invited */
  everybodyObserves?: InputMaybe<Scalars['Boolean']['input']>;
  /** A lesson with a video, of a course that one manages; null for live */
  lessonId?: InputMaybe<Scalars['ID']['input']>;
  sessionId: Scalars['ID']['input'];
  /** Whose lesson it is; has a part in the session from now on */
  teacherPersonId?: InputMaybe<Scalars['ID']['input']>;
};

/** A new password */
export type ChangePasswordInput = {
  /** The password so far, or the activation code */
  currentPassword: Scalars['String']['input'];
  /** At least 8 characters for students, 12 for others */
  newPassword: Scalars['String']['input'];
};

/** Other wishes for a schedule */
export type ChangeReportScheduleInput = {
  attested: AttestedChoice;
  audience: Audience;
  categories?: InputMaybe<Array<CourseCategory>>;
  /** On which day after the end, 1 to 120 */
  dayAfterEnd: Scalars['Int']['input'];
  /** Administrators who may see the reports, 50 at most */
  readerIds: Array<Scalars['ID']['input']>;
  rhythm: ReportRhythm;
  /** Which one */
  scheduleId: Scalars['ID']['input'];
  /** All that the asker may count now if not told */
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Begins the titles; at most 80 characters */
  title: Scalars['String']['input'];
};

/** Lessons that belong together */
export type Chapter = {
  __typename?: 'Chapter';
  id: Scalars['ID']['output'];
  lessons: Array<LessonSummary>;
  title: Scalars['String']['output'];
};

/** Which chapter */
export type ChapterIdInput = {
  chapterId: Scalars['ID']['input'];
};

/** A picture or a file that somebody handed round in a chat */
export type ChatFile = {
  __typename?: 'ChatFile';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  fileName: Scalars['String']['output'];
  mediaId: Scalars['ID']['output'];
  /** Signed address of a picture in small; null for other files */
  previewUrl?: Maybe<Scalars['String']['output']>;
  /** Signed address, good for as long as the session is planned and an hour */
  url: Scalars['String']['output'];
};

/** Students of one school who are taught together */
export type ClassGroup = {
  __typename?: 'ClassGroup';
  /** When it was closed; null while it is open */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Year in which its students entered the school */
  grade: Scalars['Int']['output'];
  /** Made by the client that created it */
  id: Scalars['ID']['output'];
  /** Name within the school */
  name: Scalars['String']['output'];
  /** The school */
  schoolId: Scalars['ID']['output'];
  /** students whose membership holds today */
  studentCount: Scalars['Int']['output'];
  /** Counts changes; sent back with the next one */
  version: Scalars['Int']['output'];
};

/** A part of a list of classes */
export type ClassGroupConnection = {
  __typename?: 'ClassGroupConnection';
  edges: Array<ClassGroupEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ClassGroupEdge = {
  __typename?: 'ClassGroupEdge';
  cursor: Scalars['String']['output'];
  node: ClassGroup;
};

/** The class after the change */
export type ClassGroupPayload = {
  __typename?: 'ClassGroupPayload';
  /** The class after the change */
  classGroup: ClassGroup;
};

/** A class to which a teacher may show lessons of a run */
export type ClassToShow = {
  __typename?: 'ClassToShow';
  /** Year in which its students entered the school */
  grade: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** A lesson that a teacher shows to a class before one projector */
export type ClassViewing = {
  __typename?: 'ClassViewing';
  classGroupId: Scalars['ID']['output'];
  /** Name of the class */
  classGroupName: Scalars['String']['output'];
  /** What is shown now for pupils who have a phone; for who opened it, while it goes on */
  code?: Maybe<ClassViewingCode>;
  courseRunId: Scalars['ID']['output'];
  /** Null while it goes on */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Made by the client that opened it */
  id: Scalars['ID']['output'];
  lessonId: Scalars['ID']['output'];
  /** Title of the lesson */
  lessonTitle: Scalars['String']['output'];
  openedAt: Scalars['DateTime']['output'];
  /** Pupils of the class on that day, by name */
  pupils: Array<ClassViewingPupil>;
};

/** What the teacher’s screen shows for pupils who have a phone */
export type ClassViewingCode = {
  __typename?: 'ClassViewingCode';
  /** Another one is shown from then on; this one is taken for ten seconds more */
  expiresAt: Scalars['DateTime']['output'];
  /** Four digits, to be typed */
  pin: Scalars['String']['output'];
  /** What the QR code carries */
  secret: Scalars['String']['output'];
};

/** A pupil is there, or is not after all */
export type ClassViewingMarkInput = {
  /** By the device's clock */
  at: Scalars['DateTime']['input'];
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  isPresent: Scalars['Boolean']['input'];
  personId: Scalars['ID']['input'];
};

/** How a pupil was marked: by a tap of the teacher, or by oneself with the four digits or the QR code */
export type ClassViewingMarkWay =
  | 'pin'
  | 'qr'
  | 'tap';

/** A viewing as it is now */
export type ClassViewingPayload = {
  __typename?: 'ClassViewingPayload';
  viewing: ClassViewing;
};

/** A pupil of the class, and whether they are there */
export type ClassViewingPupil = {
  __typename?: 'ClassViewingPupil';
  /** Name */
  displayName: Scalars['String']['output'];
  /** By the latest mark */
  isPresent: Scalars['Boolean']['output'];
  personId: Scalars['ID']['output'];
  /** Of the latest mark; null for who was never marked */
  way?: Maybe<ClassViewingMarkWay>;
};

/** Somebody without a password, and the code with which they set one */
export type CodeOfPerson = {
  __typename?: 'CodeOfPerson';
  /** Work, student or phone number */
  accountName: Scalars['String']['output'];
  /** Stands in for a password at the first sign-in */
  activationCode: Scalars['String']['output'];
  /** Name */
  displayName: Scalars['String']['output'];
  /** Who */
  personId: Scalars['ID']['output'];
};

/** What opens the conference for this device, for ten minutes */
export type ConferenceAccess = {
  __typename?: 'ConferenceAccess';
  expiresAt: Scalars['DateTime']['output'];
  /** <person id>:<device id> */
  identity: Scalars['String']['output'];
  token: Scalars['String']['output'];
  /** Where to connect */
  url: Scalars['String']['output'];
};

/** What helps where no conference server answers */
export type ConferenceHowTo =
  | 'install'
  | 'readLog'
  | 'startServer'
  | 'wait';

/** Whether sessions can be held here */
export type ConferenceServer = {
  __typename?: 'ConferenceServer';
  /** What helps; null while it answers */
  howTo?: Maybe<ConferenceHowTo>;
  isAvailable: Scalars['Boolean']['output'];
  /** How much of it is made, 0 to 1, while it is being made */
  progress?: Maybe<Scalars['Float']['output']>;
};

/** Who sits before the liaison’s device */
export type ConfirmRosterInput = {
  /** Who is no longer there */
  gonePersonIds?: Array<Scalars['ID']['input']>;
  /** Who is there; of the liaison’s school */
  presentPersonIds?: Array<Scalars['ID']['input']>;
  sessionId: Scalars['ID']['input'];
  /** Since when those who are new have been there; now when left out */
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A lesson that the viewer has begun and not finished */
export type ContinueItem = {
  __typename?: 'ContinueItem';
  /** bytes that are left at the smallest quality */
  bytesLeft?: Maybe<Scalars['Float']['output']>;
  course: Course;
  courseRunId: Scalars['ID']['output'];
  lessonId: Scalars['ID']['output'];
  /** counted from 1 over the course */
  lessonNumber: Scalars['Int']['output'];
  lessonTitle: Scalars['String']['output'];
  progress: LessonProgress;
};

/** What is taken out of the count, or let count again, and why */
export type CorrectParticipationInput = {
  /** An event behind a number */
  eventId: Scalars['ID']['input'];
  extent: CorrectionExtent;
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Whose event it is */
  personId: Scalars['ID']['input'];
  /** Why, in 500 characters at most */
  reason: Scalars['String']['input'];
};

/** What was corrected */
export type CorrectParticipationPayload = {
  __typename?: 'CorrectParticipationPayload';
  correction: ParticipationCorrection;
};

/** Whether memberships became known later than the event, or somebody corrects */
export type CorrectionCause =
  | 'correction'
  | 'transfer';

/** One event, or all of the same lesson or session on that school day */
export type CorrectionExtent =
  | 'day'
  | 'event';

/** Which corrections are listed */
export type CorrectionFilterInput = {
  /** First school day on which they were recorded */
  from: Scalars['Date']['input'];
  /** Before or after; all for which the asker answers unless told */
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Last one, inclusive */
  to: Scalars['Date']['input'];
};

/** What became of an event: it counts nowhere, counts again, or counts under another membership */
export type CorrectionKind =
  | 'moved'
  | 'restored'
  | 'struck';

/** The course as learners see it: the latest edition */
export type Course = {
  __typename?: 'Course';
  category: CourseCategory;
  /** Address of the cover; null for the drawn one */
  coverUrl?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  /** Length of all videos */
  durationSeconds: Scalars['Float']['output'];
  id: Scalars['ID']['output'];
  lessonCount: Scalars['Int']['output'];
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  title: Scalars['String']['output'];
  trainerName: Scalars['String']['output'];
};

/** The four categories of courses */
export type CourseCategory =
  | 'publicFoundation'
  | 'publicGood'
  | 'specialised'
  | 'teacherDevelopment';

/** Which course */
export type CourseIdInput = {
  courseId: Scalars['ID']['input'];
};

/** Participation in the courses that the asker gives, over all schools that receive them, in one term */
export type CourseParticipation = {
  __typename?: 'CourseParticipation';
  /** Courses that the asker gives */
  courseCount: Scalars['Int']['output'];
  /** By title */
  courses: Array<ProtectedRow>;
  /** The log was read at this instant */
  dataAsOf: Scalars['DateTime']['output'];
  definitionVersion: Scalars['Int']['output'];
  everyone: ProtectedCounts;
  from: Scalars['Date']['output'];
  /** By name */
  schools: Array<ProtectedRow>;
  students: ProtectedCounts;
  teachers: ProtectedCounts;
  /** Of a running term: the end of the last whole month */
  to: Scalars['Date']['output'];
};

/** One offering of a course in a term */
export type CourseRun = {
  __typename?: 'CourseRun';
  chapters: Array<Chapter>;
  course: Course;
  /** Last school day, inclusive */
  endsOn: Scalars['Date']['output'];
  enrolledCount: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Whether somebody can enrol today */
  isOpen: Scalars['Boolean']['output'];
  /** of the viewer, null when not enrolled */
  myEnrolment?: Maybe<Enrolment>;
  selfEnrolment: Scalars['Boolean']['output'];
  startsOn: Scalars['Date']['output'];
  term: Term;
};

/** A part of a list of course runs */
export type CourseRunConnection = {
  __typename?: 'CourseRunConnection';
  edges: Array<CourseRunEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type CourseRunEdge = {
  __typename?: 'CourseRunEdge';
  cursor: Scalars['String']['output'];
  node: CourseRun;
};

/** Somebody whom the courses reach, and why */
export type CoveredPerson = {
  __typename?: 'CoveredPerson';
  accountName: Scalars['String']['output'];
  /** Class group of these days */
  classGroupName?: Maybe<Scalars['String']['output']>;
  displayName: Scalars['String']['output'];
  /** Courses of the scope in a run of which they are enrolled */
  enrolledCourses: Scalars['Int']['output'];
  /** Courses of the scope that are offered to a school of theirs */
  offeredCourses: Scalars['Int']['output'];
  personId: Scalars['ID']['output'];
  role: Role;
  /** School by which they are reached */
  schoolName: Scalars['String']['output'];
};

export type CoveredPersonConnection = {
  __typename?: 'CoveredPersonConnection';
  edges: Array<CoveredPersonEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type CoveredPersonEdge = {
  __typename?: 'CoveredPersonEdge';
  cursor: Scalars['String']['output'];
  node: CoveredPerson;
};

/** A new class */
export type CreateClassGroupInput = {
  /** Year in which its students entered the school */
  grade: Scalars['Int']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Name, at most 60 characters */
  name: Scalars['String']['input'];
  /** Of this school */
  schoolId: Scalars['ID']['input'];
};

/** A new course */
export type CreateCourseInput = {
  category: CourseCategory;
  coverMediaId?: InputMaybe<Scalars['ID']['input']>;
  description?: Scalars['String']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  subject: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

/** A new offering of a published course */
export type CreateCourseRunInput = {
  courseId: Scalars['ID']['input'];
  /** Last school day, inclusive */
  endsOn: Scalars['Date']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  schoolIds: Array<Scalars['ID']['input']>;
  selfEnrolment: Scalars['Boolean']['input'];
  startsOn: Scalars['Date']['input'];
  termId: Scalars['ID']['input'];
};

/** A new organisation */
export type CreateOrganisationInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Alliance, region or school */
  kind: OrganisationKind;
  /** Full name, at most 120 characters */
  name: Scalars['String']['input'];
  /** Organisation above; none for an alliance */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Side of the bridge */
  region?: InputMaybe<Region>;
  /** Short name, at most 40 characters */
  shortName: Scalars['String']['input'];
};

/** A new partnership */
export type CreatePairingInput = {
  /** School that gives lessons */
  givingSchoolId: Scalars['ID']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** School that receives them */
  receivingSchoolId: Scalars['ID']['input'];
  /** First school day */
  validFrom: Scalars['Date']['input'];
};

/** Somebody new, and what they are at first */
export type CreatePersonInput = {
  /** Work, student or phone number */
  accountName: Scalars['String']['input'];
  /** Class, for students */
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  /** Name, at most 60 characters */
  displayName: Scalars['String']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Tries things out and is never counted */
  isTest?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the person is at first */
  role: Role;
  /** School where the account lives */
  schoolId: Scalars['ID']['input'];
  /** What teachers and trainers teach */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** First school day */
  validFrom: Scalars['Date']['input'];
};

/** A schedule of reports */
export type CreateReportScheduleInput = {
  attested: AttestedChoice;
  audience: Audience;
  categories?: InputMaybe<Array<CourseCategory>>;
  /** On which day after the end, 1 to 120 */
  dayAfterEnd: Scalars['Int']['input'];
  /** Made by the client: the same id twice makes one */
  id: Scalars['ID']['input'];
  /** Administrators who may see the reports, 50 at most */
  readerIds: Array<Scalars['ID']['input']>;
  rhythm: ReportRhythm;
  /** All that the asker may count now if not told */
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Begins the titles; at most 80 characters */
  title: Scalars['String']['input'];
};

/** A new session; a draft, of which nobody else knows */
export type CreateResearchSessionInput = {
  allowsGuests?: Scalars['Boolean']['input'];
  /** Who leads it beside the host */
  coHostPersonIds?: Array<Scalars['ID']['input']>;
  /** Plain text with Markdown */
  description?: Scalars['String']['input'];
  /** At most eight hours later */
  endsAt: Scalars['DateTime']['input'];
  hasLobby?: Scalars['Boolean']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  isRecorded?: Scalars['Boolean']['input'];
  kind: SessionKind;
  /** What is said of the recording beside who may see it */
  recordingNotice?: Scalars['String']['input'];
  replayAudience?: ReplayAudience;
  signUpRequired?: Scalars['Boolean']['input'];
  startsAt: Scalars['DateTime']['input'];
  /** Empty where it is about no subject */
  subject?: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

/** What is cut out of a replay */
export type CutReplayInput = {
  /** Of the replay in which the seconds were chosen */
  edition: Scalars['String']['input'];
  /** From this second of the replay; a few seconds more may go */
  fromSeconds: Scalars['Float']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** Why; it is kept */
  reason: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
  toSeconds: Scalars['Float']['input'];
};

/** Ticks proposals, or takes ticks away */
export type DecideRosterImportInput = {
  /** Which sheet */
  importId: Scalars['ID']['input'];
  /** True ticks, false takes the tick away */
  isAccepted: Scalars['Boolean']['input'];
  /** Which kind */
  kind: RosterProposalKind;
  /** Which of them, 100 at most; all of the kind if not told */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A page of slides as an image */
export type DeckPage = {
  __typename?: 'DeckPage';
  /** In pixels */
  height: Scalars['Int']['output'];
  /** Counted from 1 */
  number: Scalars['Int']['output'];
  /** The words on it, for who cannot see it */
  text: Scalars['String']['output'];
  /** WebP under a signed address, for the viewer alone */
  url: Scalars['String']['output'];
  /** In pixels */
  width: Scalars['Int']['output'];
};

/** How far slides are */
export type DeckState =
  | 'failed'
  | 'ready'
  | 'rendering'
  | 'waiting';

/** An MP4 of picture and sound, or the sound alone */
export type DownloadKind =
  | 'audio'
  | 'video';

export type DownloadState =
  | 'failed'
  | 'ready'
  | 'waiting';

/** A viewing that is over */
export type EndClassViewingInput = {
  /** When it was over, by the device's clock; now unless told */
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The device's clock when this leaves */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
  viewingId: Scalars['ID']['input'];
};

/** The end of a membership */
export type EndMembershipInput = {
  /** Last school day, inclusive */
  lastDay: Scalars['Date']['input'];
  /** Which one */
  membershipId: Scalars['ID']['input'];
};

/** The end of a partnership */
export type EndPairingInput = {
  /** Last school day of the partnership, inclusive */
  lastDay: Scalars['Date']['input'];
  /** Which one */
  pairingId: Scalars['ID']['input'];
};

/** Classes to enrol */
export type EnrolClassGroupsInput = {
  classGroupIds: Array<Scalars['ID']['input']>;
  courseRunId: Scalars['ID']['input'];
};

/** How many students came in */
export type EnrolClassGroupsPayload = {
  __typename?: 'EnrolClassGroupsPayload';
  alreadyEnrolled: Scalars['Int']['output'];
  courseRun: StudioCourseRun;
  enrolled: Scalars['Int']['output'];
};

/** Which course run */
export type EnrolInput = {
  courseRunId: Scalars['ID']['input'];
};

/** The course run after the change */
export type EnrolPayload = {
  __typename?: 'EnrolPayload';
  courseRun: CourseRun;
};

/** A person in a course run */
export type Enrolment = {
  __typename?: 'Enrolment';
  completedLessons: Scalars['Int']['output'];
  courseRun: CourseRun;
  enrolledAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastActivityAt?: Maybe<Scalars['DateTime']['output']>;
  lessonCount: Scalars['Int']['output'];
  /** lesson to go on with */
  nextLessonId?: Maybe<Scalars['ID']['output']>;
};

/** What became of an enrolment */
export type EnrolmentChange =
  | 'enrolled'
  | 'withdrawn';

/** A part of a list of somebody's enrolments */
export type EnrolmentConnection = {
  __typename?: 'EnrolmentConnection';
  edges: Array<EnrolmentEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type EnrolmentEdge = {
  __typename?: 'EnrolmentEdge';
  cursor: Scalars['String']['output'];
  node: Enrolment;
};

/** Who comes by which link */
export type EnterAsGuestInput = {
  /** Made once by the browser, kept and told to nobody else: by it a guest is known again */
  deviceId: Scalars['ID']['input'];
  /** As they want to be called */
  displayName: Scalars['String']['input'];
  /** On a weak line one would rather listen by the stream, where there is one */
  prefersStream?: Scalars['Boolean']['input'];
  /** Where they say that they are from */
  schoolName?: Scalars['String']['input'];
  /** The last part of the address of the link */
  token: Scalars['String']['input'];
};

export type EnterAsGuestPayload = {
  __typename?: 'EnterAsGuestPayload';
  entry: GuestEntry;
};

/** Who wants into which session */
export type EnterSessionInput = {
  /** Made once by the browser and kept: two browsers of a person are two devices */
  deviceId: Scalars['ID']['input'];
  /** On a weak line one would rather listen by the stream, where there is one */
  prefersStream?: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

/** What somebody got at the door */
export type EnterSessionPayload = {
  __typename?: 'EnterSessionPayload';
  entry: SessionEntry;
};

/** What became of an event of the log: the latest correction of it */
export type EventCorrection = {
  __typename?: 'EventCorrection';
  cause: CorrectionCause;
  /** School in which it counted before */
  fromSchoolName: Scalars['String']['output'];
  kind: CorrectionKind;
  /** Why, in their words; null for a transfer */
  reason?: Maybe<Scalars['String']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  /** Who corrected; null for what the system found */
  recordedByName?: Maybe<Scalars['String']['output']>;
};

/** Whether something is done */
export type FinishSessionTodoInput = {
  isDone: Scalars['Boolean']['input'];
  todoId: Scalars['ID']['input'];
};

/** A video that a lesson had before */
export type FormerVideo = {
  __typename?: 'FormerVideo';
  media: Media;
  replacedAt: Scalars['DateTime']['output'];
};

/** A consent that the school has in its files */
export type GiveRecordingConsentInput = {
  /** Who consented, and where it is kept */
  evidence: Scalars['String']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};

/** Which of its former videos a lesson is to have again */
export type GoBackToVideoInput = {
  lessonId: Scalars['ID']['input'];
  mediaId: Scalars['ID']['input'];
  /** The version that was read; CONFLICT when somebody else changed it since */
  version: Scalars['Int']['input'];
};

/** How long a guest was there; it is counted nowhere */
export type GuestAttendance = {
  __typename?: 'GuestAttendance';
  /** Inside the time in which the session was live */
  attendedSeconds: Scalars['Float']['output'];
  /** Null for who was never there while it was live */
  firstAt?: Maybe<Scalars['DateTime']['output']>;
  guest: SessionGuest;
  lastAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a guest gets at the door of a session */
export type GuestEntry = {
  __typename?: 'GuestEntry';
  guestId: Scalars['ID']['output'];
  /** To hear and to see; null for who is not let in, and for who listens by the stream */
  liveKit?: Maybe<ConferenceAccess>;
  /** What this guest shows in everything that they ask of this one session */
  pass: Scalars['String']['output'];
  /** Of the stream, instead of the conference */
  playlistUrl?: Maybe<Scalars['String']['output']>;
  refusal?: Maybe<SessionEntryRefusal>;
  /** The clock of the house */
  serverTime: Scalars['DateTime']['output'];
  state: SessionEntryState;
};

/** An address by which people without an account come in */
export type GuestLink = {
  __typename?: 'GuestLink';
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  madeAt: Scalars['DateTime']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  sessionId: Scalars['ID']['output'];
};

/** The link after the change */
export type GuestLinkPayload = {
  __typename?: 'GuestLinkPayload';
  link: GuestLink;
};

/** Which guest */
export type GuestPassInput = {
  /** What the guest was given at the door */
  pass: Scalars['String']['input'];
};

/** How a room stands for a guest */
export type GuestRoom = {
  __typename?: 'GuestRoom';
  /** Guests who have the microphone */
  guests: Array<SessionGuest>;
  /** Whether guests write in the chat; they always read it */
  guestsMayWrite: Scalars['Boolean']['output'];
  me: SessionGuest;
  /** Everybody with an account who was let in and not sent out */
  memberCount: Scalars['Int']['output'];
  /** The name of the minutes at /minutes/guest */
  sessionId: Scalars['ID']['output'];
  /** The same, when it is a guest */
  spotlightGuestId?: Maybe<Scalars['ID']['output']>;
  /** Whom everybody sees large, when the host chose somebody */
  spotlightPersonId?: Maybe<Scalars['ID']['output']>;
  /** Who has the microphone */
  stage: Array<SessionMember>;
};

/** What somebody learns of a session to whom a guests’ link was given */
export type GuestSession = {
  __typename?: 'GuestSession';
  /** Why it is over */
  closedBy?: Maybe<SessionClosing>;
  endsAt: Scalars['DateTime']['output'];
  /** Who holds it */
  hostName: Scalars['String']['output'];
  /** Told before one comes in */
  isRecorded: Scalars['Boolean']['output'];
  kind: SessionKind;
  /** When the lobby opens by itself */
  lobbyOpensAt: Scalars['DateTime']['output'];
  /** What the host says of the recording beside that */
  recordingNotice: Scalars['String']['output'];
  /** Who may see what is recorded */
  replayAudience: ReplayAudience;
  /** The school or alliance that holds it */
  schoolName: Scalars['String']['output'];
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  startsAt: Scalars['DateTime']['output'];
  state: SessionState;
  title: Scalars['String']['output'];
};

/** A sheet that was handed in */
export type HandedInSheet = {
  __typename?: 'HandedInSheet';
  personId: Scalars['ID']['output'];
  personName: Scalars['String']['output'];
  points: Array<ObservationPoints>;
  /** Null where points of a dimension are missing */
  total?: Maybe<Scalars['Int']['output']>;
  words: Scalars['String']['output'];
};

/** Inks that can be told apart on white paper */
export type InkColour =
  | 'black'
  | 'blue'
  | 'green'
  | 'ochre'
  | 'red';

/** A stroke of ink on a page */
export type InkStroke = {
  __typename?: 'InkStroke';
  colour: InkColour;
  /** Base64 of big-endian 16-bit triples: x, y (0 to 65535 of the page), pressure */
  points: Scalars['String']['output'];
  /** Of the pen, in thousandths of the page's width */
  width: Scalars['Int']['output'];
};

/** A stroke of ink */
export type InkStrokeInput = {
  colour: InkColour;
  /** As in InkStroke, at most 2,000 points */
  points: Scalars['String']['input'];
  /** Of the pen, in thousandths of the page's width, 1 to 50 */
  width: Scalars['Int']['input'];
};

/** What a device does with what it kept of its own microphone */
export type InsuranceAdvice =
  /** Delete it: nothing is missing, it is too late, or it may not be in the recording */
  | 'discard'
  /** Go on: nobody knows yet whether it will be needed */
  | 'keep'
  /** Send the runs of which something lies in what is missing, and delete all others */
  | 'send';

/** Somebody who can be invited */
export type InvitablePerson = {
  __typename?: 'InvitablePerson';
  displayName: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  subject?: Maybe<Scalars['String']['output']>;
};

/** A school that can be invited */
export type InvitableSchool = {
  __typename?: 'InvitableSchool';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** Invitations to a session */
export type InviteToSessionInput = {
  invites: Array<SessionInviteInput>;
  sessionId: Scalars['ID']['input'];
};

/** Somebody whom a session invites */
export type InvitedPerson = {
  __typename?: 'InvitedPerson';
  answer?: Maybe<SessionAnswer>;
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  displayName: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
};

/** A part of the invited */
export type InvitedPersonConnection = {
  __typename?: 'InvitedPersonConnection';
  edges: Array<InvitedPersonEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type InvitedPersonEdge = {
  __typename?: 'InvitedPersonEdge';
  cursor: Scalars['String']['output'];
  node: InvitedPerson;
};

/** A report to issue again */
export type IssueParticipationReportAgainInput = {
  /** Of the new edition, made by the client: the same id twice issues once */
  editionId: Scalars['ID']['input'];
  /** Which one */
  reportId: Scalars['ID']['input'];
};

/** A report to issue */
export type IssueParticipationReportInput = {
  /** What is counted */
  filter: ParticipationFilterInput;
  /** Made by the client: the same id twice issues once */
  id: Scalars['ID']['input'];
  /** Its days take the place of those of the filter */
  termId?: InputMaybe<Scalars['ID']['input']>;
  /** At most 120 characters */
  title: Scalars['String']['input'];
};

/** The code that is shown before the actor’s class */
export type JoinClassViewingInput = {
  /** Four digits, or what the QR code carries */
  code: Scalars['String']['input'];
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
};

/** Where the pupil is marked now */
export type JoinClassViewingPayload = {
  __typename?: 'JoinClassViewingPayload';
  /** The lesson that the class sees */
  lessonId: Scalars['ID']['output'];
  lessonTitle: Scalars['String']['output'];
};

/** The PIN or QR code that the liaison’s device shows */
export type JoinRosterInput = {
  /** Four digits, or what the QR code carried */
  code: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
};

/** Something that happened in a lesson */
export type LearningEventInput = {
  courseRunId: Scalars['ID']['input'];
  fromSecond?: InputMaybe<Scalars['Float']['input']>;
  /** The lesson's `grant`. Nothing is credited without it, nor before it was issued */
  grant?: InputMaybe<Scalars['String']['input']>;
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  kind: LearningEventKind;
  lessonId: Scalars['ID']['input'];
  /** When it ended, by the device's clock */
  occurredAt: Scalars['DateTime']['input'];
  /** Where to go on */
  positionSecond?: InputMaybe<Scalars['Float']['input']>;
  /** Playback rate; 2 at most counts */
  rate?: InputMaybe<Scalars['Float']['input']>;
  toSecond?: InputMaybe<Scalars['Float']['input']>;
  /** wall-clock seconds that this event covers, ending at occurredAt; 60 at most count, 120 of a stall */
  wallSeconds: Scalars['Float']['input'];
};

/** What a player reports */
export type LearningEventKind =
  | 'opened'
  | 'played'
  /** It waited for the network: 120 seconds at most count, and a quarter of the lesson */
  | 'stalled';

/** A lesson, open before the learner */
export type Lesson = {
  __typename?: 'Lesson';
  /** Plain text with Markdown */
  body: Scalars['String']['output'];
  chapterTitle: Scalars['String']['output'];
  courseRun: CourseRun;
  courseRunId: Scalars['ID']['output'];
  /** Its video and its sound to take along, where the trainer allows it and they are ready */
  downloads: Array<LessonDownload>;
  files: Array<Attachment>;
  /** Goes along with what a player reports of the lesson; null where nothing is counted */
  grant?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  nextLessonId?: Maybe<Scalars['ID']['output']>;
  /** counted from 1 over the course */
  number: Scalars['Int']['output'];
  playback?: Maybe<Playback>;
  previousLessonId?: Maybe<Scalars['ID']['output']>;
  progress?: Maybe<LessonProgress>;
  title: Scalars['String']['output'];
};

/** A file of the video to take along */
export type LessonDownload = {
  __typename?: 'LessonDownload';
  /** Size */
  bytes: Scalars['Float']['output'];
  kind: DownloadKind;
};

/** Where to fetch it, signed for this viewer */
export type LessonDownloadLink = {
  __typename?: 'LessonDownloadLink';
  /** Name under which it is saved: that of the lesson */
  fileName: Scalars['String']['output'];
  /** Lives as long as it takes on a slow line, so that it can be taken up again */
  url: Scalars['String']['output'];
};

/** Which lesson */
export type LessonIdInput = {
  lessonId: Scalars['ID']['input'];
};

/** How far the viewer is in a lesson */
export type LessonProgress = {
  __typename?: 'LessonProgress';
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Different seconds of the video that were played, or seen in class */
  distinctSeconds: Scalars['Int']['output'];
  /** Length of the video; 0 without one */
  durationSeconds: Scalars['Int']['output'];
  /** Of them, seconds that were seen in class, as teachers attest */
  inClassSeconds: Scalars['Int']['output'];
  /** It would not be complete without what was seen in class */
  isCompletedInClass: Scalars['Boolean']['output'];
  lessonId: Scalars['ID']['output'];
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where to go on */
  positionSeconds: Scalars['Float']['output'];
  /** 0 to 1 */
  ratio: Scalars['Float']['output'];
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far the viewer is now */
export type LessonProgressPayload = {
  __typename?: 'LessonProgressPayload';
  progress: LessonProgress;
};

/** A lesson in the outline of a course */
export type LessonSummary = {
  __typename?: 'LessonSummary';
  /** size of the smallest quality */
  bytes?: Maybe<Scalars['Float']['output']>;
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  fileCount: Scalars['Int']['output'];
  hasVideo: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  isPlayable: Scalars['Boolean']['output'];
  progress?: Maybe<LessonProgress>;
  title: Scalars['String']['output'];
};

/** Whether guests write in the chat */
export type LetGuestsWriteInput = {
  mayWrite: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

/** What guests may do now */
export type LetGuestsWritePayload = {
  __typename?: 'LetGuestsWritePayload';
  guestsMayWrite: Scalars['Boolean']['output'];
  sessionId: Scalars['ID']['output'];
};

/** A lesson that was shown to a class, in a list */
export type ListedClassViewing = {
  __typename?: 'ListedClassViewing';
  /** Name of the class */
  classGroupName: Scalars['String']['output'];
  courseTitle: Scalars['String']['output'];
  /** Null while it goes on */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  lessonTitle: Scalars['String']['output'];
  openedAt: Scalars['DateTime']['output'];
  /** Teacher who showed it */
  openedByName: Scalars['String']['output'];
  /** Pupils who were there, by the latest mark of each */
  present: Scalars['Int']['output'];
  /** School of the class */
  schoolName: Scalars['String']['output'];
};

export type ListedClassViewingConnection = {
  __typename?: 'ListedClassViewingConnection';
  edges: Array<ListedClassViewingEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ListedClassViewingEdge = {
  __typename?: 'ListedClassViewingEdge';
  cursor: Scalars['String']['output'];
  node: ListedClassViewing;
};

/** Those who were answered */
export type LobbyPayload = {
  __typename?: 'LobbyPayload';
  requests: Array<LobbyRequest>;
};

/** Somebody waits before a session */
export type LobbyRequest = {
  __typename?: 'LobbyRequest';
  askedAt: Scalars['DateTime']['output'];
  /** Name */
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Whether they were let in; null while they wait */
  isAdmitted?: Maybe<Scalars['Boolean']['output']>;
  personId: Scalars['ID']['output'];
};

/** A language of the product */
export type Locale =
  | 'en'
  | 'zhCN';

/** Whether the door is shut */
export type LockSessionDoorInput = {
  isLocked: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

/** Whose codes are wanted */
export type MakeActivationCodesInput = {
  /** Class; the staff of the school if not told */
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  /** School */
  schoolId: Scalars['ID']['input'];
};

/** A link for people without an account */
export type MakeGuestLinkInput = {
  /** At the latest a day after the end of the session */
  expiresAt: Scalars['DateTime']['input'];
  /** Made by the client; the same id twice is the same link */
  id: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** The link; its path is told only here */
export type MakeGuestLinkPayload = {
  __typename?: 'MakeGuestLinkPayload';
  link: GuestLink;
  /** Path on this site, with the signed token */
  path: Scalars['String']['output'];
};

export type MarkAllNoticesReadInput = {
  /** createdAt of the newest notice that was shown; later ones stay unread */
  until: Scalars['DateTime']['input'];
};

export type MarkAllNoticesReadPayload = {
  __typename?: 'MarkAllNoticesReadPayload';
  /** How many are unread now */
  unreadNoticeCount: Scalars['Int']['output'];
};

/** A lesson whose text was read to the end */
export type MarkLessonReadInput = {
  courseRunId: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};

/** A moment worth finding again */
export type MarkMomentInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** At most 200 characters */
  note?: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
};

export type MarkNoticesReadInput = {
  /** At most 100 */
  ids: Array<Scalars['ID']['input']>;
};

export type MarkNoticesReadPayload = {
  __typename?: 'MarkNoticesReadPayload';
  /** Those of them that are the reader’s */
  notices: Array<Notice>;
  /** How many are unread now */
  unreadNoticeCount: Scalars['Int']['output'];
};

export type Media = {
  __typename?: 'Media';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Files to take along, where a lesson allows them */
  downloads: Array<MediaDownload>;
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** What went wrong last; beside the state `playable`: some qualities are missing */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** The most that is allowed where `errorCode` names a limit: hours of MEDIA_TOO_LONG, tracks of …_STREAMS */
  errorLimit?: Maybe<Scalars['Float']['output']>;
  fileName: Scalars['String']['output'];
  height?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  kind: MediaKind;
  /** When the original was dropped, as policy says; the qualities are there */
  originalDroppedAt?: Maybe<Scalars['DateTime']['output']>;
  ownerName: Scalars['String']['output'];
  playableAt?: Maybe<Scalars['DateTime']['output']>;
  /** 0 to 1 over all remaining steps */
  progress: Scalars['Float']['output'];
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it can be brought back out of the bin; null when it does not lie there, or not any more */
  recoverableUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When it was put into the bin */
  removedAt?: Maybe<Scalars['DateTime']['output']>;
  renditions: Array<MediaRendition>;
  state: MediaState;
  /** Bytes that it takes with everything that was made of it */
  storedBytes: Scalars['Float']['output'];
  /** bytes the server has */
  uploadedBytes: Scalars['Float']['output'];
  /** where it is used */
  usedIn: Array<MediaUse>;
  version: Scalars['Int']['output'];
  /** What it waits for; null while somebody works on it or nothing is left to do */
  waitsFor?: Maybe<MediaWait>;
  width?: Maybe<Scalars['Int']['output']>;
};

export type MediaConnection = {
  __typename?: 'MediaConnection';
  edges: Array<MediaEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

/** A file of a video to take along */
export type MediaDownload = {
  __typename?: 'MediaDownload';
  /** Known once it is ready */
  bytes?: Maybe<Scalars['Float']['output']>;
  kind: DownloadKind;
  state: DownloadState;
};

export type MediaEdge = {
  __typename?: 'MediaEdge';
  cursor: Scalars['String']['output'];
  node: Media;
};

export type MediaIdInput = {
  mediaId: Scalars['ID']['input'];
};

export type MediaKind =
  | 'cover'
  | 'file'
  | 'video';

export type MediaPayload = {
  __typename?: 'MediaPayload';
  media: Media;
};

export type MediaRendition = {
  __typename?: 'MediaRendition';
  bytes?: Maybe<Scalars['Float']['output']>;
  height?: Maybe<Scalars['Int']['output']>;
  /** source, 720p, 480p, 360p, 240p or audio */
  name: Scalars['String']['output'];
  /** 0 to 1 */
  progress: Scalars['Float']['output'];
  state: RenditionState;
  width?: Maybe<Scalars['Int']['output']>;
};

export type MediaState =
  | 'failed'
  | 'playable'
  | 'processing'
  | 'ready'
  | 'uploading';

/** Where an upload is used */
export type MediaUse = {
  __typename?: 'MediaUse';
  courseId: Scalars['ID']['output'];
  courseTitle: Scalars['String']['output'];
  /** null where it is the cover */
  lessonId?: Maybe<Scalars['ID']['output']>;
  lessonTitle?: Maybe<Scalars['String']['output']>;
};

/** To be looked at, for its turn, or for another try after a trouble */
export type MediaWait =
  | 'anotherTry'
  | 'check'
  | 'turn';

/** What a person is to an organisation, from one school day until another */
export type Membership = {
  __typename?: 'Membership';
  /** Class, of students */
  classGroup?: Maybe<ClassGroup>;
  /** Made by the client that created it */
  id: Scalars['ID']['output'];
  /** Where */
  organisation: Organisation;
  /** What the person is there */
  role: Role;
  /** What teachers and trainers teach */
  subject?: Maybe<Scalars['String']['output']>;
  /** First school day */
  validFrom: Scalars['Date']['output'];
  /** First day on which it no longer holds; null while it holds */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Counts changes */
  version: Scalars['Int']['output'];
};

/** The membership after the change */
export type MembershipPayload = {
  __typename?: 'MembershipPayload';
  /** The membership after the change */
  membership: Membership;
  /** Whose it is */
  person: Person;
};

/** A time in which the session was live and no recorder was there */
export type MissingSound = {
  __typename?: 'MissingSound';
  endsAt: Scalars['DateTime']['output'];
  startsAt: Scalars['DateTime']['output'];
};

/** Another place for a chapter */
export type MoveChapterInput = {
  chapterId: Scalars['ID']['input'];
  /** 0-based place among the course's chapters */
  toIndex: Scalars['Int']['input'];
};

/** Another place for a lesson */
export type MoveLessonInput = {
  lessonId: Scalars['ID']['input'];
  /** A chapter of the same course */
  toChapterId: Scalars['ID']['input'];
  /** 0-based place among the chapter's lessons */
  toIndex: Scalars['Int']['input'];
};

/** Another place for a file */
export type MoveSessionMaterialInput = {
  materialId: Scalars['ID']['input'];
  /** 0-based */
  toIndex: Scalars['Int']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Adds a chapter at the end */
  addChapter: StudioCoursePayload;
  /** Draws a finished stroke; for presenters */
  addInk: SessionEventPayload;
  /** Adds a lesson at the end of a chapter */
  addLesson: StudioCoursePayload;
  /** Makes somebody something in an organisation */
  addMembership: MembershipPayload;
  /** Adds a file, at the end */
  addSessionMaterial: ResearchSessionPayload;
  /** Notes what is to be done; for who writes the minutes */
  addSessionTodo: ResearchSessionPayload;
  /** Adds an empty page to the whiteboard; for presenters */
  addWhiteboardPage: SessionEventPayload;
  /** Gives somebody time or takes it; for the host, co-hosts and administrators of the owning school */
  adjustAttendance: AdjustAttendancePayload;
  /** Lets a guest in who waits, or who was sent out before */
  admitGuest: SessionGuestPayload;
  /** Lets people in who wait, or who were refused before */
  admitToSession: LobbyPayload;
  /** Says whether the viewer is coming; the latest answer holds */
  answerSessionInvite: ResearchSessionPayload;
  /** Makes and changes all that a sheet says, and what was ticked */
  applyRosterImport: RosterImportPayload;
  /** Refuses or accepts an upload before its first byte */
  beginUpload: BeginUploadPayload;
  /** Cancels a session before it is live; those who know are told */
  cancelResearchSession: ResearchSessionPayload;
  /** Says what is observed, and how; for who manages the session */
  changeObservation: ResearchSessionPayload;
  /** Sets a new password; all other sessions of the viewer end */
  changePassword: ViewerPayload;
  /** What was issued stays */
  changeReportSchedule: ReportSchedulePayload;
  /** Ends a poll; for the host and co-hosts */
  closePoll: PollPayload;
  /** Says who sits before one’s own device; for liaisons */
  confirmRoster: RosterPayload;
  /** Makes a class */
  createClassGroup: ClassGroupPayload;
  /** Makes a course of the school where the viewer trains */
  createCourse: StudioCoursePayload;
  /** Puts a published course on offer */
  createCourseRun: StudioCourseRunPayload;
  /** Makes an organisation */
  createOrganisation: OrganisationPayload;
  /** Begins a partnership */
  createPairing: PairingPayload;
  /** Makes an account; the activation code is shown this once */
  createPerson: PersonPayload;
  createReportSchedule: ReportSchedulePayload;
  /** Makes a draft, of which nobody else knows */
  createResearchSession: ResearchSessionPayload;
  /** Cuts a part out of a replay for good; the host alone */
  cutReplay: ResearchSessionPayload;
  /** Ticks proposals, or takes ticks away */
  decideRosterImport: RosterImportPayload;
  /** Has what lies in the bin go for good within minutes, to make room */
  deleteMediaForGood: MediaPayload;
  /** Ends a viewing: whoever was there has taken part */
  endClassViewing: ClassViewingPayload;
  /** Ends a membership after its last day */
  endMembership: MembershipPayload;
  /** Ends a partnership; both schools are told */
  endPairing: PairingPayload;
  /** Ends it for good */
  endSession: ResearchSessionPayload;
  /** Enrols the viewer */
  enrol: EnrolPayload;
  /** Enrols the students of classes */
  enrolClassGroups: EnrolClassGroupsPayload;
  /** Public. Asks at the door by a guests’ link; asking again with the same device is the same as once */
  enterAsGuest: EnterAsGuestPayload;
  /** Asks at the door; first as a listener, without any device. Asking again is the same as asking once */
  enterSession: EnterSessionPayload;
  /** Notes whether it is done; also for who is to do it */
  finishSessionTodo: ResearchSessionPayload;
  /** Gives a guest the microphone (上麦); for the host and co-hosts */
  giveGuestMicrophone: SessionGuestPayload;
  /** Gives somebody the microphone (上麦); for the host and co-hosts */
  giveMicrophone: SessionMemberPayload;
  /** Puts on record that a student may be recorded */
  giveRecordingConsent: RecordingConsentPayload;
  /** Lets a lesson of the draft have one of its former videos again, out of the bin if it lies there */
  goBackToVideo: StudioCoursePayload;
  /** Invites; once announced, the newly invited are told */
  inviteToSession: ResearchSessionPayload;
  /** Counts, and freezes what was counted. Takes some seconds */
  issueParticipationReport: ParticipationReportPayload;
  /** Counts the same again, as the next edition */
  issueParticipationReportAgain: ParticipationReportPayload;
  /** Marks oneself, by the code that is shown before one’s class; ten tries in a quarter of an hour */
  joinClassViewing: JoinClassViewingPayload;
  /** Enters oneself before the device of one’s school that shows this code */
  joinRoster: RosterPayload;
  /** Has guests write in the chat, or only read it; for the host and co-hosts */
  letGuestsWrite: LetGuestsWritePayload;
  /** Shuts the door to everybody who was not in yet, or opens it */
  lockSessionDoor: SessionRoomPayload;
  /** New codes for all of a class, or of the staff, who have no password yet; those made before end */
  makeActivationCodes: ActivationCodesPayload;
  /** Makes a signed link that expires, where the host allows guests */
  makeGuestLink: MakeGuestLinkPayload;
  /** I have seen everything that came until then */
  markAllNoticesRead: MarkAllNoticesReadPayload;
  /** Completes a lesson without a video, at the end of its text */
  markLessonRead: LessonProgressPayload;
  /** Marks this moment; it becomes a chapter of the replay */
  markMoment: SessionEventPayload;
  /** I have read these; my other devices know at once */
  markNoticesRead: MarkNoticesReadPayload;
  /** Puts a chapter at another place */
  moveChapter: StudioCoursePayload;
  /** Puts a lesson at another place, also in another chapter */
  moveLesson: StudioCoursePayload;
  /** Gives a file another place */
  moveSessionMaterial: ResearchSessionPayload;
  /** Silences everybody who does not lead; for the host and co-hosts */
  muteEverybody: MuteEverybodyPayload;
  /** Begins to show a lesson to a class; what the actor showed until now is over */
  openClassViewing: ClassViewingPayload;
  /** Opens the lobby, at the earliest an hour before */
  openLobby: ResearchSessionPayload;
  /** Asks everybody; for the host and co-hosts */
  openPoll: PollPayload;
  /** Makes the draft what learners read; their progress stays */
  publishCourse: StudioCoursePayload;
  /** Puts a replay into a course as a lesson; its video is prepared like any other */
  publishReplay: ResearchSessionPayload;
  /** Public. Raises or lowers a guest’s hand */
  raiseGuestHand: SessionGuestPayload;
  /** Raises or lowers one’s hand */
  raiseHand: SessionMemberPayload;
  /** Lets somebody come back who was sent out */
  readmitToSession: SessionMemberPayload;
  /** Tells that somebody is or was in the session */
  recordAttendance: RecordAttendancePayload;
  /** Takes what a player reports; the same events twice are the same as once */
  recordLearning: RecordLearningPayload;
  /** Writes on one's own sheet; also what waited for a line */
  recordObservation: RecordObservationPayload;
  /** Refuses somebody; admitting them later takes it back */
  refuseEntry: LobbyPayload;
  /** Takes a chapter with its lessons out of the draft */
  removeChapter: StudioCoursePayload;
  /** Takes a line out of the chat with its file, for good; for who leads, and who wrote it */
  removeChat: SessionEventPayload;
  /** Takes a course away from everybody; it can be restored */
  removeCourse: StudioCoursePayload;
  /** Sends somebody out and keeps them out */
  removeFromSession: SessionMemberPayload;
  /** Refuses a guest, or sends one out and keeps them out */
  removeGuest: SessionGuestPayload;
  /** Takes a stroke back; for presenters */
  removeInk: SessionEventPayload;
  /** Takes a lesson out of the draft */
  removeLesson: StudioCoursePayload;
  /** Puts an upload into the bin for 30 days; lessons that use it lose it */
  removeMedia: MediaPayload;
  /** Takes a file out; the upload stays */
  removeSessionMaterial: ResearchSessionPayload;
  /** Takes a to-do out; for who writes the minutes */
  removeSessionTodo: ResearchSessionPayload;
  /** Makes a series of a draft: the same every week, with its invitations, co-hosts and materials */
  repeatResearchSession: ResearchSessionPayload;
  /** Tells who is there and when the lesson was played; the same twice is the same as once */
  reportClassViewing: ReportClassViewingPayload;
  /** Takes the password away, signs the person out and makes a new activation code */
  resetPassword: PersonPayload;
  /** Brings a removed chapter back to where it stood */
  restoreChapter: StudioCoursePayload;
  /** Brings a removed course back */
  restoreCourse: StudioCoursePayload;
  /** Brings a removed lesson back to where it stood */
  restoreLesson: StudioCoursePayload;
  /** Brings an upload back out of the bin, with everything that belongs to it */
  restoreMedia: MediaPayload;
  /** Lets struck events count again */
  restoreParticipation: CorrectParticipationPayload;
  /** Brings a cancelled session back, as it was */
  restoreResearchSession: ResearchSessionPayload;
  /** Goes on after a break */
  resumeSession: ResearchSessionPayload;
  /** Makes slides once more that could not be made */
  retryDeck: ResearchSessionPayload;
  /** Tries again what went wrong; what is ready stays */
  retryMedia: MediaPayload;
  /** Shuts the door that a link opens */
  revokeGuestLink: GuestLinkPayload;
  /** Announces a draft to everybody whom it invites */
  scheduleResearchSession: ResearchSessionPayload;
  /** Says something in the chat, or hands a file round */
  sendChat: SessionEventPayload;
  /** Public. Says something in the chat, where guests may */
  sendGuestChat: SessionEventPayload;
  /** Lets listeners write minutes, or not; for who leads */
  setMinutesWriters: ResearchSessionPayload;
  /** Decides what becomes of the originals of a school's videos */
  setOriginals: SchoolStoragePayload;
  /** Has another day begin what a sheet begins; it is checked again */
  setRosterImportDay: RosterImportPayload;
  /** Sets how much room a school has; what is there stays */
  setSchoolQuota: SchoolStoragePayload;
  /** Names somebody something in the session, also before they come */
  setSessionRole: SessionMemberPayload;
  /** Begins a session */
  signIn: ViewerPayload;
  /** Ends this session */
  signOut: SignOutPayload;
  /** Ends all sessions of the viewer, on every device */
  signOutEverywhere: SignOutPayload;
  /** Has everybody see somebody large; for the host and co-hosts */
  spotlight: SessionRoomPayload;
  /** Begins the session, at the earliest an hour before */
  startSession: ResearchSessionPayload;
  /** Issues nothing more by it; what was issued stays */
  stopReportSchedule: ReportSchedulePayload;
  /** Takes events out of the count; they stay in the log */
  strikeParticipation: CorrectParticipationPayload;
  /** Interrupts it; nothing counts until it goes on */
  suspendSession: ResearchSessionPayload;
  /** Takes the microphone from a guest; for the host and co-hosts */
  takeGuestMicrophone: SessionGuestPayload;
  /** Takes the microphone from somebody, for the host and co-hosts; or puts one’s own down */
  takeMicrophone: SessionMemberPayload;
  /** Shows a page to everybody; for presenters */
  turnPage: SessionEventPayload;
  /** Takes back what a sheet made, as far as nobody used or changed it */
  undoRosterImport: RosterImportPayload;
  /** Public. A guest speaks again after having been silenced; a page asks this before it opens the microphone */
  unmuteGuest: SessionGuestPayload;
  /** Speaks again after having been silenced; a page asks this before it opens the microphone */
  unmuteMyself: SessionMemberPayload;
  /** Gives a chapter another title */
  updateChapter: StudioCoursePayload;
  /** Changes, closes or opens a class */
  updateClassGroup: ClassGroupPayload;
  /** Changes what the draft says of the course */
  updateCourse: StudioCoursePayload;
  /** Changes, closes or opens an offering */
  updateCourseRun: StudioCourseRunPayload;
  /** Changes a lesson of the draft */
  updateLesson: StudioCoursePayload;
  /** Changes the own name or language */
  updateMyProfile: ViewerPayload;
  /** Changes, closes or opens an organisation */
  updateOrganisation: OrganisationPayload;
  /** Changes, disables or enables an account */
  updatePerson: PersonPayload;
  /** Changes a session before it is live; moving it tells everybody */
  updateResearchSession: ResearchSessionPayload;
  /** Chooses an answer; choosing again changes the choice */
  vote: PollPayload;
  /** Public. Chooses an answer, for a guest; choosing again changes it */
  voteAsGuest: PollPayload;
  /** Takes back an own self-enrolment; progress stays */
  withdraw: EnrolPayload;
  /** Takes somebody out of a run; what they did stays where it happened */
  withdrawMember: StudioCourseRunPayload;
  /** From now on the student is recorded no more */
  withdrawRecordingConsent: RecordingConsentPayload;
  /** Takes an invitation back; whom nothing else invites is told */
  withdrawSessionInvite: ResearchSessionPayload;
};


export type MutationAddChapterArgs = {
  input: AddChapterInput;
};


export type MutationAddInkArgs = {
  input: AddInkInput;
};


export type MutationAddLessonArgs = {
  input: AddLessonInput;
};


export type MutationAddMembershipArgs = {
  input: AddMembershipInput;
};


export type MutationAddSessionMaterialArgs = {
  input: AddSessionMaterialInput;
};


export type MutationAddSessionTodoArgs = {
  input: AddSessionTodoInput;
};


export type MutationAddWhiteboardPageArgs = {
  input: AddWhiteboardPageInput;
};


export type MutationAdjustAttendanceArgs = {
  input: AdjustAttendanceInput;
};


export type MutationAdmitGuestArgs = {
  input: SessionGuestInput;
};


export type MutationAdmitToSessionArgs = {
  input: AdmitToSessionInput;
};


export type MutationAnswerSessionInviteArgs = {
  input: AnswerSessionInviteInput;
};


export type MutationApplyRosterImportArgs = {
  input: RosterImportInput;
};


export type MutationBeginUploadArgs = {
  input: BeginUploadInput;
};


export type MutationCancelResearchSessionArgs = {
  input: CancelResearchSessionInput;
};


export type MutationChangeObservationArgs = {
  input: ChangeObservationInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationChangeReportScheduleArgs = {
  input: ChangeReportScheduleInput;
};


export type MutationClosePollArgs = {
  input: PollIdInput;
};


export type MutationConfirmRosterArgs = {
  input: ConfirmRosterInput;
};


export type MutationCreateClassGroupArgs = {
  input: CreateClassGroupInput;
};


export type MutationCreateCourseArgs = {
  input: CreateCourseInput;
};


export type MutationCreateCourseRunArgs = {
  input: CreateCourseRunInput;
};


export type MutationCreateOrganisationArgs = {
  input: CreateOrganisationInput;
};


export type MutationCreatePairingArgs = {
  input: CreatePairingInput;
};


export type MutationCreatePersonArgs = {
  input: CreatePersonInput;
};


export type MutationCreateReportScheduleArgs = {
  input: CreateReportScheduleInput;
};


export type MutationCreateResearchSessionArgs = {
  input: CreateResearchSessionInput;
};


export type MutationCutReplayArgs = {
  input: CutReplayInput;
};


export type MutationDecideRosterImportArgs = {
  input: DecideRosterImportInput;
};


export type MutationDeleteMediaForGoodArgs = {
  input: MediaIdInput;
};


export type MutationEndClassViewingArgs = {
  input: EndClassViewingInput;
};


export type MutationEndMembershipArgs = {
  input: EndMembershipInput;
};


export type MutationEndPairingArgs = {
  input: EndPairingInput;
};


export type MutationEndSessionArgs = {
  input: SessionIdInput;
};


export type MutationEnrolArgs = {
  input: EnrolInput;
};


export type MutationEnrolClassGroupsArgs = {
  input: EnrolClassGroupsInput;
};


export type MutationEnterAsGuestArgs = {
  input: EnterAsGuestInput;
};


export type MutationEnterSessionArgs = {
  input: EnterSessionInput;
};


export type MutationFinishSessionTodoArgs = {
  input: FinishSessionTodoInput;
};


export type MutationGiveGuestMicrophoneArgs = {
  input: SessionGuestInput;
};


export type MutationGiveMicrophoneArgs = {
  input: SessionPersonInput;
};


export type MutationGiveRecordingConsentArgs = {
  input: GiveRecordingConsentInput;
};


export type MutationGoBackToVideoArgs = {
  input: GoBackToVideoInput;
};


export type MutationInviteToSessionArgs = {
  input: InviteToSessionInput;
};


export type MutationIssueParticipationReportArgs = {
  input: IssueParticipationReportInput;
};


export type MutationIssueParticipationReportAgainArgs = {
  input: IssueParticipationReportAgainInput;
};


export type MutationJoinClassViewingArgs = {
  input: JoinClassViewingInput;
};


export type MutationJoinRosterArgs = {
  input: JoinRosterInput;
};


export type MutationLetGuestsWriteArgs = {
  input: LetGuestsWriteInput;
};


export type MutationLockSessionDoorArgs = {
  input: LockSessionDoorInput;
};


export type MutationMakeActivationCodesArgs = {
  input: MakeActivationCodesInput;
};


export type MutationMakeGuestLinkArgs = {
  input: MakeGuestLinkInput;
};


export type MutationMarkAllNoticesReadArgs = {
  input: MarkAllNoticesReadInput;
};


export type MutationMarkLessonReadArgs = {
  input: MarkLessonReadInput;
};


export type MutationMarkMomentArgs = {
  input: MarkMomentInput;
};


export type MutationMarkNoticesReadArgs = {
  input: MarkNoticesReadInput;
};


export type MutationMoveChapterArgs = {
  input: MoveChapterInput;
};


export type MutationMoveLessonArgs = {
  input: MoveLessonInput;
};


export type MutationMoveSessionMaterialArgs = {
  input: MoveSessionMaterialInput;
};


export type MutationMuteEverybodyArgs = {
  input: SessionIdInput;
};


export type MutationOpenClassViewingArgs = {
  input: OpenClassViewingInput;
};


export type MutationOpenLobbyArgs = {
  input: SessionIdInput;
};


export type MutationOpenPollArgs = {
  input: OpenPollInput;
};


export type MutationPublishCourseArgs = {
  input: CourseIdInput;
};


export type MutationPublishReplayArgs = {
  input: PublishReplayInput;
};


export type MutationRaiseGuestHandArgs = {
  input: RaiseGuestHandInput;
};


export type MutationRaiseHandArgs = {
  input: RaiseHandInput;
};


export type MutationReadmitToSessionArgs = {
  input: SessionPersonInput;
};


export type MutationRecordAttendanceArgs = {
  input: RecordAttendanceInput;
};


export type MutationRecordLearningArgs = {
  input: RecordLearningInput;
};


export type MutationRecordObservationArgs = {
  input: RecordObservationInput;
};


export type MutationRefuseEntryArgs = {
  input: RefuseEntryInput;
};


export type MutationRemoveChapterArgs = {
  input: ChapterIdInput;
};


export type MutationRemoveChatArgs = {
  input: RemoveChatInput;
};


export type MutationRemoveCourseArgs = {
  input: CourseIdInput;
};


export type MutationRemoveFromSessionArgs = {
  input: SessionPersonInput;
};


export type MutationRemoveGuestArgs = {
  input: SessionGuestInput;
};


export type MutationRemoveInkArgs = {
  input: RemoveInkInput;
};


export type MutationRemoveLessonArgs = {
  input: LessonIdInput;
};


export type MutationRemoveMediaArgs = {
  input: MediaIdInput;
};


export type MutationRemoveSessionMaterialArgs = {
  input: RemoveSessionMaterialInput;
};


export type MutationRemoveSessionTodoArgs = {
  input: RemoveSessionTodoInput;
};


export type MutationRepeatResearchSessionArgs = {
  input: RepeatResearchSessionInput;
};


export type MutationReportClassViewingArgs = {
  input: ReportClassViewingInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRestoreChapterArgs = {
  input: ChapterIdInput;
};


export type MutationRestoreCourseArgs = {
  input: CourseIdInput;
};


export type MutationRestoreLessonArgs = {
  input: LessonIdInput;
};


export type MutationRestoreMediaArgs = {
  input: MediaIdInput;
};


export type MutationRestoreParticipationArgs = {
  input: CorrectParticipationInput;
};


export type MutationRestoreResearchSessionArgs = {
  input: SessionIdInput;
};


export type MutationResumeSessionArgs = {
  input: SessionIdInput;
};


export type MutationRetryDeckArgs = {
  input: RetryDeckInput;
};


export type MutationRetryMediaArgs = {
  input: MediaIdInput;
};


export type MutationRevokeGuestLinkArgs = {
  input: RevokeGuestLinkInput;
};


export type MutationScheduleResearchSessionArgs = {
  input: ScheduleResearchSessionInput;
};


export type MutationSendChatArgs = {
  input: SendChatInput;
};


export type MutationSendGuestChatArgs = {
  input: SendGuestChatInput;
};


export type MutationSetMinutesWritersArgs = {
  input: SetMinutesWritersInput;
};


export type MutationSetOriginalsArgs = {
  input: SetOriginalsInput;
};


export type MutationSetRosterImportDayArgs = {
  input: SetRosterImportDayInput;
};


export type MutationSetSchoolQuotaArgs = {
  input: SetSchoolQuotaInput;
};


export type MutationSetSessionRoleArgs = {
  input: SetSessionRoleInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSpotlightArgs = {
  input: SpotlightInput;
};


export type MutationStartSessionArgs = {
  input: SessionIdInput;
};


export type MutationStopReportScheduleArgs = {
  input: StopReportScheduleInput;
};


export type MutationStrikeParticipationArgs = {
  input: CorrectParticipationInput;
};


export type MutationSuspendSessionArgs = {
  input: SessionIdInput;
};


export type MutationTakeGuestMicrophoneArgs = {
  input: SessionGuestInput;
};


export type MutationTakeMicrophoneArgs = {
  input: SessionPersonInput;
};


export type MutationTurnPageArgs = {
  input: TurnPageInput;
};


export type MutationUndoRosterImportArgs = {
  input: RosterImportInput;
};


export type MutationUnmuteGuestArgs = {
  input: GuestPassInput;
};


export type MutationUnmuteMyselfArgs = {
  input: SessionIdInput;
};


export type MutationUpdateChapterArgs = {
  input: UpdateChapterInput;
};


export type MutationUpdateClassGroupArgs = {
  input: UpdateClassGroupInput;
};


export type MutationUpdateCourseArgs = {
  input: UpdateCourseInput;
};


export type MutationUpdateCourseRunArgs = {
  input: UpdateCourseRunInput;
};


export type MutationUpdateLessonArgs = {
  input: UpdateLessonInput;
};


export type MutationUpdateMyProfileArgs = {
  input: UpdateMyProfileInput;
};


export type MutationUpdateOrganisationArgs = {
  input: UpdateOrganisationInput;
};


export type MutationUpdatePersonArgs = {
  input: UpdatePersonInput;
};


export type MutationUpdateResearchSessionArgs = {
  input: UpdateResearchSessionInput;
};


export type MutationVoteArgs = {
  input: VoteInput;
};


export type MutationVoteAsGuestArgs = {
  input: VoteAsGuestInput;
};


export type MutationWithdrawArgs = {
  input: EnrolInput;
};


export type MutationWithdrawMemberArgs = {
  input: WithdrawMemberInput;
};


export type MutationWithdrawRecordingConsentArgs = {
  input: WithdrawRecordingConsentInput;
};


export type MutationWithdrawSessionInviteArgs = {
  input: WithdrawSessionInviteInput;
};

/** Everybody who does not lead the session is silent */
export type MuteEverybodyPayload = {
  __typename?: 'MuteEverybodyPayload';
  sessionId: Scalars['ID']['output'];
};

/** A comment with whose it is */
export type NamedObservationComment = {
  __typename?: 'NamedObservationComment';
  /** Since the session began, or into the recorded lesson; null for the whole */
  atMilliseconds?: Maybe<Scalars['Int']['output']>;
  /** Of one dimension */
  criterionId?: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  personId: Scalars['ID']['output'];
  personName: Scalars['String']['output'];
  text: Scalars['String']['output'];
  writtenAt: Scalars['DateTime']['output'];
};

/** Something that one person is told; the sentence is made by the reader’s app */
export type Notice = {
  __typename?: 'Notice';
  createdAt: Scalars['DateTime']['output'];
  /** What the sentence names */
  facts: Array<NoticeFact>;
  id: Scalars['ID']['output'];
  /** Which sentence: room.happened, such as media.ready */
  kind: Scalars['String']['output'];
  /** Null until it was read, on whichever device */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which one; opening the notice leads there */
  subjectId: Scalars['ID']['output'];
  /** What it is about, such as media or courseRun */
  subjectKind: Scalars['String']['output'];
};

/** What has changed in an inbox */
export type NoticeArrival = {
  __typename?: 'NoticeArrival';
  /** The notice that came; null when something was read elsewhere, and in the first answer of a subscription */
  notice?: Maybe<Notice>;
  /** How many are unread now */
  unreadNoticeCount: Scalars['Int']['output'];
};

export type NoticeConnection = {
  __typename?: 'NoticeConnection';
  edges: Array<NoticeEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type NoticeEdge = {
  __typename?: 'NoticeEdge';
  cursor: Scalars['String']['output'];
  node: Notice;
};

/** Something that the sentence of a notice names */
export type NoticeFact = {
  __typename?: 'NoticeFact';
  name: Scalars['String']['output'];
  /** A text; an instant, ISO 8601, when the name ends in At */
  value: Scalars['String']['output'];
};

/** What is observed in a session (听课评课), and by which rubric */
export type Observation = {
  __typename?: 'Observation';
  /** The rubric */
  criteria: Array<ObservationCriterion>;
  /** Not only observers: everybody who is invited has a sheet */
  everybodyObserves: Scalars['Boolean']['output'];
  /** Whether lesson and rubric stay: somebody has written by them */
  isFrozen: Scalars['Boolean']['output'];
  /** Whether there is something to observe yet */
  isObservable: Scalars['Boolean']['output'];
  /** Null when the lesson is given live */
  lesson?: Maybe<ObservedLesson>;
  /** Whether the viewer has a sheet */
  mayObserve: Scalars['Boolean']['output'];
  /** Whether the viewer reads what all observers handed in */
  maySeeSummary: Scalars['Boolean']['output'];
  teacherName?: Maybe<Scalars['String']['output']>;
  /** Whose lesson it is */
  teacherPersonId?: Maybe<Scalars['ID']['output']>;
};

/** What an observer says of a moment, or of the whole */
export type ObservationComment = {
  __typename?: 'ObservationComment';
  /** Since the session began, or into the recorded lesson; null for the whole */
  atMilliseconds?: Maybe<Scalars['Int']['output']>;
  /** Of one dimension */
  criterionId?: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  personId: Scalars['ID']['output'];
  text: Scalars['String']['output'];
  writtenAt: Scalars['DateTime']['output'];
};

/** A dimension on which a lesson is judged */
export type ObservationCriterion = {
  __typename?: 'ObservationCriterion';
  hintEn: Scalars['String']['output'];
  /** What is looked at; may be empty */
  hintZh: Scalars['String']['output'];
  /** Stays the same when the words change */
  id: Scalars['ID']['output'];
  /** The most that it gives */
  maximumPoints: Scalars['Int']['output'];
  /** Empty where the host wrote it in Chinese only */
  titleEn: Scalars['String']['output'];
  titleZh: Scalars['String']['output'];
};

/** A dimension on which a lesson is judged */
export type ObservationCriterionInput = {
  hintEn?: Scalars['String']['input'];
  hintZh?: Scalars['String']['input'];
  /** Made by the client, and kept when the words change */
  id: Scalars['ID']['input'];
  maximumPoints: Scalars['Int']['input'];
  titleEn?: Scalars['String']['input'];
  titleZh: Scalars['String']['input'];
};

/** What one can do on a sheet */
export type ObservationDeed =
  | 'comment'
  | 'commentRemoved'
  | 'handedIn'
  | 'points'
  | 'takenBack'
  | 'words';

/** Something that an observer did on their sheet */
export type ObservationEntryInput = {
  /** When it was, by the device’s clock */
  at: Scalars['DateTime']['input'];
  /** Of commentRemoved */
  commentId?: InputMaybe<Scalars['ID']['input']>;
  /** Of points, and of a comment on one dimension */
  criterionId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the client; of a comment, the comment's id */
  id: Scalars['ID']['input'];
  kind: ObservationDeed;
  /** What a comment is about in a live lesson, by the device’s clock */
  momentAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What a comment is about in a recorded lesson */
  momentSeconds?: InputMaybe<Scalars['Float']['input']>;
  points?: InputMaybe<Scalars['Int']['input']>;
  /** A comment, at most 1,000 characters, or the words, 5,000 */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** That `observationSummary` may answer something else than before */
export type ObservationNews = {
  __typename?: 'ObservationNews';
  sessionId: Scalars['ID']['output'];
};

/** What was given for a dimension */
export type ObservationPoints = {
  __typename?: 'ObservationPoints';
  criterionId: Scalars['ID']['output'];
  points: Scalars['Int']['output'];
};

/** An observer's own sheet */
export type ObservationSheet = {
  __typename?: 'ObservationSheet';
  /** By time */
  comments: Array<ObservationComment>;
  /** Null while it is still being written */
  handedInAt?: Maybe<Scalars['DateTime']['output']>;
  points: Array<ObservationPoints>;
  /** Of the lesson as a whole */
  words: Scalars['String']['output'];
};

/** How the points for a dimension lie */
export type ObservationSpread = {
  __typename?: 'ObservationSpread';
  /** How many gave points */
  count: Scalars['Int']['output'];
  /** Standard deviation */
  deviation?: Maybe<Scalars['Float']['output']>;
  highest?: Maybe<Scalars['Int']['output']>;
  hintEn: Scalars['String']['output'];
  /** What is looked at; may be empty */
  hintZh: Scalars['String']['output'];
  /** Stays the same when the words change */
  id: Scalars['ID']['output'];
  lowest?: Maybe<Scalars['Int']['output']>;
  /** The most that it gives */
  maximumPoints: Scalars['Int']['output'];
  /** Null where nobody gave points */
  mean?: Maybe<Scalars['Float']['output']>;
  /** Empty where the host wrote it in Chinese only */
  titleEn: Scalars['String']['output'];
  titleZh: Scalars['String']['output'];
};

/** What all observers who handed in say of a lesson */
export type ObservationSummary = {
  __typename?: 'ObservationSummary';
  /** By time; those about the whole last */
  comments: Array<NamedObservationComment>;
  criteria: Array<ObservationSpread>;
  /** Begun and not handed in */
  openCount: Scalars['Int']['output'];
  sheets: Array<HandedInSheet>;
  total: ObservationTotals;
};

/** How the points of those lie who gave points for every dimension */
export type ObservationTotals = {
  __typename?: 'ObservationTotals';
  /** How many */
  count: Scalars['Int']['output'];
  /** Standard deviation */
  deviation?: Maybe<Scalars['Float']['output']>;
  highest?: Maybe<Scalars['Int']['output']>;
  lowest?: Maybe<Scalars['Int']['output']>;
  maximumPoints: Scalars['Int']['output'];
  /** Null where nobody gave points */
  mean?: Maybe<Scalars['Float']['output']>;
};

/** A recorded lesson that is observed */
export type ObservedLesson = {
  __typename?: 'ObservedLesson';
  courseTitle: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  title: Scalars['String']['output'];
};

/** A course on offer in the period */
export type OfferedCourse = {
  __typename?: 'OfferedCourse';
  category: CourseCategory;
  courseId: Scalars['ID']['output'];
  runs: Array<OfferedRun>;
  /** The giving school */
  schoolName: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type OfferedCourseConnection = {
  __typename?: 'OfferedCourseConnection';
  edges: Array<OfferedCourseEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type OfferedCourseEdge = {
  __typename?: 'OfferedCourseEdge';
  cursor: Scalars['String']['output'];
  node: OfferedCourse;
};

/** A run that overlaps the period */
export type OfferedRun = {
  __typename?: 'OfferedRun';
  /** Last school day, inclusive */
  endsOn: Scalars['Date']['output'];
  runId: Scalars['ID']['output'];
  /** Schools of the scope to which it is offered */
  schoolCount: Scalars['Int']['output'];
  /** First school day */
  startsOn: Scalars['Date']['output'];
};

/** Which lesson is shown to whom */
export type OpenClassViewingInput = {
  /** A class of a school in which the actor teaches */
  classGroupId: Scalars['ID']['input'];
  courseRunId: Scalars['ID']['input'];
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};

/** A question to everybody */
export type OpenPollInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** 2 to 8 answers of at most 100 characters */
  options: Array<Scalars['String']['input']>;
  question: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
};

/** An alliance, a region of it, or a school */
export type Organisation = {
  __typename?: 'Organisation';
  /** Classes that are open */
  classGroupCount: Scalars['Int']['output'];
  /** When it was closed; null while it is open */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Made by the client that created it */
  id: Scalars['ID']['output'];
  /** Alliance, region or school */
  kind: OrganisationKind;
  /** people with a membership that holds today */
  memberCount: Scalars['Int']['output'];
  /** Full name */
  name: Scalars['String']['output'];
  /** Partnerships that hold today or will begin */
  pairings: Array<Pairing>;
  /** Organisation above; null at the top */
  parentId?: Maybe<Scalars['ID']['output']>;
  /** Side of the bridge */
  region?: Maybe<Region>;
  /** Name where there is little room */
  shortName: Scalars['String']['output'];
  /** Room for uploads; null for what is no school */
  storageRoom?: Maybe<SchoolStorage>;
  /** Counts changes; sent back with the next one */
  version: Scalars['Int']['output'];
};

/** A part of a list of organisations */
export type OrganisationConnection = {
  __typename?: 'OrganisationConnection';
  edges: Array<OrganisationEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type OrganisationEdge = {
  __typename?: 'OrganisationEdge';
  cursor: Scalars['String']['output'];
  node: Organisation;
};

/** What an organisation is */
export type OrganisationKind =
  | 'alliance'
  | 'region'
  | 'school';

/** The organisation after the change */
export type OrganisationPayload = {
  __typename?: 'OrganisationPayload';
  /** The organisation after the change */
  organisation: Organisation;
};

/** Whether the original of a video stays after everything was made of it */
export type Originals =
  | 'drop'
  | 'keep';

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

/** A standing partnership between two schools */
export type Pairing = {
  __typename?: 'Pairing';
  /** School that gives lessons */
  givingSchool: Organisation;
  /** Made by the client that created it */
  id: Scalars['ID']['output'];
  /** School that receives them */
  receivingSchool: Organisation;
  /** First school day of the partnership */
  validFrom: Scalars['Date']['output'];
  /** First day on which it no longer holds; null while it holds */
  validTo?: Maybe<Scalars['Date']['output']>;
};

/** The partnership after the change */
export type PairingPayload = {
  __typename?: 'PairingPayload';
  /** The partnership after the change */
  pairing: Pairing;
};

/** Who took part, in what the asker may see */
export type ParticipationBoard = {
  __typename?: 'ParticipationBoard';
  /** Courses on offer in the period */
  courseCount: Scalars['Int']['output'];
  courseCountByCategory: Array<CategoryCount>;
  /** The log was read at this instant */
  dataAsOf: Scalars['DateTime']['output'];
  definitionVersion: Scalars['Int']['output'];
  everyone: ParticipationCounts;
  from: Scalars['Date']['output'];
  rows: Array<ParticipationRow>;
  /** Schools with participants */
  schoolCount: Scalars['Int']['output'];
  /** Schools by name, week by week */
  schoolWeeks: Array<ParticipationSchoolWeeks>;
  students: ParticipationCounts;
  teachers: ParticipationCounts;
  to: Scalars['Date']['output'];
  weeks: Array<ParticipationWeek>;
};


/** Who took part, in what the asker may see */
export type ParticipationBoardRowsArgs = {
  group: ParticipationGroup;
};

/** Events of one person that were corrected together, from one school to one school */
export type ParticipationCorrection = {
  __typename?: 'ParticipationCorrection';
  /** Their work or student number */
  accountName: Scalars['String']['output'];
  cause: CorrectionCause;
  /** Class in which they count now, if it is one */
  classGroupName?: Maybe<Scalars['String']['output']>;
  /** Their name */
  displayName: Scalars['String']['output'];
  /** How many events */
  events: Scalars['Int']['output'];
  /** When the first of the events happened */
  firstAt: Scalars['DateTime']['output'];
  /** School in which they counted before */
  fromSchoolName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: CorrectionKind;
  /** When the last of the events happened */
  lastAt: Scalars['DateTime']['output'];
  /** Whose events they are */
  personId: Scalars['ID']['output'];
  /** Why, in their words; null for a transfer */
  reason?: Maybe<Scalars['String']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  /** Who corrected; null for what the system found */
  recordedByName?: Maybe<Scalars['String']['output']>;
  /** School in which they count now; of struck ones, would count */
  schoolName: Scalars['String']['output'];
  /** The lesson or session, if all belong to one */
  title?: Maybe<Scalars['String']['output']>;
};

export type ParticipationCorrectionConnection = {
  __typename?: 'ParticipationCorrectionConnection';
  edges: Array<ParticipationCorrectionEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ParticipationCorrectionEdge = {
  __typename?: 'ParticipationCorrectionEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationCorrection;
};

/** The figures of one cell, by the definitions of this version */
export type ParticipationCounts = {
  __typename?: 'ParticipationCounts';
  /** Of the participants, those of whom a teacher attested that they were there */
  attested: Scalars['Int']['output'];
  /** Distinct people who completed a lesson or were credited 30 minutes */
  beneficiaries: Scalars['Int']['output'];
  /** People enrolled in a run on a day of the period, or to whose school it was offered then */
  coverage: Scalars['Int']['output'];
  /** credited wall-clock seconds */
  creditedSeconds: Scalars['Float']['output'];
  /** Distinct people with a qualifying lesson or research session, or an attestation */
  participants: Scalars['Int']['output'];
  /** Distinct (person, run, lesson) and (person, session) that qualify */
  participations: Scalars['Int']['output'];
  /** Visits that began in the period */
  visits: Scalars['Int']['output'];
};

/** An event behind a number */
export type ParticipationEvent = {
  __typename?: 'ParticipationEvent';
  /** Of what was attested: whose word it is */
  attestedByName?: Maybe<Scalars['String']['output']>;
  /** What became of it since; null for what counts as it stands in the log */
  correction?: Maybe<EventCorrection>;
  courseTitle: Scalars['String']['output'];
  /** Below 0 when a correction took time back */
  creditedSeconds: Scalars['Float']['output'];
  fromSecond?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  lessonTitle: Scalars['String']['output'];
  occurredAt: Scalars['DateTime']['output'];
  receivedAt: Scalars['DateTime']['output'];
  /** School in which it counts; of a struck one, would count */
  schoolName: Scalars['String']['output'];
  /** Of a research session */
  sessionTitle?: Maybe<Scalars['String']['output']>;
  source: Scalars['String']['output'];
  toSecond?: Maybe<Scalars['Int']['output']>;
};

export type ParticipationEventConnection = {
  __typename?: 'ParticipationEventConnection';
  edges: Array<ParticipationEventEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ParticipationEventEdge = {
  __typename?: 'ParticipationEventEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationEvent;
};

/** A figure of the board that opens to people */
export type ParticipationFigure =
  | 'attested'
  | 'beneficiaries'
  | 'participants'
  | 'participations'
  | 'visits';

/** What is counted; what is absent is not narrowed */
export type ParticipationFilterInput = {
  attested?: AttestedChoice;
  audience?: Audience;
  categories?: InputMaybe<Array<CourseCategory>>;
  classGroupIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  courseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** First school day */
  from: Scalars['Date']['input'];
  /** Schools of this region */
  region?: InputMaybe<Region>;
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Last school day, inclusive */
  to: Scalars['Date']['input'];
};

/** By what the rows of the board are made */
export type ParticipationGroup =
  | 'category'
  | 'classGroup'
  | 'course'
  | 'school';

/** Somebody behind a figure, with what they did in the scope */
export type ParticipationPerson = {
  __typename?: 'ParticipationPerson';
  accountName: Scalars['String']['output'];
  /** Class group of the latest event */
  classGroupName?: Maybe<Scalars['String']['output']>;
  creditedSeconds: Scalars['Float']['output'];
  displayName: Scalars['String']['output'];
  /** Null when nothing but the begin of a visit lies in the scope */
  firstAt?: Maybe<Scalars['DateTime']['output']>;
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  participations: Scalars['Int']['output'];
  personId: Scalars['ID']['output'];
  /** Role of the latest event */
  role: Role;
  /** School of the latest event */
  schoolName: Scalars['String']['output'];
  visits: Scalars['Int']['output'];
};

export type ParticipationPersonConnection = {
  __typename?: 'ParticipationPersonConnection';
  edges: Array<ParticipationPersonEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ParticipationPersonEdge = {
  __typename?: 'ParticipationPersonEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationPerson;
};

/** What a report is about; its frozen numbers stand in its editions */
export type ParticipationReport = {
  __typename?: 'ParticipationReport';
  attested: AttestedChoice;
  audience: Audience;
  /** Null stands for every category */
  categories?: Maybe<Array<CourseCategory>>;
  /** The changes behind it, event by event, the latest known first */
  changes: ReportChangeConnection;
  /** Null when no classes were chosen */
  classGroupIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Null stands for every course */
  courseIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** When its first edition was issued */
  createdAt: Scalars['DateTime']['output'];
  /** What changed between two editions, and why */
  difference: ReportDifference;
  /** The first one first */
  editions: Array<ParticipationReportEdition>;
  /** One edition, as it was frozen */
  figures: ReportFigures;
  /** First school day */
  from: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  /** What has become known since an edition */
  news: Array<ReportReasonCount>;
  /** The schedule by which it was issued */
  scheduleId?: Maybe<Scalars['ID']['output']>;
  /** Null stands for every school */
  schoolIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Null when days were chosen freely */
  term?: Maybe<Term>;
  title: Scalars['String']['output'];
  /** Last school day, inclusive */
  to: Scalars['Date']['output'];
};


/** What a report is about; its frozen numbers stand in its editions */
export type ParticipationReportChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  earlier: Scalars['Int']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  later?: InputMaybe<Scalars['Int']['input']>;
  reason: ReportReason;
};


/** What a report is about; its frozen numbers stand in its editions */
export type ParticipationReportDifferenceArgs = {
  earlier: Scalars['Int']['input'];
  later: Scalars['Int']['input'];
};


/** What a report is about; its frozen numbers stand in its editions */
export type ParticipationReportFiguresArgs = {
  number?: InputMaybe<Scalars['Int']['input']>;
};


/** What a report is about; its frozen numbers stand in its editions */
export type ParticipationReportNewsArgs = {
  number?: InputMaybe<Scalars['Int']['input']>;
};

export type ParticipationReportConnection = {
  __typename?: 'ParticipationReportConnection';
  edges: Array<ParticipationReportEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ParticipationReportEdge = {
  __typename?: 'ParticipationReportEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationReport;
};

/** A report as it was issued at one time */
export type ParticipationReportEdition = {
  __typename?: 'ParticipationReportEdition';
  /** Exactly what was received until this instant is counted */
  dataAsOf: Scalars['DateTime']['output'];
  definitionVersion: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  issuedAt: Scalars['DateTime']['output'];
  /** Null when its schedule issued it */
  issuedByName?: Maybe<Scalars['String']['output']>;
  /** 1 for the first */
  number: Scalars['Int']['output'];
};

export type ParticipationReportPayload = {
  __typename?: 'ParticipationReportPayload';
  report: ParticipationReport;
};

/** One school, class, course or category */
export type ParticipationRow = {
  __typename?: 'ParticipationRow';
  category?: Maybe<CourseCategory>;
  everyone: ParticipationCounts;
  /** id of school, class or course, or category */
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Of a class: its school */
  schoolName?: Maybe<Scalars['String']['output']>;
  students: ParticipationCounts;
  teachers: ParticipationCounts;
};

/** A school in which somebody took part */
export type ParticipationSchoolWeeks = {
  __typename?: 'ParticipationSchoolWeeks';
  name: Scalars['String']['output'];
  /** Participants of each of the weeks of the board */
  participants: Array<Scalars['Int']['output']>;
  schoolId: Scalars['ID']['output'];
};

/** Participants of a week, within the period */
export type ParticipationWeek = {
  __typename?: 'ParticipationWeek';
  /** A Monday */
  startsOn: Scalars['Date']['output'];
  students: Scalars['Int']['output'];
  teachers: Scalars['Int']['output'];
};

/** How many people sit before one device, who is signed in there not counted */
export type PeopleOnSite = {
  __typename?: 'PeopleOnSite';
  /** Who was entered there by the liaison, PIN or QR code and has not left; 1 or more */
  count: Scalars['Int']['output'];
  /** Whose device it is */
  personId: Scalars['ID']['output'];
};

/** A human being with an account */
export type Person = {
  __typename?: 'Person';
  /** Work, student or phone number */
  accountName: Scalars['String']['output'];
  /** Since when signing in is refused; null when it is not */
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name */
  displayName: Scalars['String']['output'];
  /** False until the person has set a password */
  hasPassword: Scalars['Boolean']['output'];
  /** Made by the client that created it */
  id: Scalars['ID']['output'];
  /** Tries things out and is never counted */
  isTest: Scalars['Boolean']['output'];
  /** What the person is today, or was and will be too */
  memberships: Array<Membership>;
  /** Consent to recordings that holds; without it a student is never recorded */
  recordingConsent?: Maybe<RecordingConsent>;
  /** School where the account lives */
  schoolId: Scalars['ID']['output'];
  /** Name of the school where the account lives */
  schoolName: Scalars['String']['output'];
  /** Counts changes; sent back with the next one */
  version: Scalars['Int']['output'];
};


/** A human being with an account */
export type PersonMembershipsArgs = {
  includeEnded?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A part of a list of people */
export type PersonConnection = {
  __typename?: 'PersonConnection';
  edges: Array<PersonEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type PersonEdge = {
  __typename?: 'PersonEdge';
  cursor: Scalars['String']['output'];
  node: Person;
};

/** activationCode is shown once */
export type PersonPayload = {
  __typename?: 'PersonPayload';
  /** Stands in for a password at the first sign-in; null if it was not made just now */
  activationCode?: Maybe<Scalars['String']['output']>;
  /** The person after the change */
  person: Person;
};

/** Signed address, bound to this viewer, of a video's playlists */
export type Playback = {
  __typename?: 'Playback';
  bytesPerMinute?: Maybe<Scalars['Float']['output']>;
  durationSeconds: Scalars['Float']['output'];
  /** when the address runs out */
  expiresAt: Scalars['DateTime']['output'];
  /** master playlist with all qualities when ready, else the copied source */
  masterUrl: Scalars['String']['output'];
  mediaId: Scalars['ID']['output'];
  posterUrl?: Maybe<Scalars['String']['output']>;
  qualities: Array<Scalars['String']['output']>;
};

/** A stretch of time in which the lesson was being played */
export type PlayedTimeInput = {
  /** By the device's clock */
  from: Scalars['DateTime']['input'];
  /** Second of the video at the begin */
  fromSecond?: InputMaybe<Scalars['Float']['input']>;
  /** By the device's clock */
  to: Scalars['DateTime']['input'];
  /** Second of the video at the end */
  toSecond?: InputMaybe<Scalars['Float']['input']>;
};

/** A question to everybody in a session */
export type Poll = {
  __typename?: 'Poll';
  id: Scalars['ID']['output'];
  isClosed: Scalars['Boolean']['output'];
  /** The viewer's choice, counted from 0; null when none */
  myOption?: Maybe<Scalars['Int']['output']>;
  options: Array<Scalars['String']['output']>;
  question: Scalars['String']['output'];
  sessionId: Scalars['ID']['output'];
  /** How often each option was chosen */
  votes: Array<Scalars['Int']['output']>;
};

/** Which poll */
export type PollIdInput = {
  pollId: Scalars['ID']['input'];
};

/** The poll after the change */
export type PollPayload = {
  __typename?: 'PollPayload';
  poll: Poll;
};

/** Figures of a cell for who may not see its people: null where few would be told of */
export type ProtectedCounts = {
  __typename?: 'ProtectedCounts';
  /** The coverage is hidden since it is of one to four people */
  areFewCovered: Scalars['Boolean']['output'];
  /** The figures are hidden since one to four people took part */
  areFewParticipants: Scalars['Boolean']['output'];
  attested?: Maybe<Scalars['Int']['output']>;
  beneficiaries?: Maybe<Scalars['Int']['output']>;
  /** As in ParticipationCounts */
  coverage?: Maybe<Scalars['Int']['output']>;
  /** credited wall-clock seconds */
  creditedSeconds?: Maybe<Scalars['Float']['output']>;
  participants?: Maybe<Scalars['Int']['output']>;
  participations?: Maybe<Scalars['Int']['output']>;
  visits?: Maybe<Scalars['Int']['output']>;
};

/** A receiving school, or a course that one gives */
export type ProtectedRow = {
  __typename?: 'ProtectedRow';
  /** Of a course */
  category?: Maybe<CourseCategory>;
  everyone: ProtectedCounts;
  /** id of school or course */
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  students: ProtectedCounts;
  teachers: ProtectedCounts;
};

/** Into which course a replay goes */
export type PublishReplayInput = {
  /** Name of the chapter that is made in a course without any */
  chapterTitle: Scalars['String']['input'];
  courseId: Scalars['ID']['input'];
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

export type Query = {
  __typename?: 'Query';
  /** Runs on offer to the viewer's schools, the newest first */
  catalogue: CourseRunConnection;
  /** Subjects of what is on offer, sorted */
  catalogueSubjects: Array<Scalars['String']['output']>;
  /** Classes of a school, newest grade first; only open ones unless others are asked for */
  classGroups: ClassGroupConnection;
  /** For who opened it and the administrators of the school */
  classViewing: ClassViewing;
  /** What was shown to classes of the schools that the actor administers, and by the actor; the latest first */
  classViewings: ListedClassViewingConnection;
  /** Classes to which the actor may show lessons of a run */
  classesToShow: Array<ClassToShow>;
  /** Whether sessions can be held here, and what helps when not */
  conferenceServer: ConferenceServer;
  /** What the viewer has begun and not finished: of each run the latest lesson, the latest first */
  continueLearning: Array<ContinueItem>;
  /** Who took part in the courses that one gives: figures only, few people hidden, by whole terms */
  courseParticipation: CourseParticipation;
  /** One run that is offered to the viewer, or that they are enrolled in */
  courseRun: CourseRun;
  /** How long guests were there; for the host, co-hosts and administrators of the owning school */
  guestAttendance: Array<GuestAttendance>;
  /** Public. Slides of the session, for the guest who shows their pass; addresses hold for ten minutes */
  guestDecks: Array<SessionDeck>;
  /** Public. What happened after a sequence, for the guest who shows their pass; what is not for guests is missing */
  guestEvents: Array<SessionEvent>;
  /** Links of a session that still open its door, the newest first */
  guestLinks: Array<GuestLink>;
  /** Public. How the room stands, for the guest who shows their pass */
  guestRoom: GuestRoom;
  /** Public. The session to which a guests’ link leads */
  guestSession: GuestSession;
  /** Whom a session invites, in the order of their pinyin */
  invitedPeople: InvitedPersonConnection;
  /** A lesson of a run in which the viewer is enrolled, or which they may show to a class */
  lesson: Lesson;
  /** Where to fetch a file to take along; null where the lesson has none, or its trainer does not allow it */
  lessonDownload?: Maybe<LessonDownloadLink>;
  /** One upload that the viewer may manage */
  media: Media;
  /** Own uploads; administrators see their school's, platform administrators all */
  mediaList: MediaConnection;
  /** What the actor showed last of this lesson today, whether it goes on or not; null for nothing */
  myClassViewing?: Maybe<ClassViewing>;
  /** The viewer's courses, the latest enrolment first */
  myEnrolments: EnrolmentConnection;
  /** What I was told, the newest first */
  myNotices: NoticeConnection;
  /** The viewer's own; null before it was begun */
  observationSheet?: Maybe<ObservationSheet>;
  /** What was handed in; for who manages the session and whose lesson it is */
  observationSummary: ObservationSummary;
  /** The video of the observed lesson, for who observes it and who reads the summary; null while there is none */
  observedPlayback?: Maybe<Playback>;
  /** One organisation that the viewer administers */
  organisation: Organisation;
  /** Organisations that the viewer administers, by name */
  organisations: OrganisationConnection;
  /** Figures of the schools that the asker may count, at most a second old */
  participationBoard: ParticipationBoard;
  /** Corrections that concern the schools for which the asker answers, and transfers entered late; the latest first */
  participationCorrections: ParticipationCorrectionConnection;
  /** The people behind the coverage, and why they are covered */
  participationCoverage: CoveredPersonConnection;
  /** A person's events in the scope, the latest first */
  participationEvents: ParticipationEventConnection;
  /** The courses on offer in the scope, by title */
  participationOffers: OfferedCourseConnection;
  /** The people behind a number */
  participationPeople: ParticipationPersonConnection;
  participationReport: ParticipationReport;
  /** Reports of whose schools the asker may count every one, the newest first */
  participationReports: ParticipationReportConnection;
  /** People whom the viewer administers, in the order of their pinyin */
  people: PersonConnection;
  /** One person whom the viewer administers */
  person: Person;
  /** A fresh signed address for a running player */
  playback?: Maybe<Playback>;
  /** The draft as a learner would see it; never counted */
  previewLesson: Lesson;
  /** Who else may be told of reports of these schools, by name */
  reportReaders: Array<ReportReader>;
  reportSchedule: ReportSchedule;
  /** Schedules of whose schools the asker may count every one */
  reportSchedules: ReportScheduleConnection;
  /** One session */
  researchSession: ResearchSession;
  /** Announced sessions that the viewer holds, has a part in or is invited to, and those of which they may watch the replay; past ones the latest first */
  researchSessions: ResearchSessionConnection;
  /** People of one’s school, 50 at most; for liaisons */
  rosterCandidates: Array<RosterCandidate>;
  /** What one’s own device shows now; for liaisons */
  rosterCode: RosterCode;
  /** One sheet */
  rosterImport: RosterImport;
  /** Sheets of the schools that the viewer looks after, newest first */
  rosterImports: RosterImportConnection;
  /** Who is enrolled, and how far they are, the latest enrolment first */
  runMembers: RunMemberConnection;
  /** Public. Schools whose name, pinyin or initials match; for signing in */
  schoolOptions: Array<SchoolOption>;
  /** The room of a school; without an id, of the one one uploads for */
  schoolStorage: SchoolStorage;
  /** Schools to which the viewer may offer a run */
  schoolsForOffer: Array<Organisation>;
  /** What the viewer saw in class, enrolled or not, the latest first */
  seenInClass: Array<SeenLesson>;
  /** Who was there and how long, by name; for the host, co-hosts and administrators of the owning school */
  sessionAttendance: SessionAttendanceConnection;
  /** What else the viewer and the invited have at some time */
  sessionConflicts: SessionConflicts;
  /** What happened after a sequence, in order, at most 500; for people in the session */
  sessionEvents: Array<SessionEvent>;
  /** Who came by a guests’ link, the first first; for the host and co-hosts */
  sessionGuests: Array<SessionGuest>;
  /** What one’s device does with what it kept of its own microphone; for who sits in the session */
  sessionInsurance: SessionInsurance;
  /** Whom the viewer can invite: by name, pinyin or initials */
  sessionInvitables: SessionInvitables;
  /** Everybody in a session, in the order in which they came */
  sessionMembers: SessionMemberConnection;
  /** How a room stands; null for who was not let in */
  sessionRoom?: Maybe<SessionRoom>;
  /** Who sits or sat before one’s own device; for liaisons */
  sessionRoster: Array<RosterEntry>;
  /** Sessions of a series that the viewer may see, the earliest first */
  sessionSeries: Array<ResearchSession>;
  /** One course that the viewer makes or administers */
  studioCourse: StudioCourse;
  /** One offering of a course that the viewer makes or administers */
  studioCourseRun: StudioCourseRun;
  /** Own courses; administrators see their school's, the newest first */
  studioCourses: StudioCourseConnection;
  /** Sessions that the viewer manages; past ones the latest first */
  studioSessions: ResearchSessionConnection;
  /** School terms until the next one, the earliest first */
  terms: Array<Term>;
  /** How many notices I have not read */
  unreadNoticeCount: Scalars['Int']['output'];
  /** Public. Who is signed in; null when nobody is */
  viewer?: Maybe<Viewer>;
};


export type QueryCatalogueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<CourseCategory>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCatalogueSubjectsArgs = {
  category?: InputMaybe<CourseCategory>;
};


export type QueryClassGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeClosed?: InputMaybe<Scalars['Boolean']['input']>;
  schoolId: Scalars['ID']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryClassViewingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryClassViewingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Date']['input'];
};


export type QueryClassesToShowArgs = {
  courseRunId: Scalars['ID']['input'];
};


export type QueryContinueLearningArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCourseParticipationArgs = {
  termId: Scalars['ID']['input'];
};


export type QueryCourseRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGuestAttendanceArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QueryGuestDecksArgs = {
  pass: Scalars['String']['input'];
};


export type QueryGuestEventsArgs = {
  after?: Scalars['Int']['input'];
  pass: Scalars['String']['input'];
};


export type QueryGuestLinksArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QueryGuestRoomArgs = {
  pass: Scalars['String']['input'];
};


export type QueryGuestSessionArgs = {
  token: Scalars['String']['input'];
};


export type QueryInvitedPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  answer?: InputMaybe<SessionAnswerState>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sessionId: Scalars['ID']['input'];
};


export type QueryLessonArgs = {
  courseRunId: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};


export type QueryLessonDownloadArgs = {
  courseRunId: Scalars['ID']['input'];
  kind: DownloadKind;
  lessonId: Scalars['ID']['input'];
};


export type QueryMediaArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMediaListArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inBin?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<MediaKind>;
  largestFirst?: InputMaybe<Scalars['Boolean']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<MediaState>;
};


export type QueryMyClassViewingArgs = {
  courseRunId: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};


export type QueryMyEnrolmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryObservationSheetArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QueryObservationSummaryArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QueryObservedPlaybackArgs = {
  isNative?: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};


export type QueryOrganisationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeClosed?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<OrganisationKind>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  region?: InputMaybe<Region>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParticipationBoardArgs = {
  filter: ParticipationFilterInput;
};


export type QueryParticipationCorrectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: CorrectionFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryParticipationCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParticipationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  personId: Scalars['ID']['input'];
};


export type QueryParticipationOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParticipationPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  figure?: ParticipationFigure;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParticipationReportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryParticipationReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scheduleId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  termId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  organisationId?: InputMaybe<Scalars['ID']['input']>;
  role?: InputMaybe<Role>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPersonArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPlaybackArgs = {
  courseRunId: Scalars['ID']['input'];
  isNative?: Scalars['Boolean']['input'];
  lessonId: Scalars['ID']['input'];
};


export type QueryPreviewLessonArgs = {
  lessonId: Scalars['ID']['input'];
};


export type QueryReportReadersArgs = {
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryReportScheduleArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReportSchedulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryResearchSessionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResearchSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  when: SessionTime;
};


export type QueryRosterCandidatesArgs = {
  search?: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
};


export type QueryRosterCodeArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QueryRosterImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRosterImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRunMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  courseRunId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  schoolId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<RunMemberState>;
};


export type QuerySchoolOptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  search: Scalars['String']['input'];
};


export type QuerySchoolStorageArgs = {
  schoolId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerySchoolsForOfferArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySeenInClassArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySessionAttendanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionConflictsArgs = {
  endsAt: Scalars['DateTime']['input'];
  exceptSessionId?: InputMaybe<Scalars['ID']['input']>;
  startsAt: Scalars['DateTime']['input'];
};


export type QuerySessionEventsArgs = {
  after?: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionGuestsArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionInsuranceArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionInvitablesArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySessionMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionRoomArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionRosterArgs = {
  sessionId: Scalars['ID']['input'];
};


export type QuerySessionSeriesArgs = {
  seriesId: Scalars['ID']['input'];
};


export type QueryStudioCourseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStudioCourseRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStudioCoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<CourseCategory>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeRemoved?: InputMaybe<Scalars['Boolean']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStudioSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  when: StudioSessionTime;
};

/** Whether a guest’s hand is up */
export type RaiseGuestHandInput = {
  isRaised: Scalars['Boolean']['input'];
  /** What the guest was given at the door */
  pass: Scalars['String']['input'];
};

/** Whether one’s hand is up */
export type RaiseHandInput = {
  isRaised: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

/** What a device sends every fifteen seconds, or when the line is back */
export type RecordAttendanceInput = {
  /** At most 200 */
  beats: Array<AttendanceBeatInput>;
  deviceId: Scalars['ID']['input'];
  /** The device’s clock when this was sent */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
  sessionId: Scalars['ID']['input'];
};

/** What became of the beats */
export type RecordAttendancePayload = {
  __typename?: 'RecordAttendancePayload';
  /** These need not be sent again */
  accepted: Array<Scalars['ID']['output']>;
  /** Nor these */
  rejected: Array<RejectedBeat>;
};

/** What a player has to report */
export type RecordLearningInput = {
  deviceId: Scalars['ID']['input'];
  /** 50 at most */
  events: Array<LearningEventInput>;
  /** The device's clock when the batch leaves; corrects a device whose clock is wrong */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What became of the events */
export type RecordLearningPayload = {
  __typename?: 'RecordLearningPayload';
  /** Need not be sent again */
  accepted: Array<Scalars['ID']['output']>;
  /** Of the lessons concerned */
  progress: Array<LessonProgress>;
  rejected: Array<RejectedEvent>;
};

/** What an observer did, in order, now or while there was no line */
export type RecordObservationInput = {
  /** 1 to 100 */
  entries: Array<ObservationEntryInput>;
  /** The device’s clock when this was sent */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
  sessionId: Scalars['ID']['input'];
};

/** What became of the entries */
export type RecordObservationPayload = {
  __typename?: 'RecordObservationPayload';
  /** These need not be sent again */
  accepted: Array<Scalars['ID']['output']>;
  /** Nor these */
  rejected: Array<RejectedObservationEntry>;
  /** As it is now */
  sheet: ObservationSheet;
};

/** Consent to recordings of a minor, as the school has it in its files */
export type RecordingConsent = {
  __typename?: 'RecordingConsent';
  /** Who consented, and where it is kept */
  evidence: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Since when it is on record */
  recordedAt: Scalars['DateTime']['output'];
};

/** Whom it was about */
export type RecordingConsentPayload = {
  __typename?: 'RecordingConsentPayload';
  person: Person;
};

/** Who is refused */
export type RefuseEntryInput = {
  requestId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** The two sides of the bridge */
export type Region =
  | 'shanghai'
  | 'zunyi';

/** A beat that was not taken */
export type RejectedBeat = {
  __typename?: 'RejectedBeat';
  /** EVENT_TOO_OLD, EVENT_ID_TAKEN or SESSION_ENTRY_REFUSED */
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** An event that was not taken */
export type RejectedEvent = {
  __typename?: 'RejectedEvent';
  /** ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND, EVENT_TOO_OLD or EVENT_ID_TAKEN */
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** A mark that was not taken */
export type RejectedMarkType = {
  __typename?: 'RejectedMarkType';
  /** PERSON_NOT_FOUND, CLASS_VIEWING_OVER, EVENT_TOO_OLD, EVENT_ID_TAKEN or REASON_MISSING */
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** Something that was not taken onto a sheet */
export type RejectedObservationEntry = {
  __typename?: 'RejectedObservationEntry';
  /** OBSERVATION_ENTRY_INVALID, OBSERVATION_HANDED_IN, OBSERVATION_FULL or EVENT_ID_TAKEN */
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** A line that is taken out of the chat */
export type RemoveChatInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** The event that said it */
  lineId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** A stroke that is taken back */
export type RemoveInkInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
  /** The event that drew it */
  strokeId: Scalars['ID']['input'];
};

/** Which file to take out */
export type RemoveSessionMaterialInput = {
  materialId: Scalars['ID']['input'];
};

/** What is not to be done after all */
export type RemoveSessionTodoInput = {
  todoId: Scalars['ID']['input'];
};

export type RenditionState =
  | 'failed'
  | 'ready'
  | 'running'
  | 'waiting';

/** How often a draft takes place, week after week */
export type RepeatResearchSessionInput = {
  /** Of the series, made by the client; the same id twice is the same as once */
  seriesId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
  /** In all, with the first one: 2 to 40 */
  times: Scalars['Int']['input'];
};

/** Who may see what was recorded */
export type ReplayAudience =
  | 'alliance'
  | 'invited';

/** A time in which no recorder was: the sound is what speakers’ devices kept of themselves, the picture stands still */
export type ReplayFill = {
  __typename?: 'ReplayFill';
  /** Where it begins, in seconds from the beginning of the replay */
  atSeconds: Scalars['Float']['output'];
  endsAt: Scalars['DateTime']['output'];
  startsAt: Scalars['DateTime']['output'];
};

/** A time in which nothing was recorded, or which was cut out */
export type ReplayGap = {
  __typename?: 'ReplayGap';
  /** Where it is missing, in seconds from the beginning of the replay */
  atSeconds: Scalars['Float']['output'];
  endsAt: Scalars['DateTime']['output'];
  startsAt: Scalars['DateTime']['output'];
};

/** A lesson that was made of a replay */
export type ReplayLesson = {
  __typename?: 'ReplayLesson';
  courseId: Scalars['ID']['output'];
  id: Scalars['ID']['output'];
  lessonId: Scalars['ID']['output'];
  madeAt: Scalars['DateTime']['output'];
  /** How far its video is */
  state: MediaState;
};

/** A number that is another one in the later edition */
export type ReportCell = {
  __typename?: 'ReportCell';
  after: Scalars['Float']['output'];
  audience: Audience;
  before: Scalars['Float']['output'];
  /** school id, course id, category or the Monday of a week; empty for the whole */
  key: Scalars['ID']['output'];
  measure: ReportMeasure;
  /** Of a school or course */
  name: Scalars['String']['output'];
  part: ReportPart;
};

/** Something that was not known when the earlier numbers were counted */
export type ReportChange = {
  __typename?: 'ReportChange';
  /** `struck`, `restored` or `moved` */
  correction?: Maybe<Scalars['String']['output']>;
  courseTitle?: Maybe<Scalars['String']['output']>;
  /** Wall-clock seconds; below 0 when it takes back what was credited */
  creditedSeconds: Scalars['Float']['output'];
  enrolment?: Maybe<EnrolmentChange>;
  /** As what somebody was entered into a school */
  enteredAs?: Maybe<Role>;
  /** The event of the log; null for an enrolment */
  eventId?: Maybe<Scalars['ID']['output']>;
  /** Where it had counted before it was corrected */
  fromSchoolName?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** Of the event: `lesson.played` and the like */
  kind?: Maybe<Scalars['String']['output']>;
  /** When it was received or recorded */
  knownAt: Scalars['DateTime']['output'];
  lessonTitle?: Maybe<Scalars['String']['output']>;
  occurredAt?: Maybe<Scalars['DateTime']['output']>;
  personId: Scalars['ID']['output'];
  personName: Scalars['String']['output'];
  reason: ReportReason;
  recordedByName?: Maybe<Scalars['String']['output']>;
  /** Where it counts now */
  schoolName: Scalars['String']['output'];
  /** Of a research session */
  sessionTitle?: Maybe<Scalars['String']['output']>;
  /** In the words of who corrected */
  why?: Maybe<Scalars['String']['output']>;
};

export type ReportChangeConnection = {
  __typename?: 'ReportChangeConnection';
  edges: Array<ReportChangeEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ReportChangeEdge = {
  __typename?: 'ReportChangeEdge';
  cursor: Scalars['String']['output'];
  node: ReportChange;
};

/** What a device tells of a viewing */
export type ReportClassViewingInput = {
  /** 200 at most */
  marks: Array<ClassViewingMarkInput>;
  /** 200 at most; telling a stretch twice changes nothing */
  played: Array<PlayedTimeInput>;
  /** Why, in 500 characters at most; an administrator who corrects what is over has to say it */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The device's clock when the report leaves; corrects a device whose clock is wrong */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
  viewingId: Scalars['ID']['input'];
};

/** A viewing as it is now, and what was not taken */
export type ReportClassViewingPayload = {
  __typename?: 'ReportClassViewingPayload';
  /** Need not be sent again */
  rejected: Array<RejectedMarkType>;
  viewing: ClassViewing;
};

/** A word of the report and what it means */
export type ReportDefinition = {
  __typename?: 'ReportDefinition';
  meaning: Scalars['String']['output'];
  word: Scalars['String']['output'];
};

/** What is different in a later edition, and why */
export type ReportDifference = {
  __typename?: 'ReportDifference';
  after: ParticipationReportEdition;
  before: ParticipationReportEdition;
  /** Every number that changed */
  cells: Array<ReportCell>;
  /** One for each reason, also for those without changes */
  reasons: Array<ReportReasonCount>;
};

/** The frozen numbers of an edition, with the names of then */
export type ReportFigures = {
  __typename?: 'ReportFigures';
  categories: Array<ParticipationRow>;
  /** Courses on offer in the period */
  courseCount: Scalars['Int']['output'];
  courseCountByCategory: Array<CategoryCount>;
  courses: Array<ParticipationRow>;
  /** As they were printed, in the language of the request */
  definitions: Array<ReportDefinition>;
  edition: ParticipationReportEdition;
  everyone: ParticipationCounts;
  /** Where these lie; null for several regions */
  region?: Maybe<Region>;
  /** Schools with participants */
  schoolCount: Scalars['Int']['output'];
  schools: Array<ParticipationRow>;
  students: ParticipationCounts;
  teachers: ParticipationCounts;
  weeks: Array<ParticipationWeek>;
};

/** Which figure of a cell */
export type ReportMeasure =
  | 'attested'
  | 'beneficiaries'
  | 'coverage'
  | 'creditedSeconds'
  | 'participants'
  | 'participations'
  | 'visits';

/** To what a number of a report belongs */
export type ReportPart =
  | 'category'
  | 'course'
  | 'school'
  | 'total'
  | 'week';

/** An administrator who may see reports of the schools */
export type ReportReader = {
  __typename?: 'ReportReader';
  displayName: Scalars['String']['output'];
  /** Of what they administer */
  organisationName: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
};

/** Why numbers have become others: `late` happened before the earlier numbers were counted and was received after; `fresh` happened after */
export type ReportReason =
  | 'correction'
  | 'enrolment'
  | 'fresh'
  | 'late'
  | 'membership'
  | 'transfer';

/** How many changes there are for a reason */
export type ReportReasonCount = {
  __typename?: 'ReportReasonCount';
  /** Events, corrections or enrolments */
  changes: Scalars['Int']['output'];
  /** Of how many people */
  people: Scalars['Int']['output'];
  reason: ReportReason;
};

/** After what a scheduled report is issued */
export type ReportRhythm =
  | 'month'
  | 'term';

/** A standing wish: after each term or month a report is issued */
export type ReportSchedule = {
  __typename?: 'ReportSchedule';
  attested: AttestedChoice;
  audience: Audience;
  /** Null stands for every category */
  categories?: Maybe<Array<CourseCategory>>;
  createdAt: Scalars['DateTime']['output'];
  /** On which day after the end; 1 for the day after */
  dayAfterEnd: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Who is told beside who made it */
  readerIds: Array<Scalars['ID']['output']>;
  rhythm: ReportRhythm;
  /** Null stands for every school */
  schoolIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Null while it goes on */
  stoppedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Begins the titles of its reports */
  title: Scalars['String']['output'];
};

export type ReportScheduleConnection = {
  __typename?: 'ReportScheduleConnection';
  edges: Array<ReportScheduleEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ReportScheduleEdge = {
  __typename?: 'ReportScheduleEdge';
  cursor: Scalars['String']['output'];
  node: ReportSchedule;
};

export type ReportSchedulePayload = {
  __typename?: 'ReportSchedulePayload';
  schedule: ReportSchedule;
};

/** A remote teaching-research session */
export type ResearchSession = {
  __typename?: 'ResearchSession';
  /** Whether there may be links for people without an account */
  allowsGuests: Scalars['Boolean']['output'];
  /** For who manages it; null for everybody else */
  answers?: Maybe<SessionAnswers>;
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** null while it is not over, or somebody cancelled it */
  closedBy?: Maybe<SessionClosing>;
  /** Who leads it beside the host */
  coHosts: Array<SessionPerson>;
  /** How many said to be coming */
  comingCount: Scalars['Int']['output'];
  /** Slides, in the order of the materials */
  decks: Array<SessionDeck>;
  /** Plain text with Markdown */
  description: Scalars['String']['output'];
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Planned end */
  endsAt: Scalars['DateTime']['output'];
  /** Why the viewer cannot come in now; null when they can */
  entryRefusal?: Maybe<SessionEntryRefusal>;
  /** Whether whoever comes waits until admitted */
  hasLobby: Scalars['Boolean']['output'];
  hostName: Scalars['String']['output'];
  hostPersonId: Scalars['ID']['output'];
  id: Scalars['ID']['output'];
  /** Schools and subject groups; single people only for who manages it, and for themselves */
  invites: Array<SessionInvite>;
  /** Whether nobody new comes in */
  isDoorLocked: Scalars['Boolean']['output'];
  /** Whether the viewer is asked to come */
  isInvited: Scalars['Boolean']['output'];
  isRecorded: Scalars['Boolean']['output'];
  kind: SessionKind;
  /** Who leads it now: the host, or a co-host who took over */
  ledByPersonId: Scalars['ID']['output'];
  /** When the lobby opens by itself */
  lobbyOpensAt: Scalars['DateTime']['output'];
  /** In order */
  materials: Array<SessionMaterial>;
  /** Whether the viewer can come in now */
  mayEnter: Scalars['Boolean']['output'];
  /** Whether the viewer opens, starts, suspends and ends it */
  mayLead: Scalars['Boolean']['output'];
  /** Whether the viewer changes, announces and cancels it */
  mayManage: Scalars['Boolean']['output'];
  minutes: SessionMinutes;
  /** Of the viewer */
  myAnswer?: Maybe<SessionAnswer>;
  /** Of the viewer; null for who is only invited */
  myRole?: Maybe<SessionRole>;
  /** Null in sessions of another kind */
  observation?: Maybe<Observation>;
  /** What the host says of the recording; empty for nothing */
  recordingNotice: Scalars['String']['output'];
  /** What was recorded, a few seconds after it ended; null before, and when it was not recorded */
  replay?: Maybe<SessionReplay>;
  /** Who may see what was recorded */
  replayAudience: ReplayAudience;
  /** Lessons that were made of the replay, the newest first; none for who does not lead the session */
  replayLessons: Array<ReplayLesson>;
  /** Since when the invited know of it */
  scheduledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The school or alliance that holds it */
  schoolId: Scalars['ID']['output'];
  /** Of the school or alliance that holds it */
  schoolName: Scalars['String']['output'];
  /** Sessions planned together, one a week */
  seriesId?: Maybe<Scalars['ID']['output']>;
  /** Whether only who said to be coming comes in */
  signUpRequired: Scalars['Boolean']['output'];
  /** How many may be in the conference itself */
  speakerLimit: Scalars['Int']['output'];
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  startsAt: Scalars['DateTime']['output'];
  state: SessionState;
  /** What is taught; empty where it is about no subject */
  subject: Scalars['String']['output'];
  title: Scalars['String']['output'];
  /** What is to be done, in the order of its making */
  todos: Array<SessionTodo>;
  version: Scalars['Int']['output'];
};

/** A part of a list of sessions */
export type ResearchSessionConnection = {
  __typename?: 'ResearchSessionConnection';
  edges: Array<ResearchSessionEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type ResearchSessionEdge = {
  __typename?: 'ResearchSessionEdge';
  cursor: Scalars['String']['output'];
  node: ResearchSession;
};

/** The session after the change */
export type ResearchSessionPayload = {
  __typename?: 'ResearchSessionPayload';
  session: ResearchSession;
};

/** Whose password */
export type ResetPasswordInput = {
  /** Who */
  personId: Scalars['ID']['input'];
};

/** Slides that could not be made */
export type RetryDeckInput = {
  deckId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** Which link to revoke */
export type RevokeGuestLinkInput = {
  linkId: Scalars['ID']['input'];
};

/** What somebody may be to an organisation */
export type Role =
  | 'allianceAdministrator'
  | 'liaison'
  | 'platformAdministrator'
  | 'schoolAdministrator'
  | 'student'
  | 'teacher'
  | 'trainer';

/** What a row of a sheet leads to */
export type RosterAction =
  | 'change'
  | 'create'
  | 'propose'
  | 'same'
  | 'wrong';

/** Somebody of the liaison’s school */
export type RosterCandidate = {
  __typename?: 'RosterCandidate';
  displayName: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
};

/** What the liaison’s device shows for people to enter themselves */
export type RosterCode = {
  __typename?: 'RosterCode';
  /** When another one is to be shown */
  expiresAt: Scalars['DateTime']['output'];
  /** Four digits, to be typed */
  pin: Scalars['String']['output'];
  /** What the QR code carries besides the address of the session */
  secret: Scalars['String']['output'];
};

/** What stands in a column of a sheet */
export type RosterColumn =
  | 'classGroup'
  | 'course'
  | 'grade'
  | 'name'
  | 'number'
  | 'parent'
  | 'region'
  | 'role'
  | 'run'
  | 'school'
  | 'shortName'
  | 'subject'
  | 'term'
  | 'validFrom';

/** What is made or changed for a row */
export type RosterEffect =
  | 'newClassGroup'
  | 'newEnrolment'
  | 'newNames'
  | 'newPerson'
  | 'newRole'
  | 'newSchool'
  | 'newSubject';

/** Somebody sits before the device of another */
export type RosterEntry = {
  __typename?: 'RosterEntry';
  /** Name */
  displayName: Scalars['String']['output'];
  fromAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  personId: Scalars['ID']['output'];
  /** Null while they sit there */
  toAt?: Maybe<Scalars['DateTime']['output']>;
  way: RosterWay;
};

/** A fact for a sentence */
export type RosterFact = {
  __typename?: 'RosterFact';
  /** Name of the fact */
  name: Scalars['String']['output'];
  /** Its value; several of a list are separated by spaces */
  value: Scalars['String']['output'];
};

/** A column that was understood */
export type RosterHeader = {
  __typename?: 'RosterHeader';
  /** What stands in it */
  column: RosterColumn;
  /** What the sheet calls it */
  header: Scalars['String']['output'];
};

/** A sheet that somebody brought in, and what became of it */
export type RosterImport = {
  __typename?: 'RosterImport';
  /** When it was applied */
  appliedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Rows for which something is changed, and proposals that were ticked */
  changedCount: Scalars['Int']['output'];
  /** When it was brought in */
  createdAt: Scalars['DateTime']['output'];
  /** Rows for which something new is made */
  createdCount: Scalars['Int']['output'];
  /** First school day of what begins; what ends holds through the day before */
  effectiveOn: Scalars['Date']['output'];
  /** Null until it was read */
  encoding?: Maybe<SheetEncoding>;
  /** Why the last work on it could not be done; a stable code */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** Facts for the sentence about the error */
  errorFacts: Array<RosterFact>;
  /** Name of the file */
  fileName: Scalars['String']['output'];
  /** Columns that were understood */
  headers: Array<RosterHeader>;
  /** Made by the client that brought it in */
  id: Scalars['ID']['output'];
  /** Columns that mean nothing here */
  ignoredHeaders: Array<Scalars['String']['output']>;
  /** What stays although the sheet was undone */
  kept: RosterKeptConnection;
  /** Changes that stay although the sheet was undone */
  keptCount: Scalars['Int']['output'];
  /** What it lists */
  kind: RosterKind;
  /** Its rows as they were understood */
  lines: RosterLineConnection;
  /** Who brought it in */
  madeByName: Scalars['String']['output'];
  /** The school that it is of, or an organisation above the schools that it names */
  organisationId: Scalars['ID']['output'];
  /** Name of the organisation */
  organisationName: Scalars['String']['output'];
  /** Of the work that goes on, 0 to 100 */
  progress: Scalars['Int']['output'];
  /** How much of each kind waits, and how much is ticked */
  proposalCounts: Array<RosterProposalCount>;
  /** What waits for a decision */
  proposals: RosterProposalConnection;
  /** Rows of which nothing is done until somebody decides */
  proposedCount: Scalars['Int']['output'];
  /** Rows that say what is there already */
  sameCount: Scalars['Int']['output'];
  /** What happens to it */
  state: RosterState;
  /** When it was undone */
  undoneAt?: Maybe<Scalars['DateTime']['output']>;
  /** Rows with mistakes */
  wrongCount: Scalars['Int']['output'];
};


/** A sheet that somebody brought in, and what became of it */
export type RosterImportKeptArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A sheet that somebody brought in, and what became of it */
export type RosterImportLinesArgs = {
  action?: InputMaybe<RosterAction>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A sheet that somebody brought in, and what became of it */
export type RosterImportProposalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<RosterProposalKind>;
};

/** A part of a list of sheets */
export type RosterImportConnection = {
  __typename?: 'RosterImportConnection';
  edges: Array<RosterImportEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type RosterImportEdge = {
  __typename?: 'RosterImportEdge';
  cursor: Scalars['String']['output'];
  node: RosterImport;
};

/** Which sheet */
export type RosterImportInput = {
  /** Which one */
  importId: Scalars['ID']['input'];
};

/** The sheet after the change */
export type RosterImportPayload = {
  __typename?: 'RosterImportPayload';
  /** The sheet after the change */
  roster: RosterImport;
};

/** Why a change stays when its sheet is undone */
export type RosterKeep =
  | 'changedSince'
  | 'inUse'
  | 'signedIn'
  | 'tookPart';

/** A change that stays although its sheet was undone */
export type RosterKept = {
  __typename?: 'RosterKept';
  /** What had been done: createPerson, beginMembership, createClassGroup, … */
  kind: Scalars['String']['output'];
  /** Of whom or what; may be empty */
  name: Scalars['String']['output'];
  /** Why it stays */
  reason: RosterKeep;
};

/** A part of what stays */
export type RosterKeptConnection = {
  __typename?: 'RosterKeptConnection';
  edges: Array<RosterKeptEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type RosterKeptEdge = {
  __typename?: 'RosterKeptEdge';
  cursor: Scalars['String']['output'];
  node: RosterKept;
};

/** What a sheet lists */
export type RosterKind =
  | 'classGroups'
  | 'enrolments'
  | 'people'
  | 'schools';

/** A row of a sheet as it was understood */
export type RosterLine = {
  __typename?: 'RosterLine';
  /** Work, student or phone number; may be empty */
  accountName: Scalars['String']['output'];
  /** What it leads to */
  action: RosterAction;
  /** What is made or changed */
  effects: Array<RosterEffect>;
  /** What is wrong */
  mistakes: Array<RosterMistake>;
  /** Of a person, a class or a school */
  name: Scalars['String']['output'];
  /** Class, subject, year of entry or short name */
  note: Scalars['String']['output'];
  /** As a spreadsheet counts, from 1 */
  number: Scalars['Int']['output'];
  /** What the person is */
  role?: Maybe<Role>;
  /** School; may be empty */
  schoolName: Scalars['String']['output'];
};

/** A part of the rows of a sheet */
export type RosterLineConnection = {
  __typename?: 'RosterLineConnection';
  edges: Array<RosterLineEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type RosterLineEdge = {
  __typename?: 'RosterLineEdge';
  cursor: Scalars['String']['output'];
  node: RosterLine;
};

/** What is wrong with a row */
export type RosterMistake = {
  __typename?: 'RosterMistake';
  /** Stable code */
  code: Scalars['String']['output'];
  /** In which column; null for the row as a whole */
  column?: Maybe<RosterColumn>;
  /** Facts for its sentence */
  facts: Array<RosterFact>;
};

/** Who sits before a device */
export type RosterPayload = {
  __typename?: 'RosterPayload';
  entries: Array<RosterEntry>;
};

/** A change that is made only when somebody ticks it */
export type RosterProposal = {
  __typename?: 'RosterProposal';
  /** Work, student or phone number */
  accountName: Scalars['String']['output'];
  /** As it would be; empty for who leaves */
  after: Scalars['String']['output'];
  /** Class, school or name as it is */
  before: Scalars['String']['output'];
  /** Whether it is ticked */
  isAccepted: Scalars['Boolean']['output'];
  /** What would happen */
  kind: RosterProposalKind;
  /** Name */
  name: Scalars['String']['output'];
  /** Row of the sheet; null for who is not in it */
  number?: Maybe<Scalars['Int']['output']>;
  /** The membership that would end, or the person */
  subjectId: Scalars['ID']['output'];
};

/** A part of what waits for a decision */
export type RosterProposalConnection = {
  __typename?: 'RosterProposalConnection';
  edges: Array<RosterProposalEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

/** How many proposals of a kind there are */
export type RosterProposalCount = {
  __typename?: 'RosterProposalCount';
  /** How many are ticked */
  accepted: Scalars['Int']['output'];
  /** How many */
  count: Scalars['Int']['output'];
  /** What would happen */
  kind: RosterProposalKind;
};

export type RosterProposalEdge = {
  __typename?: 'RosterProposalEdge';
  cursor: Scalars['String']['output'];
  node: RosterProposal;
};

/** What only a person can decide */
export type RosterProposalKind =
  | 'classChange'
  | 'enable'
  | 'leaver'
  | 'rename'
  | 'schoolChange';

/** What happens to a sheet */
export type RosterState =
  | 'applied'
  | 'applying'
  | 'checked'
  | 'checking'
  | 'failed'
  | 'undoing'
  | 'undone';

/** How somebody before another’s camera was confirmed */
export type RosterWay =
  | 'liaison'
  | 'pin'
  | 'qr';

/** One enrolled person in a run, for those who teach or administer it */
export type RunMember = {
  __typename?: 'RunMember';
  accountName: Scalars['String']['output'];
  classGroupName?: Maybe<Scalars['String']['output']>;
  completedLessons: Scalars['Int']['output'];
  /** Credited wall-clock time */
  creditedSeconds: Scalars['Int']['output'];
  displayName: Scalars['String']['output'];
  enrolledAt: Scalars['DateTime']['output'];
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the enrolment */
  id: Scalars['ID']['output'];
  lastActivityAt?: Maybe<Scalars['DateTime']['output']>;
  /** Lessons of the latest edition */
  lessonCount: Scalars['Int']['output'];
  personId: Scalars['ID']['output'];
  role: Role;
  schoolName: Scalars['String']['output'];
  startedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A part of the members of a run */
export type RunMemberConnection = {
  __typename?: 'RunMemberConnection';
  edges: Array<RunMemberEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type RunMemberEdge = {
  __typename?: 'RunMemberEdge';
  cursor: Scalars['String']['output'];
  node: RunMember;
};

/** How far somebody came: whoever finished has watched, and whoever watched is enrolled */
export type RunMemberState =
  | 'enrolled'
  | 'finished'
  | 'watched';

/** Which session to announce */
export type ScheduleResearchSessionInput = {
  sessionId: Scalars['ID']['input'];
  /** Also every draft of its series */
  wholeSeries?: Scalars['Boolean']['input'];
};

/** What the sign-in screen may know of a school before anyone signed in */
export type SchoolOption = {
  __typename?: 'SchoolOption';
  /** Id of the school */
  id: Scalars['ID']['output'];
  /** Full name */
  name: Scalars['String']['output'];
  /** Side of the bridge */
  region?: Maybe<Region>;
};

/** How much room a school's uploads take and may take */
export type SchoolStorage = {
  __typename?: 'SchoolStorage';
  /** Whether that was decided for this school */
  isOwnOriginals: Scalars['Boolean']['output'];
  /** Whether the quota was set for this school */
  isOwnQuota: Scalars['Boolean']['output'];
  /** What becomes of originals when all qualities are ready */
  originals: Originals;
  /** With `drop`: so many days later; 0 at once */
  originalsDays: Scalars['Int']['output'];
  /** Bytes that may be there; null for no limit */
  quotaBytes?: Maybe<Scalars['Float']['output']>;
  schoolId: Scalars['ID']['output'];
  /** What is there, the bin included */
  use: StorageUse;
};

/** The room of the school after the change */
export type SchoolStoragePayload = {
  __typename?: 'SchoolStoragePayload';
  storage: SchoolStorage;
};

/** A lesson that the viewer saw in class, as a teacher attests */
export type SeenLesson = {
  __typename?: 'SeenLesson';
  /** bytes that are left at the smallest quality */
  bytesLeft?: Maybe<Scalars['Float']['output']>;
  course: Course;
  courseRunId: Scalars['ID']['output'];
  /** Whether the viewer is enrolled in the run, and can open the lesson */
  isEnrolled: Scalars['Boolean']['output'];
  lessonId: Scalars['ID']['output'];
  /** counted from 1 over the course */
  lessonNumber: Scalars['Int']['output'];
  lessonTitle: Scalars['String']['output'];
  progress: LessonProgress;
};

/** A line of the chat; a text, a file, or both */
export type SendChatInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** An own upload of the kind file that is ready, 50 MB at most */
  mediaId?: InputMaybe<Scalars['ID']['input']>;
  sessionId: Scalars['ID']['input'];
  /** At most 1,000 characters; empty beside a file */
  text: Scalars['String']['input'];
};

/** A line of the chat by a guest */
export type SendGuestChatInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** What the guest was given at the door */
  pass: Scalars['String']['input'];
  /** At most 1,000 characters */
  text: Scalars['String']['input'];
};

/** What somebody says to an invitation */
export type SessionAnswer =
  | 'coming'
  | 'notComing';

/** An answer, or that there is none yet */
export type SessionAnswerState =
  | 'coming'
  | 'none'
  | 'notComing';

/** How many people are invited, and what they said */
export type SessionAnswers = {
  __typename?: 'SessionAnswers';
  coming: Scalars['Int']['output'];
  /** Each counted once, by however many ways they are invited */
  invited: Scalars['Int']['output'];
  notComing: Scalars['Int']['output'];
};

/** How long one person was there */
export type SessionAttendance = {
  __typename?: 'SessionAttendance';
  /** Counted once over devices, inside the time in which the session was live */
  attendedSeconds: Scalars['Float']['output'];
  /** How often it was corrected */
  corrections: Scalars['Int']['output'];
  /** What of it is credited here; the rest was credited by a lesson at the same time */
  creditedSeconds: Scalars['Float']['output'];
  displayName: Scalars['String']['output'];
  /** Null for who was never there */
  firstAt?: Maybe<Scalars['DateTime']['output']>;
  lastAt?: Maybe<Scalars['DateTime']['output']>;
  personId: Scalars['ID']['output'];
  /** Null for who only sat before another’s camera */
  role?: Maybe<SessionRole>;
  /** Sat before another’s camera */
  satBefore: Scalars['Boolean']['output'];
  schoolName: Scalars['String']['output'];
  /** The times themselves */
  stretches: Array<AttendanceStretch>;
};

/** A part of the attendance of a session */
export type SessionAttendanceConnection = {
  __typename?: 'SessionAttendanceConnection';
  edges: Array<SessionAttendanceEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type SessionAttendanceEdge = {
  __typename?: 'SessionAttendanceEdge';
  cursor: Scalars['String']['output'];
  node: SessionAttendance;
};

/** Why a research session is over */
export type SessionClosing =
  | 'host'
  | 'hostGone'
  | 'notHeld'
  | 'overrun';

/** What is in the way of a session at some time */
export type SessionConflicts = {
  __typename?: 'SessionConflicts';
  /** How many of the invited have another session then; 0 for who does not manage it */
  busyPeople: Scalars['Int']['output'];
  /** Of the viewer; those they declined are none */
  sessions: Array<ResearchSession>;
};

/** Slides of a session, made of one of its materials */
export type SessionDeck = {
  __typename?: 'SessionDeck';
  /** Why they could not be made */
  errorCode?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** The upload that they were made of */
  mediaId: Scalars['ID']['output'];
  /** Null until they are ready */
  pageCount?: Maybe<Scalars['Int']['output']>;
  /** In order; none until they are ready */
  pages: Array<DeckPage>;
  state: DeckState;
  title: Scalars['String']['output'];
};

/** That `enterSession` may answer something else than before */
export type SessionDoorNews = {
  __typename?: 'SessionDoorNews';
  sessionId: Scalars['ID']['output'];
};

/** What somebody gets at the door of a session */
export type SessionEntry = {
  __typename?: 'SessionEntry';
  /** Last sequence of the session’s events when this was answered */
  lastSequence: Scalars['Int']['output'];
  /** Of rtc */
  liveKit?: Maybe<ConferenceAccess>;
  /** The own place, of who was let in */
  me?: Maybe<SessionMember>;
  /** Of hls */
  playlistUrl?: Maybe<Scalars['String']['output']>;
  refusal?: Maybe<SessionEntryRefusal>;
  /** The clock of the house */
  serverTime: Scalars['DateTime']['output'];
  state: SessionEntryState;
  /** How to take part; null for who is not let in */
  transport?: Maybe<SessionTransport>;
};

/** Why somebody cannot come in now */
export type SessionEntryRefusal =
  | 'SESSION_DOOR_LOCKED'
  | 'SESSION_ENTRY_REFUSED'
  | 'SESSION_NOT_OPEN'
  | 'SESSION_OVER'
  | 'SESSION_SIGN_UP_FIRST';

/** Where somebody stands at the door */
export type SessionEntryState =
  | 'admitted'
  | 'refused'
  | 'waiting';

/** Something that happened in a session; what its kind does not carry is null */
export type SessionEvent = {
  __typename?: 'SessionEvent';
  at: Scalars['DateTime']['output'];
  /** Of chat.sent: what was handed round with it */
  file?: Maybe<ChatFile>;
  /** The guest who did it, or whom it is about */
  guestId?: Maybe<Scalars['ID']['output']>;
  /** Made by whoever reported it */
  id: Scalars['ID']['output'];
  /** Of ink.added */
  ink?: Maybe<InkStroke>;
  /** Of what is switched: a hand that is raised, a microphone that is held, a door that is locked */
  isOn?: Maybe<Scalars['Boolean']['output']>;
  /** What happened, as noun.happened: page.turned, ink.added, chat.sent, hand.raised … */
  kind: Scalars['String']['output'];
  /** Of chat.removed: the event that said it */
  lineId?: Maybe<Scalars['ID']['output']>;
  /** Of chat.sent: the upload that was handed round */
  mediaId?: Maybe<Scalars['ID']['output']>;
  /** Of what the room tells: whom it is about */
  memberId?: Maybe<Scalars['ID']['output']>;
  /** Page of slides (deck:<id>:<number>) or of the whiteboard (board:<id>) */
  pageKey?: Maybe<Scalars['String']['output']>;
  /** Who did it; null when the house did */
  personId?: Maybe<Scalars['ID']['output']>;
  /** Name of who did it; of chat.sent and moment.marked */
  personName?: Maybe<Scalars['String']['output']>;
  /** The poll with its counts as they are now */
  poll?: Maybe<Poll>;
  /** Of poll.opened, poll.voted, poll.closed */
  pollId?: Maybe<Scalars['ID']['output']>;
  /** Counts from 1 within the session, without gaps: who sees one has seen all before it */
  sequence: Scalars['Int']['output'];
  sessionId: Scalars['ID']['output'];
  /** Of ink.removed: the event that drew the stroke */
  strokeId?: Maybe<Scalars['ID']['output']>;
  /** Of chat.sent, board.added (title) and moment.marked (note) */
  text?: Maybe<Scalars['String']['output']>;
};

/** The event that it became */
export type SessionEventPayload = {
  __typename?: 'SessionEventPayload';
  event: SessionEvent;
};

/** Somebody without an account who came to a session by a link */
export type SessionGuest = {
  __typename?: 'SessionGuest';
  displayName: Scalars['String']['output'];
  /** When they first came to the door */
  enteredAt: Scalars['DateTime']['output'];
  /** Since when their hand is up */
  handRaisedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Has been given the microphone (上麦) */
  hasMicrophone: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** Was let in; false while they wait */
  isAdmitted: Scalars['Boolean']['output'];
  /** Was silenced, and has not spoken up themselves */
  isMutedByHost: Scalars['Boolean']['output'];
  /** Was refused or sent out */
  isRemoved: Scalars['Boolean']['output'];
  /** Where they say that they are from */
  schoolName: Scalars['String']['output'];
};

/** A guest of a session */
export type SessionGuestInput = {
  guestId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

export type SessionGuestPayload = {
  __typename?: 'SessionGuestPayload';
  guest: SessionGuest;
};

/** Which session */
export type SessionIdInput = {
  sessionId: Scalars['ID']['input'];
};

/** What becomes of the sound that one’s device kept of the own microphone */
export type SessionInsurance = {
  __typename?: 'SessionInsurance';
  advice: InsuranceAdvice;
  /** Something that one sent is still to be put into the replay */
  isBeingAdded: Scalars['Boolean']['output'];
  /** What is missing in the recording, in order; empty before it is over */
  missing: Array<MissingSound>;
};

/** Who can be invited, in the alliance of the viewer */
export type SessionInvitables = {
  __typename?: 'SessionInvitables';
  /** The first twelve by pinyin; nobody without words */
  people: Array<InvitablePerson>;
  /** By name */
  schools: Array<InvitableSchool>;
  /** The largest first */
  subjectGroups: Array<SubjectGroup>;
};

/** An invitation to a school, a subject group or one person */
export type SessionInvite = {
  __typename?: 'SessionInvite';
  id: Scalars['ID']['output'];
  personId?: Maybe<Scalars['ID']['output']>;
  personName?: Maybe<Scalars['String']['output']>;
  schoolId?: Maybe<Scalars['ID']['output']>;
  schoolName?: Maybe<Scalars['String']['output']>;
  scope: SessionInviteScope;
  /** Of a subject group; null there for all subjects */
  subject?: Maybe<Scalars['String']['output']>;
};

/** Whom to invite */
export type SessionInviteInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** The person */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** The school; of a subject group, to have it of one school only */
  schoolId?: InputMaybe<Scalars['ID']['input']>;
  scope: SessionInviteScope;
  /** Of a subject group; without one, who teaches any subject */
  subject?: InputMaybe<Scalars['String']['input']>;
};

/** Whom one invitation reaches */
export type SessionInviteScope =
  | 'person'
  | 'school'
  | 'subjectGroup';

/** What a research session is for */
export type SessionKind =
  | 'jointMeeting'
  | 'lecture'
  | 'lessonObservation'
  | 'lessonPreparation'
  | 'sameLesson';

/** A file that belongs to a session */
export type SessionMaterial = {
  __typename?: 'SessionMaterial';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  fileName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  mediaId: Scalars['ID']['output'];
  /** Signed address; null while the file is being looked at */
  url?: Maybe<Scalars['String']['output']>;
};

/** Somebody with a place in a session */
export type SessionMember = {
  __typename?: 'SessionMember';
  /** Name */
  displayName: Scalars['String']['output'];
  /** Since when their hand is up; null when it is not */
  handRaisedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Has taken the microphone (上麦) */
  hasMicrophone: Scalars['Boolean']['output'];
  /** Was silenced, and comes in silent until they speak up themselves */
  isMutedByHost: Scalars['Boolean']['output'];
  /** Was sent out, and is kept out */
  isRemoved: Scalars['Boolean']['output'];
  personId: Scalars['ID']['output'];
  role: SessionRole;
  /** School to which they belonged when they came */
  schoolId: Scalars['ID']['output'];
  /** Name of the school */
  schoolName: Scalars['String']['output'];
};

/** A part of the people in a session */
export type SessionMemberConnection = {
  __typename?: 'SessionMemberConnection';
  edges: Array<SessionMemberEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type SessionMemberEdge = {
  __typename?: 'SessionMemberEdge';
  cursor: Scalars['String']['output'];
  node: SessionMember;
};

/** A place that was changed */
export type SessionMemberPayload = {
  __typename?: 'SessionMemberPayload';
  member: SessionMember;
};

/** The minutes of a session; they are written over the socket at /minutes */
export type SessionMinutes = {
  __typename?: 'SessionMinutes';
  /** Whether the host lets listeners write, too */
  everybodyWrites: Scalars['Boolean']['output'];
  /** Whether the viewer writes; everybody who sees the session reads */
  mayWrite: Scalars['Boolean']['output'];
};

/** Where the timeline of a session stands */
export type SessionNews = {
  __typename?: 'SessionNews';
  /** What has just happened; null in the greeting, after which one asks for what one has missed */
  event?: Maybe<SessionEvent>;
  /** The sequence of its last event */
  lastSequence: Scalars['Int']['output'];
};

/** Somebody with a part in a session */
export type SessionPerson = {
  __typename?: 'SessionPerson';
  displayName: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
};

/** Somebody in a session */
export type SessionPersonInput = {
  personId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
};

/** What was recorded of a session */
export type SessionReplay = {
  __typename?: 'SessionReplay';
  /** HLS with the sound alone, for narrow lines */
  audioUrl: Scalars['String']['output'];
  /** Another one whenever something else plays: after a cut, or when a gap was filled */
  edition: Scalars['String']['output'];
  /** Until when the addresses hold; ask again before */
  expiresAt: Scalars['DateTime']['output'];
  /** What was filled afterwards, in order */
  fills: Array<ReplayFill>;
  /** What is missing, in order: breaks, faults and cuts */
  gaps: Array<ReplayGap>;
  /** How long it plays */
  seconds: Scalars['Float']['output'];
  sessionId: Scalars['ID']['output'];
  /** The time of day of its first moment, by which the timeline is in step */
  startsAt: Scalars['DateTime']['output'];
  /** HLS with picture and sound */
  url: Scalars['String']['output'];
};

/** What somebody does in a research session */
export type SessionRole =
  | 'coHost'
  | 'host'
  | 'liaison'
  | 'listener'
  | 'observer'
  | 'speaker';

/** How a room stands; its events tell what changes */
export type SessionRoom = {
  __typename?: 'SessionRoom';
  /** People without an account: for who leads everybody who is at the door or came in; for others who has the microphone */
  guests: Array<SessionGuest>;
  /** Whether guests write in the chat; they always read it */
  guestsMayWrite: Scalars['Boolean']['output'];
  isDoorLocked: Scalars['Boolean']['output'];
  /** Last sequence of the events that are in this */
  lastSequence: Scalars['Int']['output'];
  me: SessionMember;
  /** Everybody who was let in and not sent out */
  memberCount: Scalars['Int']['output'];
  /** Devices before which several people sit */
  onSite: Array<PeopleOnSite>;
  /** Who was sent out; empty for who does not lead */
  removed: Array<SessionMember>;
  sessionId: Scalars['ID']['output'];
  /** The same, when it is a guest */
  spotlightGuestId?: Maybe<Scalars['ID']['output']>;
  /** Whom everybody sees large, when the host chose somebody */
  spotlightPersonId?: Maybe<Scalars['ID']['output']>;
  /** Who has the microphone, a hand up, or another role than listener; 500 at most */
  stage: Array<SessionMember>;
  /** Who waits before the door and is there; empty for who does not lead */
  waiting: Array<LobbyRequest>;
};

/** A room that was changed */
export type SessionRoomPayload = {
  __typename?: 'SessionRoomPayload';
  isDoorLocked: Scalars['Boolean']['output'];
  sessionId: Scalars['ID']['output'];
  spotlightGuestId?: Maybe<Scalars['ID']['output']>;
  spotlightPersonId?: Maybe<Scalars['ID']['output']>;
};

/** Where a research session is in its life */
export type SessionState =
  | 'cancelled'
  | 'draft'
  | 'ended'
  | 'live'
  | 'lobbyOpen'
  | 'published'
  | 'publishing'
  | 'scheduled'
  | 'suspended';

/** Which sessions one looks for */
export type SessionTime =
  | 'past'
  | 'replays'
  | 'today'
  | 'upcoming';

/** What somebody is to do after a session */
export type SessionTodo = {
  __typename?: 'SessionTodo';
  /** Null while it is not done */
  doneAt?: Maybe<Scalars['DateTime']['output']>;
  /** A school day in Asia/Shanghai, YYYY-MM-DD */
  dueOn?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  ownerName?: Maybe<Scalars['String']['output']>;
  ownerPersonId?: Maybe<Scalars['ID']['output']>;
  text: Scalars['String']['output'];
};

/** How somebody takes part */
export type SessionTransport =
  | 'hls'
  | 'replay'
  | 'rtc';

/** Who writes the minutes */
export type SetMinutesWritersInput = {
  /** Listeners, too */
  everybodyWrites: Scalars['Boolean']['input'];
  sessionId: Scalars['ID']['input'];
};

/** What becomes of originals */
export type SetOriginalsInput = {
  /** With `drop`: so many days after all qualities were ready */
  days?: Scalars['Int']['input'];
  /** null for what the configuration says */
  originals?: InputMaybe<Originals>;
  schoolId: Scalars['ID']['input'];
};

/** Another day for what a sheet begins */
export type SetRosterImportDayInput = {
  /** First school day */
  effectiveOn: Scalars['Date']['input'];
  /** Which one */
  importId: Scalars['ID']['input'];
};

/** How much room a school gets */
export type SetSchoolQuotaInput = {
  /** Bytes; 0 for no limit, null for what the configuration says */
  quotaBytes?: InputMaybe<Scalars['Float']['input']>;
  schoolId: Scalars['ID']['input'];
};

/** What somebody becomes in a session */
export type SetSessionRoleInput = {
  personId: Scalars['ID']['input'];
  /** Nobody becomes the host, and only the host names co-hosts */
  role: SessionRole;
  sessionId: Scalars['ID']['input'];
};

/** In what a sheet is written */
export type SheetEncoding =
  | 'gb18030'
  | 'gbk'
  | 'utf8'
  | 'utf8Bom'
  | 'utf16'
  | 'xlsx';

/** What somebody types to sign in */
export type SignInInput = {
  /** Work, student or phone number */
  accountName: Scalars['String']['input'];
  /** Password, or the activation code before there is one */
  password: Scalars['String']['input'];
  /** School where the account lives */
  schoolId: Scalars['ID']['input'];
};

/** The end of a session */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** Always true: signing out without a session is no error */
  signedOut: Scalars['Boolean']['output'];
};

/** Whom everybody sees large */
export type SpotlightInput = {
  /** Somebody without an account, instead of a person */
  guestId?: InputMaybe<Scalars['ID']['input']>;
  /** Nobody when both are left out */
  personId?: InputMaybe<Scalars['ID']['input']>;
  sessionId: Scalars['ID']['input'];
};

/** Which schedule */
export type StopReportScheduleInput = {
  /** Which one */
  scheduleId: Scalars['ID']['input'];
};

/** How much room uploads take, in bytes */
export type StorageUse = {
  __typename?: 'StorageUse';
  /** How much of both lies in the bin */
  binBytes: Scalars['Float']['output'];
  /** How many uploads take room */
  files: Scalars['Int']['output'];
  /** What was made of them: qualities, sound, downloads */
  madeBytes: Scalars['Float']['output'];
  /** Files as they were uploaded; of one under way, all that it declared */
  originalBytes: Scalars['Float']['output'];
};

/** A chapter of the draft */
export type StudioChapter = {
  __typename?: 'StudioChapter';
  id: Scalars['ID']['output'];
  lessons: Array<StudioLesson>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

/** A course as those see it who make it: the draft */
export type StudioCourse = {
  __typename?: 'StudioCourse';
  category: CourseCategory;
  /** In order */
  chapters: Array<StudioChapter>;
  coverMediaId?: Maybe<Scalars['ID']['output']>;
  /** Address of the cover; null for the drawn one */
  coverUrl?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  /** Edits since the latest edition */
  draftChanges: Scalars['Int']['output'];
  /** 0 while it was never published */
  edition: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  lessonCount: Scalars['Int']['output'];
  /** Open schools that are paired today with the one that owns the course, by name */
  pairedSchools: Array<Organisation>;
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  removedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The newest first */
  runs: Array<StudioCourseRun>;
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  /** Room that its videos and files take, in the draft and in what learners read */
  storageUse: StorageUse;
  subject: Scalars['String']['output'];
  title: Scalars['String']['output'];
  trainerName: Scalars['String']['output'];
  /** Lessons whose video cannot be played: with them the course cannot be published */
  unreadyCount: Scalars['Int']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

/** A part of a list of courses */
export type StudioCourseConnection = {
  __typename?: 'StudioCourseConnection';
  edges: Array<StudioCourseEdge>;
  pageInfo: PageInfo;
  /** Of the whole list; costs a count when asked for */
  totalCount: Scalars['Int']['output'];
};

export type StudioCourseEdge = {
  __typename?: 'StudioCourseEdge';
  cursor: Scalars['String']['output'];
  node: StudioCourse;
};

/** The course after the change */
export type StudioCoursePayload = {
  __typename?: 'StudioCoursePayload';
  course: StudioCourse;
};

/** An offering of a course, for those who make it */
export type StudioCourseRun = {
  __typename?: 'StudioCourseRun';
  /** Since when nobody can enrol any more */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Short name for people, and for sheets of enrolments */
  code: Scalars['String']['output'];
  courseId: Scalars['ID']['output'];
  /** Last school day, inclusive */
  endsOn: Scalars['Date']['output'];
  enrolledCount: Scalars['Int']['output'];
  /** Of them, those who completed every lesson of the latest edition */
  finishedCount: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** To whom it is offered, by name */
  schools: Array<Organisation>;
  selfEnrolment: Scalars['Boolean']['output'];
  startsOn: Scalars['Date']['output'];
  term: Term;
  version: Scalars['Int']['output'];
  /** Of them, those who opened a lesson */
  watchedCount: Scalars['Int']['output'];
};

/** The offering after the change */
export type StudioCourseRunPayload = {
  __typename?: 'StudioCourseRunPayload';
  courseRun: StudioCourseRun;
};

/** A lesson of the draft */
export type StudioLesson = {
  __typename?: 'StudioLesson';
  /** Whether learners may take its video along, once it is published so */
  allowsDownload: Scalars['Boolean']['output'];
  /** Plain text with Markdown */
  body: Scalars['String']['output'];
  chapterId: Scalars['ID']['output'];
  /** In order */
  files: Array<Media>;
  /** Videos that it had before and can have again, the latest first */
  formerVideos: Array<FormerVideo>;
  id: Scalars['ID']['output'];
  /** Its video */
  media?: Maybe<Media>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
  /** What learners watch until the draft is published; null when it is the same video, or none */
  watchedVideo?: Maybe<Media>;
};

/** Which of the sessions one manages */
export type StudioSessionTime =
  | 'draft'
  | 'past'
  | 'upcoming';

/** Everybody who teaches a subject at a school of the alliance */
export type SubjectGroup = {
  __typename?: 'SubjectGroup';
  subject: Scalars['String']['output'];
  teachers: Scalars['Int']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Public. What happens in the session, for the guest who shows their pass; ends when they are sent out */
  guestNews: SessionNews;
  /** What changes in my inbox. The first answer comes at once, with the count: whoever has it misses nothing after it */
  noticeArrived: NoticeArrival;
  /** For who reads what was handed in: a greeting, then one piece of news each time that it may have changed */
  observationNews: ObservationNews;
  /** For who stands at the door: a greeting, then one piece of news each time that one should ask `enterSession` again, as when one was admitted or refused */
  sessionDoor: SessionDoorNews;
  /** What happens in a session, as it happens; begins with a greeting and ends when one is removed */
  sessionNews: SessionNews;
};


export type SubscriptionGuestNewsArgs = {
  pass: Scalars['String']['input'];
};


export type SubscriptionObservationNewsArgs = {
  sessionId: Scalars['ID']['input'];
};


export type SubscriptionSessionDoorArgs = {
  sessionId: Scalars['ID']['input'];
};


export type SubscriptionSessionNewsArgs = {
  sessionId: Scalars['ID']['input'];
};

/** A school term */
export type Term = {
  __typename?: 'Term';
  /** Year and season, such as 2020-spring */
  code: Scalars['String']['output'];
  /** Last school day, inclusive */
  endsOn: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  isCurrent: Scalars['Boolean']['output'];
  /** In the language of the request's Accept-Language */
  name: Scalars['String']['output'];
  startsOn: Scalars['Date']['output'];
};

/** Which page to show */
export type TurnPageInput = {
  /** Made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  /** deck:<id>:<number> or board:<id> */
  pageKey: Scalars['String']['input'];
  sessionId: Scalars['ID']['input'];
};

/** A new title for a chapter */
export type UpdateChapterInput = {
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
  /** The version that was read; CONFLICT when somebody else changed it since */
  version: Scalars['Int']['input'];
};

/** Changes of a class; what is missing stays */
export type UpdateClassGroupInput = {
  /** True closes it, false opens it again */
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Year in which its students entered the school */
  grade?: InputMaybe<Scalars['Int']['input']>;
  /** Which one */
  id: Scalars['ID']['input'];
  /** Name, at most 60 characters */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen */
  version: Scalars['Int']['input'];
};

/** Changes to a course; what is absent stays */
export type UpdateCourseInput = {
  category?: InputMaybe<CourseCategory>;
  coverMediaId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** Back to the drawn cover */
  removeCover?: InputMaybe<Scalars['Boolean']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version that was read; CONFLICT when somebody else changed it since */
  version: Scalars['Int']['input'];
};

/** Changes to an offering; what is absent stays */
export type UpdateCourseRunInput = {
  /** Ends it, or opens it again */
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  selfEnrolment?: InputMaybe<Scalars['Boolean']['input']>;
  startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** The version that was read */
  version: Scalars['Int']['input'];
};

/** Changes to a lesson; what is absent stays */
export type UpdateLessonInput = {
  /** Whether learners may take its video along */
  allowsDownload?: InputMaybe<Scalars['Boolean']['input']>;
  body?: InputMaybe<Scalars['String']['input']>;
  /** All files of the lesson, in order */
  fileMediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  id: Scalars['ID']['input'];
  mediaId?: InputMaybe<Scalars['ID']['input']>;
  removeVideo?: InputMaybe<Scalars['Boolean']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version that was read; CONFLICT when somebody else changed it since */
  version: Scalars['Int']['input'];
};

/** Changes of the own profile; what is missing stays */
export type UpdateMyProfileInput = {
  /** Name, at most 60 characters */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Language */
  locale?: InputMaybe<Locale>;
};

/** Changes of an organisation; what is missing stays */
export type UpdateOrganisationInput = {
  /** True closes it, false opens it again */
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which one */
  id: Scalars['ID']['input'];
  /** Full name, at most 120 characters */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Organisation above */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Side of the bridge */
  region?: InputMaybe<Region>;
  /** Short name, at most 40 characters */
  shortName?: InputMaybe<Scalars['String']['input']>;
  /** The version that was seen */
  version: Scalars['Int']['input'];
};

/** Changes of an account; what is missing stays */
export type UpdatePersonInput = {
  /** Work, student or phone number */
  accountName?: InputMaybe<Scalars['String']['input']>;
  /** True refuses signing in, false allows it again */
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name, at most 60 characters */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Who */
  id: Scalars['ID']['input'];
  /** Tries things out and is never counted */
  isTest?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was seen */
  version: Scalars['Int']['input'];
};

/** Changes to a session that is not live yet; what is absent stays */
export type UpdateResearchSessionInput = {
  allowsGuests?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who leads it beside the host: these and nobody else */
  coHostPersonIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  hasLobby?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  isRecorded?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<SessionKind>;
  recordingNotice?: InputMaybe<Scalars['String']['input']>;
  replayAudience?: InputMaybe<ReplayAudience>;
  signUpRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** Another time tells everybody */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The version that was read; CONFLICT when somebody else changed it since */
  version: Scalars['Int']['input'];
};

/** Who is signed in */
export type Viewer = {
  __typename?: 'Viewer';
  /** Work, student or phone number */
  accountName: Scalars['String']['output'];
  /** Name */
  displayName: Scalars['String']['output'];
  /** Id of the person */
  id: Scalars['ID']['output'];
  /** Chosen language; null to follow the browser */
  locale?: Maybe<Locale>;
  /** may enter the studio */
  mayUseStudio: Scalars['Boolean']['output'];
  /** What the viewer is today */
  memberships: Array<Membership>;
  /** Nothing else answers until the password was changed */
  mustChangePassword: Scalars['Boolean']['output'];
  /** Roles of today, each once */
  roles: Array<Role>;
  /** School where the account lives */
  schoolId: Scalars['ID']['output'];
  /** Name of the school where the account lives */
  schoolName: Scalars['String']['output'];
};

/** The viewer after the change */
export type ViewerPayload = {
  __typename?: 'ViewerPayload';
  /** The viewer after the change */
  viewer: Viewer;
};

/** A choice of a guest */
export type VoteAsGuestInput = {
  /** Counted from 0 */
  optionIndex: Scalars['Int']['input'];
  /** What the guest was given at the door */
  pass: Scalars['String']['input'];
  pollId: Scalars['ID']['input'];
};

/** A choice */
export type VoteInput = {
  /** Counted from 0 */
  optionIndex: Scalars['Int']['input'];
  pollId: Scalars['ID']['input'];
};

/** Whom to take out of a run */
export type WithdrawMemberInput = {
  enrolmentId: Scalars['ID']['input'];
};

/** Whose consent no longer holds */
export type WithdrawRecordingConsentInput = {
  personId: Scalars['ID']['input'];
};

/** Which invitation to take back */
export type WithdrawSessionInviteInput = {
  inviteId: Scalars['ID']['input'];
};
