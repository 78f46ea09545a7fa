// Light or dark: the system's choice until the reader makes one of his own.

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'standoff.theme';
let chosen = $state<Theme>(read());

function read(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

function show() {
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export const theme = {
  get chosen() {
    return chosen;
  },
  next() {
    chosen = ({ auto: 'light', light: 'dark', dark: 'auto' } as const)[chosen];
    localStorage.setItem(KEY, chosen);
    show();
  },
};

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
show();
