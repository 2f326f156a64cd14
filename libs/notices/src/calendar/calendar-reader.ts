/** A property of a calendar file, `NAME;PARAMETER="value":value`, with its text as it is meant. */
export interface CalendarProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A component, `BEGIN:NAME` to `END:NAME`. */
export interface CalendarComponent {
  readonly name: string;
  readonly properties: CalendarProperty[];
  readonly components: CalendarComponent[];
}

const propertyForm = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su;

/** Reads a file as RFC 5545 has it, for the tests: strict about line ends, folding, nesting and escapes. */
export function readCalendar(file: string): CalendarComponent {
  if (!file.endsWith('\r\n')) throw new Error('The last line does not end');
  if (/(?<!\r)\n|\r(?!\n)/u.test(file)) throw new Error('A line ends with half a line break');
  const folded = file.slice(0, -2).split('\r\n');
  const tooLong = folded.find((line) => Buffer.byteLength(line, 'utf8') > 75);
  if (tooLong) throw new Error(`A line has more than 75 octets: ${tooLong}`);
  const properties = folded.join('\r\n').replaceAll('\r\n ', '').split('\r\n').map(readProperty);
  const root: CalendarComponent = { name: 'FILE', properties: [], components: [] };
  const open = [root];
  for (const property of properties) place(property, open);
  const [calendar, ...others] = root.components;
  if (!calendar || open.length !== 1 || others.length > 0 || root.properties.length > 0)
    throw new Error('Not one whole calendar');
  return calendar;
}

function place(property: CalendarProperty, open: CalendarComponent[]): void {
  const around = open.at(-1)!;
  if (property.name === 'BEGIN') {
    const component = { name: property.value, properties: [], components: [] };
    around.components.push(component);
    open.push(component);
  } else if (property.name === 'END') {
    if (around.name !== property.value) throw new Error(`END:${property.value} within ${around.name}`);
    open.pop();
  } else around.properties.push(property);
}

function readProperty(line: string): CalendarProperty {
  const [, name = '', parameters = '', value = ''] = propertyForm.exec(line) ?? [];
  if (!name) throw new Error(`Not a property: ${line}`);
  const pairs = [...parameters.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/gu)];
  const named = pairs.map(([, key = '', quoted, plain]) => [key, readParameter(quoted ?? plain ?? '')] as const);
  const isText = ['SUMMARY', 'DESCRIPTION', 'LOCATION'].includes(name);
  return { name, parameters: Object.fromEntries(named), value: isText ? readText(value) : value };
}

/** RFC 6868. */
function readParameter(text: string): string {
  return text.replace(/\^(['n^])/gu, (_, mark: string) => ({ "'": '"', n: '\n', '^': '^' })[mark] ?? '');
}

function readText(text: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/u.test(text)) throw new Error(`A comma or semicolon stands alone: ${text}`);
  if (/\\[^\\;,nN]/u.test(text.replaceAll('\\\\', ''))) throw new Error(`An unknown escape: ${text}`);
  return text.replace(/\\([\\;,nN])/gu, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}
