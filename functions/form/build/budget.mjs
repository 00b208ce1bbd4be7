// Fails the build when what a first visit loads outgrows its budget: a phone on a slow network waits for every byte of it.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FORM = join(import.meta.dirname, '../target/form');
/** In bytes, gzip. */
const BUDGETS = { script: 150_000, style: 60_000 };

const manifest = JSON.parse(readFileSync(join(FORM, '.vite/manifest.json'), 'utf8'));
const files = { script: new Set(), style: new Set() };

/** An entry and all that it imports at once; what is imported on demand counts for the page that demands it. */
function collect(name) {
  const chunk = manifest[name];
  if (files.script.has(chunk.file)) {
    return;
  }
  files.script.add(chunk.file);
  (chunk.css ?? []).forEach((file) => files.style.add(file));
  (chunk.imports ?? []).forEach(collect);
}

Object.keys(manifest)
  .filter((name) => manifest[name].isEntry)
  .forEach(collect);
// The landing page and the Chinese sentences are imported on demand, and a first visit demands them.
for (const name of Object.keys(manifest).filter((name) => /pages\/RoundsPage\.vue$|messages\/zh-CN$/.test(name))) {
  collect(name);
}

for (const [kind, budget] of Object.entries(BUDGETS)) {
  const size = [...files[kind]]
    .map((file) => gzipSync(readFileSync(join(FORM, file))).length)
    .reduce((a, b) => a + b, 0);
  console.log(`first load: ${kind} ${size} bytes gzip of ${budget}`);
  if (size > budget) {
    console.error(`${kind} is over its budget:`, ...files[kind]);
    process.exitCode = 1;
  }
}

// It has done its service, and what is in this folder is published.
rmSync(join(FORM, '.vite'), { recursive: true });
