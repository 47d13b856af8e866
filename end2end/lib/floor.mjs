// The floor from outside: agents without a browser, and a telephone system that reports over /api/v1.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** Asks a server function; what it answers. */
export async function post(server, cookie, endpoint, body) {
  const answer = await fetch(`${server.base}/api/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: server.base, cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.equal(answer.status, 200, `${endpoint}: ${text}`);
  return JSON.parse(text);
}

/** Somebody's doing on the floor; it must be done. */
export async function act(server, cookie, command) {
  const outcome = await post(server, cookie, 'floor/act', { submission: randomUUID(), command });
  assert.ok(outcome.done, JSON.stringify(outcome));
  return outcome.done.seq;
}

/** Comes to the floor and takes contacts with these skills. */
export async function takeContacts(server, cookie, skills = ['general'], calls = 'us') {
  await act(server, cookie, { own: { sign_on: { skills, calls } } });
  await act(server, cookie, { own: 'be_ready' });
}

/** A telephone system with a token; `agents` maps its numbers to people's names. */
export async function telephone(server, agents = {}) {
  const admin = await server.session('luwei');
  const made = await post(server, admin, 'integrations/act', { deed: { make: { name: 'PBX', scopes: ['calls', 'agents'], signed: false } } });
  const page = await post(server, admin, 'integrations/page', {});
  for (const [number, name] of Object.entries(agents)) {
    const agent = page.agents.find((person) => person.name === name)?.id;
    assert.ok(agent, `${name} is no agent`);
    await post(server, admin, 'integrations/act', { deed: { map: { id: made.made.id, number, agent } } });
  }
  return new Telephone(server, made.made.token);
}

class Telephone {
  #server;
  #token;
  #events = 0;

  constructor(server, token) {
    this.#server = server;
    this.#token = token;
  }

  /** Tells what happened to a call so many seconds ago; `parts` is what the event needs. */
  event(call, event, ago, parts = {}) {
    this.#events += 1;
    return { id: `e${this.#events}`, call, event, at: new Date(Date.now() - ago * 1000).toISOString(), ...parts };
  }

  /** Sends events; all must be taken. */
  async tell(...items) {
    const answer = await fetch(`${this.#server.base}/api/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ items }),
    });
    const text = await answer.text();
    assert.equal(answer.status, 202, text);
    const { items: told } = JSON.parse(text);
    assert.deepEqual(told.map((one) => one.state), items.map(() => 'taken'), text);
  }
}
