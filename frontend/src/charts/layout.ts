// Where the parties of a network stand: the same for the same network, on any machine.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Network } from '../lib/types';

export type Node = SimulationNodeDatum & { code: string; name: string; events: number; size: number; x: number; y: number };
export type Edge = { from: Node; to: Node; events: number; words: number; deeds: number; cooperation: number; conflict: number; both: boolean };

export function lay(network: Network, most: number, width: number, height: number): { nodes: Node[]; edges: Edge[] } {
  const kept = [...network.nodes].sort((a, b) => b.events - a.events || (a.code < b.code ? -1 : 1)).slice(0, most);
  const top = Math.max(1, ...kept.map((one) => one.events));
  const nodes: Node[] = kept.map((one, at) => {
    const turn = (2 * Math.PI * at) / kept.length;
    return { ...one, size: 6 + 16 * Math.sqrt(one.events / top), x: width / 2 + (width / 3) * Math.cos(turn), y: height / 2 + (height / 3) * Math.sin(turn) };
  });
  const by = new Map(nodes.map((one) => [one.code, one]));
  const has = new Set(network.edges.map((one) => `${one.from}>${one.to}`));
  const edges = merged(network.edges)
    .filter((one) => by.has(one.from) && by.has(one.to) && one.from !== one.to)
    .map((one) => ({ ...one, from: by.get(one.from)!, to: by.get(one.to)!, both: has.has(`${one.to}>${one.from}`) }));
  // d3-force draws its jitter from a fixed generator: no randomness comes in.
  const links = edges.map((one) => ({ source: one.from, target: one.to, strength: Math.min(0.4, 0.04 * one.events) }));
  forceSimulation(nodes)
    .force('link', forceLink(links).distance(height / 3).strength((one) => one.strength))
    .force('charge', forceManyBody().strength(-height * 1.4))
    .force('apart', forceCollide<Node>((one) => one.size + 26))
    .force('x', forceX(width / 2).strength(0.08))
    .force('y', forceY(height / 2).strength(0.16))
    .force('centre', forceCenter(width / 2, height / 2))
    .stop()
    .tick(300);
  for (const one of nodes) {
    one.x = Math.min(width - 60, Math.max(60, one.x));
    one.y = Math.min(height - 34, Math.max(26, one.y));
  }
  return { nodes, edges };
}

/** One edge for each direction. */
function merged(edges: Network['edges']): Network['edges'] {
  const by = new Map<string, Network['edges'][number]>();
  for (const edge of edges) {
    const key = `${edge.from}>${edge.to}`;
    const held = by.get(key);
    const add = (one: 'events' | 'words' | 'deeds' | 'cooperation' | 'conflict') => (held?.[one] ?? 0) + edge[one];
    by.set(key, { ...edge, events: add('events'), words: add('words'), deeds: add('deeds'), cooperation: add('cooperation'), conflict: add('conflict') });
  }
  return [...by.values()];
}

/** An edge's path from rim to rim, bent where there is one the other way. */
export function bow(edge: Edge): string {
  const [dx, dy] = [edge.to.x - edge.from.x, edge.to.y - edge.from.y];
  const far = Math.hypot(dx, dy) || 1;
  const bend = edge.both ? Math.min(28, far / 6) : 0;
  const [mx, my] = [(edge.from.x + edge.to.x) / 2 - (dy / far) * bend, (edge.from.y + edge.to.y) / 2 + (dx / far) * bend];
  const rim = (node: Node, more: number) => {
    const [ux, uy] = [mx - node.x, my - node.y];
    const long = Math.hypot(ux, uy) || 1;
    return [node.x + (ux / long) * (node.size + more), node.y + (uy / long) * (node.size + more)].map((one) => one.toFixed(1)).join(' ');
  };
  return `M${rim(edge.from, 1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${rim(edge.to, 7)}`;
}
