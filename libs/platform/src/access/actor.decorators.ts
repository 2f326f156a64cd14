import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import { requestOf } from './request-actor.js';

/** Parameter that receives who asks; the call is refused when nobody is signed in. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const actor = requestOf(context).knownActor;
  if (!actor) throw new AppError('NOT_SIGNED_IN');
  return actor;
});

/** Parameter that receives who asks, or null, in operations marked `@Public()`. */
export const OptionalActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).knownActor ?? null,
);
