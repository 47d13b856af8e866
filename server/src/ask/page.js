// The page for customers while it is open: the live stream, messages that are sent again until they arrive, who is
// writing. The server renders everything; without this script each deed is a form of its own.
(() => {
  'use strict';
  const SILENCE_MS = 45_000;
  const TYPING_MS = 3_000;
  const shelf = {
    read(key) {
      try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
    },
    write(key, value) {
      // A browser that keeps nothing still sends.
      try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ }
    },
  };
  const post = (deed, fields, patience = 10_000) => fetch(`/ask/${deed}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(patience),
  });
  // Not crypto.randomUUID: that is missing on a plain connection.
  const freshId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  const make = (name, className, text = '') => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const FORM = 'yl_ask_form';
  const form = document.getElementById('ask');
  if (form) opening();
  const room = document.getElementById('room');
  if (room) {
    // The form became this chat.
    shelf.write(FORM, null);
    if (room.dataset.over === 'true') {
      for (const key of Object.keys(localStorage)) if (key.startsWith('yl_ask_')) shelf.write(key, null);
    } else {
      talking();
    }
  }

  // The form: what is typed is kept in this browser until it is sent.
  function opening() {
    const names = ['name', 'waybill', 'topic', 'text'];
    const typed = shelf.read(FORM) ?? {};
    for (const name of names) {
      const field = form.elements[name];
      if (!field.value && typeof typed[name] === 'string') field.value = typed[name];
    }
    form.addEventListener('input', () => {
      shelf.write(FORM, Object.fromEntries(names.map((name) => [name, form.elements[name].value])));
    });
    let sent = false;
    form.addEventListener('submit', (event) => {
      if (sent) event.preventDefault();
      sent = true;
      // A page that comes back from the history may be sent again.
      window.addEventListener('pageshow', () => { sent = false; }, { once: true });
    });
    document.getElementById('flaws')?.focus();
  }

  function talking() {
    const words = room.dataset;
    const [UNSENT, DRAFT] = [`yl_ask_unsent:${words.chat}`, `yl_ask_draft:${words.chat}`];
    const [talk, field, composer] = ['talk', 'message', 'composer'].map((id) => document.getElementById(id));
    const put = (id, text) => {
      const element = document.getElementById(id);
      if (element.textContent !== text) element.textContent = text;
    };
    const title = document.title;
    let last = Number(words.count);
    let told = 0;
    let readByAgent = 0;
    let unsent = shelf.read(UNSENT) ?? [];
    if (!Array.isArray(unsent)) unsent = [];
    let sending = false;
    let over = false;

    const atEnd = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    const toEnd = () => { talk.scrollTop = talk.scrollHeight; };
    const known = (id) => talk.querySelector(`[data-id="${CSS.escape(id)}"]`);

    function show({ id, number, own, who, time, text }, state = '') {
      const line = make('li', `said ${own ? 'own' : 'ours'}`);
      line.dataset.id = id;
      if (number) line.dataset.number = number;
      const head = make('p', 'said__who', `${who} `);
      head.append(make('time', '', time), ' ', make('span', 'said__read', state));
      line.append(head, make('p', 'said__text', text));
      return line;
    }

    function add(message) {
      if (message.number <= last) return;
      last = message.number;
      const follow = atEnd();
      const line = show(message);
      const waiting = known(message.id);
      if (waiting) waiting.remove();
      const firstUnsent = talk.querySelector('.said--unsent');
      talk.insertBefore(line, firstUnsent);
      if (message.own) drop(message.id);
      else if (document.hidden) document.title = `${words.new} ${title}`;
      if (follow) toEnd();
    }

    function drop(id) {
      unsent = unsent.filter((one) => one.id !== id);
      shelf.write(UNSENT, unsent.length ? unsent : null);
    }

    function wait(one, state) {
      let line = known(one.id);
      if (!line) {
        line = show({ ...one, own: true, who: words.you, time: '' }, state);
        line.classList.add('said--unsent');
        talk.append(line);
        toEnd();
      } else if (!line.dataset.number) {
        line.querySelector('.said__read').textContent = state;
      }
    }

    // One after the other, so that they arrive in their order.
    async function send() {
      if (sending) return;
      sending = true;
      while (unsent.length && !over) {
        const one = unsent[0];
        try {
          const answer = await post('say', one);
          if (answer.ok) {
            drop(one.id);
            const line = known(one.id);
            if (line && !line.dataset.number) line.querySelector('.said__read').textContent = '';
            continue;
          }
          if (answer.status === 409 || answer.status === 404) { location.replace('/ask'); return; }
          if (answer.status === 422 || answer.status === 400) {
            // It will never be taken: back into the field, where it can be changed.
            known(one.id)?.remove();
            drop(one.id);
            field.value = one.text;
            put('line', words.long);
            continue;
          }
        } catch { /* no network */ }
        wait(one, words.unsent);
        break;
      }
      sending = false;
    }

    composer.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (!text) { field.focus(); return; }
      const one = { id: freshId(), text };
      unsent.push(one);
      shelf.write(UNSENT, unsent);
      field.value = '';
      shelf.write(DRAFT, null);
      stopTyping();
      put('line', '');
      wait(one, words.sending);
      send();
    });
    field.addEventListener('keydown', (event) => {
      // An input method takes Enter for itself.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      composer.requestSubmit();
    });

    let typedAt = 0;
    function stopTyping() {
      if (typedAt) post('look', { typing: 0 }).catch(() => {});
      typedAt = 0;
    }
    field.addEventListener('input', () => {
      shelf.write(DRAFT, field.value || null);
      if (!field.value) { stopTyping(); return; }
      if (Date.now() - typedAt > TYPING_MS) {
        typedAt = Date.now();
        post('look', { typing: 1 }).catch(() => {});
      }
    });

    function read() {
      if (document.hidden) return;
      document.title = title;
      if (last <= told) return;
      const number = last;
      told = number;
      post('look', { read: number }).then((answer) => { if (!answer.ok) told = 0; }, () => { told = 0; });
    }
    document.addEventListener('visibilitychange', read);

    let stream = null;
    let heardAt = Date.now();
    function listen() {
      stream?.close();
      heardAt = Date.now();
      stream = new EventSource(`/ask/live?after=${last}`);
      stream.addEventListener('chat', (event) => {
        heardAt = Date.now();
        const told = JSON.parse(event.data);
        put('line', '');
        put('status', told.status);
        put('note', told.note);
        put('typing', told.typing);
        put('leave', told.leave);
        told.messages.forEach(add);
        readByAgent = Math.max(readByAgent, told.read);
        for (const line of talk.querySelectorAll('.said.own[data-number]')) {
          const seen = Number(line.dataset.number) <= readByAgent ? words.read : '';
          const mark = line.querySelector('.said__read');
          if (mark.textContent !== seen) mark.textContent = seen;
        }
        if (told.over) {
          over = true;
          stream.close();
          location.replace('/ask');
          return;
        }
        read();
        send();
      });
      stream.addEventListener('error', () => put('line', words.cut));
    }
    setInterval(() => {
      if (over) return;
      const dead = Date.now() - heardAt > SILENCE_MS || stream?.readyState === EventSource.CLOSED;
      if (dead) { put('line', words.cut); listen(); }
      if (unsent.length) send();
    }, 5_000);
    window.addEventListener('online', () => { listen(); send(); });
    // A page out of the history of the browser may be long behind.
    window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

    if (!field.value) field.value = shelf.read(DRAFT) ?? '';
    unsent = unsent.filter((one) => typeof one?.id === 'string' && typeof one?.text === 'string');
    unsent.forEach((one) => wait(one, words.sending));
    document.documentElement.classList.add('live');
    toEnd();
    listen();
    send();
    read();
  }
})();
