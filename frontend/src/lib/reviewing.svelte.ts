// Decisions on findings: sent with the reviewer's name, which the browser keeps.
import { about } from './about.svelte';
import { get, post } from './api.svelte';
import type { Codebook, Decision, Entry, Finding } from './types';

const KEY = 'standoff.reviewer';
let name = $state(localStorage.getItem(KEY) ?? '');
let book = $state.raw<Codebook | null>(null);

export const reviewer = {
  get name() {
    return name;
  },
  set name(given: string) {
    name = given;
    localStorage.setItem(KEY, given);
  },
};

export const codebook = {
  get value() {
    if (!book) void get<Codebook>('/codebook').then((found) => (book = found));
    return book;
  },
};

export async function decide(finding: Finding, decision: Decision, correction: Record<string, unknown> | null = null): Promise<{ entry: Entry; finding: Finding }> {
  const made = await post<{ entry: Entry; finding: Finding }>('/reviews', { ref: finding.ref, finding: finding.finding, decision, correction, reviewer: name || null });
  void about.again();
  return made;
}

export async function undo(which: { ref?: string } = {}): Promise<{ entry: Entry; undone: Entry; finding: Finding | null }> {
  const made = await post<{ entry: Entry; undone: Entry; finding: Finding | null }>('/reviews/undo', { ...which, reviewer: name || null });
  void about.again();
  return made;
}
