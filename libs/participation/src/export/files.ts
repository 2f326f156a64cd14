import { Readable } from 'node:stream';
import { writeCsv } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import type { Table } from './sheets.js';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** What a browser is told of a file before it comes. */
export function announce(reply: FastifyReply, kind: keyof typeof types): FastifyReply {
  return reply.headers({ 'content-type': types[kind], 'cache-control': 'no-store' });
}

export function sendWorkbook(reply: FastifyReply, name: string, workbook: Buffer): FastifyReply {
  return announce(reply, 'xlsx').header('content-disposition', `attachment; filename="${name}.xlsx"`).send(workbook);
}

/** Line by line, as fast as they are taken. */
export function sendCsv(reply: FastifyReply, name: string, table: Table): FastifyReply {
  return announce(reply, 'csv')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(Readable.from(writeCsv(table)));
}
