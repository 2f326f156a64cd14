import { patientFetch } from '@yunqiao/ui';

/** Nothing that learners ask for keeps the api busy for so long: whoever hears nothing by then has no line. */
const longestSilence = 15_000;

/** How learners' pages ask, so that they ask again once their line is back. */
export const askPatiently = patientFetch(longestSilence);
