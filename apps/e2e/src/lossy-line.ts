import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { BrowserContext } from '@playwright/test';

/** What pages use of a connection of a conference: the newer forms of its methods. */
interface Connection extends EventTarget {
  createOffer(options?: RTCOfferOptions): Promise<RTCSessionDescriptionInit>;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
}

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
  /** For each of the browser's addresses one to the server, so that answers find back. */
  private readonly backs = new Map<string, Socket>();

  private constructor(private readonly serverPort: number) {
    this.front.on('message', (packet, from) =>
      this.pass(() => this.backOf(from).send(packet, serverPort, '127.0.0.1')),
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
      const addresses = /^a=candidate:.*\r\n/gm;
      const led = (address: string) => (/ tcp /i.test(address) ? '' : address.replace(` ${server} `, ` ${relay} `));
      const without = ({ type, sdp = '' }: RTCSessionDescriptionInit) => ({ type, sdp: sdp.replace(addresses, '') });

      const Real = RTCPeerConnection as unknown as new (configuration?: RTCConfiguration) => Connection;

      window.RTCPeerConnection = class extends Real {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          this.addEventListener('icecandidate', (event) => event.stopImmediatePropagation());
        }

        override async createOffer(options?: RTCOfferOptions) {
          return without(await super.createOffer(options));
        }

        override async createAnswer() {
          return without(await super.createAnswer());
        }

        override setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
          return super.setRemoteDescription({ type, sdp: sdp.replace(addresses, led) });
        }

        override async addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          if (!candidate?.candidate) return super.addIceCandidate(candidate);
          const address = led(candidate.candidate);
          if (address) await super.addIceCandidate({ ...candidate, candidate: address });
        }
      } as unknown as typeof RTCPeerConnection;
    }, ports);
  }

  close(): void {
    this.front.close();
    for (const back of this.backs.values()) back.close();
  }

  private backOf({ address, port }: RemoteInfo): Socket {
    const known = this.backs.get(`${address}:${port}`);
    if (known) return known;
    const back = createSocket('udp4');
    back.on('message', (packet) => this.pass(() => this.front.send(packet, port, address)));
    this.backs.set(`${address}:${port}`, back);
    return back;
  }

  private pass(go: () => void): void {
    if (Math.random() < this.loss) return;
    this.passed += 1;
    go();
  }
}
