import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { text } from 'node:stream/consumers';

/** What came back for a question. */
export interface PostedAnswer {
  readonly isGood: boolean;
  readonly body: string;
}

/**
 * Posts a question and waits for its answer, if need be for as long as it takes: `fetch` gives up after five minutes, and the facts
 * of a large log are made in more on a busy machine.
 * @param limit milliseconds; null for none
 */
export function postQuestion(
  url: URL,
  headers: Readonly<Record<string, string>>,
  question: string,
  limit: number | null,
): Promise<PostedAnswer> {
  return new Promise((resolve, reject) => {
    const signal = limit === null ? undefined : AbortSignal.timeout(limit);
    const request = url.protocol === 'https:' ? requestSecurely : requestPlainly;
    const sent = request(url, { method: 'POST', headers, ...(signal && { signal }) }, (response) => {
      const isGood = response.statusCode === 200;
      text(response).then((body) => resolve({ isGood, body }), reject);
    });
    sent.on('error', reject);
    sent.end(question);
  });
}
