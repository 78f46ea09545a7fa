// A finding in one line of plain text, where no link can stand.
import { act, amount, auxiliary, party, speaker, stance } from './say';
import type { Finding, Names, PartyRef } from './types';

const parties = (all: (string | PartyRef)[], names: Names): string => {
  const said = all.map((one) => (typeof one === 'string' ? party(one, names) : one.code ? party(one.code, names) : one.text));
  const once = [...new Set(said)];
  return once.length > 1 ? `${once.slice(0, -1).join(', ')} and ${once.at(-1)}` : (once[0] ?? '');
};

const toward = (by: string, to: string): string => `${by || 'nobody named'}${to ? ` → ${to}` : ''}`;

export function tell(found: Finding, names: Names): string {
  const told = found.annotation;
  switch (found.layer) {
    case 'events': {
      const mode = told.auxiliary ? `, ${auxiliary(told.auxiliary)}` : '';
      return `${toward(parties(told.actor, names), parties(told.recipient, names))}: ${act(told.event_type)}${mode}`;
    }
    case 'statements':
      return speaker(told.speaker, names);
    case 'commitments':
      return `${toward(parties(told.by, names), parties(told.toward, names))}: ${told.kind}, ${told.status}`;
    case 'positions':
      return `${party(told.party, names)} ${stance(told.stance_type)} ${told.issue}`;
    case 'figures':
      return `${amount(told)}: ${told.what}`;
  }
}
