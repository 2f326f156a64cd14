import { AppError, isId } from '@yunqiao/platform';

/** What is no id names no session. @throws SESSION_NOT_FOUND */
export function requireSessionId(text: string): string {
  if (!isId(text)) throw new AppError('SESSION_NOT_FOUND');
  return text;
}
