/** What tests use of the scripts that start servers on one machine. */
declare module '*/infra/local/livekit.mjs' {
  export function startLivekit(options: {
    folder: string;
    port: number;
    udpPort: number;
    tcpPort: number;
    key: string;
    secret: string;
    redis: { port: number; password: string; database: number };
    webhook: string;
    log: string;
  }): Promise<{ part: { kill(): void; stop(): Promise<void>; ended: Promise<string> }; url: string }>;
}

declare module '*/infra/local/ports.mjs' {
  export function freePort(wanted?: number): Promise<number>;
  export function freeUdpPort(wanted?: number): Promise<number>;
}
