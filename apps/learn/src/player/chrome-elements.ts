import 'media-chrome/dist/media-controller.js';
import 'media-chrome/dist/media-control-bar.js';
import 'media-chrome/dist/media-play-button.js';
import 'media-chrome/dist/media-mute-button.js';
import 'media-chrome/dist/media-volume-range.js';
import 'media-chrome/dist/media-time-range.js';
import 'media-chrome/dist/media-time-display.js';
import 'media-chrome/dist/media-loading-indicator.js';
import 'media-chrome/dist/media-fullscreen-button.js';
import 'media-chrome/dist/lang/zh-CN.js';
import { setLanguage } from 'media-chrome/dist/utils/i18n.js';

/** Lets the parts of the player speak the reader's language; before they are made. */
export function speakIn(locale: string): void {
  setLanguage(locale);
}
