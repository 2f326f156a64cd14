/** Why a socket was closed, as the browser sees it: `event.code`, with the name as `event.reason`. Stable like error codes. */
export const LiveClose = {
  /** Nobody, or nobody any more: sign in. */
  NOT_SIGNED_IN: 4401,
  /** A new password comes first. */
  PASSWORD_CHANGE_REQUIRED: 4403,
  /** The other windows of this session hold all the sockets it may have. */
  TOO_MANY_SOCKETS: 4420,
  /** More messages than a page of ours sends. */
  TOO_MANY_MESSAGES: 4421,
  /** Something may have been missed, or what the person may do has changed: come back, subscribe again, catch up. */
  COME_BACK: 4422,
  /** This process ends; another one answers. */
  RESTARTING: 1012,
  FAILED: 4500,
} as const;
export type LiveClose = keyof typeof LiveClose;

/** What one session may hold open, how large it may be, and how soon its end is noticed. */
export const liveLimits = {
  /** Per session and api process. */
  sockets: 20,
  /** Per visitor and api process. */
  visitorSockets: 4,
  /** Per socket. */
  subscriptions: 40,
  messageBytes: 64 * 1024,
  messagesPerTenSeconds: 200,
  /** What may wait in this process for a reader that does not read. */
  bufferedBytes: 1024 * 1024,
  /** A session that was ended elsewhere loses its sockets after this time; promised are five seconds. */
  recheckMilliseconds: 2000,
} as const;
