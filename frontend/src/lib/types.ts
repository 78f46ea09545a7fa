// The API's nouns, as far as the pages use them. What its routes answer stands in answers.ts.
export * from './answers';

export type Layer = 'events' | 'statements' | 'commitments' | 'positions' | 'figures';
export const LAYERS: Layer[] = ['events', 'statements', 'commitments', 'positions', 'figures'];
export type Names = Record<string, string>;
export type Words = { text: string; span: [number, number] };
export type Auxiliary = 'historical' | 'future' | 'hypothetical' | 'negation';

export type Doc = {
  number: number;
  id: string;
  short: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
  published_basis: string;
  language: string | null;
  origin: string | null;
  characters: number;
};

export type PartyRef = { code: string; entity: string | null; text: string; span: [number, number] };
export type Speaker = { text: string; span: [number, number]; entity: string | null; name: string | null; code: string | null; role: string | null };
export type When = { start: string; end: string; precision: string; basis: string; text: string | null };
export type Place = { text: string; name: string | null; country: string | null };

/** The fields of every layer's annotations; which of them are there, the layer says. */
export type Annotation = {
  id?: string;
  event_type: string;
  event_mode: string | null;
  contexts: string[];
  quad: number;
  intensity: number;
  auxiliary: Auxiliary | null;
  hedged: boolean;
  actor: PartyRef[];
  recipient: PartyRef[];
  evidence: Words;
  trigger: Words;
  when: When | string | null;
  place: Place | null;
  reported_by: string | null;
  speaker: Speaker | null;
  cue: Words | null;
  content: Words;
  direct: boolean;
  addressee: Words | string | null;
  said_on: string | null;
  kind: string;
  by: string[];
  toward: string[];
  condition: Words | null;
  consequence: Words;
  deadline: string | null;
  status: string;
  event: string | null;
  statement: string | null;
  issue: string;
  party: string;
  stance: string;
  stance_type: string;
  what: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string | null;
  approximate: boolean;
  as_of: string | null;
  claimed_by: Speaker | null;
};

export type Decision = 'accept' | 'correct' | 'reject';
export type Review = { number: number; decision: Decision; at: string; reviewer: string | null; machine: Annotation };
export type Finding = {
  ref: string;
  layer: Layer;
  finding: string;
  document: Doc;
  words: Words;
  first_day: string | null;
  last_day: string | null;
  score: number | null;
  annotation: Annotation;
  review: Review | null;
  before?: string;
  after?: string;
};

export type Mark = { id: string; layer: MarkLayer; part: string; start: number; end: number; tone: 'news' | Auxiliary };
export type MarkLayer = Layer | 'history' | 'times' | 'places' | 'entities';
export type Block = { kind: string | null; start: number; end: number; pieces: { text: string; start: number; end: number; marks: number[] }[] };
export type Entity = { id: string; name: string; kind: string; code: string | null; role: string | null; name_of_code?: string | null };
export type Past = { id: string; what: string; when: string | null; evidence: Words };
export type TimeWords = { id: string; text: string; start: string | null; end: string | null; precision: string | null };
export type PlaceWords = { id: string; text: string; name: string | null; country: string | null; use: string };
export type Article = {
  document: Doc;
  blocks: Block[];
  marks: Mark[];
  layers: Record<Layer, Finding[]> & { entities: Entity[]; history: Past[]; times: TimeWords[]; places: PlaceWords[] };
  missing: { what: string; why: string }[];
  names: Names;
  previous: string | null;
  next: string | null;
};
