import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { BrowserContext } from '@playwright/test';

/**
 * A line between one browser and the conference server that loses what it is told to: a small relay of UDP on the loopback
 * address, since not every kernel can lose packets by itself.
 */
export class LossyLine {
  /** Share of packets that get lost, in both directions, 0 to 1. */
  loss = 0;
  /** Packets that went through, in both directions. */
  passed = 0;
  private readonly front = createSocket('udp4');
  /** For each of the browser's ports one to the server, so that answers find back. */
  private readonly backs = new Map<number, Socket>();

  private constructor(private readonly serverPort: number) {
    this.front.on('message', (packet, { port }) =>
      this.pass(() => this.backOf(port).send(packet, serverPort, '127.0.0.1')),
    );
  }

  static async open(serverPort: number): Promise<LossyLine> {
    const line = new LossyLine(serverPort);
    line.front.bind(0, '127.0.0.1');
    await once(line.front, 'listening');
    return line;
  }

  /**
   * Sends everything of these pages' conferences over this line: the server's address becomes the relay's, and the server
   * learns no address of theirs, by which it could find a way around.
   */
  async lead(context: BrowserContext): Promise<void> {
    const ports = { server: this.serverPort, relay: this.front.address().port };
    await context.addInitScript(({ server, relay }) => {
      const withoutAddresses = ({ type, sdp = '' }: RTCSessionDescriptionInit) => ({
        type,
        sdp: sdp.replace(/^a=candidate:.*\r\n/gm, ''),
      });
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          this.addEventListener('icecandidate', (event) => event.stopImmediatePropagation());
        }

        override async createOffer(options?: RTCOfferOptions) {
          return withoutAddresses(await super.createOffer(options));
        }

        override async createAnswer() {
          return withoutAddresses(await super.createAnswer());
        }

        override async addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          if (!candidate?.candidate) return super.addIceCandidate(candidate);
          if (/ tcp /i.test(candidate.candidate)) return;
          const led = candidate.candidate.replace(` ${server} `, ` ${relay} `);
          await super.addIceCandidate({ ...candidate, candidate: led });
        }
      } as typeof RTCPeerConnection;
    }, ports);
  }

  close(): void {
    this.front.close();
    for (const back of this.backs.values()) back.close();
  }

  private backOf(port: number): Socket {
    const known = this.backs.get(port);
    if (known) return known;
    const back = createSocket('udp4');
    back.on('message', (packet) => this.pass(() => this.front.send(packet, port, '127.0.0.1')));
    this.backs.set(port, back);
    return back;
  }

  private pass(go: () => void): void {
    if (Math.random() < this.loss) return;
    this.passed += 1;
    go();
  }
}
