// An input method, as Chromium is told of one: letters are composed, then replaced by characters.

async function session(page) {
  return page.context().newCDPSession(page);
}

/** Types letters that stay under composition. Each comes with the key event browsers give while an input method is at work. */
export async function compose(page, locator, letters) {
  await locator.focus();
  const devtools = await session(page);
  for (let end = 1; end <= letters.length; end += 1) {
    const code = `Key${letters[end - 1].toUpperCase()}`;
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229 });
    await devtools.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letters[end - 1], code });
  }
  await devtools.detach();
}

/** Presses a key in the middle of a composition, as an input method passes it on: `Process`, key code 229. */
export async function processKey(page, { code, ctrl = false, alt = false }) {
  const devtools = await session(page);
  const modifiers = (alt ? 1 : 0) + (ctrl ? 2 : 0);
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229, modifiers });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Process', code, modifiers });
  await devtools.detach();
}

/** Ends the composition with these characters. */
export async function commit(page, text) {
  const devtools = await session(page);
  await devtools.send('Input.insertText', { text });
  await devtools.detach();
}

/** Types characters the way an input method does: letters first, then the characters in their place. */
export async function ime(page, locator, text, letters = 'pinyin') {
  await compose(page, locator, letters);
  await commit(page, text);
}
