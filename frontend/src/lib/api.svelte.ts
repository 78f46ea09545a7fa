// Asking the server. Errors are the server's own line, or one of ours in the same manner.
import { untrack } from 'svelte';

export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const said = await response.json().catch(() => null);
  throw new Refused(said?.error ?? `the server answered with status ${response.status}`, response.status);
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(`/api${path}`, { signal, headers: { Accept: 'application/json' } }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = form ? {} : { 'Content-Type': 'application/json' };
  return answer<T>(await fetch(`/api${path}`, { method: 'POST', headers, body: form ? body : JSON.stringify(body) }));
}

export function said(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return 'The server does not answer: is `standoff serve` still running?';
}

export type Asked<T> = { readonly value: T | null; readonly error: string | null; readonly busy: boolean; again(): void };

/** What stands at a path that may change: the last answer stays until the next is there. Call it while a component is made. */
export function ask<T>(path: () => string | null): Asked<T> {
  let value = $state.raw<T | null>(null);
  let error = $state<string | null>(null);
  let busy = $state(true);
  let times = $state(0);
  $effect(() => {
    const at = path();
    void times;
    if (at === null) {
      busy = false;
      return;
    }
    const stop = new AbortController();
    busy = true;
    get<T>(at, stop.signal)
      .then((found) => {
        value = found;
        error = null;
      })
      .catch((failed) => {
        if (!stop.signal.aborted) {
          value = null;
          error = said(failed);
        }
      })
      .finally(() => {
        if (!stop.signal.aborted) busy = false;
      });
    return () => stop.abort();
  });
  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    again() {
      times = untrack(() => times) + 1; // so that an effect may ask again without depending on what it changes
    },
  };
}

/** A path with its query, empty values left out; a list gives a parameter each. */
export function asking(path: string, query: Record<string, string | string[] | number | null | undefined>): string {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') given.append(key, String(one));
  const tail = given.toString();
  return tail ? `${path}?${tail}` : path;
}
