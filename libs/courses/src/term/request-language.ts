import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { requestOf } from '@yunqiao/platform';
import { languageOf } from './term.type.js';

/** Parameter that receives the language in which the reader wants names. */
export const RequestLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(requestOf(context).headers['accept-language']),
);
