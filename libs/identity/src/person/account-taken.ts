import { AppError } from '@yunqiao/platform';
import { isDuplicateOf } from '../database/create-once.js';

/** For `catch`: says ACCOUNT_NAME_TAKEN when that was the reason, and passes every other error on. */
export function explainAccountTaken(error: unknown): never {
  throw isDuplicateOf(error, 'person_account') ? new AppError('ACCOUNT_NAME_TAKEN') : error;
}
