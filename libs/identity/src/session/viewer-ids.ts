import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration, type Actor } from '@yunqiao/platform';

/** The id that ties a media address to one session, or one visitor's browser, without telling which: in the cookie `yq_viewer` and in the signature. */
@Injectable()
export class ViewerIds {
  constructor(private readonly configuration: Configuration) {}

  of(actor: Pick<Actor, 'sessionId'>): string {
    return createHmac('sha256', this.configuration.get('SECRET_KEY'))
      .update(`viewer:${actor.sessionId}`)
      .digest('base64url');
  }

  /** The same for the browser of somebody who is not signed in. `deviceId` is known to that browser and the house alone. */
  ofVisitor(deviceId: string): string {
    return createHmac('sha256', this.configuration.get('SECRET_KEY')).update(`visitor:${deviceId}`).digest('base64url');
  }
}
