// What the API's routes answer, as far as the pages use it.
import type { Decision, Doc, Finding, Layer, Names, Words } from './types';

export type Page<Row> = { total: number; page: number; size: number; pages: number; rows: Row[]; names: Names; done?: number; left?: number };
export type Count = { name: string; count: number; quad?: number };
export type Choices = {
  parties: { code: string; name: string; count: number }[];
  outlets: { outlet: string; count: number }[];
  event_types: Count[];
  event_modes: Count[];
  auxiliaries: Count[];
  commitment_kinds: Count[];
  statuses: Count[];
  stance_types: Count[];
  units: Count[];
  issues: Count[];
  days: { first: string | null; last: string | null };
};
export type About = {
  standoff: string;
  record: string;
  documents: number;
  failures: number;
  outlets: number;
  first_published: string | null;
  last_published: string | null;
  annotations: Record<Layer, number>;
  size_bytes: number;
  reviews: number;
  cursor: string;
  limits: { upload_bytes: number; files: number; characters: number };
};
export type Codebook = {
  event_types: { name: string; quad: number; says: string; modes: string[] }[];
  contexts: string[];
  auxiliaries: string[];
  commitment_kinds: string[];
  statuses: string[];
  stance_types: string[];
  quads: Record<string, string>;
};

export type Brief = {
  title: string;
  facts: string[];
  chapters: { key: string; title: string; more: number; entries: { heading: string | null; more: number; lines: BriefLine[] }[] }[];
};
export type BriefLine = { pieces: { text: string; kind: 'who' | 'say' | 'words' }[]; text: string; refs: string[]; day: string | null };
export type Changes = {
  since: string | null;
  cursor: string;
  documents: Doc[];
  counts: Record<string, number>;
  events: Finding[];
  commitments: Finding[];
  positions: Finding[];
  names: Names;
};
export type Week = {
  week: string;
  documents: number;
  events: number;
  verbal_cooperation: number;
  material_cooperation: number;
  verbal_conflict: number;
  material_conflict: number;
  statements: number;
  commitments: number;
  mean_intensity: number | null;
};
export type Coverage = {
  outlets: { outlet: string | null; documents: number; statements: number; speakers: { code: string; name: string; statements: number }[] }[];
  speakers: { code: string; name: string; statements: number; direct: number }[];
  undated: number;
};

export type PartyCounts = { events: number; acts: number; received: number; statements: number; commitments: number; positions: number; figures: number; documents: number };
export type PartyRow = PartyCounts & { code: string; name: string };
export type PartyPage = {
  code: string;
  name: string;
  counts: PartyCounts;
  within: { code: string; name: string; count: number }[];
  partners: { code: string; name: string; acts: number; received: number; kinds: Record<string, number> }[];
  latest: Finding[];
  commitments_by: Finding[];
  commitments_toward: Finding[];
  issues: Timeline['lines'];
  statements: Finding[];
  weeks: Week[];
  names: Names;
};
export type Way = { week: string; words: number; deeds: number; cooperation: number; conflict: number; mean_intensity: number | null };
export type Pair = {
  a: { code: string; name: string };
  b: { code: string; name: string };
  forth: Way[];
  back: Way[];
  together: Way[];
  latest: Finding[];
  commitments: Finding[];
  kinds: { name: string; forth: number; back: number; together: number }[];
  names: Names;
};
export type Network = {
  nodes: { code: string; name: string; events: number }[];
  edges: { from: string; to: string; events: number; words: number; deeds: number; cooperation: number; conflict: number; mean_intensity: number | null }[];
};
export type Places = {
  places: { name: string; country: string | null; latitude: number; longitude: number; events: number; refs: string[]; quads: Record<string, number> }[];
  countries: { code: string; name: string; events: number }[];
};
export type Matrix = {
  parties: string[];
  rows: { issue: string; demands: Finding[]; cells: { party: string; answers: Finding[]; stands: string | null }[] }[];
  names: Names;
};
export type Timeline = {
  lines: { issue: string; party: string; name: string; steps: { finding: Finding; day: string | null; stance_type: string; before: Finding | null; moved: boolean }[] }[];
  names: Names;
};
export type Entry = {
  number: number;
  at: string;
  reviewer: string | null;
  decision: Decision | 'undo';
  stands: boolean;
  orphaned: boolean;
  ref: string | null;
  title: string | null;
  layer: Layer;
  words: Words;
};
export type Rate = { reviewed?: number; accepted: number; corrected: number; rejected: number; precision: number | null; low: number | null; high: number | null };
export type Figures = {
  decisions: number;
  by_layer: (Rate & { layer: Layer })[];
  by_event_type: (Rate & { name: string; type_right: number })[];
  fields: { layer: Layer; field: string; kept: number; changed: number }[];
  agreement: { findings: number; same: number; share: number | null; kappa: number | null };
  orphaned: number;
};
export type Added = { name: string; status: 'added' | 'known' | 'failed'; document: string | null; error: string | null; again: boolean };
export type Job = { job: string; state: string; expected: number; outcomes: Added[]; counts: Record<string, number>; error: string | null };
export type Hit = { ref: string; document: Doc; snippet: { text: string; found: boolean }[]; passages: { ref: string; text: string }[] };
