// The address is the state: a page is a path, what is asked of it is the query. Nothing of a view is kept elsewhere.

type Place = { path: string; query: URLSearchParams; hash: string };

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash.slice(1) };
}

let place = $state.raw<Place>(here());

addEventListener('popstate', () => (place = here()));

export const address = {
  get path() {
    return place.path;
  },
  get query() {
    return place.query;
  },
  get hash() {
    return place.hash;
  },
};

/** Go to an address of the workbench. */
export function go(to: string, how: 'push' | 'replace' = 'push') {
  const before = location.pathname;
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  place = here();
  if (how === 'push' && location.pathname !== before) {
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
}

/** The present address with some of its query changed; an empty value takes a key out. */
export function changed(change: Record<string, string | number | null | undefined>, path = place.path): string {
  const query = new URLSearchParams(place.query);
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '') query.delete(key);
    else query.set(key, String(value));
  }
  const asked = query.toString();
  return asked ? `${path}?${asked}` : path;
}

/** Links inside the workbench do not load the page anew. */
export function follow(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api')) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
