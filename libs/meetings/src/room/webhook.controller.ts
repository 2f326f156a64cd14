import { Body, Controller, HttpCode, Injectable, Post, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { WebhookReceiver } from 'livekit-server-sdk';
import { Configuration, Signed, SignatureVerifiers } from '@yunqiao/platform';
import { LivekitInbox } from './livekit-inbox.js';

/** Where the conference server tells what happens. */
@Controller('livekit')
export class WebhookController {
  constructor(private readonly inbox: LivekitInbox) {}

  /** Answered as soon as the event is kept. */
  @Post('webhook')
  @Signed('livekit')
  @HttpCode(200)
  async receive(@Body() body: string): Promise<{ taken: true }> {
    await this.inbox.take(body);
    return { taken: true };
  }
}

/** Lets in what the conference server signed: a token in `Authorization` that carries the hash of the raw body. */
@Injectable()
export class WebhookSignature implements OnModuleInit {
  constructor(
    private readonly configuration: Configuration,
    private readonly signatures: SignatureVerifiers,
  ) {}

  onModuleInit(): void {
    this.signatures.register('livekit', (request) => this.isGenuine(request));
  }

  private async isGenuine({ body, headers }: FastifyRequest): Promise<boolean> {
    const [key, secret] = [this.configuration.get('LIVEKIT_API_KEY'), this.configuration.get('LIVEKIT_API_SECRET')];
    if (key === '-' || typeof body !== 'string') return false;
    try {
      const event = await new WebhookReceiver(key, secret).receive(body, headers.authorization);
      return event.id !== '';
    } catch {
      return false;
    }
  }
}
