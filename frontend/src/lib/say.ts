// How codes, days and numbers are said on the pages.
import type { Annotation, Finding, Names, Speaker, When } from './types';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2022-01-31" as "31 Jan 2022"; months and years in their own precision. */
export function day(iso: string | null | undefined): string {
  if (!iso) return 'undated';
  const [year, month, date] = iso.split('T')[0]!.split('-');
  return [date && Number(date), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** From one day to another, as short as it goes. */
export function days(first: string | null, last: string | null): string {
  if (!first || !last || first === last) return day(first ?? last);
  if (first.slice(0, 8) === last.slice(0, 8) && last.length === 10) return `${Number(first.slice(8))}–${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

export function moment(iso: string): string {
  return `${day(iso)}, ${iso.slice(11, 16)}`;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
export const count = (value: number): string => number.format(value);
export const many = (value: number, one: string, more = `${one}s`): string => `${count(value)} ${value === 1 ? one : more}`;
export const share = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`);
export const score = (value: number | null): string => (value === null || value === undefined ? '' : value.toFixed(2));

const ACTS: Record<string, string> = {
  AGREE: 'agreement',
  CONSULT: 'talks',
  SUPPORT: 'support',
  CONCEDE: 'concession',
  COOPERATE: 'cooperation',
  AID: 'aid',
  RETREAT: 'pull-back',
  REQUEST: 'demand',
  ACCUSE: 'accusation',
  REJECT: 'refusal',
  THREATEN: 'threat',
  PROTEST: 'protest',
  SANCTION: 'sanction',
  MOBILIZE: 'forces moved',
  COERCE: 'coercion',
  ASSAULT: 'attack',
};
export const act = (event_type: string): string => ACTS[event_type] ?? event_type.toLowerCase();

const AUXILIARIES: Record<string, string> = {
  asserted: 'asserted',
  historical: 'past',
  future: 'planned',
  hypothetical: 'feared or possible',
  negation: 'denied or not done',
};
export const auxiliary = (name: string): string => AUXILIARIES[name] ?? name;
/** A sign before words that are not plainly told of the present. */
export const SIGNS: Record<string, string> = { historical: '↶', future: '→', hypothetical: '?', negation: '¬' };

const STANCES: Record<string, string> = {
  demand: 'demands',
  offer: 'offers',
  accept: 'accepts',
  reject: 'rejects',
  rule_out: 'rules out',
  open_to: 'is open to',
  consider: 'considers',
  unrecognised: 'does not recognise',
  assert: 'asserts',
};
export const stance = (name: string): string => STANCES[name] ?? name;

const LAYER_NAMES: Record<string, [string, string]> = {
  events: ['event', 'Events'],
  statements: ['statement', 'Statements'],
  commitments: ['commitment', 'Commitments'],
  positions: ['position', 'Positions'],
  figures: ['figure', 'Figures'],
  history: ['recalled past', 'History'],
  times: ['time', 'Times'],
  places: ['place', 'Places'],
  entities: ['who is meant', 'Who is meant'],
};
export const layerOne = (layer: string): string => LAYER_NAMES[layer]?.[0] ?? layer;
export const layerName = (layer: string): string => LAYER_NAMES[layer]?.[1] ?? layer;

const KINDS: Record<string, string> = { title: 'Title', caption: 'Caption', credit: 'Credit', keywords: 'Keywords', byline: 'By', dateline: 'Dateline', boilerplate: 'Not the article' };
export const section = (kind: string | null): string => (kind && KINDS[kind]) || '';

/** A party by name: the whole code's, or its country's with the rest after it. */
export function party(code: string, names: Names): string {
  if (names[code]) return names[code];
  const [first, ...rest] = code.split(' ');
  return names[first!] ? `${names[first!]} ${rest.join(' ')}`.trim() : code;
}

export function speaker(who: Speaker | null, names: Names): string {
  if (!who) return 'nobody named';
  const name = who.name ?? (who.code ? party(who.code, names) : who.text);
  return who.role ? `${name}, ${who.role}` : name;
}

export function when(told: When | string | null): string {
  if (!told) return '';
  return typeof told === 'string' ? told.split('/').map(day).join(' – ') : days(told.start, told.end);
}

export function amount(figure: Annotation): string {
  const unit = figure.unit ? ` ${figure.unit}` : '';
  const about = figure.approximate ? 'about ' : '';
  if (figure.low !== null && figure.high !== null) return `${about}${count(figure.low)}–${count(figure.high)}${unit}`;
  if (figure.low !== null) return `at least ${count(figure.low)}${unit}`;
  if (figure.high !== null) return `at most ${count(figure.high)}${unit}`;
  return figure.value === null ? 'no number' : `${about}${count(figure.value)}${unit}`;
}

/** The kind of a finding in a word or two. */
export function kind(found: Finding): string {
  const told = found.annotation;
  if (found.layer === 'events') return act(told.event_type) + (told.event_mode ? ` (${told.event_mode})` : '');
  if (found.layer === 'statements') return told.direct ? 'quoted' : 'reported';
  if (found.layer === 'commitments') return told.kind;
  if (found.layer === 'positions') return stance(told.stance_type);
  return told.what;
}

/** Where a reference opens. */
export function opens(ref: string): string {
  const [document, local] = ref.split(':');
  return `/article/${document}${local ? `?at=${local}` : ''}`;
}

/** What a ledger's second column tells. */
export const KIND_COLUMN: Record<string, string> = { events: 'Who, to whom, what', statements: 'Who says it', commitments: 'Who is bound to whom', positions: 'Who stands where', figures: 'How many of what' };
