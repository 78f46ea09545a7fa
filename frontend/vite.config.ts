import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Names without hashes: the built files are committed, and a diff should show what changed, not that a name did.
// The server sends them with an ETag and `no-cache`, so that a browser never mixes two builds.
export default defineConfig({
  base: '/',
  plugins: [svelte()],
  publicDir: 'public',
  build: {
    outDir: '../src/standoff/web/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/app.js',
        assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') ? 'assets/app.css' : 'assets/[name][extname]'),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8377' } },
});
