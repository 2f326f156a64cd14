import type { FieldMiddleware } from '@nestjs/graphql';

/** Works a field out when somebody asks for it: the object holds a function in its place. */
export const called: FieldMiddleware = async (_context, next) => {
  const value: unknown = await next();
  return typeof value === 'function' ? (value as () => unknown)() : value;
};
