// Weeks in which something was, with long silences cut out: a record may hold 1962 and 2022.

const SILENCE = 6; // weeks without anything; a longer silence is drawn as a break

export type Stretches<Row> = { rows: (Row | null)[]; breaks: number[] };

/** The weeks from the first to the last that has something; in the place of each long silence stands one null. */
export function stretches<Row>(weeks: Row[], empty: (week: Row) => boolean): Stretches<Row> {
  const rows: (Row | null)[] = [];
  const breaks: number[] = [];
  let silence: Row[] = [];
  for (const week of weeks) {
    if (empty(week)) {
      silence.push(week);
      continue;
    }
    if (silence.length > SILENCE && rows.length) {
      breaks.push(rows.length);
      rows.push(null);
    } else if (rows.length) rows.push(...silence);
    silence = [];
    rows.push(week);
  }
  return { rows, breaks };
}

/** Where week labels stand without touching: at most `most` of them, the first of each stretch among them. */
export function labelled(rows: ({ week: string } | null)[], most: number): number[] {
  const step = Math.max(1, Math.ceil(rows.length / most));
  const places: number[] = [];
  let last = -Infinity;
  rows.forEach((row, at) => {
    const first = row !== null && (at === 0 || rows[at - 1] === null);
    if (row !== null && (at - last >= step || (first && at - last >= step / 2))) {
      places.push(at);
      last = at;
    }
  });
  return places;
}

/** All the Mondays from the first to the last, those that are missing filled in. */
export function mondays(weeks: string[]): string[] {
  if (!weeks.length) return [];
  const sorted = [...weeks].sort();
  const all: string[] = [];
  const at = new Date(`${sorted[0]}T00:00:00Z`);
  const end = sorted[sorted.length - 1]!;
  while (all.length < 10000) {
    const iso = at.toISOString().slice(0, 10);
    all.push(iso);
    if (iso >= end) break;
    at.setUTCDate(at.getUTCDate() + 7);
  }
  return all;
}
