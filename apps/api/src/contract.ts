import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { DateTimeScalar } from '@yunqiao/platform/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { graphqlModules } from './rooms.js';

/** The schema of all resolvers, made without starting anything. */
export async function buildContract(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
    abortOnError: false,
  });
  try {
    const resolvers = [...new Set(graphqlModules.flatMap(resolversOf))];
    return await app.get(GraphQLSchemaFactory).create(resolvers, [DateTimeScalar]);
  } finally {
    await app.close();
  }
}

/** The contract as text, sorted. */
export async function printContract(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await buildContract()))}\n`;
}

/** Classes marked `@Resolver` among the providers of a module and of those that it imports. */
export function resolversOf(module: Type | DynamicModule): Type[] {
  const type = 'module' in module ? module.module : module;
  const own = listOf(type, 'providers').filter((provider) => Reflect.hasMetadata('graphql:resolver_type', provider));
  return [...own, ...listOf(type, 'imports').flatMap(resolversOf)];
}

function listOf(type: Type, key: 'providers' | 'imports'): Type[] {
  const entries = (Reflect.getMetadata(key, type) ?? []) as unknown[];
  return entries.filter((entry): entry is Type => typeof entry === 'function');
}
