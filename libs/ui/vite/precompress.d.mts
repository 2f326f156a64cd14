import type { Plugin } from 'vite';

/** Vite plugin: writes `.gz` and `.br` beside every text file of the build. */
export function precompress(): Plugin;
