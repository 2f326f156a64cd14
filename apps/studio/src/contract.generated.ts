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

export type AddChapterInput = {
  courseId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

export type AddLessonInput = {
  body?: Scalars['String']['input'];
  chapterId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  mediaId?: InputMaybe<Scalars['ID']['input']>;
  title: Scalars['String']['input'];
};

export type AddMembershipInput = {
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
  organisationId: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
  role: Role;
  subject?: InputMaybe<Scalars['String']['input']>;
  validFrom: Scalars['Date']['input'];
};

export type Attachment = {
  __typename?: 'Attachment';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  fileName: Scalars['String']['output'];
  mediaId: Scalars['ID']['output'];
  /** signed address */
  url: Scalars['String']['output'];
};

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

export type CategoryCount = {
  __typename?: 'CategoryCount';
  category: CourseCategory;
  count: Scalars['Int']['output'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

export type Chapter = {
  __typename?: 'Chapter';
  id: Scalars['ID']['output'];
  lessons: Array<LessonSummary>;
  title: Scalars['String']['output'];
};

export type ChapterIdInput = {
  chapterId: Scalars['ID']['input'];
};

export type ClassGroup = {
  __typename?: 'ClassGroup';
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  grade: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  schoolId: Scalars['ID']['output'];
  /** students whose membership holds today */
  studentCount: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};

export type ClassGroupConnection = {
  __typename?: 'ClassGroupConnection';
  edges: Array<ClassGroupEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ClassGroupEdge = {
  __typename?: 'ClassGroupEdge';
  cursor: Scalars['String']['output'];
  node: ClassGroup;
};

export type ClassGroupPayload = {
  __typename?: 'ClassGroupPayload';
  classGroup: ClassGroup;
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

/** The course as learners see it: the latest edition */
export type Course = {
  __typename?: 'Course';
  category: CourseCategory;
  coverUrl?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  durationSeconds: Scalars['Float']['output'];
  id: Scalars['ID']['output'];
  lessonCount: Scalars['Int']['output'];
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  title: Scalars['String']['output'];
  trainerName: Scalars['String']['output'];
};

export type CourseCategory =
  | 'publicFoundation'
  | 'publicGood'
  | 'specialised'
  | 'teacherDevelopment';

export type CourseIdInput = {
  courseId: Scalars['ID']['input'];
};

export type CourseRun = {
  __typename?: 'CourseRun';
  chapters: Array<Chapter>;
  course: Course;
  endsOn: Scalars['Date']['output'];
  enrolledCount: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  isOpen: Scalars['Boolean']['output'];
  /** of the viewer, null when not enrolled */
  myEnrolment?: Maybe<Enrolment>;
  selfEnrolment: Scalars['Boolean']['output'];
  startsOn: Scalars['Date']['output'];
  term: Term;
};

export type CourseRunConnection = {
  __typename?: 'CourseRunConnection';
  edges: Array<CourseRunEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CourseRunEdge = {
  __typename?: 'CourseRunEdge';
  cursor: Scalars['String']['output'];
  node: CourseRun;
};

export type CreateClassGroupInput = {
  grade: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  schoolId: Scalars['ID']['input'];
};

export type CreateCourseInput = {
  category: CourseCategory;
  coverMediaId?: InputMaybe<Scalars['ID']['input']>;
  description?: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  subject: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type CreateCourseRunInput = {
  courseId: Scalars['ID']['input'];
  endsOn: Scalars['Date']['input'];
  id: Scalars['ID']['input'];
  schoolIds: Array<Scalars['ID']['input']>;
  selfEnrolment: Scalars['Boolean']['input'];
  startsOn: Scalars['Date']['input'];
  termId: Scalars['ID']['input'];
};

export type CreateOrganisationInput = {
  id: Scalars['ID']['input'];
  kind: OrganisationKind;
  name: Scalars['String']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  region?: InputMaybe<Region>;
  shortName: Scalars['String']['input'];
};

export type CreatePairingInput = {
  givingSchoolId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  receivingSchoolId: Scalars['ID']['input'];
  validFrom: Scalars['Date']['input'];
};

export type CreatePersonInput = {
  accountName: Scalars['String']['input'];
  classGroupId?: InputMaybe<Scalars['ID']['input']>;
  displayName: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  isTest?: InputMaybe<Scalars['Boolean']['input']>;
  role: Role;
  schoolId: Scalars['ID']['input'];
  subject?: InputMaybe<Scalars['String']['input']>;
  validFrom: Scalars['Date']['input'];
};

export type EndMembershipInput = {
  lastDay: Scalars['Date']['input'];
  membershipId: Scalars['ID']['input'];
};

export type EndPairingInput = {
  lastDay: Scalars['Date']['input'];
  pairingId: Scalars['ID']['input'];
};

export type EnrolClassGroupsInput = {
  classGroupIds: Array<Scalars['ID']['input']>;
  courseRunId: Scalars['ID']['input'];
};

export type EnrolClassGroupsPayload = {
  __typename?: 'EnrolClassGroupsPayload';
  alreadyEnrolled: Scalars['Int']['output'];
  courseRun: StudioCourseRun;
  enrolled: Scalars['Int']['output'];
};

export type EnrolInput = {
  courseRunId: Scalars['ID']['input'];
};

export type EnrolPayload = {
  __typename?: 'EnrolPayload';
  courseRun: CourseRun;
};

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

export type EnrolmentConnection = {
  __typename?: 'EnrolmentConnection';
  edges: Array<EnrolmentEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type EnrolmentEdge = {
  __typename?: 'EnrolmentEdge';
  cursor: Scalars['String']['output'];
  node: Enrolment;
};

export type LearningEventInput = {
  courseRunId: Scalars['ID']['input'];
  fromSecond?: InputMaybe<Scalars['Float']['input']>;
  /** UUID made by the client; the same id twice is the same as once */
  id: Scalars['ID']['input'];
  kind: LearningEventKind;
  lessonId: Scalars['ID']['input'];
  occurredAt: Scalars['DateTime']['input'];
  positionSecond?: InputMaybe<Scalars['Float']['input']>;
  rate?: InputMaybe<Scalars['Float']['input']>;
  toSecond?: InputMaybe<Scalars['Float']['input']>;
  /** wall-clock seconds that this event covers, ending at occurredAt */
  wallSeconds: Scalars['Float']['input'];
};

export type LearningEventKind =
  | 'opened'
  | 'played';

export type Lesson = {
  __typename?: 'Lesson';
  body: Scalars['String']['output'];
  chapterTitle: Scalars['String']['output'];
  courseRun: CourseRun;
  courseRunId: Scalars['ID']['output'];
  files: Array<Attachment>;
  id: Scalars['ID']['output'];
  nextLessonId?: Maybe<Scalars['ID']['output']>;
  number: Scalars['Int']['output'];
  playback?: Maybe<Playback>;
  previousLessonId?: Maybe<Scalars['ID']['output']>;
  progress?: Maybe<LessonProgress>;
  title: Scalars['String']['output'];
};

export type LessonIdInput = {
  lessonId: Scalars['ID']['input'];
};

export type LessonProgress = {
  __typename?: 'LessonProgress';
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  distinctSeconds: Scalars['Int']['output'];
  durationSeconds: Scalars['Int']['output'];
  lessonId: Scalars['ID']['output'];
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  positionSeconds: Scalars['Float']['output'];
  /** 0 to 1 */
  ratio: Scalars['Float']['output'];
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type LessonProgressPayload = {
  __typename?: 'LessonProgressPayload';
  progress: LessonProgress;
};

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

export type Locale =
  | 'en'
  | 'zhCN';

export type MarkLessonReadInput = {
  courseRunId: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};

export type Media = {
  __typename?: 'Media';
  bytes: Scalars['Float']['output'];
  contentType: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  errorCode?: Maybe<Scalars['String']['output']>;
  fileName: Scalars['String']['output'];
  height?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  kind: MediaKind;
  ownerName: Scalars['String']['output'];
  playableAt?: Maybe<Scalars['DateTime']['output']>;
  /** 0 to 1 over all remaining steps */
  progress: Scalars['Float']['output'];
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  renditions: Array<MediaRendition>;
  state: MediaState;
  /** bytes the server has */
  uploadedBytes: Scalars['Float']['output'];
  /** where it is used */
  usedIn: Array<MediaUse>;
  version: Scalars['Int']['output'];
  width?: Maybe<Scalars['Int']['output']>;
};

export type MediaConnection = {
  __typename?: 'MediaConnection';
  edges: Array<MediaEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
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
  /** source, 720p, 480p, 360p or audio */
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

export type MediaUse = {
  __typename?: 'MediaUse';
  courseId: Scalars['ID']['output'];
  courseTitle: Scalars['String']['output'];
  lessonId?: Maybe<Scalars['ID']['output']>;
  lessonTitle?: Maybe<Scalars['String']['output']>;
};

export type Membership = {
  __typename?: 'Membership';
  classGroup?: Maybe<ClassGroup>;
  id: Scalars['ID']['output'];
  organisation: Organisation;
  role: Role;
  subject?: Maybe<Scalars['String']['output']>;
  validFrom: Scalars['Date']['output'];
  validTo?: Maybe<Scalars['Date']['output']>;
  version: Scalars['Int']['output'];
};

export type MembershipPayload = {
  __typename?: 'MembershipPayload';
  membership: Membership;
  person: Person;
};

export type MoveChapterInput = {
  chapterId: Scalars['ID']['input'];
  /** 0-based place among the course's chapters */
  toIndex: Scalars['Int']['input'];
};

export type MoveLessonInput = {
  lessonId: Scalars['ID']['input'];
  toChapterId: Scalars['ID']['input'];
  toIndex: Scalars['Int']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  addChapter: StudioCoursePayload;
  addLesson: StudioCoursePayload;
  addMembership: MembershipPayload;
  beginUpload: BeginUploadPayload;
  changePassword: ViewerPayload;
  createClassGroup: ClassGroupPayload;
  createCourse: StudioCoursePayload;
  createCourseRun: StudioCourseRunPayload;
  createOrganisation: OrganisationPayload;
  createPairing: PairingPayload;
  createPerson: PersonPayload;
  endMembership: MembershipPayload;
  endPairing: PairingPayload;
  enrol: EnrolPayload;
  enrolClassGroups: EnrolClassGroupsPayload;
  markLessonRead: LessonProgressPayload;
  moveChapter: StudioCoursePayload;
  moveLesson: StudioCoursePayload;
  publishCourse: StudioCoursePayload;
  recordLearning: RecordLearningPayload;
  removeChapter: StudioCoursePayload;
  removeCourse: StudioCoursePayload;
  removeLesson: StudioCoursePayload;
  removeMedia: MediaPayload;
  resetPassword: PersonPayload;
  restoreChapter: StudioCoursePayload;
  restoreCourse: StudioCoursePayload;
  restoreLesson: StudioCoursePayload;
  restoreMedia: MediaPayload;
  retryMedia: MediaPayload;
  signIn: ViewerPayload;
  signOut: SignOutPayload;
  signOutEverywhere: SignOutPayload;
  updateChapter: StudioCoursePayload;
  updateClassGroup: ClassGroupPayload;
  updateCourse: StudioCoursePayload;
  updateCourseRun: StudioCourseRunPayload;
  updateLesson: StudioCoursePayload;
  updateMyProfile: ViewerPayload;
  updateOrganisation: OrganisationPayload;
  updatePerson: PersonPayload;
  /** Takes back one's own enrolment by oneself; progress is kept and is there again after enrolling anew */
  withdraw: EnrolPayload;
  withdrawMember: StudioCourseRunPayload;
};


export type MutationAddChapterArgs = {
  input: AddChapterInput;
};


export type MutationAddLessonArgs = {
  input: AddLessonInput;
};


export type MutationAddMembershipArgs = {
  input: AddMembershipInput;
};


export type MutationBeginUploadArgs = {
  input: BeginUploadInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
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


export type MutationEndMembershipArgs = {
  input: EndMembershipInput;
};


export type MutationEndPairingArgs = {
  input: EndPairingInput;
};


export type MutationEnrolArgs = {
  input: EnrolInput;
};


export type MutationEnrolClassGroupsArgs = {
  input: EnrolClassGroupsInput;
};


export type MutationMarkLessonReadArgs = {
  input: MarkLessonReadInput;
};


export type MutationMoveChapterArgs = {
  input: MoveChapterInput;
};


export type MutationMoveLessonArgs = {
  input: MoveLessonInput;
};


export type MutationPublishCourseArgs = {
  input: CourseIdInput;
};


export type MutationRecordLearningArgs = {
  input: RecordLearningInput;
};


export type MutationRemoveChapterArgs = {
  input: ChapterIdInput;
};


export type MutationRemoveCourseArgs = {
  input: CourseIdInput;
};


export type MutationRemoveLessonArgs = {
  input: LessonIdInput;
};


export type MutationRemoveMediaArgs = {
  input: MediaIdInput;
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


export type MutationRetryMediaArgs = {
  input: MediaIdInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
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


export type MutationWithdrawArgs = {
  input: EnrolInput;
};


export type MutationWithdrawMemberArgs = {
  input: WithdrawMemberInput;
};

export type Organisation = {
  __typename?: 'Organisation';
  classGroupCount: Scalars['Int']['output'];
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: OrganisationKind;
  /** people with a membership that holds today */
  memberCount: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  pairings: Array<Pairing>;
  parentId?: Maybe<Scalars['ID']['output']>;
  region?: Maybe<Region>;
  shortName: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type OrganisationConnection = {
  __typename?: 'OrganisationConnection';
  edges: Array<OrganisationEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrganisationEdge = {
  __typename?: 'OrganisationEdge';
  cursor: Scalars['String']['output'];
  node: Organisation;
};

export type OrganisationKind =
  | 'alliance'
  | 'region'
  | 'school';

export type OrganisationPayload = {
  __typename?: 'OrganisationPayload';
  organisation: Organisation;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

export type Pairing = {
  __typename?: 'Pairing';
  givingSchool: Organisation;
  id: Scalars['ID']['output'];
  receivingSchool: Organisation;
  validFrom: Scalars['Date']['output'];
  validTo?: Maybe<Scalars['Date']['output']>;
};

export type PairingPayload = {
  __typename?: 'PairingPayload';
  pairing: Pairing;
};

export type ParticipationBoard = {
  __typename?: 'ParticipationBoard';
  courseCount: Scalars['Int']['output'];
  courseCountByCategory: Array<CategoryCount>;
  dataAsOf: Scalars['DateTime']['output'];
  definitionVersion: Scalars['Int']['output'];
  everyone: ParticipationCounts;
  from: Scalars['Date']['output'];
  rows: Array<ParticipationRow>;
  schoolCount: Scalars['Int']['output'];
  students: ParticipationCounts;
  teachers: ParticipationCounts;
  to: Scalars['Date']['output'];
  weeks: Array<ParticipationWeek>;
};


export type ParticipationBoardRowsArgs = {
  group: ParticipationGroup;
};

export type ParticipationCounts = {
  __typename?: 'ParticipationCounts';
  coverage: Scalars['Int']['output'];
  /** credited wall-clock seconds */
  creditedSeconds: Scalars['Float']['output'];
  participants: Scalars['Int']['output'];
  participations: Scalars['Int']['output'];
  visits: Scalars['Int']['output'];
};

export type ParticipationEvent = {
  __typename?: 'ParticipationEvent';
  courseTitle: Scalars['String']['output'];
  creditedSeconds: Scalars['Float']['output'];
  fromSecond?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  lessonTitle: Scalars['String']['output'];
  occurredAt: Scalars['DateTime']['output'];
  receivedAt: Scalars['DateTime']['output'];
  schoolName: Scalars['String']['output'];
  source: Scalars['String']['output'];
  toSecond?: Maybe<Scalars['Int']['output']>;
};

export type ParticipationEventConnection = {
  __typename?: 'ParticipationEventConnection';
  edges: Array<ParticipationEventEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ParticipationEventEdge = {
  __typename?: 'ParticipationEventEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationEvent;
};

export type ParticipationFilterInput = {
  audience?: Audience;
  categories?: InputMaybe<Array<CourseCategory>>;
  courseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to: Scalars['Date']['input'];
};

export type ParticipationGroup =
  | 'category'
  | 'course'
  | 'school';

export type ParticipationPerson = {
  __typename?: 'ParticipationPerson';
  accountName: Scalars['String']['output'];
  classGroupName?: Maybe<Scalars['String']['output']>;
  creditedSeconds: Scalars['Float']['output'];
  displayName: Scalars['String']['output'];
  firstAt: Scalars['DateTime']['output'];
  lastAt: Scalars['DateTime']['output'];
  participations: Scalars['Int']['output'];
  personId: Scalars['ID']['output'];
  role: Role;
  schoolName: Scalars['String']['output'];
  visits: Scalars['Int']['output'];
};

export type ParticipationPersonConnection = {
  __typename?: 'ParticipationPersonConnection';
  edges: Array<ParticipationPersonEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ParticipationPersonEdge = {
  __typename?: 'ParticipationPersonEdge';
  cursor: Scalars['String']['output'];
  node: ParticipationPerson;
};

export type ParticipationRow = {
  __typename?: 'ParticipationRow';
  category?: Maybe<CourseCategory>;
  everyone: ParticipationCounts;
  /** school id, course id or category */
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  students: ParticipationCounts;
  teachers: ParticipationCounts;
};

export type ParticipationWeek = {
  __typename?: 'ParticipationWeek';
  startsOn: Scalars['Date']['output'];
  students: Scalars['Int']['output'];
  teachers: Scalars['Int']['output'];
};

export type Person = {
  __typename?: 'Person';
  accountName: Scalars['String']['output'];
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  displayName: Scalars['String']['output'];
  hasPassword: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  isTest: Scalars['Boolean']['output'];
  memberships: Array<Membership>;
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};


export type PersonMembershipsArgs = {
  includeEnded?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PersonConnection = {
  __typename?: 'PersonConnection';
  edges: Array<PersonEdge>;
  pageInfo: PageInfo;
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
  activationCode?: Maybe<Scalars['String']['output']>;
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

export type Query = {
  __typename?: 'Query';
  /** Runs on offer to the viewer's schools */
  catalogue: CourseRunConnection;
  catalogueSubjects: Array<Scalars['String']['output']>;
  classGroups: ClassGroupConnection;
  continueLearning: Array<ContinueItem>;
  courseRun: CourseRun;
  lesson: Lesson;
  media: Media;
  mediaList: MediaConnection;
  myEnrolments: EnrolmentConnection;
  organisation: Organisation;
  organisations: OrganisationConnection;
  participationBoard: ParticipationBoard;
  participationEvents: ParticipationEventConnection;
  participationPeople: ParticipationPersonConnection;
  people: PersonConnection;
  person: Person;
  /** A fresh signed address for a running player */
  playback?: Maybe<Playback>;
  /** The draft as a learner would see it; never counted */
  previewLesson: Lesson;
  runMembers: RunMemberConnection;
  /** Public. Schools whose name, pinyin or initials match; for signing in */
  schoolOptions: Array<SchoolOption>;
  /** Schools to which the viewer may offer a run */
  schoolsForOffer: Array<Organisation>;
  studioCourse: StudioCourse;
  studioCourseRun: StudioCourseRun;
  studioCourses: StudioCourseConnection;
  terms: Array<Term>;
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
  schoolId: Scalars['ID']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryContinueLearningArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCourseRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLessonArgs = {
  courseRunId: Scalars['ID']['input'];
  lessonId: Scalars['ID']['input'];
};


export type QueryMediaArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMediaListArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<MediaKind>;
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<MediaState>;
};


export type QueryMyEnrolmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrganisationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeClosed?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<OrganisationKind>;
  region?: InputMaybe<Region>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryParticipationBoardArgs = {
  filter: ParticipationFilterInput;
};


export type QueryParticipationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  personId: Scalars['ID']['input'];
};


export type QueryParticipationPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ParticipationFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  lessonId: Scalars['ID']['input'];
};


export type QueryPreviewLessonArgs = {
  lessonId: Scalars['ID']['input'];
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


export type QuerySchoolsForOfferArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
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

export type RecordLearningInput = {
  deviceId: Scalars['ID']['input'];
  events: Array<LearningEventInput>;
  /** The device's clock when the batch leaves; corrects a device whose clock is wrong */
  sentAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type RecordLearningPayload = {
  __typename?: 'RecordLearningPayload';
  accepted: Array<Scalars['ID']['output']>;
  progress: Array<LessonProgress>;
  rejected: Array<RejectedEvent>;
};

export type Region =
  | 'shanghai'
  | 'zunyi';

export type RejectedEvent = {
  __typename?: 'RejectedEvent';
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

export type RenditionState =
  | 'failed'
  | 'ready'
  | 'running'
  | 'waiting';

export type ResetPasswordInput = {
  personId: Scalars['ID']['input'];
};

export type Role =
  | 'allianceAdministrator'
  | 'liaison'
  | 'platformAdministrator'
  | 'schoolAdministrator'
  | 'student'
  | 'teacher'
  | 'trainer';

/** One enrolled person in a run, for those who teach or administer it */
export type RunMember = {
  __typename?: 'RunMember';
  accountName: Scalars['String']['output'];
  classGroupName?: Maybe<Scalars['String']['output']>;
  completedLessons: Scalars['Int']['output'];
  creditedSeconds: Scalars['Int']['output'];
  displayName: Scalars['String']['output'];
  enrolledAt: Scalars['DateTime']['output'];
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  lastActivityAt?: Maybe<Scalars['DateTime']['output']>;
  lessonCount: Scalars['Int']['output'];
  personId: Scalars['ID']['output'];
  role: Role;
  schoolName: Scalars['String']['output'];
  startedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type RunMemberConnection = {
  __typename?: 'RunMemberConnection';
  edges: Array<RunMemberEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type RunMemberEdge = {
  __typename?: 'RunMemberEdge';
  cursor: Scalars['String']['output'];
  node: RunMember;
};

export type RunMemberState =
  | 'enrolled'
  | 'finished'
  | 'watched';

/** What the sign-in screen may know of a school before anyone signed in */
export type SchoolOption = {
  __typename?: 'SchoolOption';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  region?: Maybe<Region>;
};

export type SignInInput = {
  accountName: Scalars['String']['input'];
  password: Scalars['String']['input'];
  schoolId: Scalars['ID']['input'];
};

export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  signedOut: Scalars['Boolean']['output'];
};

export type StudioChapter = {
  __typename?: 'StudioChapter';
  id: Scalars['ID']['output'];
  lessons: Array<StudioLesson>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type StudioCourse = {
  __typename?: 'StudioCourse';
  category: CourseCategory;
  chapters: Array<StudioChapter>;
  coverMediaId?: Maybe<Scalars['ID']['output']>;
  coverUrl?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  draftChanges: Scalars['Int']['output'];
  edition: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  lessonCount: Scalars['Int']['output'];
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  removedAt?: Maybe<Scalars['DateTime']['output']>;
  runs: Array<StudioCourseRun>;
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  title: Scalars['String']['output'];
  trainerName: Scalars['String']['output'];
  /** lessons whose video is not ready yet */
  unreadyCount: Scalars['Int']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type StudioCourseConnection = {
  __typename?: 'StudioCourseConnection';
  edges: Array<StudioCourseEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type StudioCourseEdge = {
  __typename?: 'StudioCourseEdge';
  cursor: Scalars['String']['output'];
  node: StudioCourse;
};

export type StudioCoursePayload = {
  __typename?: 'StudioCoursePayload';
  course: StudioCourse;
};

export type StudioCourseRun = {
  __typename?: 'StudioCourseRun';
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  courseId: Scalars['ID']['output'];
  endsOn: Scalars['Date']['output'];
  enrolledCount: Scalars['Int']['output'];
  finishedCount: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  schools: Array<Organisation>;
  selfEnrolment: Scalars['Boolean']['output'];
  startsOn: Scalars['Date']['output'];
  term: Term;
  version: Scalars['Int']['output'];
  watchedCount: Scalars['Int']['output'];
};

export type StudioCourseRunPayload = {
  __typename?: 'StudioCourseRunPayload';
  courseRun: StudioCourseRun;
};

export type StudioLesson = {
  __typename?: 'StudioLesson';
  body: Scalars['String']['output'];
  chapterId: Scalars['ID']['output'];
  files: Array<Media>;
  id: Scalars['ID']['output'];
  media?: Maybe<Media>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type Term = {
  __typename?: 'Term';
  code: Scalars['String']['output'];
  endsOn: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  isCurrent: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  startsOn: Scalars['Date']['output'];
};

export type UpdateChapterInput = {
  id: Scalars['ID']['input'];
  title: Scalars['String']['input'];
  version: Scalars['Int']['input'];
};

export type UpdateClassGroupInput = {
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  grade?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdateCourseInput = {
  category?: InputMaybe<CourseCategory>;
  coverMediaId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  removeCover?: InputMaybe<Scalars['Boolean']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdateCourseRunInput = {
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  schoolIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  selfEnrolment?: InputMaybe<Scalars['Boolean']['input']>;
  startsOn?: InputMaybe<Scalars['Date']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdateLessonInput = {
  body?: InputMaybe<Scalars['String']['input']>;
  fileMediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  id: Scalars['ID']['input'];
  mediaId?: InputMaybe<Scalars['ID']['input']>;
  removeVideo?: InputMaybe<Scalars['Boolean']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdateMyProfileInput = {
  displayName?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Locale>;
};

export type UpdateOrganisationInput = {
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  region?: InputMaybe<Region>;
  shortName?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdatePersonInput = {
  accountName?: InputMaybe<Scalars['String']['input']>;
  disabled?: InputMaybe<Scalars['Boolean']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  isTest?: InputMaybe<Scalars['Boolean']['input']>;
  version: Scalars['Int']['input'];
};

/** Who is signed in */
export type Viewer = {
  __typename?: 'Viewer';
  accountName: Scalars['String']['output'];
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  locale?: Maybe<Locale>;
  /** may enter the studio */
  mayUseStudio: Scalars['Boolean']['output'];
  memberships: Array<Membership>;
  mustChangePassword: Scalars['Boolean']['output'];
  roles: Array<Role>;
  schoolId: Scalars['ID']['output'];
  schoolName: Scalars['String']['output'];
};

export type ViewerPayload = {
  __typename?: 'ViewerPayload';
  viewer: Viewer;
};

export type WithdrawMemberInput = {
  enrolmentId: Scalars['ID']['input'];
};
