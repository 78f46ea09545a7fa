// What the article's pieces look like: which marks are drawn, what is lit, what is said beside them.
import { SIGNS } from './say';
import type { Article, Block, Entity, Mark, MarkLayer } from './types';

export const SWITCHES: MarkLayer[] = ['events', 'statements', 'commitments', 'positions', 'figures', 'history', 'times', 'places', 'entities'];
const AT_FIRST: MarkLayer[] = ['events', 'statements', 'commitments', 'figures', 'history', 'entities'];

// The part of a record that is drawn in the text; the other parts are lit when it is chosen.
const DRAWN: Record<MarkLayer, string[]> = {
  events: ['evidence'],
  statements: ['content'],
  commitments: ['condition', 'consequence'],
  positions: ['evidence'],
  figures: ['evidence'],
  history: ['evidence'],
  times: ['words'],
  places: ['words'],
  entities: ['mention'],
};
const PARTS: Record<string, string> = { claimed_by: 'claims it', auxiliary_cue: 'because of', reported_by: 'reports it' };
export const partName = (part: string): string => PARTS[part] ?? part;

/** Which layers are switched on: those in the address, or those that are on at first. */
export function switched(shown: string | null): Set<MarkLayer> {
  return new Set(shown === null ? AT_FIRST : (shown.split(' ').filter(Boolean) as MarkLayer[]));
}

/** The layers after one switch was turned, as the address has them; null where they are those at first. */
export function turned(on: Set<MarkLayer>, layer: MarkLayer): string | null {
  const next = SWITCHES.filter((one) => (one === layer ? !on.has(one) : on.has(one)));
  return next.join() === SWITCHES.filter((one) => AT_FIRST.includes(one)).join() ? null : next.join(' ') || 'none';
}

const PRONOUN = /^(i|me|my|we|us|our|ours|you|your|he|him|his|she|her|hers|it|its|they|them|their|theirs|himself|herself|itself|themselves|both|who|whom|whose|which)$/i;

/** Whom a pronoun means. */
export function meant(text: string, entity: Entity | undefined): string | null {
  if (!entity || entity.name.toLowerCase() === text.toLowerCase()) return null;
  return PRONOUN.test(text) ? entity.name : null;
}

export type Look = { classes: string; sign: string | null; who: string | null; part: string | null; ids: string[]; first: boolean };

/** A function from a piece to its look, for what is switched on and the record that is chosen. */
export function looks(article: Article, on: Set<MarkLayer>, chosen: string | null): (piece: Block['pieces'][number]) => Look {
  const entities = new Map(article.layers.entities.map((one) => [one.id, one]));
  const pieces = article.blocks.flatMap((block) => block.pieces);
  const textOf = (mark: Mark) =>
    pieces
      .filter((piece) => piece.start >= mark.start && piece.end <= mark.end)
      .map((piece) => piece.text)
      .join('');
  const names = article.marks.map((mark) => (mark.layer === 'entities' ? meant(textOf(mark), entities.get(mark.id)) : null));
  const drawn = article.marks.map((mark, at) => on.has(mark.layer) && DRAWN[mark.layer].includes(mark.part) && (mark.layer !== 'entities' || names[at] !== null));

  return (piece) => {
    const classes = new Set<string>();
    const signs = new Set<string>();
    const ids: string[] = [];
    let who: string | null = null;
    let part: string | null = null;
    let first = false;
    for (const at of piece.marks) {
      const mark = article.marks[at]!;
      if (mark.id === chosen) {
        const main = DRAWN[mark.layer].includes(mark.part);
        classes.add(main ? 'lit' : 'lit-part');
        if (!main && piece.start === mark.start) part = partName(mark.part);
      }
      if (!drawn[at]) continue;
      classes.add(mark.layer);
      if (!ids.includes(mark.id)) ids.unshift(mark.id);
      if (mark.layer === 'events' && mark.tone !== 'news') {
        classes.add(mark.tone);
        if (piece.start === mark.start) signs.add(SIGNS[mark.tone]!);
      }
      if (piece.start === mark.start) first = true;
      if (names[at] !== null && piece.end === mark.end) who = names[at]!;
    }
    if (classes.size) classes.add('piece');
    return { classes: [...classes].join(' '), sign: signs.size ? [...signs].join('') : null, who, part, ids, first };
  };
}
