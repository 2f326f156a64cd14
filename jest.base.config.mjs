/** What the unit and the integration runs share: ES modules, decorators with metadata, our libs from their sources. */
export const base = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@yunqiao/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/dist-types/', '/.yunqiao/', '/.cache/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  coverageProvider: 'v8',
  cacheDirectory: '<rootDir>/.cache/jest',
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
};
