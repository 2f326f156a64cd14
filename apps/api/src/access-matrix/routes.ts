import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Names = string | string[] | undefined;

/** Every route that a controller answers, `<method> <path>`. */
export function routesOf(app: NestFastifyApplication): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return [...new Set(controllers.flatMap(({ metatype }) => (metatype ? routesOfController(metatype) : [])))].sort();
}

function routesOfController(controller: object): string[] {
  const { prototype } = controller as { prototype: object };
  const prefixes = listOf(Reflect.getMetadata('path', controller) as Names);
  return Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }) => {
    const method =
      typeof value === 'function' ? (Reflect.getMetadata('method', value) as RequestMethod | undefined) : undefined;
    if (method === undefined) return [];
    const paths = listOf(Reflect.getMetadata('path', value as object) as Names);
    return prefixes.flatMap((prefix) => paths.map((path) => `${RequestMethod[method]} ${joined(prefix, path)}`));
  });
}

function listOf(names: Names): string[] {
  return Array.isArray(names) ? names : [names ?? ''];
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

/** The methods and paths that Fastify itself knows: GraphQL, and what the controllers made of it. */
export function pathsOfServer(app: NestFastifyApplication): string[] {
  const parents: string[] = [];
  const lines = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
  const paths = lines.flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (\S*?)(?: \((.*)\))?$/u.exec(line) ?? [];
    const depth = indent.length / 4;
    parents.splice(depth, Infinity, part);
    return methods ? [parents.join('')] : [];
  });
  return [...new Set(paths)].sort();
}

/** Twelve ways to write the same address, as those do who look for a way around. */
export function spellingsOf(url: string): string[] {
  const [path = '', query] = url.split('?', 2);
  const tail = query === undefined ? '' : `?${query}`;
  const first = path.slice(1, 2);
  const code = first ? `%${first.codePointAt(0)!.toString(16)}` : '';
  const spelled = [
    ...[
      `/${code}${path.slice(2)}`,
      `/${code.toUpperCase()}${path.slice(2)}`,
      `/${path}`,
      `${path}/`,
      `${path};x=1`,
      path.toUpperCase(),
    ],
    ...[`/.${path}`, `/x/..${path}`, `${path}%00`, `${path}%20`, path.replace('/', '/%2f'), `${path}%2e`],
  ];
  return spelled.map((spelling) => `${spelling}${tail}`);
}
