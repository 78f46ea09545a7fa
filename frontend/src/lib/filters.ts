// Which filters a ledger has, and how its view is asked for: the address is passed on to the server as it is.
import type { Layer } from './types';

export const ROLES: Partial<Record<Layer, [string, string][]>> = {
  events: [['actor', 'acts'], ['recipient', 'receives']],
  statements: [['speaker', 'speaks']],
  commitments: [['by', 'is bound'], ['toward', 'is addressed']],
};
export const KIND_TITLE: Record<Layer, string> = { events: 'Type', statements: '', commitments: 'Kind', positions: 'Stance', figures: 'Unit' };

const EVERY = ['party', 'role', 'other', 'kind', 'since', 'until', 'outlet', 'min_score', 'max_score', 'q', 'document', 'review', 'sort'];
const OWN: Record<Layer, string[]> = { events: ['mode', 'auxiliary', 'quad'], statements: ['direct'], commitments: ['status'], positions: ['issue'], figures: [] };
const MAY_REPEAT = new Set(['kind', 'mode', 'auxiliary', 'quad', 'status']);

/** The filters of an address that this layer knows, as the server takes them. */
export function filters(layer: Layer, query: URLSearchParams): Record<string, string | string[]> {
  const asked: Record<string, string | string[]> = {};
  for (const key of [...EVERY, ...OWN[layer]]) {
    const all = query.getAll(key);
    if (all.length) asked[key] = MAY_REPEAT.has(key) ? all : all[0]!;
  }
  return asked;
}

/** How many filters are set: sorting is none. */
export function set(layer: Layer, query: URLSearchParams): number {
  return Object.keys(filters(layer, query)).filter((key) => key !== 'sort').length;
}
