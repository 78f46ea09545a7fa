// Which page stands at which path.
import type { Component } from 'svelte';
import Add from './Add.svelte';
import Article from './Article.svelte';
import Documents from './Documents.svelte';
import Front from './Front.svelte';
import Ledger from './Ledger.svelte';
import Lost from './Lost.svelte';
import Matrix from './Matrix.svelte';
import Pair from './Pair.svelte';
import Parties from './Parties.svelte';
import Party from './Party.svelte';
import Places from './Places.svelte';
import Review from './Review.svelte';
import Search from './Search.svelte';
import Timeline from './Timeline.svelte';

type Page = Component<any>;

const PAGES: [pattern: string, page: Page][] = [
  ['/', Front],
  ['/documents', Documents],
  ['/article/:ref', Article],
  ['/ledger/:layer', Ledger],
  ['/parties', Parties],
  ['/party/:code', Party],
  ['/pair/:a/:b', Pair],
  ['/map', Places],
  ['/matrix', Matrix],
  ['/timeline', Timeline],
  ['/review', Review],
  ['/add', Add],
  ['/search', Search],
];

const cut = (path: string): string[] => path.replace(/\/+$/, '').split('/');

/** The page at a path, with what stands in the place of the pattern's names. */
export function match(path: string): { Page: Page; given: Record<string, string> } {
  const parts = cut(path);
  for (const [pattern, Page] of PAGES) {
    const wanted = cut(pattern);
    if (wanted.length !== parts.length || !wanted.every((part, at) => part.startsWith(':') || part === parts[at])) continue;
    const named = wanted.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), decoded(parts[at]!)]] : []));
    return { Page, given: Object.fromEntries(named) };
  }
  return { Page: Lost, given: {} };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
