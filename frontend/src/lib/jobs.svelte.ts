// What is being added, watched by server-sent events. It lives outside the page Add, so that the pages stay usable meanwhile.
import { about } from './about.svelte';
import type { Added, Job } from './types';

export type Watched = { job: string; what: string; expected: number; outcomes: Added[]; ended: string | null; error: string | null; broken: boolean };

let all = $state<Watched[]>([]);

export const jobs = {
  get all() {
    return all;
  },
  get running() {
    return all.filter((one) => !one.ended).length;
  },
  watch(job: string, what: string, expected: number) {
    all.unshift({ job, what, expected, outcomes: [], ended: null, error: null, broken: false });
    const mine = all[0]!;
    const stream = new EventSource(`/api/add/${job}/events`);
    stream.addEventListener('added', (event) => {
      mine.outcomes.push(JSON.parse((event as MessageEvent<string>).data) as Added);
      mine.broken = false;
      void about.again();
    });
    stream.addEventListener('done', (event) => {
      stream.close();
      const end = JSON.parse((event as MessageEvent<string>).data) as Job;
      mine.outcomes = end.outcomes;
      mine.error = end.error;
      mine.ended = end.state;
      void about.again();
    });
    stream.onerror = () => {
      mine.broken = stream.readyState === EventSource.CLOSED;
    };
  },
};
