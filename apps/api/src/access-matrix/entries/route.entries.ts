import { newId, Role } from '@yunqiao/platform';
import { hosts, makers, type Aim, type Rows } from './entry.js';
import { observationRows } from './observation.entries.js';
import { attendanceRows, insuranceRows, knownSessionRows } from './room.entries.js';

type Methods = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the product's rules say of one route. */
export interface RouteEntry {
  readonly method: Methods;
  /** An address of the route that aims at these rows. */
  readonly url: (target: Rows) => string;
  readonly headers?: (target: Rows) => Record<string, string>;
  /** Answers a page of its own, in which nothing runs. */
  readonly isPage?: true;
  /** Everybody, whoever has a signature, or these roles and platform administrators. */
  readonly who: 'public' | 'signed' | readonly Role[];
  /** What each role gets for each target; 0 stands for anything that is no refusal. */
  readonly rows?: Partial<Record<Role, Partial<Record<Aim, number>>>>;
}

const uploaders = hosts;
const viewers = ['schoolAdministrator', 'allianceAdministrator'] as const;

const forged = (target: Rows) => `/v/9999999999/AAAAAAAAAAAAAAAAAAAAAA/${target.mediaId}/master.m3u8`;
const forgedDownload = (target: Rows) =>
  `/v/download/9999999999/AAAAAAAAAAAAAAAAAAAAAA/${target.mediaId}/video?name=${encodeURIComponent('课.mp4')}`;
const workbook = (target: Rows) =>
  `/exports/participation.xlsx?from=2020-03-01&to=2020-06-30&schoolIds=${target.schoolId}`;
const csv = (target: Rows) => workbook(target).replace('.xlsx', '.csv');
const reportFile = (kind: 'xlsx' | 'csv') => (target: Rows) =>
  `/exports/report.${kind}?id=${target.reportId}&edition=1`;
const ofCourses = (kind: 'xlsx' | 'csv') => (target: Rows) =>
  `/exports/course-participation.${kind}?termId=${target.termId}`;
const template = () => '/rosters/template.xlsx?kind=people';
const roster = (target: Rows) =>
  `/rosters/${newId()}?kind=people&organisationId=${target.schoolId}&fileName=${encodeURIComponent('名册.csv')}`;
const upload = (target: Rows) => `/uploads/${target.uploadId}`;

/** An upload goes on for its owner alone, not even for her administrators. */
const ownersOnly: RouteEntry['rows'] = {
  trainer: { own: 0, colleague: 404, sibling: 404, other: 404 },
  teacher: { own: 404, other: 404 },
  liaison: { own: 404, other: 404 },
  schoolAdministrator: { own: 404, colleague: 404, sibling: 404, other: 404 },
  allianceAdministrator: { own: 404, sibling: 404, other: 404 },
  platformAdministrator: { own: 404, sibling: 404, other: 404 },
};

/** Numbers of one school. */
const counted: RouteEntry['rows'] = {
  schoolAdministrator: { own: 0, sibling: 404, other: 404 },
  allianceAdministrator: { own: 0, sibling: 0, other: 404 },
  platformAdministrator: { own: 0, sibling: 0, other: 0 },
};

const everybody = Object.values(Role);
const calendar = (target: Rows) => `/sessions/${target.sessionId}/calendar.ics`;
const minutes = (target: Rows) => `/sessions/${target.sessionId}/minutes.docx`;
const minutesPdf = (target: Rows) => `/sessions/${target.sessionId}/minutes.pdf`;
const minutesPage = (target: Rows) => `/sessions/${target.sessionId}/minutes.html`;
const observation = (target: Rows) => `/sessions/${target.sessionId}/observation.xlsx`;
const observationPage = (target: Rows) => `/sessions/${target.sessionId}/observation.html`;
const attendance = (target: Rows) => `/sessions/${target.sessionId}/attendance.xlsx`;

const sound = (target: Rows) =>
  `/sessions/${target.sessionId}/insurance/${newId()}/0?startedAt=2020-04-15T02:00:00.000Z&durationMs=5000`;

