// What the server sends is whole and valid: a browser that repaired it would disagree with the program about the page.

import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { none } from '../lib/findings.mjs';
import { LANGS, fetchPage, routes } from '../lib/routes.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
/** The last thing a whole page says, after the document, is that no part of it is still to come. */
const WHOLE = /<\/body>[^\n]{0,20}<\/html>.*__INCOMPLETE_CHUNKS=\[\];<\/script>$/s;

const rules = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'error',
    'element-permitted-content': 'error',
    'element-permitted-parent': 'error',
    'element-permitted-order': 'error',
    'element-required-content': 'error',
    'element-required-ancestor': 'error',
    'no-dup-id': 'error',
    'no-dup-attr': 'error',
    'no-missing-references': 'error',
    'close-order': 'error',
    'wcag/h30': 'error',
    'wcag/h32': 'error',
    'wcag/h36': 'error',
    'wcag/h37': 'error',
    'wcag/h63': 'error',
    'wcag/h67': 'error',
    'wcag/h71': 'error',
    // Lists may have names.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // How the renderer writes, and nothing a browser minds.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-implicit-input-type': 'off',
    // Titles hold what was typed, at full length.
    'long-title': 'off',
    // Numbers of parcels and people are shown with glyphs and spaces that telephones do not take for theirs.
    'tel-non-breaking': 'off',
    // A list of what was found below a field is not a choice of a form.
    'prefer-native-element': 'off',
    // The nonce stands in the header; subresource integrity is for other people's servers.
    'require-sri': 'off',
  },
});

async function findings(path, text) {
  const document = text
    // An empty comment to every browser, but not to the validator.
    .replaceAll('<!>', '<!---->')
    // Leptos writes the nonce there; every browser takes it for «anonymous», which is meant.
    .replace(/crossorigin="[0-9a-f]{32}"/g, 'crossorigin="anonymous"');
  const report = await rules.validateString(document);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `${path}: ${m.ruleId}: ${m.message} at ${m.selector ?? `${m.line}:${m.column}`}`),
  );
}

for (const lang of LANGS) {
  here.test(`every page of the server is whole and valid (${lang})`, async (s) => {
    const session = await s.session('zhoumin');
    const found = [];
    const all = await routes(s.server, session);
    for (const route of all) {
      const { status, headers, text } = await fetchPage(s.server, route.path, { session: route.own ? await s.session(route.as) : null, lang });
      if (status !== route.status) found.push(`${route.path}: status ${status}, not ${route.status}`);
      if (!(route.program === false ? /<\/body><\/html>$/ : WHOLE).test(text)) found.push(`${route.path}: ends with ${JSON.stringify(text.slice(-80))}`);
      if (!text.startsWith('<!DOCTYPE html>')) found.push(`${route.path}: begins with ${JSON.stringify(text.slice(0, 40))}`);
      if (!text.includes(`<html lang="${lang === 'en' ? 'en' : 'zh-CN'}"`)) found.push(`${route.path}: does not say its language`);
      if (!/<title>[^<]+<\/title>/.test(text)) found.push(`${route.path}: has no title`);
      if ((text.match(/<h1[\s>]/g) ?? []).length !== 1) found.push(`${route.path}: has not exactly one h1`);
      if (headers.get('cache-control') !== 'no-store') found.push(`${route.path}: may be kept by caches`);
      found.push(...(await findings(route.path, text)));
    }
    s.say(`${all.length} pages`);
    none(found);
  });
}

here.test('a page asked for while signed out leads to the sign-in page and back', async (s) => {
  for (const path of ['/', '/complaints?stage=closed', '/account']) {
    const { status, headers } = await fetchPage(s.server, path);
    const target = path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
    assert.equal(status, 303, path);
    assert.equal(headers.get('location'), target);
  }
});
