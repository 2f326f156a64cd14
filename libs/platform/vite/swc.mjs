/**
 * How our TypeScript becomes JavaScript, in the build as in tests: Nest finds out by the emitted types what a constructor needs.
 * @type {import('@swc/core').Options}
 */
export const swc = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};
