// Written by the build: the licences of everything that lies in the built files.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const BUNDLED = [
  '@fontsource-variable/source-sans-3', '@fontsource-variable/source-serif-4', 'd3-array', 'd3-dispatch', 'd3-force', 'd3-geo', 'd3-quadtree', 'd3-timer',
  'internmap', 'svelte', 'topojson-client', 'world-atlas',
];
const text = BUNDLED.map((name) => {
  const at = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${at}/package.json`, 'utf8'));
  const file = readdirSync(at).find((one) => /^licen[sc]e(\.md|\.txt)?$/i.test(one));
  if (!file) throw new Error(`${name} carries no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${at}/${file}`, 'utf8').trim()}\n`;
});
const NOTE = 'What the built pages contain besides our own code. The borders are Natural Earth\'s (public domain), as packed by world-atlas.\n';
writeFileSync('../src/standoff/web/static/LICENSES.txt', `${NOTE}\n${text.join(`\n${'-'.repeat(80)}\n\n`)}`);
