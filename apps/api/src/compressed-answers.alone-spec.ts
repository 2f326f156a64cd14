import { brotliDecompressSync } from 'node:zlib';
import { Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';

const words = 'one of ten thousand lines of a chat; '.repeat(1_000);

@Resolver()
class WordsResolver {
  @Public()
  @Query(() => String)
  words(): string {
    return words;
  }

  @Public()
  @Mutation(() => String)
  handOut(): string {
    return words;
  }
}

@Module({ providers: [WordsResolver] })
class WordsModule {}

let here: TestApp;

beforeAll(async () => {
  here = await openTestApp({ imports: [WordsModule], parts: { entities: [], migrations: [] } });
});
afterAll(() => here.close());

function ask(query: string) {
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip, deflate, br' };
  return here.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
}

describe('an answer of GraphQL', () => {
  it('to a query is sent compressed', async () => {
    const response = await ask('{ words }');
    expect(response.headers['content-encoding']).toBe('br');
    expect(response.rawPayload.length).toBeLessThan(words.length / 20);
    expect(JSON.parse(brotliDecompressSync(response.rawPayload).toString())).toEqual({ data: { words } });
  });

  it('to a mutation, which may hand out what is secret, is not', async () => {
    const response = await ask('mutation { handOut }');
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.json()).toEqual({ data: { handOut: words } });
  });
});
