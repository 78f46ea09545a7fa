// What is in the record that is open: asked once, and again when something was added or decided.
import { get } from './api.svelte';
import type { About } from './types';

let held = $state.raw<About | null>(null);

export const about = {
  get value() {
    return held;
  },
  async again() {
    held = await get<About>('/about').catch(() => held);
  },
};

void about.again();
