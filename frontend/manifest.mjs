// Written by the build: the sha256 of every source of the front end and of every built file, so that a test without Node can tell
// whether the built files belong to their sources.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = '../src/standoff/web/static';
const SOURCES = ['index.html', 'licences.mjs', 'manifest.mjs', 'package.json', 'package-lock.json', 'public', 'src', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];
const MANIFEST = 'build.json';

const files = (path) => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path]);
const hash = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const byName = (paths, strip = '') => Object.fromEntries(paths.map((path) => [path.slice(strip.length), hash(path)]).sort(([a], [b]) => (a < b ? -1 : 1)));

const sources = byName(SOURCES.flatMap(files));
const built = byName(files(BUILT).filter((path) => !path.endsWith(MANIFEST)), `${BUILT}/`);
writeFileSync(join(BUILT, MANIFEST), `${JSON.stringify({ sources, built }, null, 1)}\n`);
