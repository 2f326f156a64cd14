import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Role } from './actor.js';

/** Who may call an operation or a route. */
export type AccessMark =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed'; readonly by: string }
  | { readonly kind: 'allow'; readonly roles: readonly (Role | 'signedIn')[] };

export const ACCESS_MARK = 'yunqiao:access';
export const DURING_PASSWORD_CHANGE = 'yunqiao:during-password-change';

/** Callable by people who hold one of these roles, or by everybody who is signed in: `@Allow('signedIn')`. */
export function Allow(...roles: [Role | 'signedIn', ...(Role | 'signedIn')[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS_MARK, { kind: 'allow', roles } satisfies AccessMark));
}

/** Callable by anybody, signed in or not. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS_MARK, { kind: 'public' } satisfies AccessMark));
}

/** Callable with a valid signature in the request, which the `SignatureVerifiers` entry of this name checks. */
export function Signed(by: string): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS_MARK, { kind: 'signed', by } satisfies AccessMark));
}

/** May also be called by somebody who has to change their password first. */
export function DuringPasswordChange(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(DURING_PASSWORD_CHANGE, true));
}