const tus = { 'tus-resumable': '1.0.0' };
const creation = (target: Rows) => ({
  ...tus,
  'upload-length': '1000',
  'upload-metadata': `mediaId ${Buffer.from(target.uploadId).toString('base64')}`,
});
const bytes = () => ({ ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' });

/** Who may what of every HTTP route, `<method> <path>`. */
export const routeEntries: Readonly<Record<string, RouteEntry>> = {
  'POST /uploads': { method: 'POST', url: () => '/uploads', headers: creation, who: uploaders, rows: ownersOnly },
  'POST /uploads/:id': { method: 'POST', url: upload, headers: creation, who: uploaders, rows: ownersOnly },
  'HEAD /uploads/:id': { method: 'HEAD', url: upload, headers: () => tus, who: uploaders, rows: ownersOnly },
  'PATCH /uploads/:id': { method: 'PATCH', url: upload, headers: bytes, who: uploaders, rows: ownersOnly },
  'DELETE /uploads/:id': { method: 'DELETE', url: upload, headers: () => tus, who: uploaders, rows: ownersOnly },
  'HEAD /v/:expiry/:signature/:mediaId/*': { method: 'HEAD', url: forged, who: 'signed' },
  'GET /v/:expiry/:signature/:mediaId/*': { method: 'GET', url: forged, who: 'signed' },
  'HEAD /v/download/:expiry/:signature/:mediaId/:kind': { method: 'HEAD', url: forgedDownload, who: 'signed' },
  'GET /v/download/:expiry/:signature/:mediaId/:kind': { method: 'GET', url: forgedDownload, who: 'signed' },
  'HEAD /covers/:id': { method: 'HEAD', url: (target) => `/covers/${target.mediaId}`, who: 'public' },
  'GET /covers/:id': { method: 'GET', url: (target) => `/covers/${target.mediaId}`, who: 'public' },
  'HEAD /rosters/template.xlsx': { method: 'HEAD', url: template, who: viewers },
  'GET /rosters/template.xlsx': { method: 'GET', url: template, who: viewers },
  'POST /rosters/:id': {
    method: 'POST',
    url: roster,
    who: viewers,
    rows: {
      // Who may bring a sheet in hears that this one is empty.
      schoolAdministrator: { own: 400, sibling: 404, other: 404 },
      allianceAdministrator: { own: 400, sibling: 400, other: 404 },
      platformAdministrator: { own: 400, sibling: 400, other: 400 },
    },
  },
  'HEAD /exports/course-participation.xlsx': { method: 'HEAD', url: ofCourses('xlsx'), who: makers },
  'GET /exports/course-participation.xlsx': { method: 'GET', url: ofCourses('xlsx'), who: makers },
  'HEAD /exports/course-participation.csv': { method: 'HEAD', url: ofCourses('csv'), who: makers },
  'GET /exports/course-participation.csv': { method: 'GET', url: ofCourses('csv'), who: makers },
  'HEAD /exports/participation.xlsx': { method: 'HEAD', url: workbook, who: viewers },
  'GET /exports/participation.xlsx': { method: 'GET', url: workbook, who: viewers, rows: counted },
  'HEAD /exports/participation.csv': { method: 'HEAD', url: csv, who: viewers },
  'GET /exports/participation.csv': { method: 'GET', url: csv, who: viewers, rows: counted },
  'HEAD /exports/report.xlsx': { method: 'HEAD', url: reportFile('xlsx'), who: viewers },
  'GET /exports/report.xlsx': { method: 'GET', url: reportFile('xlsx'), who: viewers, rows: counted },
  'HEAD /exports/report.csv': { method: 'HEAD', url: reportFile('csv'), who: viewers },
  'GET /exports/report.csv': { method: 'GET', url: reportFile('csv'), who: viewers, rows: counted },
  'HEAD /sessions/:id/attendance.xlsx': { method: 'HEAD', url: attendance, who: everybody, rows: attendanceRows },
  'GET /sessions/:id/attendance.xlsx': { method: 'GET', url: attendance, who: everybody, rows: attendanceRows },
  'HEAD /sessions/:id/calendar.ics': { method: 'HEAD', url: calendar, who: everybody, rows: knownSessionRows },
  'GET /sessions/:id/calendar.ics': { method: 'GET', url: calendar, who: everybody, rows: knownSessionRows },
  'HEAD /sessions/:id/minutes.docx': { method: 'HEAD', url: minutes, who: everybody, rows: knownSessionRows },
  'GET /sessions/:id/minutes.docx': { method: 'GET', url: minutes, who: everybody, rows: knownSessionRows },
  'HEAD /sessions/:id/minutes.pdf': { method: 'HEAD', url: minutesPdf, who: everybody, rows: knownSessionRows },
  'GET /sessions/:id/minutes.pdf': { method: 'GET', url: minutesPdf, who: everybody, rows: knownSessionRows },
  'HEAD /sessions/:id/minutes.html': {
    method: 'HEAD',
    url: minutesPage,
    isPage: true,
    who: everybody,
    rows: knownSessionRows,
  },
  'GET /sessions/:id/minutes.html': {
    method: 'GET',
    url: minutesPage,
    isPage: true,
    who: everybody,
    rows: knownSessionRows,
  },
  'HEAD /sessions/:id/observation.xlsx': { method: 'HEAD', url: observation, who: everybody, rows: observationRows },
  'GET /sessions/:id/observation.xlsx': { method: 'GET', url: observation, who: everybody, rows: observationRows },
  'HEAD /sessions/:id/observation.html': {
    method: 'HEAD',
    url: observationPage,
    isPage: true,
    who: everybody,
    rows: observationRows,
  },
  'GET /sessions/:id/observation.html': {
    method: 'GET',
    url: observationPage,
    isPage: true,
    who: everybody,
    rows: observationRows,
  },
  'PUT /sessions/:id/insurance/:runId/:number': {
    method: 'PUT',
    url: sound,
    headers: () => ({ 'content-type': 'application/sound+octet-stream' }),
    who: everybody,
    rows: insuranceRows,
  },
  // Nobody brings a token here; what one is worth is tested in the room.
  'GET /rtc/validate': { method: 'GET', url: () => '/rtc/validate', who: everybody },
  'GET /rtc/v1/validate': { method: 'GET', url: () => '/rtc/v1/validate', who: everybody },
  'POST /livekit/webhook': {
    method: 'POST',
    url: () => '/livekit/webhook',
    headers: () => ({ 'content-type': 'application/webhook+json', authorization: 'a.b.c' }),
    who: 'signed',
  },
  'GET /operator/queues/*': { method: 'GET', url: () => '/operator/queues/api/queues', who: [] },
  'GET /metrics': {
    method: 'GET',
    url: () => '/metrics',
    headers: () => ({ 'x-forwarded-for': '203.0.113.9' }),
    who: 'signed',
  },
  'GET /health/live': { method: 'GET', url: () => '/health/live', who: 'public' },
  'GET /health/ready': { method: 'GET', url: () => '/health/ready', who: 'public' },
  'GET /*': { method: 'GET', url: () => '/', who: 'public' },
};
