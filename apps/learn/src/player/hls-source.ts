import Hls, { ErrorTypes, Events, type ErrorData, type HlsConfig } from 'hls.js';
import { readonly, ref, shallowRef } from 'vue';
import { Changeover } from './changeover';
import type { FreshAddress } from './fresh-address';
import { staysPaused } from './stays-paused';
import { Reconnection, type Quality, type SourceState, type VideoSource } from './video-source';

/** Bits per second that a line is believed to carry before anything was measured: a shared school line. */
const modestLine = 400_000;
const mostRepairs = 3;

function configurationFor(address: FreshAddress, startAt: number, quality: Quality): Partial<HlsConfig> {
  return {
    startPosition: startAt,
    startLevel: quality === 'saveData' ? 0 : -1,
    capLevelToPlayerSize: quality === 'auto',
    abrEwmaDefaultEstimate: modestLine,
    maxBufferLength: 60,
    backBufferLength: 60,
    async xhrSetup(xhr, url) {
      xhr.open('GET', await address.freshen(url), true);
    },
  };
}

/** Can this browser play through hls.js? iPhones before iOS 17.1 cannot and play HLS by themselves. */
export function canUseHls(): boolean {
  return Hls.isSupported();
}

/** Plays through hls.js: qualities follow the line, signatures are renewed under way, lost lines are found again. */
export function hlsSource(video: HTMLMediaElement, address: FreshAddress, startAt: number, wish: Quality): VideoSource {
  const state = ref<SourceState>('loading');
  const heights = shallowRef<readonly number[]>([]);
  const hls = new Hls(configurationFor(address, startAt, wish));
  const reconnection = new Reconnection(goOn);
  let quality = wish;
  let repairs = 0;
  let refusals = 0;
  /** The server could not be reached since the last piece came. */
  let isCutOff = false;
  const tellStall = () => {
    if (isCutOff && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) state.value = 'reconnecting';
  };
  const goOnOnline = () => {
    if (isCutOff) goOn();
  };

  function goOn() {
    if (hls.levels.length === 0) hls.loadSource(address.masterUrl);
    else hls.startLoad(video.currentTime || startAt);
  }

  /** Another stream of the same video, on the same timeline: goes on where it stands, as it stood. */
  function changeTo(masterUrl: string) {
    const [at, isPlaying] = [video.currentTime, !video.paused];
    hls.config.startPosition = at;
    hls.loadSource(masterUrl);
    if (isPlaying) void video.play().catch(staysPaused);
  }

  function choose(next: Quality) {
    quality = next;
    hls.capLevelToPlayerSize = next === 'auto';
    if (next === 'auto') {
      hls.autoLevelCapping = -1;
      hls.nextLevel = -1;
      return;
    }
    const level = next === 'saveData' ? 0 : hls.levels.findIndex(({ height }) => String(height) === next);
    hls.nextLevel = level;
  }

  function fail() {
    state.value = 'failed';
    hls.stopLoad();
  }

  async function getNewSignature() {
    refusals += 1;
    if (refusals > mostRepairs) return fail();
    await address.renew();
    goOn();
  }

  function repair({ fatal, type, response }: ErrorData) {
    if (response?.code === 403 || response?.code === 410) return void getNewSignature();
    if (type === ErrorTypes.NETWORK_ERROR) {
      isCutOff = true;
      tellStall();
    }
    if (!fatal) return;
    if (type === ErrorTypes.NETWORK_ERROR) {
      state.value = 'reconnecting';
      return reconnection.plan();
    }
    repairs += 1;
    if (type === ErrorTypes.MEDIA_ERROR && repairs <= mostRepairs) hls.recoverMediaError();
    else fail();
  }

  hls.on(Events.MANIFEST_PARSED, (_event, { levels }) => {
    const distinct = [...new Set(levels.map(({ height }) => height).filter((height) => height > 0))];
    heights.value = distinct.length > 1 ? distinct.sort((low, high) => high - low) : [];
    if (quality !== 'auto') choose(quality);
  });
  hls.on(Events.FRAG_BUFFERED, () => {
    refusals = 0;
    isCutOff = false;
    state.value = 'ready';
    reconnection.reset();
  });
  hls.on(Events.ERROR, (_event, problem) => repair(problem));
  video.addEventListener('waiting', tellStall);
  window.addEventListener('online', goOnOnline);
  hls.loadSource(address.masterUrl);
  hls.attachMedia(video);
  const changeover = new Changeover(video, address, changeTo);

  return {
    state: readonly(state),
    heights: readonly(heights),
    choose,
    retry() {
      repairs = refusals = 0;
      state.value = 'loading';
      if (video.error) hls.recoverMediaError();
      void address.renew().then(goOn);
    },
    moment: () => hls.playingDate?.getTime() ?? null,
    close() {
      video.removeEventListener('waiting', tellStall);
      window.removeEventListener('online', goOnOnline);
      changeover.close();
      reconnection.close();
      hls.destroy();
    },
  };
}
