// What can be corrected in a finding of each layer, as fields of a form; and what was changed in them.
import { act, auxiliary, stance } from './say';
import type { Annotation, Codebook, Finding } from './types';

export type Choice = [value: string, title: string];
export type Field = { key: string; title: string; how: 'choice' | 'text' | 'codes' | 'flag' | 'number' | 'day'; choices?: Choice[]; value: string | boolean };
export type Values = Record<string, string | boolean>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const plain = (names: string[]): Choice[] => names.map((name) => [name, name]);
const codes = (parties: { code: string }[]): string => parties.map((one) => one.code).filter(Boolean).join(', ');

/** The fields of a finding's form, with its present values. `event_type` is the one that stands in the form now: its modes are offered. */
export function fields(finding: Finding, book: Codebook, event_type?: string): Field[] {
  const told = finding.annotation;
  const choice = (key: string, title: string, choices: Choice[], value: unknown): Field => ({ key, title, how: 'choice', choices, value: text(value) });
  switch (finding.layer) {
    case 'events': {
      const modes = book.event_types.find((one) => one.name === (event_type ?? told.event_type))?.modes ?? [];
      return [
        choice('event_type', 'Type', book.event_types.map((one) => [one.name, `${one.name}: ${act(one.name)}`]), told.event_type),
        choice('event_mode', 'Mode', [['', 'none'], ...plain(modes)], told.event_mode),
        choice('auxiliary', 'Told as', [['', 'asserted'], ...book.auxiliaries.map((name): Choice => [name, auxiliary(name)])], told.auxiliary),
        { key: 'actor', title: 'Who acts (codes)', how: 'codes', value: codes(told.actor) },
        { key: 'recipient', title: 'Toward whom (codes)', how: 'codes', value: codes(told.recipient) },
        { key: 'hedged', title: 'The outlet itself distances from it', how: 'flag', value: told.hedged },
        ...whenFields(told),
      ];
    }
    case 'statements':
      return [
        { key: 'name', title: 'Speaker', how: 'text', value: text(told.speaker?.name ?? told.speaker?.text) },
        { key: 'code', title: 'Speaker’s code', how: 'codes', value: text(told.speaker?.code) },
        { key: 'direct', title: 'In the speaker’s own words', how: 'flag', value: told.direct },
      ];
    case 'commitments':
      return [
        choice('kind', 'Kind', plain(book.commitment_kinds), told.kind),
        { key: 'by', title: 'Who is bound (codes)', how: 'codes', value: told.by.join(', ') },
        { key: 'toward', title: 'Toward whom (codes)', how: 'codes', value: told.toward.join(', ') },
        choice('status', 'Status', plain(book.statuses), told.status),
      ];
    case 'positions':
      return [
        { key: 'issue', title: 'Issue', how: 'text', value: told.issue },
        { key: 'party', title: 'Party (code)', how: 'codes', value: told.party },
        choice('stance_type', 'Stance', book.stance_types.map((name): Choice => [name, stance(name)]), told.stance_type),
        { key: 'stance', title: 'In words', how: 'text', value: told.stance },
      ];
    case 'figures':
      return [
        { key: 'what', title: 'What is counted', how: 'text', value: told.what },
        { key: 'value', title: 'Value', how: 'number', value: text(told.value) },
        { key: 'low', title: 'At least', how: 'number', value: text(told.low) },
        { key: 'high', title: 'At most', how: 'number', value: text(told.high) },
        { key: 'unit', title: 'Unit', how: 'text', value: text(told.unit) },
        { key: 'approximate', title: 'About', how: 'flag', value: told.approximate },
        { key: 'as_of', title: 'As of', how: 'day', value: text(told.as_of) },
      ];
  }
}

function whenFields(told: Annotation): Field[] {
  const when = typeof told.when === 'object' ? told.when : null;
  return [
    { key: 'start', title: 'From', how: 'day', value: text(when?.start) },
    { key: 'end', title: 'To', how: 'day', value: text(when?.end) },
  ];
}

const listed = (value: string): string[] => value.split(',').map((one) => one.trim()).filter(Boolean);

/** The changed fields alone, as the server takes them; null where nothing was changed. */
export function correction(finding: Finding, book: Codebook, values: Values): Record<string, unknown> | null {
  const before = new Map(fields(finding, book).map((one) => [one.key, one]));
  const made: Record<string, unknown> = {};
  const changed = (key: string) => values[key] !== undefined && values[key] !== before.get(key)?.value;
  for (const [key, field] of before) {
    if (!changed(key) || ['start', 'end', 'name', 'code'].includes(key)) continue;
    const value = values[key]!;
    if (field.how === 'codes' && finding.layer !== 'positions') made[key] = listed(String(value));
    else if (field.how === 'number') made[key] = value === '' ? null : Number(value);
    else made[key] = value === '' ? null : value;
  }
  if (changed('start') || changed('end')) {
    const start = String(values.start ?? before.get('start')!.value);
    made.when = start ? { start, end: String(values.end ?? before.get('end')!.value) || start } : null;
  }
  if (changed('name') || changed('code')) {
    const name = String(values.name ?? before.get('name')!.value) || null;
    const code = String(values.code ?? before.get('code')!.value) || null;
    made.speaker = name || code ? { name, code } : null;
  }
  return Object.keys(made).length ? made : null;
}
