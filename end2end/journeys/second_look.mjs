// A second look: what the server has, asked beside the page by a person who is signed in.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

/** Asks a server function. `cookie` is what `scene.session(login)` gives. */
export async function ask(server, cookie, path, body = {}) {
  const answer = await fetch(`${server.base}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: server.base, cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    said = text;
  }
  return { ok: answer.ok, status: answer.status, said };
}

async function must(server, cookie, path, body) {
  const { ok, status, said } = await ask(server, cookie, path, body);
  assert.ok(ok, `${path} answered ${status}: ${JSON.stringify(said)}`);
  return said;
}

/** A number as people write it. */
const written = ({ day, serial }) => `TS-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;

/** The same with its number as people write it. */
const readable = (told) => ({ ...told, number: written(told.number) });

/** The complaint with this number or id. */
export const complaint = async (server, cookie, key) => readable(await must(server, cookie, 'complaints/page', { key }));

/** The rows that a search finds, closed ones too. */
export async function search(server, cookie, q) {
  const nothing = { stage: null, kind: null, channel: null, band: null, cursor: null };
  const query = { q, ...nothing, closed_too: true, owner: 'anyone', sort: 'newest' };
  return (await must(server, cookie, 'complaints/list', { query })).rows.map(readable);
}

/** The drafts this person has on the server. */
export const drafts = (server, cookie) => must(server, cookie, 'drafts/list');

/** A fresh id as browsers make them. */
export function freshId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Sends a command whose button was pressed so many minutes ago: its name and what it says. Gives what the server said. */
export function submit(server, cookie, name, says, { ago = 0, id = freshId() } = {}) {
  const made_at = new Date(Date.now() - ago * 60_000).toISOString();
  return ask(server, cookie, 'submit', { submission: { id, made_at, command: { [name]: says } } });
}

/** Files a complaint beside the pages; gives its id and its number. */
export async function file(server, cookie, form, options) {
  const { said } = await submit(server, cookie, 'file_complaint', { call: null, form }, options);
  assert.ok(said.done, JSON.stringify(said));
  return readable(said.done.receipt.complaint);
}
