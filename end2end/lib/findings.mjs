// Checks that look at many things collect what they find and tell it all at once.

import { AssertionError } from 'node:assert';

/** Fails with every finding on a line of its own. */
export function none(found) {
  const all = [...new Set(found)];
  if (all.length === 0) return;
  const error = new AssertionError({ message: `${all.length} findings:\n${all.map((one) => `  • ${one}`).join('\n')}`, stackStartFn: none });
  // The lists themselves would be printed once more.
  delete error.actual;
  delete error.expected;
  throw error;
}
