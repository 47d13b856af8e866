// Empties functions that are in the program but never run, so that the optimiser removes what only they use.
//
//   node shrink.mjs in.wat out.wat
//
// Leptos can make a page live piece by piece while its code is still on its way (lazy routes); every piece of a view
// carries a function for that. This application has no lazy routes, but the functions are reached through tables, so
// neither the compiler nor the optimiser can know. One that were called after all would stop the program, and the
// browser tests with it.

import { readFileSync, writeFileSync } from 'node:fs';

// Not the code that drops their futures: equal functions are merged, and one of these may serve others as well.
const NEVER_RUN = /^(?!.*drop_in_place).*\bhydrate_async\b/;

const NAME = /^\(func (\$"(?:[^"\\]|\\.)*"|\$[^\s()"]+)/;
const TYPES = /^(?: \((?:type|param|result) [^()]*\))*/;

const [source, target] = process.argv.slice(2);
const text = readFileSync(source, 'utf8');
let emptied = 0;
// The disassembler begins each part of the module on a line of its own, one space deep.
const parts = text.split(/\n (?=\()/).map((part) => {
  const name = NAME.exec(part);
  if (!name || !NEVER_RUN.test(name[1])) return part;
  emptied += 1;
  const [types] = TYPES.exec(part.slice(name[0].length));
  const last = part.endsWith('\n)\n') ? '\n)\n' : '';
  return `${name[0]}${types}\n  (unreachable)\n )${last}`;
});
if (emptied === 0) throw new Error('No function was found that never runs. Were the names stripped?');
writeFileSync(target, parts.join('\n '));
console.log(`• ${emptied} functions that never run are emptied.`);
